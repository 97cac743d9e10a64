"""How long before an end a finding speaks of it, and how many days are left."""

from datetime import date, timedelta

from onward.rules._case import Case
from onward.transfers.weigh import HORIZON_DAYS


def near(end: date, case: Case, days: int = HORIZON_DAYS) -> bool:
    """Whether an end has not passed and lies before the horizon, as for `lapsing-ground`.

    The horizon is `horizon_days` of our policy, else so many days.
    """
    ours = case.inventory.organisation.policy.horizon_days
    return case.day <= end < case.day + timedelta(days=days if ours is None else ours)


def left(end: date, day: date) -> str:
    """`today`, `in 1 day`, `in 9 days`."""
    days = (end - day).days
    return f"in {days} day{'s' * (days != 1)}" if days else "today"
