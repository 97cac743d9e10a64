"""Sub-processors: derived, not declared; and whether what we promised our customers is kept.

A vendor that serves, as a processor, an activity in which we act for customers is a sub-processor
(Art. 28(2) and (4) GDPR).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from onward.inventory.records import Day, Inventory, Vendor
from onward.transfers.flow import Role
from onward.transfers.place import active
from onward.transfers.roles import activities_of, role_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """One sub-processor, for which activities, and since when."""

    vendor: Vendor
    activities: tuple[str, ...]
    """Ids of the activities in which we act for customers."""
    services: tuple[str, ...]
    since: Day
    """The first day of use; None: not recorded."""
    announced: Day
    """The day on which our customers were told."""
    promised: int | None
    """Days between telling and using that we promised; None: no number is recorded."""

    @property
    def earliest(self) -> date | None:
        """The first day on which the promise allows use; None where a day or the promise is missing."""
        if not isinstance(self.announced, date) or self.promised is None:
            return None
        return self.announced + timedelta(days=self.promised)

    @property
    def kept(self) -> bool | None:
        """Whether use begins after the promised days; None where it can't be said."""
        if self.earliest is None or not isinstance(self.since, date):
            return None
        return self.since >= self.earliest


def engagements(inventory: Inventory, day: date) -> Mapping[str, Engagement]:
    """Every sub-processor that is in use on the day or will be, by the id of its vendor."""
    promise = inventory.organisation.customers
    days = promise.notice_days if promise else None
    promised = days if isinstance(days, int) else None
    found: dict[str, Engagement] = {}
    for vendor in inventory.vendors.values():
        made = _engagement(vendor, inventory, day, promised)
        if made is not None:
            found[vendor.id] = made
    return found


def _engagement(
    vendor: Vendor, inventory: Inventory, day: date, promised: int | None
) -> Engagement | None:
    if vendor.engaged != "by-us" or vendor.group or not active(day, None, vendor.until):
        return None
    served: set[str] = set()
    services = []
    for service in vendor.services:
        if role_of(service, vendor) is not Role.PROCESSOR or not active(day, None, service.until):
            continue
        ours = {
            each.id for each in activities_of(service, inventory, day) if each.role == "processor"
        }
        if ours:
            served |= ours
            services.append(service)
    if not services:
        return None
    return Engagement(
        vendor=vendor,
        activities=tuple(sorted(served)),
        services=tuple(service.id for service in services),
        since=_first([service.since for service in services], vendor.since),
        announced=_first([service.announced for service in services], vendor.announced),
        promised=promised,
    )


def _first(days: list[Day], fallback: Day) -> Day:
    """The earliest day recorded for the services, else that of the vendor."""
    known = [day for day in days if isinstance(day, date)]
    if known and len(known) == len(days):
        return min(known)
    if isinstance(fallback, date):
        return min([fallback, *known])
    return fallback if fallback is not None else (min(known) if known else None)
