"""The tools of Art. 46 on which flows rest, and the assessments behind them."""

from collections.abc import Iterator
from typing import NamedTuple

from onward.diagnostic import Place
from onward.inventory.safeguard import Assessment, Safeguard
from onward.law.instrument import Instrument
from onward.rules._case import Case
from onward.rules.transfers._flows import settled
from onward.transfers.footing import Code, Footing, Ground, Judgment

BOUND = (Code.BOUND_BY_CLAUSES, Code.BOUND_BY_RULES, Code.BOUND_BY_TOOL)
UNASSESSED = frozenset(
    {
        Code.NOT_ASSESSED,
        Code.ASSESSMENT_OPEN,
        Code.ASSESSMENT_NEVER_MADE,
        Code.ASSESSED_NOT_EQUIVALENT,
    }
)
CARRYING = (Footing.HOLDS, Footing.LAPSES, Footing.REVIEW)


class Tool(NamedTuple):
    """One tool of Art. 46 among the grounds that decided, and what the record says of it."""

    judgment: Judgment
    ground: Ground
    safeguard: Safeguard
    row: Instrument
    at: Place
    """Where the safeguard is written."""

    @property
    def assessment(self) -> Assessment | None:
        """The assessment, of the countries that it names; None where it is not made or known."""
        found = {reason.code for reason in self.ground.reasons}
        return None if found & UNASSESSED else self.safeguard.assessment


def carried(case: Case) -> tuple[tuple[Tool, ...], ...]:
    """For each flow that rests on tools of Art. 46 alone, those tools; adequacy outshines them."""
    return case.once(_carried)


def _carried(case: Case) -> tuple[tuple[Tool, ...], ...]:
    return tuple(_tools(case))


def _tools(case: Case) -> Iterator[tuple[Tool, ...]]:
    for judgment in case.footings.judgments:
        if judgment.footing not in CARRYING or not settled(judgment.flow):
            continue
        tools = tuple(_tool(case, judgment, ground) for ground in judgment.grounds)
        found = tuple(tool for tool in tools if tool is not None)
        if found and len(found) == len(tools):
            yield found


def _tool(case: Case, judgment: Judgment, ground: Ground) -> Tool | None:
    at = next((each.at for each in ground.reasons if each.code in BOUND), None)
    if at is None:
        return None
    named = (each for each in judgment.flow.grounds or () if each.route == at.route)
    safeguard = next(named, None)
    if safeguard is None:
        return None
    return Tool(judgment, ground, safeguard, case.book.instrument(ground.instrument), at)
