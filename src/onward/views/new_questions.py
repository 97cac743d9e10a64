"""What a change leaves open: the questions that it brings, to whoever can answer them."""

from collections.abc import Iterator
from typing import NamedTuple

from onward.diagnostic import Place
from onward.diff.comparison import Comparison, MaybeRenamed
from onward.diff.side import Side
from onward.inventory.records import Inventory
from onward.law.book import Book
from onward.views.asking import Asked, asked
from onward.views.section import Line


class Put(NamedTuple):
    """One question that the second side brings and the first had not."""

    inventory: str
    question: Asked


def brought(comparison: Comparison, book: Book) -> Iterator[Put]:
    """Every question that is new, by vendor, those to ourselves at the end."""
    for before, after in comparison.pairs:
        if after is None:
            continue
        was, now = _renamed(before, after), _renamed(after, before)
        known = {_told(each, was) for each in _asked(before, book)}
        for each in _asked(after, book):
            if _told(each, now) not in known:
                yield Put(after.inventory.id, each)
        for doubt in comparison.doubtful:
            if doubt.inventory == after.inventory.id:
                yield Put(doubt.inventory, _same_or_new(doubt, after.inventory))


def _same_or_new(doubt: MaybeRenamed, inventory: Inventory) -> Asked:
    vendor, ours = inventory.vendors[doubt.vendor], inventory.organisation
    name = ours.name if isinstance(ours.name, str) else inventory.id
    return Asked(
        ask="us",
        vendor=doubt.vendor,
        name=name,
        subject=doubt.vendor,
        question=f"is {doubt.name} the company that was recorded as {doubt.former}? If it is the"
        f" same company, record `formerly: [{doubt.former}]`; if not, {doubt.name} is a new vendor",
        why="a new vendor and one that is gone have a use or an id in common",
        at=Place(vendor.origin),
    )


def _renamed(own: Side | None, other: Side | None) -> tuple[tuple[str, str], ...]:
    """The names and ids of the vendors that are called otherwise on the other side."""
    if own is None or other is None:
        return ()
    there = other.inventory.vendors
    return tuple(
        (vendor.name, id_)
        for id_, vendor in own.inventory.vendors.items()
        if id_ in there and isinstance(vendor.name, str) and there[id_].name != vendor.name
    )


def _told(one: Asked, renamed: tuple[tuple[str, str], ...]) -> tuple[str | None, str]:
    """A question with the names of vendors that were renamed taken out."""
    said = one.question
    for name, id_ in renamed:
        said = said.replace(name, f"`{id_}`")
    return one.vendor, said


def new_questions(comparison: Comparison, book: Book) -> Iterator[Line]:
    """The same as lines, one for each who is asked."""
    found: dict[tuple[str, str], list[Asked]] = {}
    for inventory, each in brought(comparison, book):
        to = f"To {each.name}" if each.ask == "vendor" else "To ourselves"
        found.setdefault((inventory, to), []).append(each)
    for (_, to), questions in found.items():
        yield Line(to, more=tuple(dict.fromkeys(each.question for each in questions)))


def _asked(side: Side | None, book: Book) -> tuple[Asked, ...]:
    return asked(side.inventory, side.footings, book) if side else ()
