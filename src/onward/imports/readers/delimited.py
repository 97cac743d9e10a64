"""Lists whose cells are parted by a comma, semicolon, tab or bar."""

import csv
from collections import Counter
from io import StringIO

from onward.imports.document import LONGEST_CELL, Block, Budget, Cell, Document, Sort, Spot
from onward.imports.readers.encoding import decoded
from onward.imports.readers.inline import plain
from onward.source.text import Source, Unreadable

_SEPARATORS = ",;\t|"
_LOOKED_AT = 50
"""So many rows say which separator it is."""


def read(source: Source) -> Document:
    """One table; the separator is the one that gives the most rows of one width."""
    text, notes = decoded(source.data, source.path)
    first, _, rest = text.partition("\n")
    named = first[4:].strip("\n") if first.lower().startswith("sep=") else ""
    skipped = 1 if named else 0
    rows = _rows(rest if named else text, named[:1] or _separator(text, source.path), source.path)
    budget = Budget(source.path)
    found = tuple(
        tuple(
            _cell(budget.take(said), Spot(source.path, "", number, column, line + skipped))
            for column, said in enumerate(row, 1)
        )
        for number, (line, row) in enumerate(rows, 1)
    )
    return Document(source.path, (Block(Sort.TABLE, "", found),), notes)


def _cell(said: str, spot: Spot) -> Cell:
    text, links = plain(said)
    return Cell(text, spot, links)


def _rows(text: str, separator: str, path: str) -> list[tuple[int, list[str]]]:
    """Every row with the line on which it ends. Raises Unreadable."""
    csv.field_size_limit(LONGEST_CELL * 4)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    try:
        return [(reader.line_num, row) for row in reader]
    except csv.Error as error:
        raise Unreadable(f"{path}:{reader.line_num}: not a table: {error}") from error


def _separator(text: str, path: str) -> str:
    """The sign that parts most rows into the same number of cells, at least two; else a comma."""
    best, most = ",", (0, 0)
    for sign in _SEPARATORS:
        try:
            rows = [row for _, row in _rows(text, sign, path)[:_LOOKED_AT] if any(row)]
        except Unreadable:
            continue
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if widths:
            width, often = max(widths.items(), key=lambda pair: (pair[1], pair[0]))
            if (often, width) > most:
                best, most = sign, (often, width)
    return best
