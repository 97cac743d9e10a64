"""How long before an end a finding speaks of it, and how many days are left."""

from datetime import date, timedelta

from onward.rules.engine.context import RuleContext
from onward.transfers.assess import HORIZON_DAYS


def near(end: date, context: RuleContext, days: int = HORIZON_DAYS) -> bool:
    """Whether an end has not passed and lies before the horizon, as for `expiring-mechanism`.

    The horizon is `horizon_days` of our policy, else so many days.
    """
    ours = context.inventory.organisation.policy.horizon_days
    return context.day <= end < context.day + timedelta(days=days if ours is None else ours)


def left(end: date, day: date) -> str:
    """`today`, `in 1 day`, `in 9 days`."""
    days = (end - day).days
    return f"in {days} day{'s' * (days != 1)}" if days else "today"
