"""Every `unknown` in a record, and under which topic it is asked."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from onward.diagnostic import Place
from onward.inventory.mechanism import Assessment, Certificate, Mechanism
from onward.inventory.organisation import Activity, Controller, Notice, Organisation
from onward.inventory.value import UNKNOWN, Unknown
from onward.inventory.vendor import Agreement, Contact, Edge, Location, Parent, Service, Vendor
from onward.reports.questions import internal_topics, vendor_topics
from onward.reports.questions.topic import Topic

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
            return internal_topics.APPROVALS if leave else internal_topics.CUSTOMERS
        case (Activity(), *_):
            return internal_topics.ACTIVITY
        case (_, Notice(), *_):
            return internal_topics.NOTICE
        case _:
            return internal_topics.OURSELVES


def _of_vendor(key: str, vendor: Vendor, parts: list[object]) -> Topic:
    match parts:
        case [Edge() as edge, *_]:
            return _of_edge(key, edge)
        case [Service(), Location()]:
            return vendor_topics.PLACES
        case [Service()]:
            return _SERVICE.get(key, internal_topics.USE)
        case [Mechanism() as named, *rest]:
            return _of_mechanism(key, named, rest)
        case [Agreement()]:
            return vendor_topics.AGREEMENT if key == "status" else vendor_topics.TERMS
        case [Parent() | Contact() as part]:
            return vendor_topics.PARENT if isinstance(part, Parent) else vendor_topics.CONTACT
        case [] if key == "country" and isinstance(vendor.legal_name, str):
            return vendor_topics.COUNTRY
        case []:
            return _VENDOR.get(key, internal_topics.VENDOR_RECORD)
        case _:
            return internal_topics.VENDOR_RECORD


def _of_edge(key: str, edge: Edge) -> Topic:
    if edge.vendor is UNKNOWN:
        return vendor_topics.CHAIN
    return internal_topics.CHAIN_APPROVAL if key == "approved" else vendor_topics.CHAIN_PARTY


_VENDOR: Final[Mapping[str, Topic]] = {
    "name": internal_topics.WHO_IT_IS,
    "legal_name": vendor_topics.ENTITY,
    "country": vendor_topics.ENTITY,
    "address": vendor_topics.CONTACT,
    "role": vendor_topics.ROLE,
    "subject_to": vendor_topics.SUBJECT_TO,
}
_SERVICE: Final[Mapping[str, Topic]] = {
    "role": vendor_topics.ROLE,
    "clear_text": vendor_topics.CLEAR_TEXT,
    "retention": vendor_topics.KEPT,
}


def _of_mechanism(key: str, named: Mechanism, rest: list[object]) -> Topic:
    if named.instrument is UNKNOWN:
        return vendor_topics.MECHANISM
    match rest:
        case [Certificate()]:
            return internal_topics.LISTING
        case [Assessment()]:
            return internal_topics.ASSESSMENT
        case _ if key in _RULES:
            return vendor_topics.RULES
        case _ if key in _CLAUSES:
            return vendor_topics.CLAUSES
        case _:
            return vendor_topics.MEASURES if key == "measures" else vendor_topics.TOOL
