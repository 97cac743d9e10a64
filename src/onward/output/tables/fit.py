"""Columns made to fit a terminal, and text wrapped between its words."""

from collections.abc import Sequence

from onward.output import escape
from onward.output.terminal import width

_NARROW = 20
"""A column of prose is not made narrower than this."""


def fit(columns: Sequence[Sequence[str]], room: int) -> list[int] | None:
    """The width of each column, the widest cut to one width where room is short.

    None where they would not fit without a broken word or a column too narrow to read.
    """
    needs = [max(map(width, cells)) for cells in columns]
    if sum(needs) <= room:
        return needs
    least = [
        max(min(need, _NARROW), *map(_longest, cells))
        for need, cells in zip(needs, columns, strict=True)
    ]
    if sum(least) > room:
        return None
    limit = min(max(needs), room)
    while sum(widths := _limited(needs, least, limit)) > room:
        limit -= 1
    return widths


def _limited(needs: list[int], least: list[int], limit: int) -> list[int]:
    return [max(low, min(need, limit)) for need, low in zip(needs, least, strict=True)]


def _longest(text: str) -> int:
    """The columns that the longest word takes."""
    return max(map(width, text.split(" ")))


def prose(text: str, room: int) -> list[str]:
    """A sentence made inert, in lines of at most `room` columns as far as its words allow."""
    return [escape.terminal(line) for line in wrap(escape.one_line(text), room)]


def wrap(text: str, room: int) -> list[str]:
    """Lines of at most `room` columns, broken at spaces; a longer word has a line of its own."""
    lines = [""]
    for word in text.split(" "):
        joined = f"{lines[-1]} {word}" if lines[-1] else word
        if width(joined) <= room or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    return lines
