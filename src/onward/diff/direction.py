"""Whether a change is for better or worse: by the flows that it touches, else by what it says."""

from collections.abc import Iterable, Mapping
from datetime import date

from onward.diff.change import Direction, Part, State, ordered
from onward.diff.fact_diff import Row
from onward.diff.facts.fact import Fact
from onward.diff.flows import FlowChange
from onward.diff.snapshot import Snapshot
from onward.inventory.value import UNKNOWN, Unknown
from onward.law.territory import EEA
from onward.terms.place import zone_of

MORE_IS_WORSE = ("data", "subjects", "use", "exclusion", "allowed", "gate accepts")
MORE_IS_BETTER = (
    *("measure", "restriction", "condition shown", "certificate"),
    *("allowed rule", "allowed by data"),
)
DOWN: Mapping[str, tuple[str | Unknown, ...]] = {
    "agreement": ("signed", "incorporated", "not-required", "stated", "requested", UNKNOWN),
    "mechanism status": ("signed", "incorporated", "stated", "planned", UNKNOWN),
    "listed as": ("participant", "covered", UNKNOWN, "inactive", "withdrawn", "not-listed"),
    "assessment": ("equivalent", "equivalent-with-measures", UNKNOWN, "not-made", "not-equivalent"),
    "authorisation": ("specific", "general", UNKNOWN),
    "verdict": ("approved", "rejected", "pending", UNKNOWN),
    "letters": ("yes", UNKNOWN, "no"),
}
"""Words from the best to the worst; what is not there stands below them all."""
EQUAL: Mapping[object, str] = {"incorporated": "signed"}
FEWER_IS_WORSE = (
    *("promised days", "promised objection days", "promised emergency days"),
    *("notice days", "objection days", "emergency days"),
)
LATER_IS_WORSE = ("expires",)
DESCRIPTIVE = frozenset(
    (
        "name",
        "known as",
        "formerly",
        "domain",
        "company number",
        "lei",
        "link to privacy notice",
        "link to agreement page",
        "link to subprocessor list",
        "risk",
        "decided by",
        "decided on",
        "renewed on",
        "renews itself",
        "renewed for",
        "notice of renewal",
        "products",
        "nature",
        "when",
        "language",
        "cites",
        "evidence",
    )
)
"""What says nothing of what becomes of the data."""


class FlowOutcomes:
    """What became of the flows of one inventory, by the party, service and edge concerned."""

    def __init__(self, flows: Iterable[FlowChange], after: Snapshot) -> None:
        self._snapshot = after
        self._all = tuple(each for each in flows if each.direction is not Direction.NEUTRAL)
        self._by_party: dict[str, list[FlowChange]] = {}
        for each in self._all:
            for party in each.parties:
                self._by_party.setdefault(party, []).append(each)

    def direction(self, party: str, about: tuple[Part, ...] = ()) -> Direction:
        """The worst of what became of the flows of a part of a record, if that is known."""
        found = self._all if party == "us" else self._by_party.get(party, [])
        part = about[0] if about else Part("")
        if part.kind == "service":
            found = [each for each in found if part.id in each.either.flow.services]
        elif part.kind == "chain" and part.name != UNKNOWN.value:
            found = [each for each in found if part.name in each.parties]
        pairs = [each.levels for each in found]
        return ordered(
            max((before for before, _ in pairs), default=0),
            max((after for _, after in pairs), default=0),
        )

    def far(self, place: Fact | None) -> int:
        """How far a place is: 0 for none, and where the law protects as ours does; 1 for a third
        country; 2 where it is unknown.
        """
        regimes = self._snapshot.statuses.flows.regimes
        if place is None or place.state is State.NONE or not regimes:
            return 0
        law, day, said = self._snapshot.law, self._snapshot.statuses.day, place.said
        if not isinstance(said, str) or zone_of(said) == "world":
            return 2
        near = zone_of(said) == EEA or all(
            law.inside(each, said, day) or law.adequacy(each, said, day) for each in regimes
        )
        return 0 if near else 1


def direction_of(kind: str, party: str, row: Row, outcomes: FlowOutcomes) -> Direction:
    """Of one fact that changed in a record of this kind."""
    if row.key.aspect == "place":
        return ordered(outcomes.far(row.old), outcomes.far(row.new))
    said = by_word(kind, row)
    if said is not Direction.NEUTRAL:
        return said
    aspect, about = row.key.aspect, row.key.about
    if aspect in DESCRIPTIVE or kind in ("waiver", "activity"):
        return Direction.NEUTRAL
    part = (*about, Part(aspect, row.key.item)) if row.fact.head else about
    reported = outcomes.direction(party, part)
    return reported if reported is not Direction.NEUTRAL else _by_knowledge(row)


def by_word(kind: str, row: Row) -> Direction:
    """Of one fact by what it says, whatever became of the flows."""
    aspect, added, removed = row.key.aspect, row.old is None, row.new is None
    if added != removed and aspect in MORE_IS_WORSE + MORE_IS_BETTER:
        more_is_worse = (aspect in MORE_IS_WORSE) != (row.fact.state is State.NONE)
        worse = added == (more_is_worse or row.fact.state is State.UNKNOWN)
        return Direction.WORSE if worse else Direction.BETTER
    if aspect in DOWN:
        return ordered(_standing(aspect, row.old), _standing(aspect, row.new))
    if aspect in FEWER_IS_WORSE:
        return ordered(-_number(row.old), -_number(row.new))
    if kind == "waiver" and aspect in LATER_IS_WORSE:
        return ordered(_day(row.old), _day(row.new))
    return Direction.NEUTRAL


def _standing(aspect: str, fact: Fact | None) -> int:
    said, known = fact.said if fact else None, DOWN[aspect]
    said = EQUAL.get(said, said)
    return next((at for at, each in enumerate(known) if each == said), len(known))


def _number(fact: Fact | None) -> int:
    return fact.said if fact is not None and isinstance(fact.said, int) else 0


def _day(fact: Fact | None) -> int:
    return fact.said.toordinal() if fact is not None and isinstance(fact.said, date) else 0


def _by_knowledge(row: Row) -> Direction:
    """What is no longer known is worse, what is known at last is better."""
    return ordered(_ignorance(row.old), _ignorance(row.new))


def _ignorance(fact: Fact | None) -> int:
    said = fact.said if fact else None
    return (said if isinstance(said, tuple) else (said,)).count(UNKNOWN)
