"""A record says that something happened on a day that has not come."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from onward.diagnostic import Place, Severity
from onward.inventory.mechanism import Mechanism
from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import Waiver, subject_of
from onward.inventory.value import Day
from onward.inventory.vendor import Agreement, Edge, Evidence, Service, Vendor
from onward.rules._law import asked
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
AHEAD = timedelta(days=1)
"""The clock is that of UTC: where the sun rises earlier it is tomorrow already."""

Record = Organisation | Vendor | Activity | Waiver
Said = Iterator[tuple[str, Day]]
"""Routes of days on which something happened, and those days."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each record; none where it is not known which day is today.

    A day between the day judged and today is none of these: what a past day had not seen is normal.
    """
    law = asked(context, "register")
    if context.today is None:
        return
    latest = max(context.today, context.day) + AHEAD
    inventory = context.inventory
    records: tuple[Record, ...] = (
        inventory.organisation,
        *inventory.vendors.values(),
        *inventory.activities.values(),
        *inventory.waivers.values(),
    )
    for record in records:
        found = {
            route: day for route, day in _days(record) if isinstance(day, date) and day > latest
        }
        if found:
            routes = tuple(found)
            yield Finding(
                message=SAY(
                    "message",
                    record=record.id,
                    first=min(found.values()),
                    routes=routes,
                    law=cited(law.article if law else "", context.day),
                ),
                subject=subject_of(record, context.inventory),
                at=Place(record.origin, routes[0]),
                covers=routes,
                act=law.act if law else "",
                rests_on=tuple(Place(record.origin, route) for route in routes),
            )


def _days(record: Record) -> Said:
    match record:
        case Waiver():
            yield "/approved_on", record.approved_on
            return
        case Organisation():
            for notice in record.notices:
                yield f"{notice.route}/dated", notice.dated
                yield f"{notice.route}/seen", notice.seen
            yield from _mechanisms(record.frameworks)
            yield from _mechanisms(record.mechanisms)
        case Activity():
            for controller in record.controllers or ():
                yield from _mechanisms(controller.mechanisms)
                for approval in controller.approvals or ():
                    yield f"{approval.route}/given", approval.given
        case Vendor():
            yield from _vendor(record)
    yield "/reviewed", record.reviewed
    yield from _evidence(record.evidence)


def _vendor(vendor: Vendor) -> Said:
    yield "/objections_heard", vendor.objections_heard
    if vendor.approval is not None:
        yield "/approval/given", vendor.approval.given
    yield from _services(vendor.services)
    yield from _agreement(vendor.agreement)
    yield from _mechanisms(vendor.mechanisms)
    yield from _edges(vendor.subprocessors or ())


def _services(services: Iterable[Service]) -> Said:
    for service in services:
        yield f"{service.route}/objections_heard", service.objections_heard


def _edges(edges: Iterable[Edge]) -> Said:
    for edge in edges:
        yield f"{edge.route}/notified", edge.notified
        yield f"{edge.route}/approved", edge.approved
        yield from _agreement(edge.agreement)
        yield from _mechanisms(edge.mechanisms)


def _agreement(agreement: Agreement | None) -> Said:
    if agreement is not None:
        yield f"{agreement.route}/signed", agreement.signed


def _mechanisms(mechanisms: Iterable[Mechanism] | None) -> Said:
    for each in mechanisms or ():
        yield f"{each.route}/signed", each.signed
        yield f"{each.route}/approved", each.approved
        if each.certified is not None:
            yield f"{each.route}/certified/verified", each.certified.verified
        if each.assessment is not None:
            yield f"{each.route}/assessment/date", each.assessment.date


def _evidence(pieces: Iterable[Evidence]) -> Said:
    for each in pieces:
        yield f"{each.route}/seen", each.seen
