"""Markdown: pipe tables and bullet lists, by the library markdown-it-py.

The library says where a table or a list is. The cells of a row are parted here, because a row with
more cells than headings would lose them otherwise.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from onward.imports.document import Block, Budget, Cell, Document, Row, Sort, Spot, named
from onward.imports.readers import delimited
from onward.imports.readers.encoding import decoded
from onward.imports.readers.inline import plain
from onward.imports.readers.read import missing
from onward.source.text import Source
from onward.wording.english import count

if TYPE_CHECKING:
    from markdown_it.token import Token

_HTML = re.compile(r"<(?:table|ul|ol)[\s>]", re.IGNORECASE)
_DASHES = re.compile(r"[\s|:-]*-[\s|:-]*")


def read(source: Source) -> Document:
    """Tables and lists in their order, each with the heading and the sentence above it."""
    try:
        from markdown_it import MarkdownIt
    except ImportError as error:
        raise missing(source.path, "markdown-it-py") from error
    text, notes = decoded(source.data, source.path)
    if _HTML.search(text) and "|" not in text:
        from onward.imports.readers.page import read_text

        return read_text(text, source.path, notes)
    lines = text.split("\n")
    tabbed = [line for line in lines if line.strip()]
    if "|" not in text and sum("\t" in line.strip() for line in tabbed) * 2 > len(tabbed):
        return delimited.read(source)
    parser = MarkdownIt("commonmark", {"maxNesting": 60}).enable("table")
    tokens = parser.parse(text)
    blocks: list[Block] = []
    prose = 0
    heading = above = ""
    number = 0
    budget = Budget(source.path)
    while number < len(tokens):
        token = tokens[number]
        end = _end(tokens, number)
        body = tokens[number : end + 1]
        if token.type == "heading_open":
            heading, above = _inline(body), ""
        elif token.type == "table_open":
            blocks.append(_table(token, lines, source.path, budget, (heading, above)))
            above = ""
        elif token.type in ("bullet_list_open", "ordered_list_open"):
            blocks.append(_list(body, source.path, budget, (heading, above)))
            above = ""
        elif token.type == "paragraph_open":
            bare = _bare_table(token, lines)
            if bare is not None:
                blocks.append(_bars(bare, lines, source.path, budget, (heading, above)))
                above = ""
            else:
                prose += 1
                above = _inline(body)
        number = end + 1
    left = (f"{count(prose, 'paragraph')} of {source.path} beside tables and lists, not read",)
    return Document(source.path, named(blocks), notes + (left if prose else ()))


def _end(tokens: "Sequence[Token]", start: int) -> int:
    """Where what opens at a token closes."""
    depth = 0
    for number in range(start, len(tokens)):
        depth += tokens[number].nesting
        if depth <= 0:
            return number
    return len(tokens) - 1


def _inline(tokens: "Sequence[Token]") -> str:
    return plain(" ".join(each.content for each in tokens if each.type == "inline"))[0]


def _table(
    token: "Token", lines: Sequence[str], path: str, budget: Budget, around: tuple[str, str]
) -> Block:
    first, last = token.map or [0, 0]
    return _bars(range(first, last), lines, path, budget, around)


def _bars(
    numbers: Sequence[int], lines: Sequence[str], path: str, budget: Budget, around: tuple[str, str]
) -> Block:
    heading, above = around
    name = f"table at line {numbers[0] + 1}"
    rows: list[Row] = []
    for number in numbers:
        if _DASHES.fullmatch(lines[number]):
            continue
        cells = []
        for column, said in enumerate(parted(lines[number]), 1):
            text, links = plain(budget.take(said))
            spot = Spot(path, name, len(rows) + 1, column, number + 1)
            cells.append(Cell(text, spot, links))
        rows.append(tuple(cells))
    return Block(Sort.TABLE, name, tuple(rows), heading, above)


def _bare_table(token: "Token", lines: Sequence[str]) -> range | None:
    """The lines of a paragraph that is a table without the row of dashes."""
    first, last = token.map or [0, 0]
    widths = {len(parted(line)) for line in lines[first:last] if "|" in line}
    every = all("|" in line for line in lines[first:last])
    return range(first, last) if every and last - first > 1 and min(widths) > 1 else None


def parted(line: str) -> list[str]:
    """The cells of a line: at each bar that is neither escaped nor within code."""
    cells: list[str] = []
    here, code, escaped = "", False, False
    for char in line.strip().removeprefix("|"):
        if escaped:
            here += char if char == "|" else f"\\{char}"
            escaped = False
        elif char == "\\":
            escaped = True
        elif char == "|" and not code:
            cells.append(here)
            here = ""
        else:
            code ^= char == "`"
            here += char
    here += "\\" if escaped else ""
    if code:  # a single backtick is no code
        return line.strip().strip("|").split("|")
    return [*cells, here] if here.strip() or not cells else cells


def _list(tokens: "Sequence[Token]", path: str, budget: Budget, around: tuple[str, str]) -> Block:
    """An item is a row: its own text, then that of each item below it."""
    heading, above = around
    start = (tokens[0].map or [0])[0]
    name = f"list at line {start + 1}"
    rows: list[Row] = []
    for item in _items(tokens):
        cells: list[Cell] = []
        for line, said in item:
            text, links = plain(budget.take(said))
            if text or links:
                spot = Spot(path, name, len(rows) + 1, len(cells) + 1, line + 1)
                cells.append(Cell(text, spot, links))
        if cells:
            rows.append(tuple(cells))
    return Block(Sort.LIST, name, tuple(rows), heading, above)


def _items(tokens: "Sequence[Token]") -> Iterator[list[tuple[int, str]]]:
    """Of each item of the outermost list the texts in it, each with its line."""
    depth = 0
    item: list[tuple[int, str]] = []
    for token in tokens:
        if token.type.endswith("list_open"):
            depth += 1
        elif token.type.endswith("list_close"):
            depth -= 1
        elif token.type == "list_item_open" and depth == 1:
            if item:
                yield item
            item = []
        elif token.type in ("inline", "fence", "code_block", "html_block") and depth:
            item.append(((token.map or [0])[0], token.content))
    if item:
        yield item
