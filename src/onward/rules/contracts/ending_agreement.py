"""ending-agreement: the contract with a processor ends soon, and no later end is recorded."""

from collections.abc import Iterable, Iterator
from datetime import date

from onward.diagnostic import Severity
from onward.inventory.value import Day
from onward.inventory.vendor import Agreement
from onward.rules._horizon import left, near
from onward.rules._law import contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._clauses import Counted
from onward.rules.contracts._contract_status import RUNNING, ending, last_day, standing
from onward.rules.contracts._contracting_vendors import Engaged, joint_controllers, processors
from onward.rules.contracts._further_contracts import further_contracts, of_further
from onward.rules.engine.context import Finding, RuleContext

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each contract of ours that ends within the horizon, and each further down."""
    alone = (each for each in processors(context) if each.clauses is Counted.NO)
    yield from _ours(context, "agreement", alone)
    yield from _ours(context, "joint", joint_controllers(context))
    law = contract_law(context, "flow-down")
    if law is not None:
        soon = further_contracts(context, lambda agreement: _end(agreement, None, context))
        for flow, agreement, end in soon:
            exporter, importer = flow.exporter.name, flow.importer.name
            text = SAY(
                "theirs",
                exporter=exporter,
                importer=importer,
                end=end,
                left=left(end, context.day),
                law=law.cited,
            )
            remedy = SAY("ask", exporter=exporter)
            yield of_further(flow, law, ending(agreement), text, remedy=remedy)


def _ours(context: RuleContext, topic: str, vendors: Iterable[Engaged]) -> Iterator[Finding]:
    law = contract_law(context, topic)
    for each in vendors if law else ():
        end = _end(each.agreement, each.vendor.until, context)
        if law and end and each.agreement:
            said = "joint" if topic == "joint" else "ours"
            days = left(end, context.day)
            text = SAY(said, name=each.name, end=end, left=days, law=law.cited)
            yield each.finding(law, text, ending(each.agreement))


def _end(agreement: Agreement | None, used_until: Day, context: RuleContext) -> date | None:
    """The last day of a running contract, if it is near and the use does not end with it."""
    end = last_day(agreement) if agreement is not None else None
    if end is None or standing(agreement, context.day) not in RUNNING or not near(end, context):
        return None
    return None if isinstance(used_until, date) and used_until <= end else end
