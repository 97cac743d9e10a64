"""What a reader makes of a file: tables and lists of cells, each cell with its place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import NamedTuple

from onward.source.text import Unreadable


class Spot(NamedTuple):
    """Where a cell is. Rows, columns and lines count from 1."""

    file: str
    block: str
    """`table 2`, `list 1`, the name of a sheet; empty where the file has one table."""
    row: int
    """As the source counts: the row of a sheet, the item of a list, the row of a table."""
    column: int
    line: int | None = None
    """The line of the file, where it has lines that a person sees."""

    def __str__(self) -> str:
        block = f"{self.block}, " if self.block else ""
        return f"{self.file}, {block}row {self.row}, column {self.column}"

    @property
    def of_row(self) -> str:
        """The row alone, within its file."""
        row = f"row {self.row}" if self.row else "keys"
        return f"{self.block}, {row}" if self.block else row


class Cell(NamedTuple):
    """The text of one cell as a person sees it: several lines where it has several."""

    text: str
    spot: Spot
    links: tuple[str, ...] = ()
    """Addresses to which text of the cell leads."""
    repeated: bool = False
    """It is the text of a merged cell, which is written once and holds for this row too."""


Row = tuple[Cell, ...]


class Sort(Enum):
    """What holds the rows."""

    TABLE = "table"
    LIST = "list"


@dataclass(frozen=True, slots=True)
class Block:
    """A table or a list; the first row of a table may have its headings."""

    sort: Sort
    name: str
    """As in `Spot.block`."""
    rows: tuple[Row, ...]
    heading: str = ""
    """The heading above it; of a sheet its name."""
    above: str = ""
    """The sentence right above it."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """The fields of its headings, where the register that exported it is known."""
    aside: str = ""
    """The tag that it is in, where that is no part of the text of a page: its menu, its foot."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as its reader found it."""

    path: str
    blocks: tuple[Block, ...]
    notes: tuple[str, ...] = ()
    """What was taken for granted in reading it, and what was not read: an encoding, prose."""


MOST_CELLS = 500_000
"""A file with more cells is no list of vendors."""
LONGEST_CELL = 20_000
"""A longer text is no cell of a list."""


class Budget:
    """Counts what a file holds, so that a small one can't become a large one."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.cells = 0

    def take(self, text: str) -> str:
        """The text, counted. Raises Unreadable."""
        self.cells += 1
        if self.cells > MOST_CELLS:
            raise Unreadable(f"{self.path}: more than {MOST_CELLS:,} cells; that is no list")
        if len(text) > LONGEST_CELL:
            raise Unreadable(
                f"{self.path}: a cell of {len(text):,} characters, and {LONGEST_CELL:,} is the most"
            )
        return text

    def row(self, texts: Iterable[str], number: int) -> Row:
        """Texts as the cells of a row. Raises Unreadable."""
        return tuple(
            Cell(self.take(text), Spot(self.path, "", number, column))
            for column, text in enumerate(texts, 1)
        )


def named(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks of a file; where there is one alone, its cells need no name of it."""
    if len(blocks) != 1:
        return tuple(blocks)
    rows = tuple(
        tuple(each._replace(spot=each.spot._replace(block="")) for each in row)
        for row in blocks[0].rows
    )
    return (replace(blocks[0], name="", rows=rows),)
