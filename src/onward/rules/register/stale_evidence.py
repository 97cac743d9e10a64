"""Records whose evidence was not looked at for too long."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Place, Related, Severity
from onward.inventory.organisation import Activity
from onward.inventory.vendor import Vendor
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import activities, vendors
from onward.rules.register._claims import claims, supporting
from onward.terms.months import months_before
from onward.wording.labels import called

SEVERITY = Severity.NOTE
SAY = Texts(__name__)
SHOWN = 12
MONTHS = 24
"""House rule, unless our policy sets `evidence_months`."""


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """At most one finding for an inventory: it names the records."""
    ours = context.inventory.organisation
    months = ours.policy.evidence_months
    oldest = months_before(context.day, MONTHS if months is None else months)
    judged: tuple[Vendor | Activity, ...] = (*vendors(context), *activities(context))
    aged = {record.id: (record, last) for record in judged if (last := _aged(record, oldest))}
    if not aged:
        return
    names = tuple(called(record.name, record.id) for record, _ in aged.values())
    yield Finding(
        message=SAY(
            "message",
            count=len(names),
            months=MONTHS if months is None else months,
            whose=SAY("house-rule" if months is None else "policy"),
            law=law.cited,
            names=names,
        ),
        subject=ours.id,
        at=Place(ours.origin),
        covers=tuple(aged),
        act=law.act,
        related=tuple(
            Related(SAY("related", day=last[0], claim=last[1]), Place(record.origin, last[1]))
            for record, last in list(aged.values())[:SHOWN]
        ),
    )


def _aged(record: Vendor | Activity, oldest: date) -> tuple[date, str] | None:
    """The oldest claim of which all evidence is older than that day: that day and its route.

    Evidence without a day says nothing of its age.
    """
    found: list[tuple[date, str]] = []
    if not any(isinstance(each.seen, date) and each.seen < oldest for each in record.evidence):
        return None
    for claim in claims(record):
        days = [each.seen for each in supporting(claim, record.evidence)]
        seen = [day for day in days if isinstance(day, date)]
        if seen and len(seen) == len(days) and max(seen) < oldest:
            found.append((max(seen), claim))
    return min(found, default=None)
