"""How much room text takes in a terminal."""

from typing import NamedTuple

from onward.output import escape

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
