"""What became of every flow: the same disclosure found on both sides."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from onward.diff.change import Direction, ordered
from onward.diff.same_party import party_key
from onward.diff.snapshot import Snapshot
from onward.law.law import Law
from onward.transfers.status import Judgment, Status

Key: TypeAlias = tuple[str, ...]
OUTSIDERS = ("customers", "unnamed")
"""Ids that several parties share: these are kept apart by their names."""


@dataclass(frozen=True, slots=True)
class FlowChange:
    """One flow on both sides; None where it is not there."""

    inventory: str
    before: Judgment | None
    after: Judgment | None
    laws: tuple[Law, Law] = field(compare=False, repr=False)
    """By which each side is judged, and worded."""

    @property
    def either(self) -> Judgment:
        """The flow as it is now, else as it was."""
        found = self.after or self.before
        if found is None:
            raise AssertionError("a flow that is on neither side")
        return found

    @property
    def law(self) -> Law:
        """The law of the side that `either` is of."""
        return self.laws[1] if self.after else self.laws[0]

    @property
    def levels(self) -> tuple[int, int]:
        """The ranks of the status on both sides; a flow that is not there counts as one that
        holds, and `inside` too: between no transfer and one on a mechanism that holds there is no
        better and no worse.
        """
        return _level(self.before), _level(self.after)

    @property
    def direction(self) -> Direction:
        """Worse where the status is."""
        return ordered(*self.levels)

    @property
    def changed(self) -> bool:
        """Whether anything in it differs: there or not, its status, or what decides it."""
        if self.before is None or self.after is None:
            return True
        same = self.before is self.after
        return not same and _outcome(self.before) != _outcome(self.after)

    @property
    def parties(self) -> frozenset[str]:
        """The ids at both ends, on both sides."""
        found = [each.flow for each in (self.before, self.after) if each]
        return frozenset(party.id for flow in found for party in (flow.exporter, flow.importer))


def _level(judgment: Judgment | None) -> int:
    return max(judgment.status.rank, Status.HOLDS.rank) if judgment else Status.HOLDS.rank


def _outcome(judgment: Judgment) -> tuple[object, ...]:
    mechanisms = tuple(sorted(mechanism.instrument for mechanism in judgment.mechanisms))
    codes = tuple(sorted({reason.code.value for reason in judgment.reasons}))
    return judgment.status, mechanisms, codes, judgment.flow.code, judgment.destination


def flow_changes(before: Snapshot | None, after: Snapshot | None) -> tuple[FlowChange, ...]:
    """Every flow of two sides, each paired with what is most like it on the other.

    Alike are, in this order: the same ends, services, country and regime; whatever the country;
    and, where a service came or went, some service in common.
    """
    one = after or before
    if one is None:
        return ()
    name, laws = one.inventory.id, ((before or one).law, (after or one).law)
    was, now = _judgments(before), _judgments(after)
    found: list[FlowChange] = []
    for key in (_whole, _wherever, ends_of):
        for old, new in _paired(was, now, key):
            del was[id(old)], now[id(new)]
            found.append(FlowChange(name, old, new, laws))
    found += [FlowChange(name, each, None, laws) for each in was.values()]
    found += [FlowChange(name, None, each, laws) for each in now.values()]
    return tuple(found)


def _judgments(snapshot: Snapshot | None) -> dict[int, Judgment]:
    return (
        {id(each): each for each in sorted(snapshot.statuses.judgments, key=_order)}
        if snapshot
        else {}
    )


def _paired(
    was: Mapping[int, Judgment], now: Mapping[int, Judgment], key: Callable[[Judgment], Key]
) -> list[tuple[Judgment, Judgment]]:
    """What bears the same key on both sides, in a fixed order."""
    olds, news = _by_key(was.values(), key), _by_key(now.values(), key)
    return [
        couple
        for each in sorted(olds.keys() & news.keys())
        for couple in _couples(olds[each], news[each])
    ]


def _couples(
    olds: Sequence[Judgment], news: Sequence[Judgment]
) -> Iterator[tuple[Judgment, Judgment]]:
    left = dict(enumerate(news))
    for old in olds:
        same = next((number for number, new in left.items() if _akin(old, new)), None)
        if same is not None:
            yield old, left.pop(same)


def _akin(old: Judgment, new: Judgment) -> bool:
    """Whether they have a service in common, or neither has one."""
    was, now = set(old.flow.services), set(new.flow.services)
    return bool(was & now) or was == now


def _by_key(
    judgments: Iterable[Judgment], key: Callable[[Judgment], Key]
) -> dict[Key, list[Judgment]]:
    found: dict[Key, list[Judgment]] = {}
    for judgment in judgments:
        found.setdefault(key(judgment), []).append(judgment)
    return found


def _order(judgment: Judgment) -> tuple[object, ...]:
    return (judgment.flow.services, judgment.flow.code, judgment.status.rank)


def ends_of(judgment: Judgment) -> Key:
    """Who discloses to whom under which regime."""
    flow = judgment.flow
    name, other = (
        party_key(each.name) if each.id in OUTSIDERS else ""
        for each in (flow.importer, flow.exporter)
    )
    return (flow.kind.value, flow.exporter.id, flow.importer.id, name, other, judgment.regime)


def _wherever(judgment: Judgment) -> Key:
    return (*ends_of(judgment), *judgment.flow.services)


def _whole(judgment: Judgment) -> Key:
    return (*_wherever(judgment), judgment.flow.code)
