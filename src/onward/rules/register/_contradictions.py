"""Facts of one record that can't both be true, and keep a flow from being judged."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TypeAlias

from onward.diagnostic import Place
from onward.inventory.mechanism import Mechanism
from onward.inventory.organisation import Activity
from onward.inventory.records import subject_of
from onward.inventory.value import Day
from onward.inventory.vendor import Agreement, Edge, Location, Service, Vendor
from onward.rules._law import Asked
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.flow import Kind
from onward.transfers.place import active
from onward.transfers.roles import role_of
from onward.wording.labels import called

SAY = Texts("onward.rules.register.contradicted_claim")

Routed: TypeAlias = Service | Location | Mechanism | Edge | Agreement
Part: TypeAlias = Vendor | Activity | Routed
"""What has a first and a last day."""


def not_by_us(vendor: Vendor, law: Asked, context: RuleContext) -> Iterator[Finding]:
    """A vendor that others engage, and that serves activities of ours."""
    if vendor.engaged == "by-us":
        return
    served = {
        name
        for service in vendor.services
        if active(context.day, service.since, service.until)
        and role_of(service, vendor) is not None
        for name in (service.activities if isinstance(service.activities, tuple) else ())
    }
    if not served:
        return
    yield Finding(
        message=SAY(
            "engaged",
            name=called(vendor.name, vendor.id),
            engaged=vendor.engaged,
            activities=tuple(sorted(served)),
            law=law.cited,
        ),
        subject=vendor.id,
        cause="engaged",
        at=Place(vendor.origin, "/engaged"),
        covers=tuple(sorted(served)),
        act=law.act,
        reason=SAY("engaged-reason"),
        remedy=SAY("engaged-remedy"),
    )


def planned(vendor: Vendor, law: Asked, context: RuleContext) -> Iterator[Finding]:
    """A vendor that only others engage, said to be planned, to which one of them passes data on."""
    stages = [(vendor.stage, ""), *((each.stage, each.route) for each in vendor.services)]
    routes = [f"{route}/stage" for stage, route in stages if stage == "planned"]
    passing = {
        flow.exporter.name
        for flow in context.statuses.flows.by_vendor.get(vendor.id, ())
        if flow.kind is Kind.CHAIN
    }
    if vendor.engaged == "by-us" or not routes or not passing:
        return
    yield Finding(
        message=SAY(
            "planned",
            name=called(vendor.name, vendor.id),
            exporters=tuple(sorted(passing)),
            count=len(passing),
            law=law.cited,
        ),
        subject=vendor.id,
        cause="stage",
        at=Place(vendor.origin, routes[0]),
        act=law.act,
        reason=SAY("planned-reason"),
        remedy=SAY("planned-remedy"),
    )


def backwards(record: Vendor | Activity, law: Asked, context: RuleContext) -> Iterator[Finding]:
    """Days that end before they begin: what bears them is in use on no day at all."""
    routes = tuple(_backwards(record))
    if not routes:
        return
    yield Finding(
        message=SAY("days", name=called(record.name, record.id), routes=routes, law=law.cited),
        subject=subject_of(record, context.inventory),
        cause="days",
        at=Place(record.origin, routes[0]),
        covers=routes,
        act=law.act,
        reason=SAY("days-reason"),
        remedy=SAY("days-remedy"),
    )


def _backwards(record: Vendor | Activity) -> Iterator[str]:
    """The routes of last days that come before a first day of the same part."""
    for part, route in _parts(record):
        first, last = _days(part)
        for day, key in last:
            if isinstance(day, date) and any(isinstance(d, date) and day < d for d in first):
                yield f"{route}/{key}"


def _days(part: Part) -> tuple[tuple[Day, ...], tuple[tuple[Day, str], ...]]:
    """The first days of a part, and its last ones with their keys."""
    match part:
        case Agreement():
            return (part.since, part.signed), ((part.until, "until"), (part.expires, "expires"))
        case Mechanism():
            return (part.since, part.signed, part.approved), ((part.until, "until"),)
        case _:
            return (part.since,), ((part.until, "until"),)


def _parts(record: Vendor | Activity) -> Iterator[tuple[Part, str]]:
    """The record and every part of it that has days, with its route."""
    yield record, ""
    if isinstance(record, Activity):
        for controller in record.controllers or ():
            yield from _with_routes(controller.mechanisms)
        return
    yield from _with_routes(record.services, record.mechanisms, record.subprocessors)
    for service in record.services:
        yield from _with_routes(service.locations)
    for edge in record.subprocessors or ():
        yield from _with_routes(edge.locations, edge.mechanisms)
    agreements = (record.agreement, *(edge.agreement for edge in record.subprocessors or ()))
    yield from _with_routes(tuple(each for each in agreements if each is not None))


def _with_routes(*lists: Sequence[Routed] | None) -> Iterator[tuple[Part, str]]:
    for items in lists:
        for item in items or ():
            yield item, item.route
