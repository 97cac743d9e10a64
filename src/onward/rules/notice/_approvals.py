"""What customers with a specific authorisation approved in writing."""

from datetime import date

from onward.inventory.organisation import Controller
from onward.inventory.value import UNKNOWN, Day
from onward.rules.notice._first_uses import Start


def given(customer: Controller, vendor: str) -> Day:
    """The day on which the vendor was approved, the first of several; None: it is not listed."""
    said = [each.given for each in customer.approvals or () if each.vendor == vendor]
    days = [each for each in said if isinstance(each, date)]
    return min(days) if days else (UNKNOWN if said else None)


def called(customer: Controller) -> str:
    """What to call a customer."""
    names = (each for each in (customer.name, customer.group) if isinstance(each, str))
    return next(names, "a customer without a name")


def awaited(start: Start, day: date) -> tuple[str, ...]:
    """The customers whose approval of the sub-processor is not recorded as given by the day."""
    return tuple(
        called(each)
        for each in start.specific
        if not isinstance(found := given(each, start.vendor.id), date) or found > day
    )
