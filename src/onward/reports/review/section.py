"""A comparison as it is shown: lines under titles, the worst first."""

from typing import NamedTuple

from onward.diff.change import Direction


class Line(NamedTuple):
    """One thing to see; `more` are the lines below it."""

    text: str
    direction: Direction = Direction.NEUTRAL
    more: tuple[str, ...] = ()


class Section(NamedTuple):
    """Things of one kind, the worst first."""

    title: str
    lines: tuple[Line, ...]
    folded: bool = False
    steps: bool = False
    """The lines are steps to take, in this order."""
