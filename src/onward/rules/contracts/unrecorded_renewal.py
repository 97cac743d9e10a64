"""unrecorded-renewal: the day of a renewal has passed, and the next one is not recorded."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Severity
from onward.inventory.vendor import Agreement
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._contract_status import RUNNING
from onward.rules.contracts._contracting_vendors import processors
from onward.rules.engine.context import Finding, RuleContext
from onward.terms.months import next_time

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


@under_contract_law("agreement")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each processor whose agreement may have ended on that day."""
    for each in processors(context):
        due = _passed(each.agreement, context.day) if each.agreement else None
        if due is not None and each.standing in RUNNING:
            text = SAY("message", name=each.name, due=due, law=law.cited)
            yield each.finding(law, text, "renewal/on")


def _passed(agreement: Agreement, day: date) -> date | None:
    """The day of a renewal that has passed; None where it renews itself for a known term."""
    renewal = agreement.renewal
    if renewal is None or not isinstance(renewal.on, date) or renewal.on >= day:
        return None
    known = renewal.automatic and next_time(renewal.on, renewal.term_months, day) is not None
    return None if known else renewal.on
