"""The tools of Art. 46 on which flows rest, and the assessments behind them."""

from collections.abc import Iterator
from typing import NamedTuple

from onward.diagnostic import Place
from onward.inventory.mechanism import Assessment, Mechanism
from onward.law.instrument import Instrument
from onward.rules.engine.context import RuleContext
from onward.rules.transfers._flows import located
from onward.transfers.status import Code, JudgedMechanism, Judgment, Status

BOUND = (Code.BOUND_BY_CLAUSES, Code.BOUND_BY_BCR, Code.BOUND_BY_TOOL)
UNASSESSED = frozenset(
    {
        Code.NOT_ASSESSED,
        Code.ASSESSMENT_OPEN,
        Code.ASSESSMENT_NEVER_MADE,
        Code.ASSESSED_NOT_EQUIVALENT,
    }
)
CARRYING = (Status.HOLDS, Status.EXPIRING, Status.REVIEW)


class Tool(NamedTuple):
    """One tool of Art. 46 among the mechanisms that decided, and what the record says of it."""

    judgment: Judgment
    judged: JudgedMechanism
    mechanism: Mechanism
    row: Instrument
    at: Place
    """Where the mechanism is written."""

    @property
    def assessment(self) -> Assessment | None:
        """The assessment, of the countries that it names; None where it is not made or known."""
        found = {reason.code for reason in self.judged.reasons}
        return None if found & UNASSESSED else self.mechanism.assessment


def carried(context: RuleContext) -> tuple[tuple[Tool, ...], ...]:
    """For each flow that rests on tools of Art. 46 alone, those tools; adequacy outshines them."""
    return context.once(_carried)


def _carried(context: RuleContext) -> tuple[tuple[Tool, ...], ...]:
    return tuple(_tools(context))


def _tools(context: RuleContext) -> Iterator[tuple[Tool, ...]]:
    for judgment in context.statuses.judgments:
        if judgment.status not in CARRYING or not located(judgment):
            continue
        tools = tuple(_tool(context, judgment, judged) for judged in judgment.mechanisms)
        found = tuple(tool for tool in tools if tool is not None)
        if found and len(found) == len(tools):
            yield found


def _tool(context: RuleContext, judgment: Judgment, judged: JudgedMechanism) -> Tool | None:
    at = next((each.at for each in judged.reasons if each.code in BOUND), None)
    if at is None:
        return None
    named = (each for each in judgment.flow.mechanisms or () if each.route == at.route)
    mechanism = next(named, None)
    if mechanism is None:
        return None
    return Tool(judgment, judged, mechanism, context.law.instrument(judged.instrument), at)
