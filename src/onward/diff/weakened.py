"""What a change lets a record say less well: facts no longer known, contracts that protect less."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple, TypeAlias

from onward.diagnostic import Diagnostic, Place, Severity
from onward.diff.change import KEEPING, NAMING, Direction, Part, State
from onward.diff.direction import DESCRIPTIVE, DOWN, FEWER_IS_WORSE, MORE_IS_BETTER, by_word
from onward.diff.fact_diff import Row, differences
from onward.diff.facts.fact import Fact, Facts, Key
from onward.diff.fallbacks import LostFallback
from onward.diff.fields import field
from onward.diff.judged_less import NO_LONGER
from onward.diff.records import Record, records_of, unchanged
from onward.diff.same_party import party_key
from onward.diff.snapshot import Snapshot
from onward.inventory.documents import documents
from onward.inventory.evidence import WEAK, overlap
from onward.inventory.value import UNKNOWN, is_open
from onward.inventory.vendor import Evidence
from onward.transfers.flow import Kind, Role
from onward.transfers.party import UNNAMED
from onward.transfers.status import Status
from onward.wording.texts import Section

WEAKENED = "weakened-record"
SAY = Section("onward.diff", WEAKENED)
SHOWN: Final = 5
"""So many facts are in a message; the rest are counted."""
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
PART: Final = re.compile(r"(.*?/(?:agreement|mechanisms/[^/]+))/.*")
"""A route into a contract or a mechanism."""


class Loss(NamedTuple):
    """One fact that is weaker, and how to say it."""

    aspect: str
    words: str
    at: Place


def weakened(
    old: Snapshot,
    new: Snapshot,
    reported: Iterable[Diagnostic] = (),
    fallbacks: Iterable[LostFallback] = (),
) -> Iterator[Diagnostic]:
    """One finding for each record that stays in use, with every fact that is weaker in it.

    A fact is weaker where it was known and is not any more, and where a contract, an approval, a
    mechanism or evidence protects or shows less than it did, and where a transfer lost a mechanism
    that carried it too. `reported` are the errors that there are already, and what a waiver of the
    base covers: of these nothing is reported again.
    """
    at_fault: dict[str, list[Place]] = {}
    for each in reported:
        at_fault.setdefault(each.at.path, []).append(each.at)
    hidden = {each.subject for each in reported if each.rule == NO_LONGER and _fails(each)}
    named, files = _files_gone(old, new)
    same = unchanged(old.inventory, new.inventory) - named
    was, now = records_of(old, same), records_of(new, same)
    in_use = _parties(old) | _parties(new)
    published = _subprocessors(old) & _subprocessors(new)
    abroad = _abroad(new)
    lost: dict[str, list[LostFallback]] = {}
    for fallback in fallbacks:
        lost.setdefault(fallback.at.path, []).append(fallback)
    for key in sorted(was.keys() & now.keys()):
        unused = key[0] == "vendor" and key[1] not in in_use
        if key[0] == "waiver" or key[1] in hidden or unused:
            continue
        facts = list(_facts(was[key], now[key], new.statuses.day, abroad))
        if key[1] in published:
            facts += _unnamed(was[key], now[key])
        path = now[key].at.path
        facts += _fallbacks(lost.get(path, ()), now[key], facts)
        facts += _evidence(was[key], now[key])
        facts += files.get(path, ())
        found = [
            loss
            for loss in facts
            if not any(_same_place(loss.at, each) for each in at_fault.get(loss.at.path, ()))
        ]
        if found:
            yield _finding(now[key], key[1], found, new)


Transfer: TypeAlias = tuple[str, str, str]
"""The kind and id of the record that names the mechanisms, and the party there; empty: itself."""


def _abroad(snapshot: Snapshot) -> frozenset[Transfer]:
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


def _fails(finding: Diagnostic) -> bool:
    return finding.severity is Severity.ERROR and finding.waiver is None


def _parties(snapshot: Snapshot) -> frozenset[str]:
    """Whom data goes to or from: other vendors are not in use, our own records always are."""
    flows = snapshot.statuses.flows.flows
    return frozenset(party.id for each in flows for party in (each.exporter, each.importer))


def _subprocessors(snapshot: Snapshot) -> frozenset[str]:
    """The vendors that process the data of our customers for us."""
    return frozenset(
        each.importer.id
        for each in snapshot.statuses.flows.flows
        if each.kind is Kind.OWN
        and Role.PROCESSOR in each.exporter_roles
        and each.importer_role is Role.PROCESSOR
    )


def _same_place(fact: Place, fault: Place) -> bool:
    """Whether both places of a record are of one key, or of one contract or mechanism."""
    routes = [PART.sub(r"\1", each.route) for each in (fact, fault)]
    return bool(fault.route) and overlap(*routes)


def _finding(record: Record, id_: str, found: list[Loss], new: Snapshot) -> Diagnostic:
    said = [each.words for each in found[:SHOWN]]
    more = [SAY("more", count=len(found) - SHOWN)] if found[SHOWN:] else []
    return Diagnostic(
        rule=WEAKENED,
        severity=Severity.ERROR,
        inventory=new.inventory.id,
        subject=new.inventory.id if id_ == "us" else id_,
        message=SAY(
            "message", name=record.name, facts="; ".join([*said, *more]), day=new.statuses.day
        ),
        at=found[0].at,
        covers=tuple(sorted({each.aspect for each in found})),
        reason=SAY("reason"),
        remedy=SAY("remedy"),
        leads=True,
    )


def _facts(was: Record, now: Record, day: date, abroad: Collection[Transfer]) -> Iterator[Loss]:
    """The facts of one record that are weaker, in the order of their keys.

    No mechanism is missed where there is no transfer any more that needs one.
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
            idle = key.aspect == "mechanism" and _transfer(now, key) not in abroad
            if head in gone or idle:
                continue
            gone.add(head)
            yield _loss(now, row, _was(key, was.facts), _unknown(key, new, now.facts))
        elif _lower(was.kind, row, now.facts):
            gone |= {head} if key.aspect == "agreement" else set()
            yield _loss(now, row, old.words, new.words if new else "")


