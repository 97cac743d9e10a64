"""agreement-with-controller: a contract with a processor is recorded, and the vendor is none."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._texts import Texts, cited
from onward.rules.contracts._citation import contract_law
from onward.rules.contracts._contract_status import Standing
from onward.rules.contracts._contracting_vendors import controllers
from onward.rules.engine.context import Finding, RuleContext

SEVERITY = Severity.NOTE
SAY = Texts(__name__)
RUNNING = (Standing.IN_FORCE, Standing.UNSHOWN, Standing.LATER)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each vendor that is recorded as a controller in all that it does for us."""
    law = contract_law(context, "roles")
    if law is None:
        return
    for each in controllers(context):
        if each.standing in RUNNING:
            yield Finding(
                message=SAY("message", name=each.name, law=cited(law.article, context.day)),
                subject=each.vendor.id,
                at=each.at("status"),
                covers=each.services,
                act=law.act,
                rests_on=(*each.facts, each.at("status")),
            )
