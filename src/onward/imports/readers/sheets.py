"""Workbooks: XLSX and ODS, and the older XLS, by the library python-calamine."""

import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import Any

from onward.imports.document import MOST_CELLS, Block, Budget, Cell, Document, Sort, Spot
from onward.imports.readers.inline import plain
from onward.imports.readers.read import missing
from onward.source.text import Source, Unreadable

_LARGEST = 128 * 1024 * 1024
"""So many bytes may come out of the archive that a workbook is."""
_XLSX = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)>(</)?")
_REFERENCE = re.compile(rb"\br=[\"']([A-Z]*)([0-9]*)[\"']")
_ODS = re.compile(
    rb"<table:(table|table-row|(?:covered-)?table-cell)(?=[\s/>])([^>]*)>|</table:(table-row)>"
)
_REPEATED = re.compile(rb"number-(?:rows|columns)-repeated=[\"']([0-9]+)")


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


def _refuse_large(rows: int, columns: int, path: str) -> None:
    """The library makes room for every cell up to the last one, and ends the program without it."""
    if rows * columns > MOST_CELLS:
        raise Unreadable(
            f"{path}: a sheet of {rows:,} rows and {columns:,} columns; a list has at most"
            f" {MOST_CELLS:,} cells"
        )


def _refuse_bomb(source: Source) -> None:
    """An archive says how large its parts are: what would not fit is not opened."""
    if not source.data.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(BytesIO(source.data)) as archive:
            size = sum(each.file_size for each in archive.infolist())
            if size <= _LARGEST:
                for rows, columns in _sizes(archive):
                    _refuse_large(rows, columns, source.path)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, RuntimeError, EOFError) as error:
        raise Unreadable(f"{source.path}: not a workbook: {error}") from error
    if size > _LARGEST:
        raise Unreadable(f"{source.path}: {size:,} bytes when unpacked; that is no list")


def _sizes(archive: zipfile.ZipFile) -> Iterator[tuple[int, int]]:
    """The rows and columns of each sheet up to its last cell that holds anything.

    ValueError where a part unpacks to more than the archive says of it.
    """
    for each in archive.infolist():
        data = _unpacked(archive, each)
        if each.filename == "content.xml":
            yield from _sizes_of_ods(data)
        elif each.filename.endswith(".xml"):
            yield _size_of_xlsx(data)


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    with archive.open(part) as opened:
        data = opened.read(part.file_size + 1)
    if len(data) > part.file_size:
        raise ValueError("a part is larger than its archive says")
    return data


def _size_of_xlsx(data: bytes) -> tuple[int, int]:
    """Of a sheet; a row or cell without a reference follows the one before it."""
    row = column = rows = columns = 0
    for tag, said, empty in map(re.Match.groups, _XLSX.finditer(data)):
        reference = _REFERENCE.search(said)
        if tag == b"row":
            row = int(reference[2] or 0) if reference else row + 1
            column = 0
            continue
        column = _column(reference[1]) if reference else column + 1
        if not empty and not said.endswith(b"/"):
            rows = max(rows, row, int(reference[2] or 0) if reference else 0)
            columns = max(columns, column)
    return rows, columns


def _column(letters: bytes) -> int:
    """`A` is 1, `XFD` 16,384."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _sizes_of_ods(data: bytes) -> Iterator[tuple[int, int]]:
    """Of each table; a cell and a row may be said once for several."""
    rows = columns = height = width = column = times = 0
    for tag, said, end in map(re.Match.groups, _ODS.finditer(data)):
        number = int(found[1]) if said and (found := _REPEATED.search(said)) else 1
        if tag == b"table":
            yield height, columns
            rows = columns = height = width = column = times = 0
        elif tag == b"table-row":
            column, width, times = 0, 0, number
            rows += times if said.endswith(b"/") else 0
        elif end:
            rows += times
            columns = max(columns, width)
            height = rows if width else height
        else:
            column += number
            width = width if said.endswith(b"/") and b"value" not in said else column
    yield height, columns


def _block(book: Any, name: str, path: str, budget: Budget) -> Block:
    sheet = book.get_sheet_by_name(name)
    _refuse_large(sheet.total_height + 1, sheet.total_width + 1, f"{path}, {name}")
    values = sheet.to_python(skip_empty_area=False)
    top: dict[tuple[int, int], tuple[int, int]] = {}
    for (row, column), (last, _) in sheet.merged_cell_ranges or ():
        for below in range(row + 1, min(last + 1, len(values))):
            top[below, column] = row, column
            if len(top) > MOST_CELLS:
                raise Unreadable(f"{path}, {name}: cells that are merged over each other")
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
