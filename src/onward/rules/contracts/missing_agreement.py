"""missing-agreement: a processor in use, and the record says that there is no contract with it."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._texts import Texts, cited
from onward.rules.contracts._citation import contract_law
from onward.rules.contracts._clauses import Counted
from onward.rules.contracts._contract_status import Standing
from onward.rules.contracts._contracting_vendors import Engaged, processors
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.flow import Role

SEVERITY = Severity.ERROR
SAY = Texts(__name__)
STATUSES = ("missing", "refused", "requested", "not-required")
"""Of an agreement that does not exist; each has a sentence."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each vendor that is our processor for certain."""
    law = contract_law(context, "agreement")
    if law is None:
        return
    for each in processors(context):
        absent = each.standing in (Standing.NONE, Standing.NOT_REQUIRED)
        if not absent or each.role is Role.UNKNOWN or each.clauses is not Counted.NO:
            continue
        yield Finding(
            message=SAY(_key(each), name=each.name, law=cited(law.article, context.day)),
            subject=each.vendor.id,
            at=each.at("status"),
            covers=each.services,
            act=law.act,
            rests_on=(*each.facts, each.at("status")),
        )


def _key(each: Engaged) -> str:
    """The status of the record, which is the key of its sentence."""
    said = each.agreement.status if each.agreement else None
    return next(key for key in STATUSES if key == said)
