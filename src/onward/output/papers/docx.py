"""A paper as a document that people go on writing, by python-docx of the extra `docx`."""

from datetime import UTC, datetime, time
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from onward.output import escape
from onward.output.formats import PLAIN, NoLibraryError, Options
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
)
from onward.reports.words.words import words

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell
    from docx.text.paragraph import Paragraph as Words

_DEEPEST = 9
_SHORT, _LONG, _MARGIN = 210, 297, 20
"""An A4 page and what is free around it, in millimetres."""
_STANDING = 110
"""About how many characters of a table stand beside each other on a page that is not turned."""
_LABELS = 30
"""Of a hundred: the width of the column of labels."""
_HEAD = "E7ECF2"


def render(paper: Paper, options: Options = PLAIN) -> bytes:  # noqa: ARG001 - one signature for all
    """The same bytes for the same paper. Raises NoLibraryError."""
    try:
        import docx
    except ImportError as error:
        raise NoLibraryError("a .docx file", "python-docx") from error
    writer = _Writer(docx.Document(), paper)
    writer.write()
    data = BytesIO()
    writer.document.save(data)
    return _undated(data.getvalue())


def _undated(archive: bytes) -> bytes:
    """The same files in an archive that does not say when it was made."""
    data = BytesIO()
    with ZipFile(BytesIO(archive)) as read, ZipFile(data, "w", ZIP_DEFLATED) as made:
        for name in read.namelist():
            made.writestr(ZipInfo(name), read.read(name), ZIP_DEFLATED)
    return data.getvalue()


