"""open-right-to-object: a vendor informed us of a new sub-processor, and we may still object."""

from collections.abc import Iterator
from datetime import date, timedelta

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Edge
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._chain import approved, party, subject
from onward.rules.contracts._contracting_vendors import Engaged, processors
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.subprocessors import object_until

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


@under_contract_law("subprocessor")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each party that a vendor announced to us and that we have not approved."""
    for each in processors(context):
        for edge in each.vendor.subprocessors or ():
            name = party(edge, context.inventory)
            right = _right(each, edge, context.day)
            if name is not None and right:
                yield _finding(context, law, each, edge, name, right)


def _right(each: Engaged, edge: Edge, day: date) -> str:
    """What we may still do about the party, as the end of a sentence; empty where nothing."""
    ended = isinstance(edge.until, date) and edge.until < day
    if not isinstance(edge.notified, date) or edge.notified > day or approved(edge, day) or ended:
        return ""
    to_come = not isinstance(edge.since, date) or edge.since > day
    if each.agreement is not None and each.agreement.authorisation == "specific":
        return SAY("approval") if to_come else ""
    last = _last_day(each, edge)
    if last is not None:
        return SAY("object", last=last) if day <= last else ""
    return SAY("unrecorded") if to_come else ""


def _last_day(each: Engaged, edge: Edge) -> date | None:
    """The last day on which we may object: as recorded, else by the days agreed, or the use."""
    last = object_until(edge, each.agreement)
    if last is not None:
        return last
    return edge.since - timedelta(days=1) if isinstance(edge.since, date) else None


def _finding(
    context: RuleContext, law: Asked, each: Engaged, edge: Edge, name: str, right: str
) -> Finding:
    at = Place(each.vendor.origin, f"{edge.route}/notified")
    return Finding(
        message=SAY(
            "message-since" if isinstance(edge.since, date) else "message",
            name=each.name,
            notified=edge.notified,
            party=name,
            since=edge.since,
            right=right,
            law=law.cited,
        ),
        subject=subject(each.vendor, edge, context.inventory),
        at=at,
        covers=each.services,
        act=law.act,
        rests_on=(*each.facts, at),
    )
