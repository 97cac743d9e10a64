"""The line of a file that a finding is about, with what is meant underlined."""

import re
from typing import NamedTuple

from onward.output.terminal import Cell, cells
from onward.source.text import Source, Span

_BREAK = re.compile("\r\n|[\r\n]")
"""What ends a line of YAML; the other characters that could are refused where it is read."""
_WIDTH = 100
"""How many columns of a terminal a line of a file may take."""
_BEFORE = 40
"""How many of them stand before the caret where a line is cut."""


class Frame(NamedTuple):
    """What is shown of a line; all of it inert."""

    number: int
    text: str
    carets: str
    """Spaces, then what underlines."""


def lines_of(source: Source) -> list[str]:
    """The lines of a file; bytes that are not UTF-8 show as U+FFFD."""
    return _BREAK.split(source.data.decode("utf-8-sig", errors="replace"))


def frame(lines: list[str], span: Span) -> Frame | None:
    """The line and what underlines it; None if the file has no such line.

    A tab takes the space to the next fourth column. A span of several lines is underlined to the
    end of the first. What is longer than a screen is cut around the caret, with `…` at the cut.
    """
    if not 1 <= span.line <= len(lines):
        return None
    text = lines[span.line - 1]
    end = span.end_column if span.end_line == span.line else len(text.rstrip()) + 1
    start = min(span.column, len(text) + 1)
    shown, before, under = _cut(text, start - 1, max(end, start + 1) - 1)
    return Frame(span.line, shown.rstrip(), " " * before + "^" * under)


def _cut(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The visible text, the columns before the caret and the columns to underline."""
    if len(text) <= _WIDTH and text.isascii() and text.isprintable() and "##[" not in text:
        return text, start, max(1, min(end, len(text)) - start)
    near = max(0, start - _WIDTH)
    row = cells(text[near : start + _WIDTH])
    start, end = start - near, end - near
    first = 0
    if near or _wide(row) > _WIDTH:
        first = start
        while first and _wide(row[first - 1 : start]) <= _BEFORE:
            first -= 1
    last = first
    used = 0
    while last < len(row) and used + row[last].width <= _WIDTH:
        used += row[last].width
        last += 1
    head = "…" if near or first else ""
    tail = "…" if near + last < len(text) else ""
    under = max(1, _wide(row[start : min(end, last)]))
    return (
        head + "".join(cell.text for cell in row[first:last]) + tail,
        len(head) + _wide(row[first:start]),
        under,
    )


def _wide(row: list[Cell]) -> int:
    return sum(cell.width for cell in row)
