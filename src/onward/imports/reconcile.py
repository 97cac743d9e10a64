"""A list held against the records: missing there, missing here, contradicting, doubtful."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NamedTuple

from onward.diagnostic import Place
from onward.imports.document import Cell
from onward.imports.entry import Account, Entry, Fate, Said
from onward.imports.entry import Kind as Became
from onward.imports.match import alike, matches
from onward.imports.parts import UNKNOWN
from onward.imports.places import Where
from onward.imports.readers.inline import plain
from onward.imports.reasons import SAY
from onward.imports.rows import Reading
from onward.imports.words import holds, is_undecided, key
from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN as NOT_KNOWN
from onward.inventory.vendor import Vendor
from onward.law.territory import EEA, Territories
from onward.terms.company import same_company
from onward.terms.place import country_of, zone_of

Active = Callable[[date, object, object], bool]


class Kind(Enum):
    """How a list and the records differ."""

    MISSING_THERE = "missing there"
    """The records have the vendor, and the list does not."""
    MISSING_HERE = "missing here"
    """The list has the vendor, and the records do not."""
    COMPANY = "company"
    COUNTRY = "country"
    PLACE = "place"
    MECHANISM = "mechanism"
    DATE = "date"
    DOUBTFUL = "doubtful"
    """A vendor of the list that may be one that is recorded."""
    UNREAD = "not read"
    """A part of the list, which may say anything."""


class Difference(NamedTuple):
    """One thing that a list and the records do not say alike."""

    kind: Kind
    vendor: str
    """The name of the vendor."""
    recorded: str = ""
    at: Place | None = None
    """Where the records say it."""
    listed: str = ""
    cell: Cell | None = None
    """Where the list says it."""
    note: str = ""
    """Ids of the records that a doubtful name may be; why a part was not read."""


@dataclass(slots=True)
class Held:
    """A list held against an inventory."""

    reading: Reading
    differences: list[Difference] = field(default_factory=list)
    matched: dict[str, str] = field(default_factory=dict)
    """By the id of an entry, that of its record."""


class Against(NamedTuple):
    """What a list is held against."""

    inventory: Inventory
    expected: frozenset[str]
    """Ids of the vendors that the list should have."""
    day: date
    same: Mapping[str, str]
    """By a name, the id of its record, or `new`."""
    territories: Territories


def names_of(vendor: Vendor) -> tuple[str, ...]:
    """Every name under which a vendor is recorded."""
    said = (vendor.name, vendor.legal_name, *vendor.also_known_as, *vendor.formerly)
    known = [each for each in said if isinstance(each, str)]
    return tuple(dict.fromkeys((*known, *(plain(each)[0] for each in known))))


def of_sub_processors(reading: Reading) -> bool:
    """Whether a list says that it lists sub-processors."""
    texts = [reading.document.path.rpartition("/")[2], *reading.columns]
    texts += [f"{each.heading} {each.above}" for each in reading.document.blocks]
    return any(holds(text.replace(".", " "), "processors") for text in texts)


def reconcile(reading: Reading, against: Against) -> Held:
    """What a list and the records do not say alike; nothing where they say the same."""
    held = Held(reading)
    recorded = {id_: names_of(each) for id_, each in against.inventory.vendors.items()}
    same = {key(name): id_ for name, id_ in against.same.items()}
    found: dict[str, list[Entry]] = {}
    for entry in reading.entries:
        id_ = _record(entry, recorded, same, held)
        if id_ is not None:
            found.setdefault(id_, []).append(entry)
            held.matched[entry.id] = id_
    for id_, entries in found.items():
        held.differences += _compared(against.inventory.vendors[id_], entries, against)
    held.differences += _missing_there(against, set(found), recorded, held)
    vendors = against.inventory.vendors.values()
    edges = (edge for each in vendors for edge in each.subprocessors or ())
    nameless = sum(1 for id_ in against.expected if not recorded[id_])
    nameless += sum(1 for edge in edges if edge.vendor is NOT_KNOWN)
    held.differences += _unread(held, nameless)
    return held


def _unread(held: Held, nameless: int) -> Iterator[Difference]:
    """What was not read of the tables that were: it may say anything.

    A row without a name is that of a vendor, or of a sub-processor of one, whose name the records
    do not know either, as long as there are such.
    """
    names = {each.named.name for each in held.reading.entries if each.id in held.matched}
    blocks: dict[str, list[Account]] = {}
    for account in held.reading.accounts:
        blocks.setdefault(account.cell.spot.block, []).append(account)
    for accounts in blocks.values():
        if all(_is_unread(each) for each in accounts if each.cell.text):
            continue
        for account, fate in _unread_parts(accounts):
            if fate.what == SAY("no-vendor") and is_undecided(account.cell.text) and nameless:
                nameless -= 1
                continue
            if fate.part in names:
                continue
            said = fate.part or account.cell.text
            yield Difference(Kind.UNREAD, "", "", None, said, account.cell, fate.what)


def _unread_parts(accounts: Iterable[Account]) -> Iterator[tuple[Account, Fate]]:
    """The parts that were not read; of a row that names no vendor, that cell alone."""
    for account in accounts:
        for fate in account.fates:
            whole = fate.what == SAY("row-no-vendor")
            if fate.kind is Became.UNREAD and account.cell.text and not whole:
                yield account, fate


def _is_unread(account: Account) -> bool:
    return any(fate.kind is Became.UNREAD for fate in account.fates)


def _record(
    entry: Entry,
    recorded: Mapping[str, tuple[str, ...]],
    same: Mapping[str, str],
    held: Held,
) -> str | None:
    """The id of the record of a vendor; a doubt or a lack is noted."""
    decided = next((same[key(name)] for name in entry.names if key(name) in same), None)
    if decided in recorded:
        return decided
    near = [] if decided == "new" else matches(entry.names, recorded)
    if len(near) == 1:
        return near[0]
    if decided != "new":
        near = near or [
            id_
            for id_, names in recorded.items()
            if any(alike(entry.names, each) for each in names)
        ]
    name = entry.named.name
    kind = Kind.DOUBTFUL if near else Kind.MISSING_HERE
    note = ", ".join(near[:4])
    held.differences.append(Difference(kind, name, listed=name, cell=entry.cell, note=note))
    return None


def _missing_there(
    against: Against,
    found: set[str],
    recorded: Mapping[str, tuple[str, ...]],
    held: Held,
) -> Iterator[Difference]:
    """Vendors that the list should have; one that may be behind a doubtful name is asked there."""
    doubted = {
        id_.strip()
        for each in held.differences
        if each.kind is Kind.DOUBTFUL
        for id_ in each.note.split(",")
    }
    for id_ in sorted(against.expected - found - doubted):
        vendor = against.inventory.vendors[id_]
        name = next(iter(recorded[id_]), id_)
        if recorded[id_]:
            yield Difference(Kind.MISSING_THERE, name, name, Place(vendor.origin, "/name"))


def _compared(vendor: Vendor, entries: Iterable[Entry], against: Against) -> Iterator[Difference]:
    every = tuple(entries)
    for entry in every:
        yield from _company(vendor, entry)
        yield from _country(vendor, entry)
        yield from _mechanisms(vendor, entry)
        yield from _since(vendor, entry)
    yield from _places(vendor, every, against)


def _name(vendor: Vendor) -> str:
    return next(iter(names_of(vendor)), vendor.id)


def _company(vendor: Vendor, entry: Entry) -> Iterator[Difference]:
    said = entry.facts.get("legal_name")
    if said is None or not isinstance(vendor.legal_name, str):
        return
    if same_company(said.value, vendor.legal_name) is False:
        yield _differs(Kind.COMPANY, vendor, vendor.legal_name, "/legal_name", said)


def _country(vendor: Vendor, entry: Entry) -> Iterator[Difference]:
    said = entry.facts.get("country")
    known = isinstance(vendor.country, str) and said is not None and said.value != UNKNOWN
    if said is not None and known and said.value != vendor.country:
        yield _differs(Kind.COUNTRY, vendor, str(vendor.country), "/country", said)


def _since(vendor: Vendor, entry: Entry) -> Iterator[Difference]:
    days = {str(vendor.since)} | {str(each.since) for each in vendor.services}
    days = {each for each in days if each[:1].isdigit()}
    for said in (each.facts.get("since") for each in entry.services):
        if said is not None and said.value != UNKNOWN and days and said.value not in days:
            yield _differs(Kind.DATE, vendor, ", ".join(sorted(days)), "/since", said)


def _mechanisms(vendor: Vendor, entry: Entry) -> Iterator[Difference]:
    """An instrument that the list names and the record, which names others, does not."""
    said = entry.facts.get("mechanisms")
    if said is None or vendor.mechanisms is None or not isinstance(said.value, list):
        return
    recorded = [each.instrument for each in vendor.mechanisms]
    if NOT_KNOWN in recorded:
        return
    named = [str(each) for each in recorded]
    for row in said.value:
        instrument = row.get("instrument", UNKNOWN)
        if instrument != UNKNOWN and instrument not in named:
            text = ", ".join(named) or "none"
            difference = _differs(Kind.MECHANISM, vendor, text, "/mechanisms", said)
            yield difference._replace(listed=instrument)


def _places(vendor: Vendor, entries: tuple[Entry, ...], against: Against) -> Iterator[Difference]:
    """Places of the list that no place of the record takes in, and the other way round."""
    recorded = {
        str(each): location.route
        for service in vendor.services
        for location in service.locations or ()
        if _now(location.until, against.day)
        for each in (location.place, location.country, *location.options)
        if isinstance(each, str)
    }
    unknown = any(
        location.place is NOT_KNOWN and not location.options and not location.country
        for service in vendor.services
        for location in service.locations or ()
    )
    listed = [
        (place, said)
        for entry in entries
        for service in entry.services
        for said in service.locations
        if isinstance(said.value, Where)
        for place in (said.value.options or (said.value.place,))
    ]
    if not recorded or not listed:
        return
    own = vendor.country if isinstance(vendor.country, str) else ""
    for place, said in listed:
        unsaid = isinstance(said.value, Where) and UNKNOWN in said.value.uses
        there = {**recorded, **({own: "/country"} if unsaid and own else {})}
        if place != UNKNOWN and not unknown and not _any_covers(there, place, against):
            route = next(iter(recorded.values()))
            difference = _differs(Kind.PLACE, vendor, ", ".join(recorded), route, said)
            yield difference._replace(listed=place)
    stated = [place for place, said in listed if not _is_unsaid(said)]
    if not stated or UNKNOWN in [place for place, _ in listed]:
        return
    for place, route in recorded.items():
        if not _any_covers([each for each, _ in listed], place, against):
            said = listed[0][1]
            difference = _differs(Kind.PLACE, vendor, place, route, said)
            yield difference._replace(listed=", ".join(dict.fromkeys(each for each, _ in listed)))


def _is_unsaid(said: Said) -> bool:
    return isinstance(said.value, Where) and UNKNOWN in said.value.uses


def _now(until: object, day: date) -> bool:
    return not isinstance(until, date) or day <= until


def _any_covers(places: Iterable[str], place: str, against: Against) -> bool:
    """Whether one of the places takes in another, or is in it: a region and its country do."""
    return any(_meet(each, place, against) for each in places)


def _meet(one: str, other: str, against: Against) -> bool:
    if one == other or "world" in (one, other):
        return True
    lands = country_of(one), country_of(other)
    if lands[0] is not None and lands[0] == lands[1]:
        return True
    for zone, place in ((one, other), (other, one)):
        if zone_of(zone) == EEA:
            land = country_of(place)
            if zone_of(place) == EEA or (
                land is not None and against.territories.in_eea(land, against.day)
            ):
                return True
    return False


def _differs(kind: Kind, vendor: Vendor, recorded: str, route: str, said: Said) -> Difference:
    at = Place(vendor.origin, route)
    return Difference(kind, _name(vendor), recorded, at, str(said.value), said.cell)
