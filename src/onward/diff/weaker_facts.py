"""Facts of a record that are known no longer, or by which it protects less."""

from collections.abc import Collection, Iterator
from datetime import date
from typing import Final, TypeAlias

from onward.diagnostic import Place
from onward.diff.change import KEEPING, NAMING, Direction, Part, State
from onward.diff.direction import DESCRIPTIVE, DOWN, FEWER_IS_WORSE, MORE_IS_BETTER, by_word
from onward.diff.fact_diff import Row, differences
from onward.diff.facts.fact import Fact, Facts, Key
from onward.diff.fields import field
from onward.diff.loss import SAY, Loss
from onward.diff.records import Record
from onward.diff.same_party import party_key
from onward.diff.snapshot import Snapshot
from onward.inventory.value import UNKNOWN
from onward.transfers.flow import Kind
from onward.transfers.party import UNNAMED
from onward.transfers.status import Status

READ: Final = frozenset(
    {
        *("decided by", "decided on"),
        *("renewed on", "renews itself", "renewed for", "notice of renewal"),
    }
)
"""What is neither better nor worse for the data, and all the same decides whether a rule speaks."""
NOT_WEIGHED: Final = frozenset(
    {
        *(DESCRIPTIVE - READ),
        *KEEPING,
        *NAMING,
        *("allowed rule", "allowed", "allowed by data", "fallback policy", "gate accepts"),
        *("horizon days", "review months", "assessment months", "evidence months"),
        *("promised days", "promised objection days", "promised emergency days"),
        *("promised channel", "version", "dated", "seen"),
        *("data term", "subject term", "measure term"),
        *("service", "mechanism found", "reliance", "preference", "visibility"),
    }
)
"""What describes, names or keeps a record; what `lowered-policy` reports; lists of things that are
visibly gone when they are gone.
"""
AGAINST: Final = frozenset({"exclusion"})
"""What keeps a mechanism from holding: each that is taken out is a fact less."""
DEFAULTED: Final = frozenset({"stage", "engaged", "form", "serves", "until", "regimes"})
"""Where a key that is not recorded has a meaning of its own: only `unknown` is no answer."""
INHERITED: Final = frozenset({"role", "since", "announced", "objections heard", "emergency"})
"""What a vendor says for its services, and a service for itself."""
ENDS: Final = ("expires", "until")
"""The last day of a contract."""
STARTS: Final = ("agreement signed", "since")
"""Days before which it is not in force."""
PART_OF: Final = {"decided by": "verdict", "decided on": "verdict"}
"""Facts that say nothing without another."""
USUAL: Final = {"objection days": "notice days", "emergency days": "notice days"}
"""Days that are those of another key where they are not recorded."""


Transfer: TypeAlias = tuple[str, str, str]
"""The kind and id of the record that names the mechanisms, and the party there; empty: itself."""


def abroad(snapshot: Snapshot) -> frozenset[Transfer]:
    """The transfers that need a mechanism, by where it would be recorded."""
    found: set[Transfer] = set()
    for each in snapshot.statuses.judgments:
        flow = each.flow
        if each.status is Status.INSIDE:
            continue
        match flow.kind:
            case Kind.OWN:
                found.add(("vendor", flow.importer.id, ""))
            case Kind.CHAIN:
                found.add(("vendor", flow.exporter.id, flow.importer.id))
            case Kind.CUSTOMER:
                found |= {("activity", id_, party_key(flow.importer.name)) for id_ in flow.services}
            case Kind.INBOUND:
                found.add(("organisation", "us", ""))
    return frozenset(found)


def _transfer(record: Record, key: Key) -> Transfer:
    """The transfer that a mechanism of a record is for."""
    name = key.about[0].name if key.about else ""
    return record.kind, record.party, UNNAMED if name == UNKNOWN.value else name


def weaker_facts(
    was: Record, now: Record, day: date, needed: Collection[Transfer]
) -> Iterator[Loss]:
    """The facts of one record that are weaker, in the order of their keys.

    `needed` are the transfers that need a mechanism: elsewhere none is missed.
    """
    gone: set[Key] = set()
    rows = [_from_none(each, was.facts) for each in differences(was.facts, now.facts)]
    for row in sorted(rows, key=lambda each: each.key.aspect in PART_OF):
        key, old, new = row
        head = Key(key.aspect, key.about)
        if _within(key, gone):
            continue
        if (_idle(new, key, day) and not _idle(old, key, day)) or _place_ended(row, now.facts, day):
            before = old.words if old else SAY("nothing")
            yield _loss(now, row, before, new.words if new else "")
        elif old is None or old.state is State.UNKNOWN or key.aspect in NOT_WEIGHED:
            continue
        elif key.aspect in AGAINST and new is None:
            yield _loss(now, row, old.words, "")
        elif _lost(key, old, new, was.facts, now.facts):
            idle = key.aspect == "mechanism" and _transfer(now, key) not in needed
            if head in gone or idle:
                continue
            gone.add(head)
            yield _loss(now, row, _was(key, was.facts), _unknown(key, new, now.facts))
        elif _lower(was.kind, row, now.facts):
            gone |= {head} if key.aspect == "agreement" else set()
            yield _loss(now, row, old.words, new.words if new else "")


