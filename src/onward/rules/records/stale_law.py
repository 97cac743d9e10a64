"""The day judged is later than the day on which the law data was last checked."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext

SEVERITY = Severity.NOTE
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """At most one finding for an inventory."""
    ours = context.inventory.organisation
    if context.day <= context.law.checked:
        return
    known = context.law.regimes
    boards = tuple(known[each].board for each in context.statuses.flows.regimes or known)
    yield Finding(
        message=SAY("message", checked=context.law.checked, day=context.day),
        subject=ours.id,
        at=Place(ours.origin),
        remedy=SAY("remedy", boards=boards),
    )
