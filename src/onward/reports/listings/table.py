"""The one table that every listing verb fills and every table format prints."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeAlias

from onward.diagnostic import Judged, Place
from onward.source.text import Span
from onward.wording.english import count

Value: TypeAlias = "str | int | bool | date | tuple[str, ...] | tuple[Record, ...] | None"
Record: TypeAlias = Mapping[str, Value]
"""One thing as a machine reads it; keys in the order in which they are printed."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows for a reader and the same things as records for a machine, for one day."""

    command: str
    """The verb, and the key under which JSON has the records: `transfers`, `questions`..."""
    title: str
    columns: tuple[str, ...]
    """Headings, as printed."""
    rows: tuple[tuple[str, ...], ...]
    """Text as recorded, not escaped; one cell a column, empty where there is nothing to say."""
    records: tuple[Record, ...]
    """What JSON prints in place of the rows."""
    as_of: date | None
    """None where nothing is judged: a list that is the same on every day."""
    law_checked: date
    inventories: tuple[Judged, ...] = ()
    notes: tuple[str, ...] = ()
    """Sentences below the table: what was left out and why, what a word means."""

    def only(self, columns: Sequence[str], hint: str = "") -> "Table":
        """The table with these of its columns, in this order; ValueError for another one.

        With a hint at how to see the others, a note counts them.
        """
        places = [self.columns.index(each) for each in columns]
        rows = tuple(tuple(row[place] for place in places) for row in self.rows)
        left = len(self.columns) - len(columns)
        notes = (f"{count(left, 'more column')}{hint}.",) if left and hint else ()
        return replace(self, columns=tuple(columns), rows=rows, notes=(*self.notes, *notes))

    def __post_init__(self) -> None:
        width = len(self.columns)
        for row in self.rows:
            if len(row) != width:
                raise AssertionError(f"a row of {self.command} has not {width} cells: {row}")


def at_line(at: Place | None, spans: Mapping[Place, Span]) -> str:
    """`path:line`, or the path where the line is not known; empty where there is no place."""
    if at is None:
        return ""
    span = spans.get(at)
    return f"{at.path}:{span.line}" if span else at.path
