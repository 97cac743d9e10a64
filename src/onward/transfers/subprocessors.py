"""Sub-processors: who they are, since when they serve customers, when we informed these.

A vendor that serves, as a processor, an activity in which we act for customers is a sub-processor
(Art. 28(2) and (4) GDPR).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from onward.diagnostic import Place
from onward.inventory.organisation import Activity, Controller, Promise
from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN, Day, Unknown
from onward.inventory.vendor import Agreement, Edge, Service, Vendor
from onward.law.law import EARLIEST_DAY
from onward.transfers.flow import Role
from onward.transfers.place import active
from onward.transfers.roles import activities_of, role_of, stage_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Engagement:
    """One sub-processor, for which activities, and what we promised those customers."""

    vendor: Vendor
    activities: tuple[str, ...]
    """Ids of the activities in which we act for customers."""
    services: tuple[str, ...]
    promised: int | None
    """Days between informing and using that we promised; None: no number is recorded."""


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
        vendor=vendor, activities=tuple(sorted(served)), services=tuple(services), promised=promised
    )


class Start(NamedTuple):
    """The first use of a vendor for one activity in which we act for customers."""

    vendor: Vendor
    activity: Activity
    service: Service
    """The service that begins first; where that is not known, one that was announced."""
    since: date | None
    """Its first day; None where that of any service for the activity is not recorded."""
    announced: Day
    promised: int | None
    """Days between informing and using that we promised; None: no number is recorded."""
    heard: Day
    """The day by which customers who were informed late had been heard."""
    objecting: int | Unknown | None = None
    """Days to object that we promised apart from those of notice; None: they are the same."""
    usual: int | None = None
    """Days of notice that we promised where nothing has to begin at once."""

    @property
    def began(self) -> Day:
        """Its first day; UNKNOWN where a record says so of a service for the activity."""
        if self.since is not None:
            return self.since
        wanted = self.activity.id
        services = (
            each
            for each in self.vendor.services
            if isinstance(each.activities, tuple) and wanted in each.activities
        )
        unknown = any(_day(each.since, self.vendor.since) is UNKNOWN for each in services)
        return UNKNOWN if unknown else None

    @property
    def name(self) -> str:
        """What to call it."""
        return str(self.vendor.name)

    @property
    def earliest(self) -> date | None:
        """The first day of use that keeps the promise, or the order; None: not recorded."""
        if not isinstance(self.announced, date):
            return None
        return self.announced + timedelta(days=self.promised or 0)

    @property
    def objections_end(self) -> date | None:
        """The last day on which customers who were informed may object; None: not known, or none.

        Those of a use that began at once have the days that others have.
        """
        days = self.usual if self.objecting is None else self.objecting
        if not isinstance(self.announced, date) or not isinstance(days, int) or not days:
            return None
        return self.announced + timedelta(days=days - 1)

    @property
    def specific(self) -> tuple[Controller, ...]:
        """The customers that approve each sub-processor by name."""
        customers = self.activity.controllers or ()
        return tuple(each for each in customers if each.authorisation == "specific")

    @property
    def general(self) -> bool:
        """Whether some of the customers are informed and may object; none of them only approves."""
        customers = self.activity.controllers or ()
        return not customers or len(self.specific) < len(customers)

    def to_come(self, day: date) -> bool:
        """Whether use begins after the day; without a first day, whether customers may object."""
        if self.since is not None:
            return self.since > day
        if stage_of(self.service, self.vendor, day) == "planned":
            return True
        return self.earliest is not None and day < self.earliest

    def settled(self, day: date) -> date | None:
        """The day by which customers who were informed late could object; None: it is open.

        Their objections were heard, or the days to object have passed since they were informed.
        """
        if not isinstance(self.announced, date):
            return None
        if isinstance(self.heard, date):
            return self.heard if self.announced <= self.heard <= day else None
        last = self.objections_end
        return last if self.heard is None and last is not None and last < day else None

    @property
    def due(self) -> bool:
        """Whether use began at a time when customers were there to be informed.

        Not before the GDPR applied, and not where the vendor served from the first day of the
        activity: it then stood on the list with which each contract began.
        """
        if self.since is None:
            return True
        first = self.activity.since
        from_the_first = isinstance(first, date) and self.since <= first
        return self.since >= EARLIEST_DAY and not from_the_first

    def undated(self, day: date) -> str:
        """The key of a day that is missing: it would show whether customers were informed in time.

        Days to object that are open are `open-objection-window`; a first day and a number of days
        promised, without a day of notice, are `unannounced-subprocessor`.
        """
        if not self.general or not self.due:
            return ""
        if self.since is None:
            return "" if self.to_come(day) else "since"
        informed = isinstance(self.announced, date)
        silent = not informed and self.promised is None and self.since <= day
        return "announced" if silent else ""

    def awaited(self, day: date) -> tuple[str, ...]:
        """The customers whose approval of it, by name, is not recorded as given by the day."""
        return tuple(
            customer_name(each)
            for each in self.specific
            if not isinstance(given := approved(each, self.vendor.id), date) or given > day
        )

    def at(self, key: str) -> Place:
        """Where the key is written: on the service, else on the vendor."""
        own = getattr(self.service, key) is not None
        return Place(self.vendor.origin, f"{self.service.route}/{key}" if own else f"/{key}")

    @property
    def facts(self) -> tuple[Place, ...]:
        """What makes it a sub-processor: its role, and ours."""
        return (self.at("role"), Place(self.activity.origin, "/role"))


def starts(inventory: Inventory, day: date) -> Iterator[Start]:
    """Each sub-processor with a name that is or will be in use, once for each activity."""
    promise = inventory.organisation.customers or Promise()
    for engagement in engagements(inventory, day).values():
        if isinstance(engagement.vendor.name, str):
            for name, services in _serving(engagement).items():
                yield _start(engagement, inventory.activities[name], services, promise)


def _serving(engagement: Engagement) -> Mapping[str, list[Service]]:
    """The services in use or to come, by each activity for customers that they serve."""
    found: dict[str, list[Service]] = {name: [] for name in engagement.activities}
    wanted = frozenset(engagement.services)
    for service in engagement.vendor.services:
        if service.id in wanted and isinstance(service.activities, tuple):
            for name in service.activities:
                if name in found:
                    found[name].append(service)
    return found


def _start(
    engagement: Engagement, activity: Activity, services: list[Service], promise: Promise
) -> Start:
    vendor = engagement.vendor
    begun = [
        (day, each) for each in services if isinstance(day := _day(each.since, vendor.since), date)
    ]
    wording = [
        each for each in services if isinstance(_day(each.announced, vendor.announced), date)
    ]
    known = len(begun) == len(services)
    since, first = (
        min(begun, key=lambda pair: pair[0]) if known else (None, (wording or services)[0])
    )
    announced = _day(first.announced, vendor.announced)
    heard = _day(first.objections_heard, vendor.objections_heard)
    usual = engagement.promised
    at_once = vendor.emergency if first.emergency is None else first.emergency
    shorter = promise.emergency_days if at_once else None
    promised = shorter if isinstance(shorter, int) else usual
    return Start(
        vendor, activity, first, since, announced, promised, heard, promise.objection_days, usual
    )


def _day(own: Day, of_the_vendor: Day) -> Day:
    return own if own is not None else of_the_vendor


def object_until(edge: Edge, agreement: Agreement | None) -> date | None:
    """The last day on which we may object to a party that a vendor announced; None: not known.

    As recorded, else by the days to object of the contract, else by its days of notice.
    """
    if isinstance(edge.object_by, date):
        return edge.object_by
    if agreement is None or not isinstance(edge.notified, date):
        return None
    own = agreement.objection_days
    days = agreement.notice_days if own is None else own
    return edge.notified + timedelta(days=days - 1) if isinstance(days, int) else None


def approved(customer: Controller, vendor: str) -> Day:
    """The day on which a customer approved a vendor, the first of several; None: not listed."""
    said = [each.given for each in customer.approvals or () if each.vendor == vendor]
    days = [each for each in said if isinstance(each, date)]
    return min(days) if days else (UNKNOWN if said else None)


def customer_name(customer: Controller) -> str:
    """What to call a customer."""
    names = (each for each in (customer.name, customer.group) if isinstance(each, str))
    return next(names, "a customer without a name")
