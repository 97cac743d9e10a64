"""The list of sub-processors that customers may see, as a value: what it lacks does not leave.

It holds the vendors that process, or may process, data in the activities in which we act for
customers (Art. 28(2), (4) GDPR). Every printer of the list and of its changes reads this value, so
its fields are the allow-list: notes, owners, evidence, contacts, agreements and whatever else a
record says are in none of them.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias

from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN, Day, Terms, Text, Unknown, is_open, known
from onward.inventory.vendor import Location, Service, Vendor
from onward.terms.vocabulary import covers
from onward.transfers.assess import Statuses
from onward.transfers.flow import Kind, Role
from onward.transfers.place import active
from onward.transfers.roles import role_of
from onward.transfers.status import Judgment, Status
from onward.wording.labels import called

Weigh: TypeAlias = Callable[[date], Statuses]
"""The statuses of the inventory on a day."""


class Place(NamedTuple):
    """A place of a service."""

    place: str | Unknown
    uses: Terms
    """What it is used for: storage, support..."""
    options: tuple[str, ...]
    """Several places if one of them is chosen."""
    chosen_by: str | Unknown | None


class Basis(NamedTuple):
    """On what the transfer of a service rests under one law."""

    regime: str
    """The id of the regime; empty where none is known."""
    status: Status
    instruments: tuple[str, ...]
    """Ids of the law data; none where no transfer takes place or no mechanism is known."""
    recorded: bool
    """Whether the record says anything of a mechanism, be it that it is unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicService:
    """What a sub-processor does for customers."""

    key: str
    """The id of the service: by it a later list is compared; it is not printed."""
    purpose: Text
    products: tuple[str, ...]
    activities: tuple[str, ...]
    """Ids of ours, in which we act for customers."""
    data: Terms
    """Those of the activities of the list, where the service has others besides."""
    subjects: Terms
    places: tuple[Place, ...] | None
    basis: tuple[Basis, ...]
    since: Day
    until: Day


class Company(NamedTuple):
    """A company that may be the one of an entry."""

    legal_name: Text
    country: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A sub-processor."""

    id: str
    name: Text
    legal_name: Text
    country: Text
    one_of: tuple[Company, ...]
    """The companies of which it is one, where it is not known which."""
    group: bool
    """A company of our own group."""
    link: Text
    services: tuple[PublicService, ...]

    @property
    def called(self) -> str:
        """Its name, else its legal name, else its id."""
        return known(self.name) or called(self.legal_name, self.id)


class Remarks(NamedTuple):
    """What whoever publishes the list has to know, and its readers do not: ids of vendors."""

    internal: tuple[str, ...] = ()
    """Left out: recorded as internal."""
    undecided: tuple[str, ...] = ()
    """Left out: it is not known whether they serve an activity for customers."""
    unsettled: tuple[str, ...] = ()
    """On the list, although their role is not known."""
    failing: tuple[str, ...] = ()
    """On the list without a transfer mechanism that is valid."""
    unconfirmed: tuple[str, ...] = ()
    """On the list with a transfer mechanism that is not shown to be valid."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicList:
    """The sub-processors on a day."""

    id: str
    """Of the inventory."""
    name: str
    """What we are called."""
    legal_name: Text
    country: Text
    day: date
    activity: str
    """The id of the one activity of ours that is asked for; empty: all in which we act for
    customers.
    """
    activities: tuple[tuple[str, str], ...]
    """Id and name of each activity of the list."""
    entries: tuple[Entry, ...]
    """By name; own affiliates last."""
    organisation: Organisation
    """For the words that it declares; nothing else of it is printed."""
    remarks: Remarks

    @property
    def current(self) -> tuple[Entry, ...]:
        """Those that serve customers already, or may, without the companies of our group."""
        return tuple(each for each in self.entries if not each.group and each not in self.coming)

    @property
    def coming(self) -> tuple[Entry, ...]:
        """Those that begin on a later day, without the companies of our group."""
        return tuple(each for each in self.entries if not each.group and self._later(each))

    @property
    def affiliates(self) -> tuple[Entry, ...]:
        """The companies of our group."""
        return tuple(each for each in self.entries if each.group)

    def _later(self, entry: Entry) -> bool:
        days = [each.since for each in entry.services]
        return all(isinstance(each, date) and each > self.day for each in days)


def public_list(inventory: Inventory, weigh: Weigh, day: date, activity: str = "") -> PublicList:
    """The list for a day; `activity` is the id of one in which we act for customers, or empty."""
    ours = {
        each.id: called(each.name, each.id)
        for each in inventory.activities.values()
        if each.role == "processor" and active(day, None, each.until) and activity in ("", each.id)
    }
    maker = _Maker(inventory, weigh, day, frozenset(ours))
    entries = sorted(maker.entries(), key=_order)
    organisation = inventory.organisation
    return PublicList(
        id=inventory.id,
        name=called(organisation.name, inventory.id),
        legal_name=organisation.legal_name,
        country=organisation.country,
        day=day,
        activity=activity,
        activities=tuple(ours.items()),
        entries=tuple(entries),
        organisation=organisation,
        remarks=maker.remarks(entries),
    )


def _with(status: Status, entries: Iterable[Entry]) -> tuple[str, ...]:
    """The ids of those that have a transfer of this status."""
    return tuple(
        each.id
        for each in entries
        if any(one.status is status for service in each.services for one in service.basis)
    )


