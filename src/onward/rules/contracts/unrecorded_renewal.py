"""unrecorded-renewal: the day of a renewal has passed, and the next one is not recorded."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Agreement
from onward.rules._texts import Texts, cited
from onward.rules.contracts._citation import contract_law
from onward.rules.contracts._contract_status import Standing
from onward.rules.contracts._contracting_vendors import processors
from onward.rules.engine.context import Finding, RuleContext
from onward.terms.months import next_time

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
RUNNING = (Standing.IN_FORCE, Standing.UNSHOWN)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each processor whose agreement may have ended on that day."""
    law = contract_law(context, "agreement")
    if law is None:
        return
    for each in processors(context):
        due = _passed(each.agreement, context.day) if each.agreement else None
        if each.agreement is None or due is None or each.standing not in RUNNING:
            continue
        at = Place(each.vendor.origin, f"{each.agreement.route}/renewal/on")
        yield Finding(
            message=SAY("message", name=each.name, due=due, law=cited(law.article, context.day)),
            subject=each.vendor.id,
            at=at,
            covers=each.services,
            act=law.act,
            rests_on=(*each.facts, at),
        )


def _passed(agreement: Agreement, day: date) -> date | None:
    """The day of a renewal that has passed; None where it renews itself for a known term."""
    renewal = agreement.renewal
    if renewal is None or not isinstance(renewal.on, date) or renewal.on >= day:
        return None
    known = renewal.automatic and next_time(renewal.on, renewal.term_months, day) is not None
    return None if known else renewal.on
