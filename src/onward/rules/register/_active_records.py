"""The records in use on the day judged."""

from collections.abc import Iterator

from onward.inventory.organisation import Activity, Organisation
from onward.inventory.vendor import Service, Vendor
from onward.rules.engine.context import RuleContext
from onward.transfers.place import active
from onward.transfers.roles import role_of, stage_of


def records(context: RuleContext) -> Iterator[Organisation | Vendor | Activity]:
    """Ourselves, then the named vendors, then the activities."""
    yield context.inventory.organisation
    yield from vendors(context)
    yield from activities(context)


def vendors(context: RuleContext) -> tuple[Vendor, ...]:
    """The named vendors in use on the day: of one without a name only `unnamed-vendor` speaks."""
    return context.once(_vendors)


def _vendors(context: RuleContext) -> tuple[Vendor, ...]:
    return tuple(
        vendor
        for vendor in context.inventory.vendors.values()
        if isinstance(vendor.name, str) and active(context.day, vendor.since, vendor.until)
    )


def services(context: RuleContext) -> tuple[tuple[Vendor, Service], ...]:
    """Their services in use on the day for which we disclose personal data ourselves."""
    return context.once(_services)


def _services(context: RuleContext) -> tuple[tuple[Vendor, Service], ...]:
    day = context.day
    return tuple(
        (vendor, service)
        for vendor in vendors(context)
        if vendor.engaged == "by-us"
        for service in vendor.services
        if active(day, service.since, service.until)
        and stage_of(service, vendor, day) != "planned"
        and role_of(service, vendor) is not None
    )


def deciding(context: RuleContext) -> Iterator[Activity]:
    """The activities of the day in which we decide, or in which our role is not recorded."""
    return (activity for activity in activities(context) if activity.role != "processor")


def activities(context: RuleContext) -> Iterator[Activity]:
    """The activities of the day."""
    for activity in context.inventory.activities.values():
        if active(context.day, activity.since, activity.until):
            yield activity
