"""A list held against the records: missing there, missing here, contradicting, doubtful."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import NamedTuple

from onward.diagnostic import Place
from onward.imports.alike_names import Names
from onward.imports.document import Cell
from onward.imports.entry import Account, Entry, Fate, Said
from onward.imports.entry import Kind as Became
from onward.imports.parts import UNKNOWN
from onward.imports.places import Where
from onward.imports.readers.inline import plain
from onward.imports.reasons import SAY
from onward.imports.rows import Reading
from onward.imports.words import holds, is_undecided, key
from onward.inventory.mechanism import Mechanism
from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN as NOT_KNOWN
from onward.inventory.value import Day
from onward.inventory.vendor import Location, Vendor
from onward.law.territory import EEA, Territories
from onward.terms.company import same_company
from onward.terms.place import country_of, zone_of


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


class Party(NamedTuple):
    """A vendor as the records have it: used by us, or by a vendor that passes data on to it."""

    vendor: Vendor
    locations: tuple[Location, ...]
    mechanisms: tuple[Mechanism, ...] | None
    since: tuple[Day, ...]
    origin: str
    """The file that says where it has data, since when and on which mechanism."""
    route: str = ""
    """Where in that file: the entry of `subprocessors`; empty for a record of its own."""


class Against(NamedTuple):
    """What a list is held against."""

    parties: Mapping[str, Party]
    expected: frozenset[str]
    """Ids of the vendors that the list should have."""
    day: date
    same: Mapping[str, str]
    """By a name, the id of its record, or `new`."""
    territories: Territories


def ours(inventory: Inventory) -> dict[str, Party]:
    """Every vendor that is recorded, by its id."""
    return {
        id_: Party(
            each,
            tuple(one for service in each.services for one in service.locations or ()),
            each.mechanisms,
            (each.since, *(service.since for service in each.services)),
            each.origin,
        )
        for id_, each in inventory.vendors.items()
    }


def behind(inventory: Inventory, owner: Vendor) -> dict[str, Party]:
    """The vendors to which one vendor passes data on, by their ids."""
    return {
        other.id: Party(
            other, edge.locations or (), edge.mechanisms, (edge.since,), owner.origin, edge.route
        )
        for edge in owner.subprocessors or ()
        if (other := inventory.vendors.get(str(edge.vendor))) is not None
    }


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
    recorded = {id_: names_of(each.vendor) for id_, each in against.parties.items()}
    same = {key(name): id_ for name, id_ in against.same.items()}
    names = Names(recorded)
    found: dict[str, list[Entry]] = {}
    for entry in reading.entries:
        id_ = _record(entry, names, same, held)
        if id_ is not None:
            found.setdefault(id_, []).append(entry)
            held.matched[entry.id] = id_
    for id_, entries in found.items():
        held.differences += _compared(against.parties[id_], entries, against)
    held.differences += _missing_there(against, set(found), recorded, held)
    vendors = (each.vendor for each in against.parties.values())
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


def _record(entry: Entry, recorded: Names, same: Mapping[str, str], held: Held) -> str | None:
    """The id of the record of a vendor; a doubt or a lack is noted."""
    decided = next((same[key(name)] for name in entry.names if key(name) in same), None)
    if decided in recorded:
        return decided
    near = [] if decided == "new" else recorded.matches(entry.names)
    if len(near) == 1:
        return near[0]
    if decided != "new":
        near = near or recorded.alike(entry.names)
    name = entry.named.name
    kind = Kind.DOUBTFUL if near else Kind.MISSING_HERE
    note = ", ".join(near[:4])
    held.differences.append(Difference(kind, name, listed=name, cell=entry.cell, note=note))
    return None


def _missing_there(
    against: Against, found: set[str], recorded: Mapping[str, tuple[str, ...]], held: Held
) -> Iterator[Difference]:
    """Vendors that the list should have; one that may be behind a doubtful name is asked there."""
    doubted = {
        id_.strip()
        for each in held.differences
        if each.kind is Kind.DOUBTFUL
        for id_ in each.note.split(",")
    }
    for id_ in sorted(against.expected - found - doubted):
        party = against.parties[id_]
        name = next(iter(recorded[id_]), id_)
        if recorded[id_]:
            at = Place(party.origin, party.route or "/name")
            yield Difference(Kind.MISSING_THERE, name, name, at)


def _compared(party: Party, entries: Iterable[Entry], against: Against) -> Iterator[Difference]:
    every = tuple(entries)
    for entry in every:
        yield from _company(party, entry)
        yield from _country(party, entry)
        yield from _mechanisms(party, entry)
        yield from _since(party, entry)
    yield from _places(party, every, against)


def _company(party: Party, entry: Entry) -> Iterator[Difference]:
    said, recorded = entry.facts.get("legal_name"), party.vendor.legal_name
    if said is None or not isinstance(recorded, str):
        return
    if same_company(said.value, recorded) is False:
        at = Place(party.vendor.origin, "/legal_name")
        yield _differs(Kind.COMPANY, party, recorded, at, said)


def _country(party: Party, entry: Entry) -> Iterator[Difference]:
    said, recorded = entry.facts.get("country"), party.vendor.country
    if said is None or said.value == UNKNOWN or not isinstance(recorded, str):
        return
    if said.value != recorded:
        at = Place(party.vendor.origin, "/country")
        yield _differs(Kind.COUNTRY, party, recorded, at, said)


def _since(party: Party, entry: Entry) -> Iterator[Difference]:
    days = sorted({each.isoformat() for each in party.since if isinstance(each, date)})
    at = Place(party.origin, f"{party.route}/since")
    for said in (each.facts.get("since") for each in entry.services):
        if said is not None and said.value != UNKNOWN and days and said.value not in days:
            yield _differs(Kind.DATE, party, ", ".join(days), at, said)


def _mechanisms(party: Party, entry: Entry) -> Iterator[Difference]:
    """An instrument that the list names and the record, which names others, does not."""
    said = entry.facts.get("mechanisms")
    if said is None or party.mechanisms is None or not isinstance(said.value, list):
        return
    recorded = [each.instrument for each in party.mechanisms]
    if NOT_KNOWN in recorded:
        return
    named = [str(each) for each in recorded]
    at = Place(party.origin, f"{party.route}/mechanisms")
    for row in said.value:
        instrument = row.get("instrument", UNKNOWN)
        if instrument != UNKNOWN and instrument not in named:
            text = ", ".join(named) or "none"
            yield _differs(Kind.MECHANISM, party, text, at, said)._replace(listed=instrument)


def _places(party: Party, entries: tuple[Entry, ...], against: Against) -> Iterator[Difference]:
    """Places that the list has more than the record, and fewer: one difference for all."""
    current = [each for each in party.locations if _now(each.until, against.day)]
    recorded = {
        each: Place(party.origin, location.route)
        for location in current
        for each in (location.place, location.country, *location.options)
        if isinstance(each, str)
    }
    unknown = any(
        each.place is NOT_KNOWN and not each.options and not each.country for each in current
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
    own = party.vendor.country
    more: dict[str, Said] = {}
    for place, said in listed:
        there = [*recorded, *([own] if _is_unsaid(said) and isinstance(own, str) else [])]
        if place != UNKNOWN and not unknown and not _any_covers(there, place, against):
            more.setdefault(place, said)
    places = list(dict.fromkeys(place for place, _ in listed))
    whole = UNKNOWN not in places and not all(_is_unsaid(said) for _, said in listed)
    fewer = [each for each in recorded if whole and not _any_covers(places, each, against)]
    if more or fewer:
        said = next(iter(more.values()), listed[0][1])
        at = recorded[(fewer or list(recorded))[0]]
        text = ", ".join(fewer or recorded)
        yield _differs(Kind.PLACE, party, text, at, said)._replace(listed=", ".join(more or places))


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


def _differs(kind: Kind, party: Party, recorded: str, at: Place, said: Said) -> Difference:
    name = next(iter(names_of(party.vendor)), party.vendor.id)
    return Difference(kind, name, recorded, at, str(said.value), said.cell)
