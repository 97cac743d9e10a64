"""missing-arrangement: we decide jointly with a vendor, and nothing says who does what."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._contract_status import OPEN, Standing, in_words
from onward.rules.contracts._contracting_vendors import joint_controllers
from onward.rules.engine.context import Finding, RuleContext

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


@under_contract_law("joint")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each vendor that is a joint controller with us."""
    for each in joint_controllers(context):
        if each.standing is Standing.IN_FORCE:
            continue
        what = in_words(each.agreement, each.standing)
        severity = Severity.WARNING if each.standing in OPEN else None
        text = SAY("message", name=each.name, what=what, law=law.cited)
        yield each.finding(law, text, "status", severity)
