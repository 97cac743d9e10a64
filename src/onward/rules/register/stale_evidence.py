"""Records whose evidence nobody has looked at for too long."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Place, Related, Severity
from onward.inventory.organisation import Activity
from onward.inventory.vendor import Vendor
from onward.rules._case import Case, Finding
from onward.rules._months import months_before
from onward.rules.register._claims import claims, supporting
from onward.rules.register._in_use import activities, vendors
from onward.rules.register._law import asked
from onward.wording.english import count, few
from onward.wording.labels import called

SEVERITY = Severity.NOTE
SHOWN = 12
MONTHS = 24
"""House rule, unless our policy sets `evidence_months`."""


def check(case: Case) -> Iterator[Finding]:
    """At most one finding for an inventory: it names the records."""
    law = asked(case, "register")
    ours = case.inventory.organisation
    months = ours.policy.evidence_months
    oldest = months_before(case.day, MONTHS if months is None else months)
    judged: tuple[Vendor | Activity, ...] = (*vendors(case), *activities(case))
    aged = {record.id: (record, last) for record in judged if (last := _aged(record, oldest))}
    if law is None or not aged:
        return
    whose = "house rule" if months is None else "our policy"
    names = tuple(called(record.name, record.id) for record, _ in aged.values())
    yield Finding(
        message=f"the evidence behind claims of {count(len(names), 'record')} was last looked at"
        f" over {MONTHS if months is None else months} months ago ({whose}, {law.article},"
        f" {case.day}): {few(names, SHOWN)}",
        subject=ours.id,
        at=Place(ours.origin),
        covers=tuple(aged),
        act=law.act,
        reason="terms, lists and notices change: what a document said years ago shows little of"
        " today",
        remedy="look at each document again, correct the record where it says otherwise, and record"
        " the day in `seen`",
        related=tuple(
            Related(f"last looked at on {last[0]}: {last[1]}", Place(record.origin, last[1]))
            for record, last in list(aged.values())[:SHOWN]
        ),
    )


def _aged(record: Vendor | Activity, oldest: date) -> tuple[date, str] | None:
    """The oldest claim of which all evidence is older than that day: that day and its route.

    Evidence without a day says nothing of its age.
    """
    found: list[tuple[date, str]] = []
    for claim in claims(record):
        days = [each.seen for each in supporting(claim, record.evidence)]
        seen = [day for day in days if isinstance(day, date)]
        if seen and len(seen) == len(days) and max(seen) < oldest:
            found.append((max(seen), claim))
    return min(found, default=None)
