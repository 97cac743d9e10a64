"""Which vendors are on the list of sub-processors, and what it says of each.

On it are those that process, or may process, data in the activities in which we act for customers
(Art. 28(2), (4) GDPR), and those that these engage in turn.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeAlias

from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN, Day, Terms, Unknown, is_open, known
from onward.inventory.vendor import Location, Service, Vendor
from onward.reports.papers.apart import Apart, apart
from onward.reports.papers.further import Passed, passed_on
from onward.reports.papers.public_list import (
    Basis,
    Carrier,
    Company,
    Entry,
    Place,
    PublicList,
    PublicService,
    Remarks,
)
from onward.terms.vocabulary import covers
from onward.transfers.assess import Statuses
from onward.transfers.flow import Kind, Role
from onward.transfers.party import UNNAMED
from onward.transfers.place import active
from onward.transfers.processors import declared
from onward.transfers.roles import role_of, stage_of
from onward.transfers.status import Judgment, Status
from onward.wording.labels import called

Weigh: TypeAlias = Callable[[date], Statuses]
"""The statuses of the inventory on a day."""
_CARRIED = frozenset({Status.HOLDS, Status.EXPIRING, Status.REVIEW})


def public_list(inventory: Inventory, weigh: Weigh, day: date, activity: str = "") -> PublicList:
    """The list for a day; `activity` is the id of one in which we act for customers, or empty."""
    ours = {
        each.id: called(each.name, each.id)
        for each in inventory.activities.values()
        if each.role == "processor" and active(day, None, each.until) and activity in ("", each.id)
    }
    maker = _Maker(inventory, weigh, day, frozenset(ours))
    engaged = tuple(sorted(maker.entries(), key=_order))
    behind = tuple(sorted(maker.further(engaged), key=_order))
    entries, further = (tuple(map(maker.passing, some)) for some in (engaged, behind))
    organisation = inventory.organisation
    return PublicList(
        id=inventory.id,
        name=called(organisation.name, inventory.id),
        legal_name=organisation.legal_name,
        country=organisation.country,
        law=maker.law,
        day=day,
        activity=activity,
        activities=tuple(ours.items()),
        entries=entries,
        further=further,
        terms=Organisation(
            id="", data_terms=organisation.data_terms, subject_terms=organisation.subject_terms
        ),
        remarks=maker.remarks((*entries, *further)),
    )


def _with(status: Status, entries: Iterable[Entry]) -> tuple[str, ...]:
    """The ids of those that have a transfer of this status."""
    return tuple(
        each.id
        for each in entries
        if any(one.status is status for service in each.services for one in service.basis)
    )


def _order(entry: Entry) -> tuple[object, ...]:
    name = known(entry.name) or known(entry.legal_name)
    return entry.group, not name, name.casefold(), entry.id


class _Maker:
    """One list as it is made."""

    def __init__(
        self, inventory: Inventory, weigh: Weigh, day: date, activities: frozenset[str]
    ) -> None:
        self._inventory, self._weigh, self._day = inventory, weigh, day
        self._activities = activities
        self._weighed = {day: weigh(day)}
        self._internal: list[str] = []
        self._undecided: list[str] = []
        self._unsettled: list[str] = []
        self._passing: dict[str, set[str]] = {}

    @property
    def law(self) -> str:
        """The id of the regime that alone binds us; empty where several do, or none is known."""
        regimes = self._weighed[self._day].flows.regimes or ()
        return regimes[0] if len(regimes) == 1 else ""

    def remarks(self, entries: tuple[Entry, ...]) -> Remarks:
        """What was met on the way."""
        return Remarks(
            internal=tuple(dict.fromkeys(self._internal)),
            undecided=tuple(self._undecided),
            unsettled=tuple(self._unsettled),
            ending=_with(Status.EXPIRING, entries),
            unconfirmed=_with(Status.REVIEW, entries),
            unknown=_with(Status.UNKNOWN, entries),
            failing=_with(Status.FAILS, entries),
        )

    def entries(self) -> Iterator[Entry]:
        """The vendors that we engage, those recorded as internal left out."""
        for vendor in self._inventory.vendors.values():
            if vendor.engaged != "by-us" or not active(self._day, None, vendor.until):
                continue
            services = tuple(self._services(vendor))
            if not services and not vendor.services and vendor.role in (None, UNKNOWN, "processor"):
                self._undecided.append(vendor.id)
            if not services:
                continue
            if vendor.visibility == "internal":
                self._internal.append(vendor.id)
                continue
            if any(role_of(each, vendor) is Role.UNKNOWN for each in services):
                self._unsettled.append(vendor.id)
            yield _entry(vendor, tuple(self._service(each, vendor) for each in services))

    def further(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """Those to which these pass data of customers on, near or far."""
        engaged = {
            each.id: {one.key: frozenset(one.activities) for one in each.services}
            for each in entries
        }
        found: dict[str, dict[tuple[str, ...], Passed]] = {}
        for statuses in self._weighed.values():
            for link in passed_on(statuses, engaged, self._hidden):
                flow = link.flow
                name = flow.subject if flow.importer.id == UNNAMED else flow.importer.id
                found.setdefault(name, {}).setdefault((flow.exporter.id, flow.at.route), link)
                if any(each.status is not Status.INSIDE for each in link.judgments):
                    self._passing.setdefault(flow.exporter.id, set()).update(flow.services)
        for name, by_exporter in found.items():
            services = tuple(self._passed_on(link) for link in by_exporter.values())
            vendor = self._inventory.vendors.get(name)
            if vendor is not None and self._hidden(name):
                self._internal.append(name)
            elif vendor is not None:
                yield _entry(vendor, services)
            else:
                country = next(iter(by_exporter.values())).flow.country
                yield Entry(
                    id=name, name=UNKNOWN, legal_name=UNKNOWN, country=country, services=services
                )

    def passing(self, entry: Entry) -> Entry:
        """The entry, with whether it passes data on to where there is or may be a transfer."""
        services = self._passing.get(entry.id)
        if services is None:
            return entry
        marked = (
            replace(each, basis=tuple(one._replace(onward=True) for one in each.basis))
            if each.engaged_by or each.key in services
            else each
            for each in entry.services
        )
        return replace(entry, services=tuple(marked))

    def _hidden(self, name: str) -> bool:
        vendor = self._inventory.vendors.get(name)
        return vendor is not None and vendor.visibility == "internal"

    def _services(self, vendor: Vendor) -> Iterator[Service]:
        """Those that serve an activity of the list, as a processor or in a role not known."""
        undecided = False
        for service in vendor.services:
            role = role_of(service, vendor)
            if role is None or role.decides or not active(self._day, None, service.until):
                continue
            if stage_of(service, vendor, self._day) == "planned":
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
        ours = [each for each in served if each.id in self._activities]
        others = [each for each in served if each.id not in self._activities]
        return PublicService(
            key=service.id,
            purpose=service.purpose,
            products=service.products,
            activities=tuple(each.id for each in ours),
            data=_without(service.data, others, ours, _data),
            subjects=_without(service.subjects, others, ours, _subjects),
            places=self._places(service.locations),
            basis=_basis(self._on(service, vendor, since), recorded=vendor.mechanisms is not None),
            since=since,
            until=service.until if service.until is not None else vendor.until,
        )

    def _passed_on(self, link: Passed) -> PublicService:
        """What the vendor that passes data on says of it."""
        flow = link.flow
        exporter = self._inventory.vendors[flow.exporter.id]
        edges = (each for each in exporter.subprocessors or () if each.route == flow.at.route)
        edge = next(edges, None)
        every = self._inventory.activities.values()
        ours = [each for each in every if each.id in link.activities]
        others = [each for each in every if each.id not in link.activities]
        return PublicService(
            key=f"{flow.exporter.id}{flow.at.route}",
            purpose=edge.purpose if edge else None,
            products=(),
            activities=tuple(each.id for each in ours),
            engaged_by=exporter.name,
            data=_without(flow.data, others, ours, _data),
            subjects=_without(flow.subjects, others, ours, _subjects),
            places=self._places(flow.places or None),
            basis=_basis(link.judgments, recorded=flow.mechanisms is not None),
            since=flow.since,
            until=edge.until if edge else None,
        )

    def _places(self, locations: tuple[Location, ...] | None) -> tuple[Place, ...] | None:
        if locations is None:
            return None
        return tuple(
            Place(_where(each), each.uses, each.open_options, each.chosen_by)
            for each in locations
            if active(self._day, None, each.until)
        )

    def _on(self, service: Service, vendor: Vendor, since: Day) -> Iterator[Judgment]:
        """Under each law, on the day or on the first day of what is to come."""
        day = since if isinstance(since, date) and since > self._day else self._day
        if day not in self._weighed:
            self._weighed[day] = self._weigh(day)
        for judgment in self._weighed[day].judgments:
            flow = judgment.flow
            ends = flow.kind is Kind.OWN and flow.importer.id == vendor.id
            if ends and service.id in flow.services:
                yield judgment


def _entry(vendor: Vendor, services: tuple[PublicService, ...]) -> Entry:
    return Entry(
        id=vendor.id,
        name=vendor.name,
        legal_name=vendor.legal_name,
        country=vendor.country,
        one_of=tuple(Company(each.legal_name, each.country) for each in vendor.one_of),
        group=vendor.group,
        link=vendor.link,
        services=services,
        declared=declared(vendor),
    )


def _basis(judgments: Iterable[Judgment], *, recorded: bool) -> tuple[Basis, ...]:
    """On what it rests under each law; where no law is known to judge it, that is unknown."""
    found = tuple(each for judgment in judgments for each in _bases(judgment, recorded=recorded))
    return found or (Basis("", Status.UNKNOWN, (), recorded),)


def _bases(judgment: Judgment, *, recorded: bool) -> Iterator[Basis]:
    """One, or one for each company that it may be, or country, where they differ.

    Data of our own staff is none of customers: it is left aside.
    """
    for each in apart(judgment, staff=False):
        yield Basis(
            judgment.regime,
            each.status,
            tuple(dict.fromkeys(_carriers(each))),
            recorded,
            each.company,
            each.judgment.option,
            each.destination,
        )


def _carriers(judgment: Apart) -> Iterator[Carrier]:
    """What carries it, or would if it were confirmed; nothing else may be taken for valid."""
    if judgment.status in _CARRIED:
        ending = judgment.status is Status.EXPIRING
        for each in judgment.mechanisms:
            if each.instrument:
                yield Carrier(each.instrument, each.until if ending else None)


def _data(activity: Activity) -> Terms:
    return activity.data


def _subjects(activity: Activity) -> Terms:
    return activity.subjects


def _without(
    said: Terms,
    others: Sequence[Activity],
    ours: Sequence[Activity],
    of: Callable[[Activity], Terms],
) -> Terms:
    """What is disclosed, without that which only other activities have."""
    held, rest = [of(each) for each in ours], [of(each) for each in others]
    if not isinstance(said, tuple) or not all(isinstance(each, tuple) for each in held):
        return said
    return tuple(each for each in said if _among(each, held) or not _among(each, rest)) or said


def _among(word: str, lists: Iterable[Terms]) -> bool:
    words = (each for some in lists if isinstance(some, tuple) for each in some)
    return any(covers(each, word) or covers(word, each) for each in words)


def _where(location: Location) -> str | Unknown:
    """The place; where only the country that the vendor claims is known, that."""
    if location.place is UNKNOWN and isinstance(location.country, str):
        return location.country
    return location.place
