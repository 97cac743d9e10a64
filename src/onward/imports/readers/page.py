"""Saved pages: tables, lists and definitions of HTML, by the library beautifulsoup4."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onward.imports.document import Block, Budget, Cell, Document, Row, Sort, Spot, named
from onward.imports.readers.encoding import decoded
from onward.imports.readers.read import missing
from onward.source.text import Source, Unreadable
from onward.syntax.html import harmless
from onward.wording.english import count

if TYPE_CHECKING:
    from bs4 import Tag

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption", "summary"})
_LISTS = frozenset({"ul", "ol", "dl"})
_CELLS = frozenset({"td", "th", "tr", "dt", "dd"})
"""In a cell of their kind only where that was not closed: then they are the next one."""
_BREAKS = frozenset({"br", "p", "div", "li", "tr", "dt", "dd", "ul", "ol"})
_SILENT = frozenset({"script", "style", "template", "noscript", "svg", "head"})
_MENUS = frozenset({"nav", "header", "footer", "aside"})
_MOST_BLOCKS = 2000
_MOST_TAGS = 300_000
_DEEPEST = 500
_WIDEST = 100
"""So many cells a cell may span."""


def read(source: Source) -> Document:
    """Tables and lists of a page in their order. Raises Unreadable."""
    text, notes = decoded(source.data, source.path)
    return read_text(text, source.path, notes)


def read_text(text: str, path: str, notes: tuple[str, ...] = ()) -> Document:
    """The same of a text that is HTML, be it a whole page or a piece of one."""
    try:
        from bs4 import BeautifulSoup
    except ImportError as error:
        raise missing(path, "beautifulsoup4") from error
    text = harmless(text)
    _refuse_deep(text, path)
    soup = BeautifulSoup(text, "html.parser")
    blocks, prose = _Page(path, Budget(path)).read(soup)
    if prose:
        notes += (f"{count(prose, 'paragraph')} of {path} beside tables and lists, not read",)
    return Document(path, blocks, notes)


def _refuse_deep(text: str, path: str) -> None:
    """Tags that are never closed lie in each other: no page of a person is as deep."""
    from html.parser import HTMLParser

    class Depth(HTMLParser):
        depth = tags = 0

        def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
            self.tags += 1
            self.depth += tag not in _VOID
            if self.depth > _DEEPEST or self.tags > _MOST_TAGS:
                raise Unreadable(f"{path}: too many tags within each other, or too many at all")

        def handle_endtag(self, tag: str) -> None:
            self.depth = max(0, self.depth - (tag not in _VOID))

    Depth().feed(text)


_VOID = frozenset(
    [
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
    ]
)
"""Tags without an end."""


class _Page:
    def __init__(self, path: str, budget: Budget) -> None:
        self.path = path
        self.budget = budget
        self.numbers = {Sort.TABLE: 0, Sort.LIST: 0}

    def read(self, soup: "Tag") -> tuple[tuple[Block, ...], int]:
        blocks: list[Block] = []
        prose = 0
        heading = above = ""
        for tag in _outer(soup):
            if tag.name in _HEADINGS:
                heading, above = _text(tag).replace("\n", " "), ""
            elif tag.name == "table" or tag.name in _LISTS:
                blocks.append(self._block(tag, heading, above))
                if len(blocks) > _MOST_BLOCKS:
                    raise Unreadable(f"{self.path}: more than {_MOST_BLOCKS:,} tables and lists")
                above = ""
            else:
                text = _text(tag).replace("\n", " ")
                if text:
                    prose += 1
                    above = text
        return named([each for each in blocks if each.rows]), prose

    def _block(self, tag: "Tag", heading: str, above: str) -> Block:
        sort = Sort.TABLE if tag.name == "table" else Sort.LIST
        self.numbers[sort] += 1
        name = f"{sort.value} {self.numbers[sort]}"
        caption = tag.find("caption") if sort is Sort.TABLE else None
        heading = _text(caption).replace("\n", " ") if caption is not None else heading
        if sort is Sort.TABLE:
            rows = tuple(self._table(tag, name))
        elif tag.name == "dl":
            rows = tuple(self._definitions(tag, name))
        else:
            rows = tuple(self._items(tag, name))
        menu = tag.find_parent(list(_MENUS))
        aside = "" if menu is None else menu.name
        return Block(sort, name, rows, heading, above, aside=aside)

    def _cell(self, tag: "Tag", name: str, row: int, column: int, *, again: bool = False) -> Cell:
        text = self.budget.take(_text(tag, without=_CELLS))
        links = tuple(dict.fromkeys(_links(tag)))
        return Cell(text, Spot(self.path, name, row, column, tag.sourceline), links, again)

    def _table(self, table: "Tag", name: str) -> Iterator[Row]:
        """The rows of a table, with a cell that spans several rows or columns in each of them."""
        spans: dict[int, tuple[int, Tag]] = {}
        number = 0
        for line in table.find_all("tr"):
            if line.find_parent("table") is not table:
                continue
            number += 1
            cells: list[Cell] = []
            for tag in line.find_all(["td", "th"]):
                if tag.find_parent("tr") is not line:
                    continue
                self._spanned(spans, cells, name, number)
                below = _span(tag, "rowspan")
                for extra in range(_span(tag, "colspan")):
                    if below > 1:
                        spans[len(cells) + 1] = (below - 1, tag)
                    again = extra > 0
                    cells.append(self._cell(tag, name, number, len(cells) + 1, again=again))
            self._spanned(spans, cells, name, number)
            if cells:
                yield tuple(cells)

    def _spanned(
        self, spans: "dict[int, tuple[int, Tag]]", cells: list[Cell], name: str, number: int
    ) -> None:
        """Add what hangs down from rows above, where the next cell would be."""
        while (column := len(cells) + 1) in spans:
            left, tag = spans.pop(column)
            if left > 1:
                spans[column] = (left - 1, tag)
            cells.append(self._cell(tag, name, number, column, again=True))

    def _items(self, tag: "Tag", name: str) -> Iterator[Row]:
        """An item is a row: its own text, then that of each item of the lists within it.

        An item that was not closed holds the next one, which is a row of its own all the same.
        """
        every = tag.find_all("li")
        own = {id(item) for item in every if item.find_parent(list(_LISTS)) is tag}
        rows: dict[int, list[Tag]] = {}
        for item in every:
            within = next((each for each in (item, *item.parents) if id(each) in own), item)
            rows.setdefault(id(within), []).append(item)
        for number, items in enumerate(rows.values(), 1):
            cells: list[Cell] = []
            for item in items:
                text = self.budget.take(_text(item, without=_LISTS | {"li"}))
                links = tuple(each for each in _links(item, item))
                spot = Spot(self.path, name, number, len(cells) + 1, item.sourceline)
                if text or links:
                    cells.append(Cell(text, spot, links))
            if cells:
                yield tuple(cells)

    def _definitions(self, tag: "Tag", name: str) -> Iterator[Row]:
        """A term and what is said of it."""
        row: list[Cell] = []
        number = 0
        for each in tag.find_all(["dt", "dd"]):
            if each.name == "dt" or not row:
                if row:
                    yield tuple(row)
                number += 1
                row = []
            row.append(self._cell(each, name, number, len(row) + 1))
        if row:
            yield tuple(row)


def _outer(soup: "Tag") -> "Iterator[Tag]":
    """Headings, tables, lists and paragraphs in their order, none within another of them.

    A table that holds tables only lays the page out, and is entered.
    """
    left: list[Tag] = [soup]
    from bs4.element import NavigableString
    from bs4.element import Tag as Element

    while left:
        tag = left.pop()
        name = tag.name
        if name in _SILENT:
            continue
        holder = name in _LISTS or name == "table"
        if name in _HEADINGS or name == "p" or (holder and tag.find("table") is None):
            yield tag
            continue
        children = [each for each in tag.children if isinstance(each, Element)]
        loose = any(
            isinstance(each, NavigableString) and type(each) is NavigableString and each.strip()
            for each in tag.children
        )
        blocks = any(each.name in _BLOCKS for each in children)
        if loose and not blocks and tag.find(list(_BLOCKS)) is None:
            yield tag
            continue
        left += reversed(children)


_BLOCKS = _HEADINGS | _LISTS | {"table", "p", "div", "section", "article", "main", "td", "tr"}


def _text(tag: "Tag", without: frozenset[str] = frozenset()) -> str:
    """What a person sees of it, a line for each line."""
    from bs4.element import NavigableString
    from bs4.element import Tag as Element

    from onward.imports.readers.inline import _SPACES

    parts: list[str] = []
    left: list[object] = [tag]
    while left:
        each = left.pop()
        if isinstance(each, Element):
            if each.name in _SILENT or (each is not tag and each.name in without):
                continue
            if each.name == "sup" and len(each.get_text().strip()) < 4:
                continue  # the mark of a footnote
            if each.name in _BREAKS:
                parts.append("\n")
                if each.name != "br":
                    left.append("\n")
            left += reversed(list(each.children))
        elif isinstance(each, NavigableString):
            if type(each) is NavigableString:
                parts.append(str(each).replace("\n", " ").replace("\r", " "))
        else:
            parts.append("\n")
    lines = (_SPACES.sub(" ", line).strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)


def _links(tag: "Tag", item: "Tag | None" = None) -> Iterator[str]:
    """The addresses to which a tag leads; of an item those that lie in no item within it."""
    for each in tag.find_all("a", href=True):
        target = str(each["href"])
        own = item is None or each.find_parent("li") is item
        if own and target.startswith(("https://", "http://")):
            yield target


def _span(tag: "Tag", name: str) -> int:
    said = str(tag.get(name) or "1").strip()
    return min(max(int(said), 1), _WIDEST) if said.isdigit() and len(said) < 6 else 1
