"""HTML-like labels of DOT, in which a name can be bold and a second line small and grey."""

from collections.abc import Iterable
from typing import NamedTuple
from unicodedata import east_asian_width

from onward.output import escape

GREY = "#4B5563"
"""7.6:1 on white: small text stays readable."""

_LEFT = '&#160;&#160;<br align="left"/>'
"""The end of a line, with room for a wider font than that of the layout."""


def left(rows: Iterable[str]) -> str:
    """Rows below one another at the left edge; empty rows are left out.

    The layout takes wide letters (Chinese, Japanese, Korean) for narrower than they are.
    """
    return "".join(row + "&#160;" * (_wide(row) // 2) + _LEFT for row in rows if row)


def _wide(row: str) -> int:
    return 0 if row.isascii() else sum(east_asian_width(char) in "WF" for char in row)


def table(rows: Iterable[str]) -> str:
    """A label of rows as made by `row`; at least one."""
    inside = "".join(rows) or row("")
    return f'<<table border="0" cellborder="0" cellspacing="0" cellpadding="1">{inside}</table>>'


def row(cell: str, port: str = "", tip: str = "") -> str:
    """A row of one cell, to whose port a line may lead; `tip` is the title of what is drawn."""
    held = f' port="{port}"' if port else ""
    held += f' href="#" title="{plain(tip)}"' if tip else ""
    return f'<tr><td align="left"{held}>{cell}</td></tr>'


class Stripe(NamedTuple):
    """The place of a line at a bar, in points, and what is left free before it."""

    height: int
    before: int = 0


def stripes(
    cell: str, heights: Iterable[Stripe], *, at_left: bool = False, at_top: bool = False
) -> str:
    """A label with a cell, and at its side a port for each line, so high in points.

    The text of the cell is in its middle, or at its top.
    """
    every = list(heights)
    if not every:
        return table([row(cell)])
    cells = []
    for number, (height, before) in enumerate(every):
        if before:
            cells.append(_free(before))
        cells.append(_free(height, f' port="p{number}"'))
    top = ' valign="top"' if at_top else ""
    whole = f'<td rowspan="{len(cells)}" align="left"{top}>{cell}</td>'
    first = f"{cells[0]}{whole}" if at_left else f"{whole}{cells[0]}"
    return table(f"<tr>{each}</tr>" for each in (first, *cells[1:]))


def _free(height: int, port: str = "") -> str:
    return f'<td{port} fixedsize="true" width="4" height="{height}"></td>'


def swatch(colour: str, style: str, width: float, words: str) -> str:
    """A row of the legend: a piece of a line, and what it means."""
    double = style == "double"
    drawn = f' style="{style}"' if style in ("dashed", "dotted") else ""
    thick = 1 if double else max(1, round(width))
    line = (
        f'<td width="36" height="9" cellpadding="0" border="{thick}"'
        f' sides="{"tb" if double else "b"}" color="{colour}"{drawn}></td>'
    )
    return f'<tr><td><table border="0" cellborder="0"><tr>{line}</tr></table></td>{words}</tr>'


def words(text: str) -> str:
    """The cell beside a piece of a line."""
    return f'<td align="left">{text}</td>'


def plain(text: str) -> str:
    """A row of text; nothing for what is blank, which Graphviz would not draw between marks."""
    return escape.dot_html(text) if text.strip() else ""


def bold(text: str) -> str:
    """A row in bold type."""
    return _between("<b>", text, "</b>")


def grey(text: str) -> str:
    """A row that is less than the others."""
    return _between(f'<font color="{GREY}">', text, "</font>")


def small(text: str) -> str:
    """A row below a name."""
    return _between(f'<font point-size="10" color="{GREY}">', text, "</font>")


def note(text: str, *, strong: bool = False) -> str:
    """What is said of an arrow."""
    between = bold(text) if strong else plain(text)
    return between and f'<font point-size="10">{between}</font>'


def heading(text: str) -> str:
    """The title of the picture."""
    return _between('<font point-size="18"><b>', text, "</b></font>")


def _between(begin: str, text: str, end: str) -> str:
    inner = plain(text)
    return inner and f"{begin}{inner}{end}"
