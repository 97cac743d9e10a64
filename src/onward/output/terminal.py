"""Text for a terminal: colour, the columns that letters take, and lines wrapped between words.

The only place that writes an escape sequence.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeAlias

from onward.output import escape

Paint: TypeAlias = Callable[[str, str], str]
"""A style's name and a text that is already inert; gives the text, coloured or not."""

_CODES = {"error": "1;31", "warning": "1;33", "note": "1;36", "heading": "1", "dim": "2"}


def painter(*, color: bool) -> Paint:
    """What colours, or what leaves everything as it is."""
    return _coloured if color else _plain


def _coloured(style: str, text: str) -> str:
    return f"\x1b[{_CODES[style]}m{text}\x1b[0m"


def _plain(style: str, text: str) -> str:  # noqa: ARG001 - one signature for both
    return text


_TAB = 4


class Cell(NamedTuple):
    """One character as it is shown, and the columns it takes."""

    text: str
    width: int


def cells(text: str) -> list[Cell]:
    """Each character of a line made inert: tabs as spaces, hidden ones as `\\u{..}`."""
    row: list[Cell] = []
    column = 0
    for index, char in enumerate(text):
        if char == "\t":
            shown = " " * (_TAB - column % _TAB)
        elif char == "[" and text[max(0, index - 2) : index] == "##":
            shown = "\\u{5b}"
        else:
            shown = escape.visible(char)
        cell = Cell(shown, width(shown))
        row.append(cell)
        column += cell.width
    return row


def width(text: str) -> int:
    """Columns of a text that is already inert: two for wide letters, none for combining marks."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(char) in {"Mn", "Me"} else 2 if east_asian_width(char) in "WF" else 1
        for char in text
    )


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
