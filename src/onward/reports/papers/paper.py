"""A paper as a value: sections of text, lists and tables, with what is missing marked in place.

A paper is made once and printed as HTML, Markdown, a document or a workbook (`output/papers/`).
Text is as recorded; each printer escapes it.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeAlias
from urllib.parse import quote

from onward.diagnostic import Judged

_OF_ADDRESSES = "%#/:?@!$&'*+,;=~"
"""Besides letters, digits and `-._`, what stays as it is in an address."""

_BESIDE = re.compile(r"[a-z]+\.[a-z]+")


class Missing(NamedTuple):
    """What a paper needs and no record holds: printed as a marked field, and listed at the end."""

    what: str
    """The field, in the language of the paper: `day of signature`."""
    of: str
    """Whose: the name of a vendor, an activity or the organisation."""
    key: str
    """Where it would be recorded: `vendors/acme.yaml agreement.signed`; empty where no key is."""


class Link(NamedTuple):
    """Text that leads somewhere."""

    text: str
    address: str
    """A `https:` or `mailto:` address, `#` and the anchor of a section, or the name of a file that
    lies beside the paper.
    """

    @property
    def target(self) -> str:
        """The address in ASCII; empty where it is of another kind, which no reader may follow."""
        known = self.address.startswith(("https://", "mailto:", "#"))
        safe = known or _BESIDE.fullmatch(self.address)
        return quote(self.address, safe=_OF_ADDRESSES, errors="replace") if safe else ""


Run: TypeAlias = str | Missing | Link
Line: TypeAlias = tuple[Run, ...]
"""A line of text, in parts."""
Cell: TypeAlias = tuple[Line, ...]
"""What stands in a cell of a table: a line each."""


class Column(NamedTuple):
    """A column of a table."""

    title: str
    required_by: str = ""
    """The provision that requires it, `Art. 30(1)(d) GDPR`; empty where none does."""
    choices: tuple[str, ...] = ()
    """The words that may stand in it, for a drop-down list of a workbook."""
    width: int = 24
    """About how many characters a line of it holds."""


def titled(say: Callable[[str], str], widths: Mapping[str, int]) -> tuple[Column, ...]:
    """Columns by the keys of their titles, with their widths."""
    return tuple(Column(say(key), width=width) for key, width in widths.items())


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; `remark` is set apart: what the reader should know and not copy."""

    line: Line
    remark: bool = False


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list; `numbered` where its order or its numbers matter."""

    items: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with what is recorded under each, in two columns."""

    rows: tuple[tuple[str, Cell], ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table; a workbook makes a sheet of it."""

    name: str
    """A short name, unique in the paper, of at most 31 characters: by it CSV is asked for."""
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]

    def __post_init__(self) -> None:
        if not 0 < len(self.name) < 32:
            raise AssertionError(f"a name of 1 to 31 characters: {self.name}")
        width = len(self.columns)
        for row in self.rows:
            if len(row) != width:
                raise AssertionError(f"a row of {self.name} has not {width} cells: {row}")

    @property
    def wide(self) -> bool:
        """Whether its columns have no room beside each other on a page."""
        return sum(column.width for column in self.columns) > _PAGE


_PAGE = 170
"""About how many characters stand beside each other on a page."""

Block: TypeAlias = "Paragraph | Bullets | Facts | Grid | Section"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it; sections nest."""

    title: str
    blocks: tuple[Block, ...]
    anchor: str = ""
    """A name within the paper to which a `Link` can lead; stable across runs."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper about an organisation, for one day."""

    command: str
    """The verb that makes it: `record`, `annex`..."""
    title: str
    language: str
    """The language of its words: en, nl, fr or de."""
    organisation: str
    blocks: tuple[Block, ...]
    as_of: date | None
    """None where nothing is judged."""
    law_checked: date
    inventories: tuple[Judged, ...] = ()

    def __post_init__(self) -> None:
        names = [grid.name for grid in self.grids]
        if len(names) != len(set(names)):
            raise AssertionError(f"two tables of {self.command} have one name: {names}")

    @property
    def missing(self) -> tuple[Missing, ...]:
        """Everything that no record holds, once each, in the order in which it occurs."""
        return tuple(dict.fromkeys(_missing(self.blocks)))

    @property
    def grids(self) -> tuple[Grid, ...]:
        """Every table, in the order in which they occur."""
        return tuple(grids_in(self.blocks))


def line(text: str) -> Line:
    """A line of plain text."""
    return (text,)


def cell(*texts: str) -> Cell:
    """A cell of plain text; a line each."""
    return tuple((text,) for text in texts)


def grids_in(blocks: tuple[Block, ...]) -> Iterator[Grid]:
    """Every table of these blocks, in the order in which they occur."""
    for block in blocks:
        if isinstance(block, Section):
            yield from grids_in(block.blocks)
        elif isinstance(block, Grid):
            yield block


def _missing(blocks: tuple[Block, ...]) -> Iterator[Missing]:
    for found in _lines(blocks):
        yield from (run for run in found if isinstance(run, Missing))


def _lines(blocks: tuple[Block, ...]) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.line
            case Bullets():
                yield from block.items
            case Facts():
                yield from (found for _, held in block.rows for found in held)
            case Grid():
                yield from (found for row in block.rows for held in row for found in held)
            case Section():
                yield from _lines(block.blocks)
