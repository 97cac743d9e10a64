"""unevidenced-agreement: a contract is recorded as signed, and not where it lies."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.inventory.value import CONCLUDED
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._contract_status import Standing, documented
from onward.rules.contracts._contracting_vendors import processors
from onward.rules.engine.context import Finding, RuleContext

SEVERITY = Severity.NOTE
SAY = Texts(__name__)


@under_contract_law("agreement-form")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each contract with a processor, or with what may be one."""
    for each in processors(context):
        agreement = each.agreement
        if agreement is None or each.standing is not Standing.IN_FORCE:
            continue
        if agreement.status not in CONCLUDED or documented(agreement):
            continue
        unknown = agreement.document is not None
        at = each.at("document" if unknown else "")
        yield Finding(
            message=SAY(
                "message",
                name=each.name,
                status=agreement.status,
                open=SAY("unknown" if unknown else "not-recorded"),
                law=law.cited,
            ),
            subject=each.vendor.id,
            at=at,
            covers=each.services,
            act=law.act,
            rests_on=(each.at("status"),),
        )
