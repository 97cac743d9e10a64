"""Transfer mechanisms, as records name them."""

from collections.abc import Sequence
from typing import Final

from onward.inventory.mechanism import Assessment, Certificate, Mechanism
from onward.inventory.read import Object, day, fields, name, named, readers, terms, text, words


def certificate(value: Object) -> Certificate:
    """A recipient's entry on the list of a framework."""
    return Certificate(**fields(value, CERTIFICATE))


def assessment(value: Object) -> Assessment:
    """A transfer impact assessment."""
    return Assessment(**fields(value, ASSESSMENT))


CERTIFICATE: Final = readers(
    (name, "entity"), (text, "listed_as"), (terms, "covers"), (day, "since due verified")
)
ASSESSMENT: Final = readers((text, "conclusion document"), (day, "date"), (terms, "countries"))
MECHANISM: Final = readers(
    (name, "with"),
    (text, "instrument status letter variant authority"),
    (terms, "modules measures members restrictions"),
    (words, "adapted shown excluded_by"),
    (certificate, "certified"),
    (assessment, "assessment"),
    (day, "signed processing_changed approved since until"),
)


def mechanisms(items: Sequence[Object] | None, route: str) -> tuple[Mechanism, ...] | None:
    """Mechanisms in the order of preference of the record; `route` is that of the list."""
    if items is None:
        return None
    return tuple(
        [Mechanism(**fields(item, MECHANISM), route=at) for item, at in named(items, route)]
    )
