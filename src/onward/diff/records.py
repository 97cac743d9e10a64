"""What changed in the records: of which party, in which respect, for better or worse."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from onward.diagnostic import Place
from onward.diff.change import Change, How, Sense
from onward.diff.facts import Fact, Facts, Key, vendor_facts, words
from onward.diff.ourselves import activity_facts, organisation_facts, waiver_facts
from onward.diff.side import Side
from onward.inventory.records import Inventory
from onward.transfers.data import sensitive
from onward.transfers.footing import Footing

MOVABLE = ("place", "chain", "ground")
"""Where one thing went and one came, it is one change."""
MORE_IS_WORSE = ("data", "subjects")
BY_FOOTING = ("vendor", "service", "place", "ground", "chain", "country", "entity", "role")
AGREEMENT_ORDER = ("signed", "incorporated", "not-required", "stated", "requested", "unknown")


def record_changes(before: Side, after: Side) -> tuple[Change, ...]:
    """Every change of meaning between the records of two sides, in a fixed order."""
    found: list[Change] = []
    for was, now in _pairs(before.inventory, after.inventory):
        found.extend(_changes(was, now, before, after))
    return tuple(sorted(found, key=lambda change: change.key))


class _Record:
    """A record of either side as its facts."""

    def __init__(self, party: str, kind: str, name: str, facts: Facts, origin: str) -> None:
        self.party, self.kind, self.name, self.facts = party, kind, name, facts
        self.at = Place(origin)


def _pairs(before: Inventory, after: Inventory) -> Iterator[tuple[_Record | None, _Record | None]]:
    was, now = _records(before), _records(after)
    for key in sorted(was.keys() | now.keys()):
        yield was.get(key), now.get(key)


def _records(inventory: Inventory) -> Mapping[tuple[str, str], _Record]:
    ours = inventory.organisation
    found = [
        _Record(
            "us", "organisation", _called(ours.name, "us"), organisation_facts(ours), ours.origin
        )
    ]
    for vendor in inventory.vendors.values():
        name = _called(vendor.name, vendor.id)
        found.append(_Record(vendor.id, "vendor", name, vendor_facts(vendor), vendor.origin))
    for activity in inventory.activities.values():
        name = _called(activity.name, activity.id)
        facts = activity_facts(activity)
        found.append(_Record(activity.id, "activity", name, facts, activity.origin))
    for waiver in inventory.waivers.values():
        facts = waiver_facts(waiver)
        name = f"{waiver.rule} on {waiver.subject}"
        found.append(_Record(waiver.id, "waiver", name, facts, waiver.origin))
    return {(each.kind, each.party): each for each in found}


def _called(name: object, otherwise: str) -> str:
    return name if isinstance(name, str) else otherwise


def _changes(
    was: _Record | None, now: _Record | None, before: Side, after: Side
) -> Iterator[Change]:
    record = now or was
    if record is None:
        return
    if was is None or now is None:
        yield _whole(record, added=was is None, before=before, after=after)
        return
    for key, old, new in _moved(_differences(was.facts, now.facts)):
        yield _change(record, key, old, new, before, after)


def _whole(record: _Record, *, added: bool, before: Side, after: Side) -> Change:
    """A record that came or went: one change, however much it says."""
    summary = _summary(record)
    sense = _by_footing(record.party, before, after)
    if record.kind == "waiver":
        sense = Sense.WORSE if added else Sense.BETTER
    side = after if added else before
    return Change(
        inventory=after.inventory.id,
        party=record.party,
        name=record.name,
        aspect=record.kind,
        how=How.ADDED if added else How.REMOVED,
        sense=sense,
        before="" if added else summary,
        after=summary if added else "",
        special=_special(record.facts, None, None, side),
        at=record.at,
    )


def _summary(record: _Record) -> str:
    """What a record is about, in one line."""
    wanted = ("entity", "country", "role", "purpose", "expires", "reason")
    told = [
        f"{key.aspect} {fact.words}"
        for key, fact in record.facts.items()
        if key.aspect in wanted and not key.about
    ]
    services = [fact.words for key, fact in record.facts.items() if key.aspect == "service"]
    return "; ".join([*told, *services])


def _differences(was: Facts, now: Facts) -> list[tuple[Key, Fact | None, Fact | None]]:
    """Facts that differ; what belongs to a service that came or went is in its summary."""
    keys = sorted(was.keys() | now.keys())
    whole = {key.about for key in keys if key.aspect == "service" and (key in was) != (key in now)}
    found = []
    for key in keys:
        if key.aspect == "service" and key in was and key in now:
            continue
        if key.about in whole and key.about and key.aspect != "service":
            continue
        old, new = was.get(key), now.get(key)
        if (old and old.words) != (new and new.words):
            found.append((key, old, new))
    return _one_evidence(found)


def _one_evidence(
    found: list[tuple[Key, Fact | None, Fact | None]],
) -> list[tuple[Key, Fact | None, Fact | None]]:
    """Evidence that changed is one change, however many pieces did."""
    others = [each for each in found if each[0].aspect != "evidence"]
    pieces = [each for each in found if each[0].aspect == "evidence" and each[0].item]
    if not pieces:
        return others
    gone = sum(new is None for _, _, new in pieces)
    come = len(pieces) - gone
    at = next(fact.at for _, old, new in pieces for fact in (new, old) if fact)
    before, after = Fact(f"{gone} pieces", at), Fact(f"{come} pieces", at)
    return [*others, (Key("evidence"), before if gone else None, after if come else None)]


def _moved(
    found: Iterable[tuple[Key, Fact | None, Fact | None]],
) -> Iterator[tuple[Key, Fact | None, Fact | None]]:
    """One that went and one that came of the same aspect and service are one that moved."""
    groups: dict[tuple[str, str], list[tuple[Key, Fact | None, Fact | None]]] = {}
    for each in found:
        groups.setdefault((each[0].aspect, each[0].about), []).append(each)
    for (aspect, about), rows in groups.items():
        gone = [row for row in rows if row[2] is None]
        come = [row for row in rows if row[1] is None]
        if aspect in MOVABLE and len(gone) == 1 and len(come) == 1:
            yield Key(aspect, about), gone[0][1], come[0][2]
            yield from (row for row in rows if row not in (gone[0], come[0]))
        else:
            yield from rows


def _change(
    record: _Record, key: Key, old: Fact | None, new: Fact | None, before: Side, after: Side
) -> Change:
    how = How.CHANGED if old and new else How.ADDED if new else How.REMOVED
    fact = new or old
    side = after if new else before
    special = fact is not None and _special(record.facts, key, fact, side)
    return Change(
        inventory=after.inventory.id,
        party=record.party,
        name=record.name,
        aspect=key.aspect,
        how=how,
        sense=_sense(record, key, old, new, before, after),
        before=old.words if old else "",
        after=new.words if new else "",
        about=key.about,
        special=special,
        at=fact.at if fact else record.at,
    )


def _sense(
    record: _Record, key: Key, old: Fact | None, new: Fact | None, before: Side, after: Side
) -> Sense:
    if key.aspect in MORE_IS_WORSE and (old is None) != (new is None):
        return Sense.WORSE if old is None else Sense.BETTER
    if key.aspect == "agreement":
        return _ordered(_standing(old), _standing(new))
    if key.aspect in BY_FOOTING and record.kind == "vendor":
        return _by_footing(record.party, before, after)
    return Sense.NEUTRAL


def _standing(fact: Fact | None) -> int:
    said = fact.words if fact else "unknown"
    return AGREEMENT_ORDER.index(said) if said in AGREEMENT_ORDER else len(AGREEMENT_ORDER)


def _ordered(before: int, after: int) -> Sense:
    if before == after:
        return Sense.NEUTRAL
    return Sense.WORSE if after > before else Sense.BETTER


def _by_footing(party: str, before: Side, after: Side) -> Sense:
    return _ordered(before.footing_of(party).rank, after.footing_of(party).rank)


def _special(facts: Facts, key: Key | None, fact: Fact | None, side: Side) -> bool:
    """Whether data under Art. 9 or 10 are in what came or went: a category, a service, a record."""
    if key is not None and key.aspect == "data":
        words_of = [fact.words] if fact else []
    elif key is None or key.aspect == "service":
        wanted = None if key is None else key.about
        words_of = [
            each.words
            for at, each in facts.items()
            if at.aspect == "data" and wanted in (None, at.about)
        ]
    else:
        return False
    return bool(sensitive(side.inventory.organisation, tuple(words_of)))


def destinations(before: Side, after: Side) -> tuple[Change, ...]:
    """Countries outside to which data go for the first time, or no longer."""
    was, now = _countries(before), _countries(after)
    name = _called(after.inventory.organisation.name, "us")
    blank = Change(
        inventory=after.inventory.id,
        party="us",
        name=name,
        aspect="destination",
        how=How.ADDED,
        sense=Sense.WORSE,
        at=Place(after.inventory.organisation.origin),
    )
    came = [replace(blank, after=code) for code in sorted(now - was)]
    went = [
        replace(blank, how=How.REMOVED, sense=Sense.BETTER, before=code)
        for code in sorted(was - now)
    ]
    return (*came, *went)


def _countries(side: Side) -> set[str]:
    return {
        judgment.flow.code
        for judgment in side.footings.judgments
        if judgment.footing is not Footing.WITHIN and judgment.flow.code != words(None)
    } - {"unknown"}
