"""Colour for terminals, kept apart from the text: the only place that writes an escape sequence."""

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from onward.output import escape

Paint: TypeAlias = Callable[[str, str], str]
"""A style's name and a text that is already inert; gives the text, coloured or not."""

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "heading": "1",
    "dim": "2",
}


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
