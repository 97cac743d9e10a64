"""Two records as facts: what differs, reported once."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onward.diagnostic import Place
from onward.diff.change import Part, State
from onward.diff.facts.fact import Fact, Facts, Key

MOVABLE = ("place", "chain", "mechanism")
"""Where one went and one came, it is one that moved or was replaced."""


class Row(NamedTuple):
    """One fact on both sides; None where it is not there."""

    key: Key
    old: Fact | None
    new: Fact | None

    @property
    def fact(self) -> Fact:
        """The fact as it is now, else as it was."""
        found = self.new or self.old
        if found is None:
            raise AssertionError("a fact that is on neither side")
        return found


def differences(was: Facts, now: Facts) -> tuple[Row, ...]:
    """Facts that differ, in a fixed order; of a part that came or went only the part itself."""
    found = [
        row
        for key in sorted(was.keys() | now.keys())
        if _differs(row := Row(key, was.get(key), now.get(key))) and not _within(key, was, now)
    ]
    worded = (row for row in found if not _empty(row, was, now) and not _other_set(row, was, now))
    return tuple(_moved(_one_evidence(tuple(worded))))


def _differs(row: Row) -> bool:
    if row.old is None or row.new is None:
        return True
    return not row.new.head and row.old.said != row.new.said


def _within(key: Key, was: Facts, now: Facts) -> bool:
    """Whether it belongs to a part that came or went."""
    for depth, part in enumerate(key.about):
        head = Key(part.kind, key.about[:depth], part.id)
        if (head in was) != (head in now):
            return True
    return False


def _empty(row: Row, was: Facts, now: Facts) -> bool:
    """Whether it only says that a list is empty now, or no longer is: what came or went says so."""
    if row.fact.state is not State.NONE or not row.key.item:
        return False
    other = was if row.old is None else now
    return any(key[:2] == row.key[:2] for key in other)


def _other_set(row: Row, was: Facts, now: Facts) -> bool:
    """Whether it is an order of other mechanisms: what came or went says so."""
    if row.key.aspect != "preference":
        return False
    sets = [
        {key.item for key in snapshot if key[:2] == ("mechanism", row.key.about)}
        for snapshot in (was, now)
    ]
    return sets[0] != sets[1]


def _one_evidence(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Evidence that changed is one change, however many pieces did."""
    yield from (row for row in rows if row.key.aspect != "evidence")
    pieces = [row for row in rows if row.key.aspect == "evidence"]
    if pieces:
        gone = sum(row.new is None for row in pieces)
        at = pieces[0].fact.at
        old, new = _pieces(gone, at), _pieces(len(pieces) - gone, at)
        yield Row(Key("evidence"), old, new)


def _pieces(number: int, at: Place) -> Fact | None:
    noun = "piece" if number == 1 else "pieces"
    return Fact(number, f"{number} {noun}", at) if number else None


def _moved(found: Iterable[Row]) -> Iterator[Row]:
    """One that went and one that came of the same aspect and part are one that moved."""
    groups: dict[tuple[str, tuple[Part, ...]], list[Row]] = {}
    for row in found:
        groups.setdefault((row.key.aspect, row.key.about), []).append(row)
    for (aspect, about), rows in groups.items():
        gone = [row for row in rows if row.new is None]
        come = [row for row in rows if row.old is None]
        if aspect in MOVABLE and len(gone) == 1 and len(come) == 1:
            yield Row(Key(aspect, about, _both(gone[0], come[0])), gone[0].old, come[0].new)
            yield from (row for row in rows if row not in (gone[0], come[0]))
        else:
            yield from rows


def _both(gone: Row, come: Row) -> str:
    """What a replacement is kept apart by, the same from either side."""
    return " ".join(sorted((gone.key.item, come.key.item)))
