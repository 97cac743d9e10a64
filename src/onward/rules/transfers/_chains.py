"""The processors that our data reach, found once for all rules."""

from collections.abc import Mapping

from onward.rules.engine.context import RuleContext
from onward.transfers.processors import unseen as without_access


def unseen(context: RuleContext) -> Mapping[str, tuple[str, ...]]:
    """By vendor that we engage, the services without a place of support or administration."""
    return context.once(_unseen)


def _unseen(context: RuleContext) -> Mapping[str, tuple[str, ...]]:
    return without_access(context.statuses)
