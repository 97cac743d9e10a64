"""Terms counted in months."""

from calendar import monthrange
from datetime import date

MONTHS = 12


def after_months(start: date, months: int) -> date:
    """The same day of the month that many months later, or the last day of that month."""
    years, month = divmod(start.month - 1 + months, MONTHS)
    year, month = start.year + years, month + 1
    return date(year, month, min(start.day, monthrange(year, month)[1]))


def months_before(day: date, months: int) -> date:
    """The same day of the month so many months before, or the last of a shorter month."""
    return after_months(day, -months)


def next_time(first: date, months: int | None, day: date) -> date | None:
    """The first day, or the same day some terms of that many months later, not before a day.

    None where the first day has passed and no term is known.
    """
    if first >= day:
        return first
    if not months:
        return None
    apart = (day.year - first.year) * MONTHS + day.month - first.month
    terms = max(1, apart // months)
    found = after_months(first, terms * months)
    return found if found >= day else after_months(first, (terms + 1) * months)
