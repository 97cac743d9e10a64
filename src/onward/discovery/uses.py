"""Traces held against the records and the catalogue: which vendors are in use and not recorded."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from typing import NamedTuple

from onward.catalogue.entry import Entry, load
from onward.catalogue.names import ids, meant
from onward.discovery.trace import Sort, Trace
from onward.inventory.records import Inventory
from onward.inventory.vendor import Location, Vendor
from onward.law.territory import EEA, territories
from onward.terms.company import brand_key
from onward.terms.place import resolve
from onward.terms.region import region


class State(Enum):
    """What the records say of a vendor that left a trace, the gravest first."""

    MISSING = "not recorded"
    ENDED = "recorded as ended"
    CONTRADICTED = "place not recorded"
    OPEN = "place unknown in the record"
    UNKNOWN = "not in the catalogue"
    RECORDED = "recorded"


QUIET = (State.RECORDED,)
"""What is declared."""


class Use(NamedTuple):
    """A vendor, or a name that no vendor is known for, with its traces."""

    state: State
    name: str
    """Of the vendor; of the domain or package that is not in the catalogue."""
    entry: str
    """Id in the catalogue; empty where it is not there."""
    vendor: str
    """Id of its record; empty where there is none."""
    traces: tuple[Trace, ...]


class _Known:
    """By what vendors are recognised: the marks of the catalogue, the domains of the records."""

    def __init__(self, inventory: Inventory, day: date) -> None:
        self.day = day
        self.entries: Mapping[str, Entry] = {id_: load(id_) for id_ in ids()}
        self.marks = {
            (mark.kind, value.lower()): id_
            for id_, entry in self.entries.items()
            for mark in entry.marks
            for value in mark.values
        }
        self.companies: dict[str, set[str]] = {}
        for id_, entry in self.entries.items():
            for company in entry.companies:
                self.companies.setdefault(brand_key(company.name), set()).add(id_)
        self.vendors = inventory.vendors
        self.domains = {
            domain.lower(): each.id
            for each in inventory.vendors.values()
            for domain in each.domains
        }
        self.records: dict[str, list[Vendor]] = {}
        for each in inventory.vendors.values():
            for id_ in self._entries_of(each):
                self.records.setdefault(id_, []).append(each)
        self.providers = {
            offer.provider: id_
            for id_, entry in self.entries.items()
            for offer in entry.places
            if offer.provider is not None
        }

    def _entries_of(self, vendor: Vendor) -> set[str]:
        """The entries of the catalogue that a record may be: by its names and its domains.

        Also by a company that one entry has; one that several have does not say which.
        """
        said = (vendor.name, vendor.legal_name, *vendor.also_known_as, *vendor.formerly)
        names = [name for name in said if isinstance(name, str)]
        named = {id_ for name in names for id_ in meant(name).ids}
        companies = [self.companies.get(brand_key(name), set()) for name in names]
        return named.union(*(ids for ids in companies if len(ids) == 1)) | {
            id_
            for domain in vendor.domains
            if (id_ := self.marks.get((Sort.DOMAIN.value, domain.lower())))
        }

    def entry_of(self, trace: Trace) -> str:
        """The vendor of the catalogue that a trace is of; empty where none is known."""
        for kind, name in _marks_of(trace):
            if found := self.marks.get((kind, name)):
                return found
        return self.providers.get(_provider(trace), "") if trace.sort is Sort.REGION else ""

    def record_of(self, trace: Trace, entry: str) -> Vendor | None:
        """Its record: by a domain that it names itself, else by its entry; one in use first."""
        for _, name in _marks_of(trace):
            if trace.sort in (Sort.DOMAIN, Sort.SPF, Sort.DNS) and name in self.domains:
                return self.vendors[self.domains[name]]
        found = self.records.get(entry, ())
        return next((each for each in found if not self.ended(each)), next(iter(found), None))

    def ended(self, vendor: Vendor) -> bool:
        """Whether the records say that it is no longer used on the day."""
        return isinstance(vendor.until, date) and vendor.until < self.day


def _provider(trace: Trace) -> str:
    return trace.name.partition(":")[0]


def _marks_of(trace: Trace) -> Iterator[tuple[str, str]]:
    """The marks by which a trace may be recognised, the closest first."""
    match trace.sort:
        case Sort.DOMAIN | Sort.SPF | Sort.DNS:
            labels = trace.name.split(".")
            ends = [".".join(labels[start:]) for start in range(len(labels) - 1)]
            yield from ((trace.sort.value, end) for end in ends)
            if trace.sort is not Sort.DOMAIN:
                yield from ((Sort.DOMAIN.value, end) for end in ends)
        case Sort.NPM if trace.name.startswith("@"):
            yield Sort.NPM.value, trace.name
            yield Sort.NPM.value, f"{trace.name.partition('/')[0]}/*"
        case Sort.GO:
            parts = trace.name.split("/")
            ends = ["/".join(parts[:end]) for end in range(len(parts), 1, -1)]
            yield from ((Sort.GO.value, end) for end in ends)
        case _:
            yield trace.sort.value, trace.name


def uses(
    traces: Iterable[Trace], inventory: Inventory, day: date, own: Sequence[str] = ()
) -> tuple[Use, ...]:
    """Every vendor and unknown name with its traces, the gravest state first, then by name.

    `own` are domains of ours, left out with all below them. A domain that is in a record of ours is
    that vendor's, whatever the catalogue says.
    """
    known = _Known(inventory, day)
    found: dict[tuple[State, str, str, str], list[Trace]] = {}
    for trace in traces:
        if trace.sort in (Sort.DOMAIN, Sort.SPF, Sort.DNS) and _below(trace.name, own):
            continue
        found.setdefault(_use(trace, known), []).append(trace)
    order = list(State)
    made = (
        Use(state, name, entry, vendor, tuple(some))
        for (state, name, entry, vendor), some in found.items()
    )
    return tuple(sorted(made, key=lambda use: (order.index(use.state), use.name.casefold())))


def _below(name: str, domains: Sequence[str]) -> bool:
    return any(name == each or name.endswith(f".{each}") for each in domains)


def _use(trace: Trace, known: _Known) -> tuple[State, str, str, str]:
    entry = known.entry_of(trace)
    record = known.record_of(trace, entry)
    if record is None:
        called = known.entries[entry].called.name if entry else trace.name
        return (State.MISSING if entry else State.UNKNOWN), called, entry, ""
    name = record.name if isinstance(record.name, str) else record.id
    if known.ended(record):
        return State.ENDED, name, entry, record.id
    state = _place(trace.name, record, known.day) if trace.sort is Sort.REGION else State.RECORDED
    return state, name, entry, record.id


def _place(code: str, vendor: Vendor, day: date) -> State:
    """Whether the places of a record hold a region in which something runs."""
    held = [
        place
        for service in vendor.services
        for location in service.locations or ()
        if not (isinstance(location.until, date) and location.until < day)
        for place in _places(location)
    ]
    if any(isinstance(place, str) and _holds(place, code, day) for place in held):
        return State.RECORDED
    open_ = not held or not all(isinstance(place, str) for place in held)
    return State.OPEN if open_ else State.CONTRADICTED


def _places(location: Location) -> tuple[object, ...]:
    return location.open_options or (location.place,)


def _holds(place: str, code: str, day: date) -> bool:
    """Whether a recorded place takes in a region: the same, its country, or a zone around it."""
    one = region(code)
    there = one.country if one is not None else None
    site = resolve(place)
    if site.region is not None:
        return place == code
    if site.zone == EEA:
        return there is not None and territories().in_eea(there, day)
    return site.zone == "world" or (there is not None and site.country == there)
