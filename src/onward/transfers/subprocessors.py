"""Sub-processors: derived, not declared; and whether what we promised our customers is kept.

A vendor that serves, as a processor, an activity in which we act for customers is a sub-processor
(Art. 28(2) and (4) GDPR).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from onward.inventory.records import Inventory
from onward.inventory.vendor import Vendor
from onward.transfers.flow import Role
from onward.transfers.place import active
from onward.transfers.roles import activities_of, role_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """One sub-processor, for which activities, and what we promised those customers."""

    vendor: Vendor
    activities: tuple[str, ...]
    """Ids of the activities in which we act for customers."""
    services: tuple[str, ...]
    promised: int | None
    """Days between telling and using that we promised; None: no number is recorded."""


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
    if vendor.engaged != "by-us" or not active(day, None, vendor.until):
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
            services.append(service.id)
    if not services:
        return None
    return Engagement(
        vendor=vendor,
        activities=tuple(sorted(served)),
        services=tuple(services),
        promised=promised,
    )