def named_no_longer(was: Record, now: Record) -> Iterator[Loss]:
    """That a sub-processor is left out of what customers see."""
    key = Key("visibility")
    before, after = was.facts.get(key), now.facts.get(key)
    if after and after.said == "internal" and not (before and before.said == after.said):
        words = before.words if before else SAY("nothing")
        yield _loss(now, Row(key, before, after), words, after.words)


def _from_none(row: Row, was: Facts) -> Row:
    """A fact of a list that was said to be empty: that it was is the fact on the first side."""
    return row if row.old else row._replace(old=was.get(row.key._replace(item="none")))


def _within(key: Key, gone: set[Key]) -> bool:
    """Whether it is a fact of a part that is lost itself."""
    parts = [Key(part.kind, key.about[:depth]) for depth, part in enumerate(key.about)]
    return any(each in gone for each in (*parts, Key(PART_OF.get(key.aspect, ""))))


def _place_ended(row: Row, now: Facts, day: date) -> bool:
    """Whether a place in use is put off, or is the last to end of what goes on."""
    key, old, new = row
    if not key.about or key.about[-1].kind != "place":
        return False
    if key.aspect == "since":
        return day < _day(new) < date.max and not day < _day(old) < date.max
    of = key.about[:-1]
    places = [(*of, Part("place", each.item)) for each in now if each[:2] == ("place", of)]
    over = [_day(now.get(Key("until", each))) < day for each in (*places, of)]
    return key.aspect == "until" and all(over[:-1]) and not over[-1]


def _lost(key: Key, old: Fact, new: Fact | None, was: Facts, now: Facts) -> bool:
    """Whether what was known is not known any more."""
    if new is not None and new.state is not State.UNKNOWN:
        return _holes(new.said) > _holes(old.said) and not isinstance(new.said, str)
    left = [each for each in now if each[:2] == key[:2]]
    if key.aspect == "controller" and any(now[each].state is State.NONE for each in left):
        return True
    if any(now[each].state is State.UNKNOWN for each in left):
        return not any(was[each].state is State.UNKNOWN for each in was if each[:2] == key[:2])
    return not left and not _said_elsewhere(key, now)


def _holes(said: object) -> int:
    """How much of a fact of several parts is unknown or not recorded."""
    return sum(each is None or each is UNKNOWN for each in said) if isinstance(said, tuple) else 0


def _said_elsewhere(key: Key, now: Facts) -> bool:
    """Whether a key that is left out says something all the same."""
    if key.aspect in DEFAULTED and not _of_contract(key):
        return True
    if key.aspect == "expires":
        renewing = now.get(Key("renews itself", key.about))
        return renewing is not None and renewing.said is True
    if key.aspect in USUAL:
        return Key(USUAL[key.aspect], key.about) in now
    if key.aspect not in INHERITED or key.about[1:]:
        return False
    if key.about:
        return key.about[0].kind == "service" and Key(key.aspect) in now
    services = [each for each in now if each.aspect == "service"]
    own = {each.about[0].id for each in now if each.aspect == key.aspect and each.about}
    return bool(services) and {each.item for each in services} <= own


def _of_contract(key: Key) -> bool:
    return any(part.kind == "agreement" for part in key.about)


def _lower(kind: str, row: Row, now: Facts) -> bool:
    """Whether a word, a number, a day or a list says less than before."""
    key, old, new = row
    aspect = key.aspect
    if aspect in USUAL and new is None:
        row = row._replace(new=now.get(Key(USUAL[aspect], key.about)))
    if _of_contract(key) and aspect in ENDS:
        return _day(new) < _day(old)
    if aspect not in (*DOWN, *FEWER_IS_WORSE, *MORE_IS_BETTER):
        return False
    return by_word(kind, row) is Direction.WORSE


def _day(fact: Fact | None) -> date:
    return fact.said if fact is not None and isinstance(fact.said, date) else date.max


def _idle(fact: Fact | None, key: Key, day: date) -> bool:
    """Whether a contract or a notice does not count on the day: it ended, or begins later."""
    if _of_contract(key) and key.aspect in ENDS:
        return _day(fact) < day
    starts = STARTS if _of_contract(key) else ("dated",)
    return key.aspect in starts and day < _day(fact) < date.max


def _was(key: Key, was: Facts) -> str:
    """Everything that a list said, or the one fact."""
    return ", ".join(fact.words for each, fact in was.items() if each[:2] == key[:2])


def _unknown(key: Key, new: Fact | None, now: Facts) -> str:
    """What is said instead: `unknown`, part of it, or nothing."""
    if new is not None:
        return new.words
    return "unknown" if any(each[:2] == key[:2] for each in now) else ""


def _loss(now: Record, row: Row, before: str, after: str) -> Loss:
    key, old, _ = row
    name = field(key.aspect, ours=now.kind == "organisation" and not key.about)
    of = now.of(key.about)
    what = SAY("of", field=name, part=of) if of else name
    worded = SAY("changed" if after else "gone", field=what, before=before, after=after)
    there = [fact.at for each, fact in now.facts.items() if each[:2] == key[:2]]
    at = there[0] if there else Place(now.at.path, old.at.route if old else "")
    return Loss(key.aspect, worded, at)
