"""A paper as a workbook, by XlsxWriter of the extra `xlsx`: a sheet to read, and one a table.

Every cell is text: nothing of it is computed.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, time
from io import BytesIO
from textwrap import wrap
from typing import TYPE_CHECKING, Any, NamedTuple

from onward.output import escape
from onward.output.formats import PLAIN, NoLibraryError, Options, TooLongError
from onward.reports.papers import frame
from onward.reports.papers.paper import (
    Block,
    Bullets,
    Cell,
    Facts,
    Grid,
    Line,
    Link,
    Missing,
    Paper,
    Paragraph,
    Section,
    grids_in,
)
from onward.reports.papers.texts import texts

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_CELL, _ROWS, _NAME, _FOOTER = 32_767, 1_048_576, 31, 255
"""The most characters of a cell, rows of a sheet, characters of its name and of a footer."""
_LABELS, _TEXT = 44, 100
"""The widths of the columns of the sheet to read, in characters."""
_NAMED = re.compile(r"(?!')[^\[\]:*?/\\]+(?<!')")
"""A name that a sheet may have."""
_RESERVED = "history"
"""A name that Excel keeps for itself."""
_LETTERS = 108
"""Letters on a line as wide as a hundred digits, by which a column is measured."""
_LINE_HEIGHT, _HIGHEST = 15, 409
"""Points: of a line, and of the highest row that there may be."""
_SIZES = {"title": 24, "heading": 18}
"""Points of a line that is not of the usual size."""
_A4 = 9
_MARK, _HEAD, _REQUIRED, _LINE = "#FFE9A8", "#E7ECF2", "#C6D6EA", "#BBBBBB"


class _Read(NamedTuple):
    """A row of the sheet to read: a label and a text, or one of both."""

    label: str
    text: str
    style: str = "text"


def render(paper: Paper, options: Options = PLAIN) -> bytes:  # noqa: ARG001 - one signature for all
    """The same bytes for the same paper. Raises NoLibraryError and TooLongError."""
    try:
        from xlsxwriter import Workbook
    except ImportError as error:
        raise NoLibraryError("a .xlsx file", "XlsxWriter") from error
    data = BytesIO()
    with Workbook(data, {"in_memory": True}) as book:
        _Book(book, paper).write()
    return data.getvalue()


class _Book:
    """The sheets of a paper, written one after the other."""

    def __init__(self, book: "Workbook", paper: Paper) -> None:
        self.book, self.paper = book, paper
        self.say = texts(paper.language, "common")
        self.blocks = frame.body(paper)
        self.grids = tuple(grids_in(self.blocks))
        taken = {self.say("read-me").casefold(), self.say("lists").casefold(), _RESERVED}
        self.names = {grid.name: _name(grid, taken) for grid in self.grids}
        base = {"text_wrap": True, "valign": "top"}
        lined = {**base, "border": 1, "border_color": _LINE}
        styles: dict[str, dict[str, Any]] = {
            "title": {**base, "bold": True, "font_size": 16},
            "heading": {**base, "bold": True, "font_size": 12},
            "label": {**base, "bold": True},
            "remark": {**base, "italic": True},
            "text": base,
            "missing": {**base, "bg_color": _MARK},
            "cell": lined,
            "cell missing": {**lined, "bg_color": _MARK},
            "head": {**lined, "bold": True, "bg_color": _HEAD},
            "head required": {**lined, "bold": True, "bg_color": _REQUIRED},
        }
        self.styles = {name: book.add_format(style) for name, style in styles.items()}

    def write(self) -> None:
        """Every sheet, and the properties of the workbook."""
        made = self.paper.as_of or self.paper.law_checked
        self.book.set_properties(
            {
                "title": escape.prose(self.paper.title),
                "company": escape.prose(self.paper.organisation),
                "author": "Onward",
                "created": datetime.combine(made, time(), UTC),
            }
        )
        self._read_me()
        columns = [column for grid in self.grids for column in grid.columns if column.choices]
        lists = {column.choices: column.title for column in columns}
        places = self._places(tuple(lists))
        for grid in self.grids:
            self._sheet(grid, places)
        self._lists(lists)

    def _read_me(self) -> None:
        """A row for each label and text; what has no label is as wide as both columns."""
        sheet = self._add(self.say("read-me"))
        widths = (_LABELS, _TEXT)
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        for number, (label, text, style) in enumerate(self._reading()):
            if label:
                self._put(sheet, number, 0, label, "label")
                self._put(sheet, number, 1, text, style)
                _fit(sheet, number, (label, text), widths)
            elif text:
                sheet.merge_range(number, 0, number, 1, "", self.styles[style])
                self._put(sheet, number, 0, text, style)
                _fit(sheet, number, (text,), (_LABELS + _TEXT,), _SIZES.get(style, _LINE_HEIGHT))

    def _reading(self) -> Iterator[_Read]:
        yield _Read("", self.paper.title, "title")
        yield _Read("", self.paper.organisation)
        yield _Read("", frame.last_line(self.paper))
        if any(column.required_by for grid in self.grids for column in grid.columns):
            yield _Read("", self.say("required"))
        yield _Read("", "")
        yield _Read("", self.say("contents"), "heading")
        for grid in self.grids:
            yield _Read(self.names[grid.name], grid.title)
        yield _Read("", "")
        yield from self._text(self.blocks)

    def _text(self, blocks: tuple[Block, ...]) -> Iterator[_Read]:
        """What is no table; a section that holds nothing else is left out, its sheet is there."""
        for block in blocks:
            match block:
                case Paragraph():
                    yield self._line("", (block.line,), "remark" if block.remark else "text")
                case Bullets():
                    for number, item in enumerate(block.items, 1):
                        mark = f"{number}. " if block.numbered else "• "
                        yield self._line("", ((mark, *item),))
                case Facts():
                    for label, held in block.rows:
                        yield self._line(label, held)
                case Section():
                    below = tuple(self._text(block.blocks))
                    if below:
                        yield _Read("", "")
                        yield _Read("", block.title, "heading")
                        yield from below
                case Grid():
                    pass

    def _line(self, label: str, held: Cell, style: str = "text") -> _Read:
        return _Read(label, self._shown(held), "missing" if _lacks(held) else style)

    def _sheet(self, grid: Grid, places: dict[tuple[str, ...], str]) -> None:
        sheet = self._add(self.names[grid.name])
        if grid.wide:
            sheet.fit_to_pages(2, 0)
            sheet.repeat_columns(0)
        widths = tuple(column.width for column in grid.columns)
        heads = []
        for place, column in enumerate(grid.columns):
            sheet.set_column(place, place, column.width)
            required = column.required_by
            head = f"{column.title} *\n{required}" if required else column.title
            self._put(sheet, 0, place, head, "head required" if required else "head")
            heads.append(head)
        _fit(sheet, 0, heads, [width - 3 for width in widths])
        for number, row in enumerate(grid.rows, 1):
            for place, held in enumerate(row):
                style = "cell missing" if _lacks(held) else "cell"
                self._put(sheet, number, place, self._shown(held), style)
            _fit(sheet, number, tuple(map(self._shown, row)), widths)
        for place, column in enumerate(grid.columns):
            if column.choices:
                rule = {"validate": "list", "source": places[column.choices], "show_error": False}
                sheet.data_validation(1, place, len(grid.rows) + 200, place, rule)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(1, len(grid.rows)), len(widths) - 1)
        sheet.repeat_rows(0)

    def _places(self, lists: tuple[tuple[str, ...], ...]) -> dict[tuple[str, ...], str]:
        """Where each list of words lies: a column of the last sheet."""
        from xlsxwriter.utility import xl_range_abs

        name = self.say("lists").replace("'", "''")
        return {
            words: f"='{name}'!{xl_range_abs(1, column, len(words), column)}"
            for column, words in enumerate(lists)
        }

    def _lists(self, lists: dict[tuple[str, ...], str]) -> None:
        """A column for each list of words, below the title of a column that takes them."""
        if not lists:
            return
        sheet = self._add(self.say("lists"))
        for column, (words, title) in enumerate(lists.items()):
            sheet.set_column(column, column, min(60, max(map(len, (title, *words))) + 2))
            self._put(sheet, 0, column, title, "head")
            for number, word in enumerate(words, 1):
                self._put(sheet, number, column, word, "cell")

    def _add(self, name: str) -> Any:
        """A sheet that prints on landscape pages, as wide as one of them."""
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
        title = escape.prose(self.paper.title).replace("&", "&&")
        footer = f"&L{title}&C&A&R&P / &N"
        sheet.set_footer(footer if len(footer) <= _FOOTER else "&C&A&R&P / &N")
        return sheet

    def _put(self, sheet: Any, row: int, column: int, text: str, style: str) -> None:
        shown = "\n".join(escape.prose(part) for part in text.split("\n"))
        if _size(shown) > _CELL or row >= _ROWS:
            raise TooLongError(
                f"sheet {sheet.name}: a workbook holds {_CELL} characters a cell and {_ROWS} rows"
                f" a sheet, and row {row + 1} has a cell of {_size(shown)}; choose another format"
            )
        sheet.write_string(row, column, shown, self.styles[style])

    def _shown(self, held: Cell) -> str:
        return "\n".join(self._plain(line) for line in held)

    def _plain(self, line: Line) -> str:
        parts = []
        for run in line:
            shown = escape.prose(frame.text(run, self.paper.language))
            leads = run.target if isinstance(run, Link) and run.target[:1] != "#" else ""
            parts.append(f"{shown} ({leads})" if leads not in ("", shown) else shown)
        return "".join(parts)


def _fit(
    sheet: Any, row: int, texts_: Sequence[str], widths: Sequence[int], line: int = _LINE_HEIGHT
) -> None:
    """Make a row as high as its texts need, which a reader of the file may not do by itself."""
    lines = max(
        sum(len(wrap(part, max(1, width * _LETTERS // 100))) or 1 for part in text.split("\n"))
        for text, width in zip(texts_, widths, strict=True)
    )
    sheet.set_row(row, min(_HIGHEST, lines * line + 3))


def _size(text: str) -> int:
    """How many characters a spreadsheet counts: those beyond U+FFFF are two."""
    return len(text.encode("utf-16-le")) // 2


def _lacks(held: Cell) -> bool:
    return any(isinstance(run, Missing) for line in held for run in line)


def _name(grid: Grid, taken: set[str]) -> str:
    """Of a sheet: the title where a workbook takes it, else the name of the table."""
    title = escape.prose(grid.title)
    fits = _size(title) <= _NAME and _NAMED.fullmatch(title)
    name = title if fits and title.casefold() not in taken else grid.name
    taken.add(name.casefold())
    return name
