"""Records that were not compared with the facts for too long."""

from collections.abc import Iterator
from datetime import date
from typing import TypeAlias

from onward.diagnostic import Place, Related, Severity
from onward.inventory.organisation import Activity, Organisation
from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import Vendor
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import records
from onward.rules.register._missing import where
from onward.terms.months import months_before
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
SHOWN = 12
MONTHS = 12
"""House rule, unless our policy sets `review_months`."""
Record: TypeAlias = Organisation | Vendor | Activity


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """At most one finding for an inventory: it names the records.

    One without a day of review is among them only where our policy asks for reviews, or where the
    record says that the day is unknown.
    """
    ours = context.inventory.organisation
    months = ours.policy.review_months
    oldest = months_before(context.day, MONTHS if months is None else months)
    stale = tuple(
        each for each in records(context) if _stale(each, oldest, always=months is not None)
    )
    if not stale:
        return
    dated = {isinstance(each.reviewed, date) for each in stale}
    yield Finding(
        message=SAY(
            "both" if len(dated) > 1 else "reviewed" if True in dated else "never",
            count=len(stale),
            names=tuple(called(each.name, each.id) for each in stale),
            whose=SAY("house-rule" if months is None else "policy"),
            months=MONTHS if months is None else months,
            law=law.cited,
        ),
        subject=ours.id,
        at=Place(ours.origin),
        covers=tuple(each.id for each in stale),
        act=law.act,
        related=tuple(map(_related, stale[:SHOWN])),
    )


def _stale(record: Record, oldest: date, *, always: bool) -> bool:
    last = record.reviewed
    return last < oldest if isinstance(last, date) else always or last is UNKNOWN


def _related(record: Record) -> Related:
    last, name = record.reviewed, called(record.name, record.id)
    if isinstance(last, date):
        at = Place(record.origin, "/reviewed")
        return Related(SAY("related", name=name, day=last), at)
    return Related(SAY("related-never", name=name), where(record.origin, "", "reviewed", last))
