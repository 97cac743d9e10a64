"""A record that was not compared with the facts for too long."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Place, Severity
from onward.inventory.records import subject_of
from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import Vendor
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import records
from onward.rules.register._citation import asked
from onward.rules.register._missing import where
from onward.terms.months import months_before
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
MONTHS = 12
"""House rule, unless our policy sets `review_months`."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each record; one without a day only where our policy asks for reviews."""
    law = asked(context, "register")
    if law is None:
        return
    ours = context.inventory.organisation
    months = ours.policy.review_months
    oldest = months_before(context.day, MONTHS if months is None else months)
    for record in records(context):
        last = record.reviewed
        asked_for = last is UNKNOWN or months is not None
        if last < oldest if isinstance(last, date) else asked_for:
            yield Finding(
                message=SAY(
                    "reviewed" if isinstance(last, date) else "never",
                    name=called(record.name, record.id),
                    day=last,
                    whose=SAY("house-rule" if months is None else "policy"),
                    months=MONTHS if months is None else months,
                    law=cited(law.article, context.day),
                ),
                subject=subject_of(record, context.inventory),
                at=Place(record.origin, "/reviewed")
                if isinstance(last, date)
                else where(record.origin, "", "reviewed", last),
                act=law.act,
                reason=SAY("reason" if isinstance(record, Vendor) else "own-reason"),
                remedy=SAY("remedy" if isinstance(record, Vendor) else "own-remedy"),
            )
