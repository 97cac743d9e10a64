"""When each sub-processor began to serve our customers, found once for all rules."""

from onward.rules.engine.context import RuleContext
from onward.transfers.subprocessors import Start
from onward.transfers.subprocessors import starts as first_uses


def starts(context: RuleContext) -> tuple[Start, ...]:
    """The first use of each sub-processor, once for each activity."""
    return context.once(_starts)


def _starts(context: RuleContext) -> tuple[Start, ...]:
    return tuple(first_uses(context.inventory, context.day))
