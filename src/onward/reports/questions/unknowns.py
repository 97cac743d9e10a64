"""What a record leaves open: every `unknown`, and what it has to say and does not record at all."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from onward.diagnostic import Place
from onward.inventory.mechanism import Assessment, Certificate, Mechanism
from onward.inventory.organisation import Activity, Controller, Notice, Organisation
from onward.inventory.value import UNKNOWN, Unknown
from onward.inventory.vendor import (
    Agreement,
    AuditCertificate,
    Contact,
    Edge,
    Links,
    Location,
    Parent,
    Service,
    Vendor,
)
from onward.law.instrument import InstrumentKind
from onward.law.law import Law
from onward.law.territory import EEA
from onward.reports.questions import topics
from onward.reports.questions.topics import Topic
from onward.transfers.roles import role_of

Record: TypeAlias = Vendor | Activity | Organisation

NOT_RECORDED: Final = "not-recorded"
"""Why a thing is asked: the record does not say it at all."""


class Gap(NamedTuple):
    """One thing that is open: the parts of the record that lead to it, its key, and its place."""

    trail: tuple[object, ...]
    """From the record down to the part that holds it."""
    key: str
    at: Place
    reason: str = "unknown"
    """`unknown`, as the record says, or `not-recorded`."""


def gaps(record: Record) -> tuple[Gap, ...]:
    """Everything that a record leaves open: each `unknown`, then what is not recorded.

    Of the latter only what decides which rules apply, or which flows there are.
    """
    return tuple(_gaps(record))


def _gaps(record: Record) -> Iterator[Gap]:
    for trail, route, key in _walk(record, (), ""):
        yield Gap(trail, key, Place(record.origin, route))
    match record:
        case Vendor():
            yield from _not_recorded_of_vendor(record)
        case Activity():
            yield from _not_recorded_of_activity(record)
        case _:
            return


def _walk(
    part: object, above: tuple[object, ...], route: str
) -> Iterator[tuple[tuple[object, ...], str, str]]:
    here = str(getattr(part, "route", "")) or route
    trail = (*above, part)
    for name in getattr(part, "__dataclass_fields__", ()):
        match getattr(part, name):
            case None | str() | int() | date():
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


def _not_recorded_of_vendor(vendor: Vendor) -> Iterator[Gap]:
    """Which company it is; of each service that gets data from us, the vendor's role and data."""
    at = Place(vendor.origin)
    if vendor.one_of:
        yield Gap((vendor,), "one_of", at._replace(route="/one_of"), NOT_RECORDED)
    elif vendor.country == EEA:
        yield Gap((vendor,), "country", at._replace(route="/country"), NOT_RECORDED)
    if vendor.engaged != "by-us":
        return
    for service in vendor.services:
        at = Place(vendor.origin, service.route)
        if service.role is None and vendor.role is None:
            yield Gap((vendor, service), "role", at, NOT_RECORDED)
        stage = service.stage if service.stage is not None else vendor.stage
        if role_of(service, vendor) is not None and stage == "dormant" and service.until is None:
            yield Gap((vendor, service), "held", at, NOT_RECORDED)
        if role_of(service, vendor) is not None and service.data is None:
            yield Gap((vendor, service), "data", at, NOT_RECORDED)


def _not_recorded_of_activity(activity: Activity) -> Iterator[Gap]:
    """Our role; and where we act for others, for whom, and where they are."""
    at = Place(activity.origin)
    if activity.role is None:
        yield Gap((activity,), "role", at, NOT_RECORDED)
    if activity.role != "processor":
        return
    if not activity.controllers:
        yield Gap((activity,), "controllers", at, NOT_RECORDED)
    for controller in activity.controllers or ():
        place = Place(activity.origin, controller.route)
        if controller.authorisation == "specific" and controller.approvals is None:
            yield Gap((activity, controller), "approvals", place, NOT_RECORDED)
        if controller.country is None:
            yield Gap((activity, controller), "country", place, NOT_RECORDED)


_APPROVING: Final = {"authorisation", "approvals", "given", "by"}
"""What a customer allows of sub-processors."""


def topic(gap: Gap, law: Law) -> Topic:
    """Under which topic a gap is asked."""
    match gap.trail:
        case (Vendor() as vendor, *parts):
            return _of_vendor(gap.key, vendor, parts, law)
        case (Activity(), Controller(), *_):
            return Topic.APPROVALS if gap.key in _APPROVING else Topic.CUSTOMERS
        case (Activity(), *_):
            return Topic.ACTIVITY
        case (_, Notice(), *_):
            return Topic.NOTICE
        case _:
            return Topic.OURSELVES


_OF_PART: Final[Mapping[type, Topic]] = {
    AuditCertificate: Topic.CERTIFICATE,
    Parent: Topic.PARENT,
    Contact: Topic.CONTACT,
    Links: Topic.LINKS,
}


def _of_vendor(key: str, vendor: Vendor, parts: list[object], law: Law) -> Topic:
    match parts:
        case [Edge() as edge, *_]:
            return _of_edge(key, edge)
        case [Service(), Location()]:
            return Topic.PLACES
        case [Service()]:
            return topics.OF_SERVICE.get(key, Topic.SERVICE)
        case [Mechanism() as named, *rest]:
            return _of_mechanism(key, named, rest, law)
        case [Agreement(), *_]:
            return Topic.AGREEMENT if key == "status" else Topic.TERMS
        case [AuditCertificate() | Parent() | Contact() | Links() as part]:
            return _OF_PART[type(part)]
        case [] if key == "country" and isinstance(vendor.legal_name, str):
            return Topic.COUNTRY
        case []:
            return topics.OF_VENDOR.get(key, Topic.VENDOR)
        case _:
            return Topic.VENDOR


def _of_edge(key: str, edge: Edge) -> Topic:
    if edge.vendor is UNKNOWN:
        return Topic.CHAIN
    return Topic.CHAIN_APPROVAL if key == "approved" else Topic.CHAIN_PARTY


def _of_mechanism(key: str, named: Mechanism, rest: list[object], law: Law) -> Topic:
    if named.instrument is UNKNOWN:
        return Topic.MECHANISM
    match rest:
        case [Certificate()]:
            return Topic.LISTING
        case [Assessment()]:
            return Topic.ASSESSMENT
        case _ if key == "measures":
            return Topic.MEASURES
        case _:
            return _of_instrument(key, named.instrument, law)


def _of_instrument(key: str, instrument: str, law: Law) -> Topic:
    """What the mechanism itself answers: the signed clauses, the approval; else our own record."""
    row = law.instruments.get(instrument)
    kind = row.kind if row else None
    if key in topics.IN_CLAUSES and kind in topics.CLAUSES:
        return Topic.CLAUSES
    if key in topics.OF_BCR and kind is InstrumentKind.RULES:
        return Topic.BCR
    if key in topics.OF_TOOL and kind in topics.TOOLS:
        return Topic.TOOL
    return Topic.MECHANISM_RECORD
