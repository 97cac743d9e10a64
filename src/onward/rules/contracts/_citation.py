"""Which provisions of our law speak of contracts with processors."""

from onward.rules.engine.context import RuleContext
from onward.rules.register._citation import Asked, asked


def contract_law(context: RuleContext, topic: str) -> Asked | None:
    """What our regimes say on a topic of such contracts; None where none asks.

    None too where no regime of ours is known: `unsettled-regime` tells that, and what depends on
    it waits.
    """
    return None if context.statuses.flows.regimes is None else asked(context, topic)
