"""The parts of records: parties, places, services, agreements, edges."""

from collections.abc import Sequence
from typing import Final

from onward.inventory.build_mechanisms import mechanisms
from onward.inventory.read import (
    Object,
    as_set,
    code,
    day,
    fields,
    listed,
    name,
    named,
    number,
    plain,
    readers,
    terms,
    text,
    words,
)
from onward.inventory.vendor import Agreement, Contact, Edge, Location, Parent, Service

CONTACT: Final = readers((name, "name email address"), (text, "position"))
PARENT: Final = readers((name, "legal_name"), (code, "country"))
LOCATION: Final = readers(
    (code, "place by country chosen_by"), (terms, "for"), (listed, "options"), (day, "since until")
)
SERVICE: Final = readers(
    (plain, "id"),
    (text, "purpose role clear_text frequency nature retention when"),
    (terms, "activities data subjects"),
    (words, "products"),
    (day, "since until announced objections_heard"),
)
AGREEMENT: Final = readers(
    (text, "status document authorisation"),
    (plain, "sha256"),
    (number, "notice_days"),
    (words, "cites"),
    (day, "signed expires since until"),
)
LETTERS: Final = readers((text, "a b c d e f g h"))
EDGE: Final = readers(
    (text, "vendor purpose"),
    (words, "serves"),
    (terms, "data"),
    (day, "since until notified object_by approved"),
)


def contact(value: Object) -> Contact:
    """Who answers for a party."""
    return Contact(**fields(value, CONTACT))


def parent(value: Object) -> Parent:
    """The company that controls a vendor."""
    return Parent(**fields(value, PARENT))


def locations(items: Sequence[Object] | None, route: str) -> tuple[Location, ...] | None:
    """The places under `locations`, in the order of what they say: they are a set."""
    if items is None:
        return None
    route += "/locations"
    found = [Location(**fields(item, LOCATION), route=at) for item, at in named(items, route)]
    return as_set(found, _place)


def _place(location: Location) -> object:
    return location.place


def service(value: Object, route: str) -> Service:
    """One service of a vendor."""
    places = locations(value.get("locations"), route)
    return Service(**fields(value, SERVICE), locations=places, route=route)


def agreement(value: Object | None, route: str) -> Agreement | None:
    """What stands under `agreement`: the contract of Art. 28 or the arrangement of Art. 26 GDPR."""
    if value is None:
        return None
    letters = fields(value.get("letters", {}), LETTERS)
    return Agreement(
        **fields(value, AGREEMENT),
        letters=dict(sorted(letters.items())),
        route=f"{route}/agreement",
    )


def edge(value: Object, route: str) -> Edge:
    """One party to which a vendor passes data on."""
    return Edge(
        **fields(value, EDGE),
        locations=locations(value.get("locations"), route),
        mechanisms=mechanisms(value.get("mechanisms"), f"{route}/mechanisms"),
        agreement=agreement(value.get("agreement"), route),
        route=route,
    )
