"""missing-agreement: a processor in use, and the record says that there is no contract with it."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._clauses import Counted
from onward.rules.contracts._contract_status import Standing
from onward.rules.contracts._contracting_vendors import Engaged, processors
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.flow import Role

SEVERITY = Severity.ERROR
SAY = Texts(__name__)
STATUSES = ("missing", "refused", "requested", "not-required")
"""Of an agreement that does not exist; each has a sentence."""


@under_contract_law("agreement")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each vendor that is our processor for certain."""
    for each in processors(context):
        absent = each.standing in (Standing.NONE, Standing.NOT_REQUIRED)
        if not absent or each.role is Role.UNKNOWN or each.clauses is not Counted.NO:
            continue
        yield each.finding(law, SAY(_key(each), name=each.name, law=law.cited), "status")


def _key(each: Engaged) -> str:
    """The status of the record, which is the key of its sentence."""
    said = each.agreement.status if each.agreement else None
    return next(key for key in STATUSES if key == said)
