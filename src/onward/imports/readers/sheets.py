"""Workbooks: XLSX and ODS, and the older XLS, by the library python-calamine."""

import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from onward.imports.document import Block, Budget, Cell, Document, Sort, Spot
from onward.imports.readers.inline import plain
from onward.imports.readers.read import missing
from onward.source.text import Source, Unreadable

_LARGEST = 128 * 1024 * 1024
"""So many bytes may come out of the archive that a workbook is."""
_WIDEST, _LONGEST = 500, 100_000


def read(source: Source) -> Document:
    """Each sheet is a table; what a formula last gave is its cell. Raises Unreadable."""
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise missing(source.path, "python-calamine") from error
    _refuse_bomb(source)
    budget = Budget(source.path)
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(source.data))
        blocks = [_block(book, name, source.path, budget) for name in book.sheet_names]
    except CalamineError as error:
        raise Unreadable(f"{source.path}: not a workbook that can be read: {error}") from error
    whole = tuple(each for each in blocks if each.rows)
    return Document(source.path, whole)


def _refuse_bomb(source: Source) -> None:
    """An archive says how large its parts are: what would not fit is not opened."""
    if not source.data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as archive:
            size = sum(each.file_size for each in archive.infolist())
            if size <= _LARGEST:
                _refuse_liar(archive)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Unreadable(f"{source.path}: not a workbook: {error}") from error
    if size > _LARGEST:
        raise Unreadable(f"{source.path}: {size:,} bytes when unpacked; that is no list")


def _refuse_liar(archive: zipfile.ZipFile) -> None:
    """Raises where a part unpacks to more than the archive says of it."""
    for each in archive.infolist():
        with archive.open(each) as part:
            left = each.file_size
            while chunk := part.read(1 << 20):
                left -= len(chunk)
                if left < 0:
                    raise ValueError("a part is larger than its archive says")


def _block(book: Any, name: str, path: str, budget: Budget) -> Block:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_width > _WIDEST or sheet.total_height > _LONGEST:
        raise Unreadable(
            f"{path}, {name}: {sheet.total_height:,} rows of {sheet.total_width:,} cells; a list"
            f" has at most {_LONGEST:,} rows of {_WIDEST:,}"
        )
    values = sheet.to_python(skip_empty_area=False)
    top = {
        (row, column): (first_row, first_column)
        for (first_row, first_column), (last_row, last_column) in sheet.merged_cell_ranges or ()
        for row in range(first_row, min(last_row, len(values) - 1) + 1)
        for column in range(first_column, last_column + 1)
        if (row, column) != (first_row, first_column) and column == first_column
    }
    rows = []
    for number, row in enumerate(values):
        cells = []
        for column in range(len(row)):
            from_row, from_column = top.get((number, column), (number, column))
            text, links = plain(budget.take(_text(values[from_row][from_column])))
            spot = Spot(path, name, number + 1, column + 1)
            cells.append(Cell(text, spot, links, (number, column) in top))
        rows.append(tuple(cells))
    return Block(Sort.TABLE, name, tuple(rows), heading=name)


def _text(value: object) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case timedelta():
            return str(value)
        case _:
            return str(value)
