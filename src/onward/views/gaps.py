"""Every `unknown` in a record, and under which topic it is asked."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from onward.diagnostic import Place
from onward.inventory.organisation import Activity, Controller, Notice, Organisation
from onward.inventory.safeguard import Assessment, Certificate, Safeguard
from onward.inventory.value import UNKNOWN, Unknown
from onward.inventory.vendor import Agreement, Contact, Edge, Location, Parent, Service, Vendor
from onward.views import our_topics, topics
from onward.views.topic import Topic

Record: TypeAlias = Vendor | Activity | Organisation


class Gap(NamedTuple):
    """One `unknown`: the parts of the record that lead to it, its key, and where it stands."""

    trail: tuple[object, ...]
    """From the record down to the part that holds it."""
    key: str
    at: Place


def gaps(record: Record) -> Iterator[Gap]:
    """Every `unknown` of a record, in the order of its parts."""
    for trail, route, key in _walk(record, (), ""):
        yield Gap(trail, key, Place(record.origin, route))


def _walk(
    part: object, above: tuple[object, ...], route: str
) -> Iterator[tuple[tuple[object, ...], str, str]]:
    here = str(getattr(part, "route", "")) or route
    trail = (*above, part)
    for name in getattr(part, "__dataclass_fields__", ()):
        match getattr(part, name):
            case None | str():
                continue
            case Unknown():
                yield trail, f"{here}/{_KEYS.get(name, name)}", name
            case tuple() as items:
                for item in items:
                    if not isinstance(item, str):
                        yield from _walk(item, trail, here)
            case Mapping() as items:
                for key, item in items.items():
                    if item is UNKNOWN:
                        yield trail, f"{here}/{name}/{key}", f"{name} {key}"
            case held:
                yield from _walk(held, trail, f"{here}/{name}")


_KEYS: Final = {"uses": "for", "party": "with"}
"""Names of values that are written otherwise in a record."""

_LEAVE: Final = {"authorisation", "approvals", "given", "by"}
"""What a customer allows of sub-processors."""

_CLAUSES: Final = {"status", "signed", "party", "modules"}
_RULES: Final = {"variant", "approved", "authority", "members"}


def topic(gap: Gap) -> Topic:
    """Under which topic an `unknown` is asked."""
    match gap.trail:
        case (Vendor() as vendor, *parts):
            return _of_vendor(gap.key, vendor, parts)
        case (Activity(), Controller(), *_):
            leave = gap.key in _LEAVE
            return our_topics.APPROVALS if leave else our_topics.CUSTOMERS
        case (Activity(), *_):
            return our_topics.ACTIVITY
        case (_, Notice(), *_):
            return our_topics.NOTICE
        case _:
            return our_topics.OURSELVES


def _of_vendor(key: str, vendor: Vendor, parts: list[object]) -> Topic:
    match parts:
        case [Edge() as edge, *_]:
            return _of_edge(key, edge)
        case [Service(), Location()]:
            return topics.PLACES
        case [Service()]:
            return _SERVICE.get(key, our_topics.USE)
        case [Safeguard() as named, *rest]:
            return _of_safeguard(key, named, rest)
        case [Agreement()]:
            return topics.AGREEMENT if key == "status" else topics.TERMS
        case [Parent() | Contact() as part]:
            return topics.PARENT if isinstance(part, Parent) else topics.CONTACT
        case [] if key == "country" and isinstance(vendor.legal_name, str):
            return topics.COUNTRY
        case []:
            return _VENDOR.get(key, our_topics.VENDOR_RECORD)
        case _:
            return our_topics.VENDOR_RECORD


def _of_edge(key: str, edge: Edge) -> Topic:
    if edge.vendor is UNKNOWN:
        return topics.CHAIN
    return our_topics.CHAIN_APPROVAL if key == "approved" else topics.CHAIN_PARTY


_VENDOR: Final[Mapping[str, Topic]] = {
    "name": our_topics.WHO_IT_IS,
    "legal_name": topics.ENTITY,
    "country": topics.ENTITY,
    "address": topics.CONTACT,
    "role": topics.ROLE,
    "subject_to": topics.SUBJECT_TO,
}
_SERVICE: Final[Mapping[str, Topic]] = {
    "role": topics.ROLE,
    "clear_text": topics.CLEAR_TEXT,
    "retention": topics.KEPT,
}


def _of_safeguard(key: str, named: Safeguard, rest: list[object]) -> Topic:
    if named.instrument is UNKNOWN:
        return topics.GROUND
    match rest:
        case [Certificate()]:
            return our_topics.LISTING
        case [Assessment()]:
            return our_topics.ASSESSMENT
        case _ if key in _RULES:
            return topics.RULES
        case _ if key in _CLAUSES:
            return topics.CLAUSES
        case _:
            return topics.MEASURES if key == "measures" else topics.TOOL