class _Writer:
    """A document as it grows."""

    def __init__(self, document: "Document", paper: Paper) -> None:
        self.document, self.paper = document, paper

    def write(self) -> None:
        """The page, the properties, and every block."""
        self._set_up()
        self.document.add_heading(escape.prose(self.paper.title), 0)
        if self.paper.organisation:
            self.document.add_paragraph(escape.prose(self.paper.organisation))
        self._blocks(frame.body(self.paper), 1, self.paper.title)
        last = self.document.add_paragraph().add_run(frame.last_line(self.paper))
        last.italic = True

    @cached_property
    def width(self) -> int:
        """Of the page, in millimetres: it lies where a table needs the room."""
        widest = max(
            (sum(column.width for column in grid.columns) for grid in self.paper.grids
             if not grid.wide), default=0,
        )  # fmt: skip
        return _LONG if widest > _STANDING else _SHORT

    def _set_up(self) -> None:
        from docx.enum.section import WD_ORIENT
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn
        from docx.shared import Mm, Pt

        locale = words(self.paper.language).locale
        styles = self.document.styles
        styles["Normal"].font.name, styles["Normal"].font.size = "Arial", Pt(10)
        styles["Table Grid"].font.size = Pt(9)
        (defaults,) = styles.element.xpath("w:docDefaults/w:rPrDefault/w:rPr")
        for old in defaults.findall(qn("w:lang")):
            defaults.remove(old)
        lang = OxmlElement("w:lang")
        lang.set(qn("w:val"), locale)
        defaults.append(lang)
        page = self.document.sections[0]
        if self.width > _SHORT:
            page.orientation = WD_ORIENT.LANDSCAPE
        page.page_width, page.page_height = Mm(self.width), Mm(_LONG + _SHORT - self.width)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(_MARGIN)
        made = datetime.combine(self.paper.as_of or self.paper.law_checked, time(), UTC)
        properties = self.document.core_properties
        properties.title = escape.prose(self.paper.title)[:255]
        properties.author = properties.last_modified_by = "Onward"
        properties.comments = ""
        properties.language = locale
        properties.created = properties.modified = made

    def _blocks(self, blocks: tuple[Block, ...], level: int, above: str) -> None:
        for block in blocks:
            match block:
                case Paragraph():
                    words = self.document.add_paragraph(style="Quote" if block.remark else None)
                    self._line(words, block.line)
                case Bullets():
                    self._bullets(block)
                case Facts():
                    self._facts(block)
                case Grid() if block.wide:
                    rows = frame.unfolded(block, above, self.paper.language)
                    self._blocks(rows, level, above)
                case Grid():
                    self._grid(block, above)
                case Section():
                    self.document.add_heading(escape.prose(block.title), min(level, _DEEPEST))
                    self._blocks(block.blocks, level + 1, block.title)

    def _bullets(self, block: Bullets) -> None:
        """Numbers are text: those of Word would count on from one list to the next."""
        from docx.shared import Mm

        for number, item in enumerate(block.items, 1):
            if block.numbered:
                words = self.document.add_paragraph(f"{number}.\t")
                words.paragraph_format.left_indent = Mm(8)
                words.paragraph_format.first_line_indent = Mm(-8)
                words.paragraph_format.tab_stops.add_tab_stop(Mm(8))
            else:
                words = self.document.add_paragraph(style="List Bullet")
            self._line(words, item)

    def _facts(self, block: Facts) -> None:
        table = self._table(len(block.rows), [_LABELS, 100 - _LABELS])
        for row, (label, held) in zip(table.rows, block.rows, strict=True):
            first, second = row.cells
            self._head(first, label)
            self._cell(second, held)
        self.document.add_paragraph()

    def _grid(self, grid: Grid, above: str) -> None:
        from docx.oxml import OxmlElement

        if grid.title != above:
            title = self.document.add_paragraph(escape.prose(grid.title), style="Caption")
            title.paragraph_format.keep_with_next = True
        total = sum(column.width for column in grid.columns)
        widths = [100 * column.width / total for column in grid.columns]
        table = self._table(len(grid.rows) + 1, widths)
        head, *rows = table.rows
        head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, column in zip(head.cells, grid.columns, strict=True):
            self._head(cell, frame.label(column))
        for row, held in zip(rows, grid.rows, strict=True):
            for cell, lines in zip(row.cells, held, strict=True):
                self._cell(cell, lines)
        self.document.add_paragraph()

    def _table(self, rows: int, widths: list[float]) -> "Table":
        """An empty table as wide as the page; no row of it is parted by a page."""
        from docx.oxml import OxmlElement
        from docx.shared import Mm

        table: Table = self.document.add_table(rows, len(widths), style="Table Grid")
        table.autofit = False
        room = self.width - 2 * _MARGIN
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(room * width / 100)
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
            for cell, width in zip(row.cells, widths, strict=True):
                cell.width = Mm(room * width / 100)
        return table

    def _head(self, cell: "_Cell", text: str) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        shade = OxmlElement("w:shd")
        for name, value in (("w:val", "clear"), ("w:color", "auto"), ("w:fill", _HEAD)):
            shade.set(qn(name), value)
        cell._tc.get_or_add_tcPr().append(shade)
        cell.paragraphs[0].add_run(escape.prose(text)).bold = True

    def _cell(self, cell: "_Cell", held: Cell) -> None:
        for number, line in enumerate(held):
            words = cell.add_paragraph() if number else cell.paragraphs[0]
            self._line(words, line)

    def _line(self, words: "Words", line: Line) -> None:
        from docx.enum.text import WD_COLOR_INDEX

        for run in line:
            shown = escape.prose(frame.text(run, self.paper.language))
            match run:
                case Missing():
                    words.add_run(shown).font.highlight_color = WD_COLOR_INDEX.YELLOW
                case Link() if run.target and not run.target.startswith("#"):
                    self._link(words, shown, run.target)
                case _:
                    words.add_run(shown)

    def _link(self, words: "Words", text: str, target: str) -> None:
        from docx.opc.constants import RELATIONSHIP_TYPE
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        link = OxmlElement("w:hyperlink")
        link.set(
            qn("r:id"), words.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        )
        run = words.add_run(text)
        run.underline = True
        link.append(run._r)
        words._p.append(link)
