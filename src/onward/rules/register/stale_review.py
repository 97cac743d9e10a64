"""A record that nobody has read against the facts for too long."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Place, Severity
from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import subject_of
from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import Vendor
from onward.rules._case import Case, Finding
from onward.rules._months import months_before
from onward.rules.register._in_use import records
from onward.rules.register._law import asked
from onward.rules.register._open import where
from onward.wording.labels import called

SEVERITY = Severity.WARNING
MONTHS = 12
"""House rule, unless our policy sets `review_months`."""


def check(case: Case) -> Iterator[Finding]:
    """One finding for each record; one without a day only where our policy asks for reviews."""
    law = asked(case, "register")
    if law is None:
        return
    ours = case.inventory.organisation
    months = ours.policy.review_months
    oldest = months_before(case.day, MONTHS if months is None else months)
    for record in records(case):
        last = record.reviewed
        asked_for = last is UNKNOWN or months is not None
        if last < oldest if isinstance(last, date) else asked_for:
            yield Finding(
                message=f"{called(record.name, record.id)} {_told(record)}"
                f" ({_span(months)}, {law.article}, {case.day})",
                subject=subject_of(record, case.inventory),
                at=Place(record.origin, "/reviewed")
                if isinstance(last, date)
                else where(record.origin, "", "reviewed", last),
                act=law.act,
                reason="a register is worth what it says of today: vendors move, merge and change"
                " their terms without telling",
                remedy="read the record against the vendor's own documents and record the day in"
                " `reviewed`",
            )


def _told(record: Organisation | Vendor | Activity) -> str:
    if isinstance(record.reviewed, date):
        return f"was last reviewed on {record.reviewed}"
    return "was never reviewed as far as is recorded"


def _span(months: int | None) -> str:
    whose = "house rule" if months is None else "our policy"
    return f"{whose}: every {MONTHS if months is None else months} months"
