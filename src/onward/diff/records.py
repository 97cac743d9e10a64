"""What changed in the records: of which party, in which respect, for better or worse."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from onward.diagnostic import Place
from onward.diff.change import Change, Direction, How, Part, State
from onward.diff.direction import FlowOutcomes, direction_of
from onward.diff.fact_diff import Row, differences
from onward.diff.facts.fact import Fact, Facts, Key, words
from onward.diff.facts.organisation import activity_facts, organisation_facts, waiver_facts
from onward.diff.facts.vendor import vendor_facts
from onward.diff.flows import FlowChange
from onward.diff.labels import Names
from onward.diff.snapshot import Snapshot
from onward.diff.summary import summary
from onward.inventory.records import Inventory
from onward.terms import vocabulary


@dataclass(frozen=True, slots=True)
class Record:
    """A record of either side as its facts."""

    party: str
    kind: str
    name: str
    facts: Facts
    at: Place
    names: Names

    def of(self, about: tuple[Part, ...]) -> str:
        """What to call a part of a record: its service, its mechanism, who comes after it."""
        worded = []
        for part in about:
            match part.kind:
                case "service":
                    worded.append(self.names.service(self.party, part.id))
                case "chain":
                    worded.append(f"sub-processor {self.names.vendor(part.name)}")
                case "mechanism":
                    worded.append(self.names.instrument(part.name))
                case "framework":
                    worded.append("our own certification")
                case "place":
                    fact = self.facts.get(Key("place", about[: about.index(part)], part.id))
                    worded.append(fact.words if fact else part.id)
                case "controller":
                    fact = self.facts.get(Key("controller", (), part.id))
                    worded.append(words(fact.said) if fact else part.id)
                case "notice":
                    worded.append(part.name)
                case _:
                    continue
        return ", ".join(worded)


def record_changes(
    before: Snapshot, after: Snapshot, flows: Iterable[FlowChange]
) -> tuple[Change, ...]:
    """Every change of meaning between the records of two sides, in a fixed order."""
    outcomes = FlowOutcomes(flows, after)
    same = unchanged(before.inventory, after.inventory)
    was, now = records_of(before, same), records_of(after, same)
    found: list[Change] = []
    for key in sorted(was.keys() | now.keys()):
        found.extend(_changes(was.get(key), now.get(key), after.inventory.id, outcomes))
    return tuple(sorted(found, key=lambda change: change.key))


def unchanged(old: Inventory, new: Inventory) -> frozenset[str]:
    """The vendors and activities of which nothing is to be reported, also not under another
    name.
    """
    if _called(old) != _called(new):
        return frozenset()
    vendors = {id_ for id_, each in new.vendors.items() if old.vendors.get(id_) == each}
    activities = {id_ for id_, each in new.activities.items() if old.activities.get(id_) == each}
    return frozenset(vendors | activities)


def _called(inventory: Inventory) -> tuple[object, ...]:
    """What the parties, activities and words of an inventory are called."""
    ours = inventory.organisation
    return (
        (inventory.id, ours.name, ours.data_terms, ours.subject_terms, ours.measure_terms),
        {id_: each.name for id_, each in inventory.vendors.items()},
        {id_: each.name for id_, each in inventory.activities.items()},
    )


def records_of(snapshot: Snapshot, without: frozenset[str]) -> Mapping[tuple[str, str], Record]:
    """The records of one side but those left out, by kind and party."""
    names = snapshot.names
    return {(each.kind, each.party): each for each in _each(names, without)}


def _each(names: Names, without: frozenset[str]) -> Iterator[Record]:
    inventory = names.inventory
    ours = inventory.organisation
    facts = organisation_facts(ours, names)
    yield Record("us", "organisation", names.us, facts, Place(ours.origin), names)
    for vendor in inventory.vendors.values():
        if vendor.id in without:
            continue
        at, facts = Place(vendor.origin), vendor_facts(vendor, names)
        yield Record(vendor.id, "vendor", names.vendor(vendor.id), facts, at, names)
    for activity in inventory.activities.values():
        if activity.id in without:
            continue
        at, facts = Place(activity.origin), activity_facts(activity, names)
        yield Record(activity.id, "activity", names.activity(activity.id), facts, at, names)
    for waiver in inventory.waivers.values():
        at, facts = Place(waiver.origin), waiver_facts(waiver, names)
        name = f"{waiver.rule} on {names.subject(waiver.subject)}"
        yield Record(waiver.id, "waiver", name, facts, at, names)


def _changes(
    was: Record | None, now: Record | None, name: str, outcomes: FlowOutcomes
) -> Iterator[Change]:
    if was is None or now is None:
        record = now or was
        if record is not None:
            yield _whole(record, name, outcomes, added=was is None)
        return
    rows = differences(was.facts, now.facts)
    called = {row.old.words for row in rows if row.key.aspect == "name" and row.old}
    for row in rows:
        if row.key.aspect != "formerly" or row.key.item not in called:
            yield _change(was, now, row, name, outcomes)


def _whole(record: Record, name: str, outcomes: FlowOutcomes, *, added: bool) -> Change:
    """A record that came or went: one change, however much it says."""
    direction = outcomes.direction(record.party) if record.kind == "vendor" else Direction.NEUTRAL
    if record.kind == "waiver":
        direction = Direction.WORSE if added else Direction.BETTER
    details = summary(record.kind, record.party, record.facts, record.names)
    worded = "; ".join(each.words for each in details)
    return Change(
        inventory=name,
        party=record.party,
        kind=record.kind,
        name=record.name,
        aspect=record.kind,
        how=How.ADDED if added else How.REMOVED,
        direction=direction,
        before="" if added else worded,
        after=worded if added else "",
        special=_special(record, lambda key: key.aspect == "data"),
        details=details,
        at=record.at,
    )


def _change(was: Record, now: Record, row: Row, name: str, outcomes: FlowOutcomes) -> Change:
    key, old, new = row
    record = now if new else was
    wider = _wider(key, (was if new else now).facts)
    marks = _sensitive(record, key, row.fact)
    return Change(
        inventory=name,
        party=record.party,
        kind=record.kind,
        name=now.name,
        aspect=key.aspect,
        how=How.CHANGED if old and new else How.ADDED if new else How.REMOVED,
        direction=(
            Direction.NEUTRAL if wider else direction_of(record.kind, record.party, row, outcomes)
        ),
        before=old.words if old else "",
        after=new.words if new else "",
        was=old.state if old else State.KNOWN,
        now=new.state if new else State.KNOWN,
        same=old.tail if old and new and old.tail == new.tail else "",
        about=key.about,
        of=record.of(key.about),
        item=key.item,
        special=tuple(each for each in marks if each not in _marks(record, wider)),
        at=row.fact.at,
    )


def _wider(key: Key, other: Facts) -> tuple[str, ...]:
    """Words of the other side that take in data which came or went: `contact` its e-mail."""
    if key.aspect != "data":
        return ()
    words = (each.item for each in other if each[:2] == key[:2] and each.item != key.item)
    return tuple(word for word in words if vocabulary.covers(word, key.item))


def _sensitive(record: Record, key: Key, fact: Fact) -> tuple[str, ...]:
    """How the data in what came or went are singled out: a category, or a service."""
    if key.aspect == "data":
        return _marks(record, (key.item,))
    if fact.head and key.aspect == "service":
        part = (*key.about, Part("service", key.item))
        return _special(record, lambda each: each.aspect == "data" and each.about == part)
    return ()


def _special(record: Record, wanted: Callable[[Key], bool]) -> tuple[str, ...]:
    return _marks(record, tuple(key.item for key in record.facts if wanted(key)))


def _marks(record: Record, words: tuple[str, ...]) -> tuple[str, ...]:
    """`special` or `criminal`, for words of the vocabulary and of our own."""
    known = vocabulary.data()
    own = {each.id: each.special for each in record.names.inventory.organisation.data_terms}
    found = {known[word].special if word in known else own.get(word) for word in words}
    return tuple(sorted(each for each in found if each))