def _unnamed(was: Record, now: Record) -> Iterator[Loss]:
    """That a sub-processor is left out of what customers see."""
    key = Key("visibility")
    before, after = was.facts.get(key), now.facts.get(key)
    if after and after.said == "internal" and not (before and before.said == after.said):
        words = before.words if before else SAY("nothing")
        yield _loss(now, Row(key, before, after), words, after.words)


def _files_gone(
    old: Snapshot, new: Snapshot
) -> tuple[frozenset[str], Mapping[str, Collection[Loss]]]:
    """The ids of records whose documents lay there and do not any more, and these by the path of
    the record.
    """
    gone = [
        each
        for each in documents(new.inventory)
        if old.documents.get(each.name) and new.documents.get(each.name) is False
    ]
    found: dict[str, dict[Loss, None]] = {}
    for each in gone:
        loss = Loss("document", SAY("file", name=each.name), Place(each.path, each.route))
        found.setdefault(each.path, {})[loss] = None
    return frozenset(each.record for each in gone), found


def _fallbacks(
    fallbacks: Iterable[LostFallback], now: Record, found: Iterable[Loss]
) -> Iterator[Loss]:
    """Mechanisms of the record that carry a transfer no longer, where no other fact says so."""
    told: set[str] = set()
    known = tuple(found)
    for each in fallbacks:
        if any(_says(loss, each) for loss in known):
            continue
        words = SAY(
            "fallback-until" if each.until else "fallback",
            until=each.until,
            importer=each.importer,
            lost=now.names.instrument(each.lost),
            left=tuple(now.names.instrument(one) for one in each.left),
        )
        if words not in told:
            told.add(words)
            yield Loss("mechanism", words, each.at)


def _says(loss: Loss, fallback: LostFallback) -> bool:
    """Whether it is of the mechanism, or says that none is recorded any more."""
    if fallback.recorded:
        return overlap(loss.at.route, fallback.at.route)
    lists = {each.rpartition("/")[0] for each in (loss.at.route, fallback.was)}
    return loss.aspect == "mechanism" and len(lists) == 1


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


def _evidence(was: Record, now: Record) -> Iterator[Loss]:
    """Claims that stay, and of which the evidence is gone or shows less."""
    before, after = _pieces(was), _pieces(now)
    if before == after:
        return
    told: set[str] = set()
    for piece in before:
        for route in piece.supports if piece.how not in WEAK else ():
            known = [each for each in after if _bears(each.supports, route)]
            shown = any(_shown(piece) <= _shown(each) for each in known)
            if not shown and route not in told and (_at(route, now) or not _at(route, was)):
                told.add(route)
                words = SAY("evidence-weaker" if known else "evidence-gone", route=route)
                yield Loss("evidence", words, Place(now.at.path, route))
    for piece in before:
        for route in piece.contradicts:
            known = [each for each in after if _bears(each.contradicts, route)]
            firm = any(each.how not in WEAK or piece.how in WEAK for each in known)
            if not firm and _at(route, was) == _at(route, now):
                yield Loss("evidence", SAY("against", route=route), Place(now.at.path, route))


def _at(route: str, record: Record) -> list[object]:
    """What the facts say in the part of a record to which a route leads."""
    within = f"{route.rstrip('/')}/"
    return [each.said for each in record.facts.values() if f"{each.at.route}/".startswith(within)]


def _shown(piece: Evidence) -> set[str]:
    """What a piece of evidence shows: that it is firm, how it is known, where it is, since when."""
    said = {"how": piece.how, "document": piece.document, "seen": piece.seen}
    shown = {name for name, each in said.items() if not is_open(each)}
    return shown if piece.how in WEAK else {"firm", *shown}


def _bears(routes: tuple[str, ...], route: str) -> bool:
    return any(overlap(each.rstrip("/"), route.rstrip("/")) for each in routes)


def _pieces(record: Record) -> tuple[Evidence, ...]:
    of = record.names.inventory
    match record.kind:
        case "vendor":
            return of.vendors[record.party].evidence
        case "activity":
            return of.activities[record.party].evidence
        case _:
            return of.organisation.evidence
