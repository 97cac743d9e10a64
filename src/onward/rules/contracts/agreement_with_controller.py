"""agreement-with-controller: a contract with a processor is recorded, and the vendor is none."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._contract_status import RUNNING, Standing
from onward.rules.contracts._contracting_vendors import controllers
from onward.rules.engine.context import Finding, RuleContext

SEVERITY = Severity.NOTE
SAY = Texts(__name__)
RECORDED = (*RUNNING, Standing.LATER)


@under_contract_law("roles")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each vendor that is recorded as a controller in all that it does for us."""
    for each in controllers(context):
        if each.standing in RECORDED:
            yield each.finding(law, SAY("message", name=each.name, law=law.cited), "status")
