"""The records in use on the day judged."""

from collections.abc import Iterator

from onward.inventory.organisation import Activity, Organisation
from onward.inventory.vendor import Service, Vendor
from onward.rules._case import Case
from onward.transfers.place import active
from onward.transfers.roles import role_of


def records(case: Case) -> Iterator[Organisation | Vendor | Activity]:
    """Ourselves, then the named vendors, then the activities."""
    yield case.inventory.organisation
    yield from vendors(case)
    yield from activities(case)


def vendors(case: Case) -> tuple[Vendor, ...]:
    """The named vendors in use on the day: of one without a name only `unnamed-vendor` speaks."""
    return case.once(_vendors)


def _vendors(case: Case) -> tuple[Vendor, ...]:
    return tuple(
        vendor
        for vendor in case.inventory.vendors.values()
        if isinstance(vendor.name, str) and active(case.day, vendor.since, vendor.until)
    )


def services(case: Case) -> Iterator[tuple[Vendor, Service]]:
    """Their services in use on the day for which we disclose personal data ourselves."""
    for vendor in vendors(case):
        if vendor.engaged != "by-us":
            continue
        for service in vendor.services:
            used = active(case.day, service.since, service.until)
            if used and role_of(service, vendor) is not None:
                yield vendor, service


def deciding(case: Case) -> Iterator[Activity]:
    """The activities of the day in which we decide, or for which nobody recorded whether we do."""
    return (activity for activity in activities(case) if activity.role != "processor")


def activities(case: Case) -> Iterator[Activity]:
    """The activities of the day."""
    for activity in case.inventory.activities.values():
        if active(case.day, activity.since, activity.until):
            yield activity
