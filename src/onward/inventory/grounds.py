"""Grounds for a transfer, as records name them."""

from collections.abc import Sequence
from typing import Final

from onward.inventory.read import Object, day, fields, name, named, readers, terms, text, words
from onward.inventory.safeguard import Assessment, Certificate, Safeguard


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
SAFEGUARD: Final = readers(
    (name, "with"),
    (text, "instrument status letter variant authority"),
    (terms, "modules measures members restrictions"),
    (words, "adapted shown excluded_by"),
    (certificate, "certified"),
    (assessment, "assessment"),
    (day, "signed processing_changed approved since until"),
)


def safeguards(items: Sequence[Object] | None, route: str) -> tuple[Safeguard, ...] | None:
    """Grounds in the order of preference of the record; `route` is that of the list."""
    if items is None:
        return None
    return tuple(
        [Safeguard(**fields(item, SAFEGUARD), route=at) for item, at in named(items, route)]
    )
