"""open-right-to-object: a vendor informed us of a new sub-processor, and we may still object."""

from collections.abc import Iterator
from datetime import date, timedelta

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Edge
from onward.rules._case import Case, Finding
from onward.rules.contracts._chain import approved, party, subject
from onward.rules.contracts._law import of_subprocessors
from onward.rules.contracts._parties import Engaged, processors
from onward.rules.register._law import Asked

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each party that a vendor announced to us and that we have not approved."""
    law = of_subprocessors(case)
    if law is None:
        return
    for each in processors(case):
        for edge in each.vendor.subprocessors or ():
            name = party(edge, case.inventory)
            told = _open(each, edge, case.day)
            if name is not None and told:
                yield _finding(case, law, each, edge, f"{_announced(each, edge, name)}: {told}")


def _open(each: Engaged, edge: Edge, day: date) -> str:
    """What we may still do about the party, as the end of a sentence; empty where nothing."""
    ended = isinstance(edge.until, date) and edge.until < day
    if not isinstance(edge.notified, date) or edge.notified > day or approved(edge, day) or ended:
        return ""
    to_come = not isinstance(edge.since, date) or edge.since > day
    if each.agreement is not None and each.agreement.authorisation == "specific":
        return "our contract allows it only with our written approval" if to_come else ""
    last = _last_day(each, edge)
    if last is not None:
        return f"we may object until {last}" if day <= last else ""
    return "until when we may object is not recorded" if to_come else ""


def _last_day(each: Engaged, edge: Edge) -> date | None:
    """The last day on which we may object: as recorded, else by the days agreed, or the use."""
    if isinstance(edge.object_by, date):
        return edge.object_by
    days = each.agreement.notice_days if each.agreement else None
    if isinstance(days, int) and isinstance(edge.notified, date):
        return edge.notified + timedelta(days=days - 1)
    return edge.since - timedelta(days=1) if isinstance(edge.since, date) else None


def _announced(each: Engaged, edge: Edge, name: str) -> str:
    begins = f" from {edge.since}" if isinstance(edge.since, date) else ""
    return f"{each.name} informed us on {edge.notified} that it passes data on to {name}{begins}"


def _finding(case: Case, law: Asked, each: Engaged, edge: Edge, message: str) -> Finding:
    at = Place(each.vendor.origin, f"{edge.route}/notified")
    return Finding(
        message=f"{message} ({law.article}, {case.day})",
        subject=subject(each.vendor, edge, case.inventory),
        at=at,
        covers=each.services,
        act=law.act,
        reason="a general authorisation is worth what we make of the notice: who lets the days pass"
        " has accepted the party",
        remedy="look at the party, its country and its safeguards; then object, or record in"
        " `approved` of the entry the day on which we approved it or decided not to object",
        rests_on=(*each.facts, at),
    )
