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