def _order(entry: Entry) -> tuple[object, ...]:
    named = isinstance(entry.name, str) or isinstance(entry.legal_name, str)
    return entry.group, not named, entry.called.casefold(), entry.id


class _Maker:
    """One list as it is made."""

    def __init__(
        self, inventory: Inventory, weigh: Weigh, day: date, activities: frozenset[str]
    ) -> None:
        self._inventory, self._weigh, self._day = inventory, weigh, day
        self._activities = activities
        self._internal: list[str] = []
        self._undecided: list[str] = []
        self._unsettled: list[str] = []
        self._weighed: dict[date, Statuses] = {}

    def remarks(self, entries: Iterable[Entry]) -> Remarks:
        """What was met on the way."""
        every = tuple(entries)
        return Remarks(
            internal=tuple(self._internal),
            undecided=tuple(self._undecided),
            unsettled=tuple(self._unsettled),
            failing=_with(Status.FAILS, every),
            unconfirmed=_with(Status.REVIEW, every),
        )

    def entries(self) -> Iterator[Entry]:
        """The vendors of the list, those recorded as internal left out."""
        for vendor in self._inventory.vendors.values():
            if vendor.engaged != "by-us" or not active(self._day, None, vendor.until):
                continue
            services = tuple(self._services(vendor))
            if not services:
                continue
            if vendor.visibility == "internal":
                self._internal.append(vendor.id)
                continue
            if any(role_of(each, vendor) is Role.UNKNOWN for each in services):
                self._unsettled.append(vendor.id)
            yield Entry(
                id=vendor.id,
                name=vendor.name,
                legal_name=vendor.legal_name,
                country=vendor.country,
                one_of=tuple(Company(each.legal_name, each.country) for each in vendor.one_of),
                group=vendor.group,
                link=vendor.link,
                services=tuple(self._service(each, vendor) for each in services),
            )

    def _services(self, vendor: Vendor) -> Iterator[Service]:
        """Those that serve an activity of the list, as a processor or in a role not known."""
        undecided = False
        for service in vendor.services:
            role = role_of(service, vendor)
            if role is None or role.decides or not active(self._day, None, service.until):
                continue
            served = self._served(service)
            if self._activities.intersection(each.id for each in served):
                yield service
            elif is_open(service.activities) or any(is_open(each.role) for each in served):
                undecided = True
        if undecided:
            self._undecided.append(vendor.id)

    def _served(self, service: Service) -> tuple[Activity, ...]:
        """The activities of a service that have not ended, also those to come."""
        if not isinstance(service.activities, tuple):
            return ()
        every = (self._inventory.activities[name] for name in service.activities)
        return tuple(each for each in every if active(self._day, None, each.until))

    def _service(self, service: Service, vendor: Vendor) -> PublicService:
        since = service.since if service.since is not None else vendor.since
        served = self._served(service)
        ours = tuple(each for each in served if each.id in self._activities)
        others = tuple(each for each in served if each not in ours)
        return PublicService(
            key=service.id,
            purpose=service.purpose,
            products=service.products,
            activities=tuple(each.id for each in ours),
            data=_without(
                service.data, [each.data for each in others], [each.data for each in ours]
            ),
            subjects=_without(
                service.subjects,
                [each.subjects for each in others],
                [each.subjects for each in ours],
            ),
            places=self._places(service.locations),
            basis=tuple(self._basis(service, vendor, since)),
            since=since,
            until=service.until if service.until is not None else vendor.until,
        )

    def _places(self, locations: tuple[Location, ...] | None) -> tuple[Place, ...] | None:
        if locations is None:
            return None
        return tuple(
            Place(_where(each), each.uses, each.options, each.chosen_by)
            for each in locations
            if active(self._day, None, each.until)
        )

    def _basis(self, service: Service, vendor: Vendor, since: Day) -> Iterator[Basis]:
        """Under each law, on the day or on the first day of what is to come."""
        for judgment in self._on(service, vendor, since):
            named = tuple(each.instrument for each in judgment.mechanisms if each.instrument)
            recorded = judgment.flow.mechanisms is not None
            carries = judgment.status not in (Status.INSIDE, Status.FAILS)
            yield Basis(judgment.regime, judgment.status, named if carries else (), recorded)

    def _on(self, service: Service, vendor: Vendor, since: Day) -> Iterator[Judgment]:
        day = since if isinstance(since, date) and since > self._day else self._day
        if day not in self._weighed:
            self._weighed[day] = self._weigh(day)
        for judgment in self._weighed[day].judgments:
            flow = judgment.flow
            ends = flow.kind is Kind.OWN and flow.importer.id == vendor.id
            if ends and service.id in flow.services:
                yield judgment


def _without(said: Terms, others: Sequence[Terms], ours: Sequence[Terms]) -> Terms:
    """What a service has, without that which only its other activities have."""
    if not isinstance(said, tuple) or not all(isinstance(each, tuple) for each in ours):
        return said
    return tuple(each for each in said if _among(each, ours) or not _among(each, others)) or said


def _among(word: str, lists: Iterable[Terms]) -> bool:
    words = (each for some in lists if isinstance(some, tuple) for each in some)
    return any(covers(each, word) or covers(word, each) for each in words)


def _where(location: Location) -> str | Unknown:
    """The place; where only the country that the vendor claims is known, that."""
    if location.place is UNKNOWN and isinstance(location.country, str):
        return location.country
    return location.place
