"""What stands in and around every paper: the marks, the list of what is missing, the last line."""

from collections.abc import Iterator
from dataclasses import replace

from onward.inventory.organisation import Organisation
from onward.reports.papers.paper import (
    Block,
    Cell,
    Column,
    Facts,
    Grid,
    Line,
    Link,
    Missing,
    Paper,
    Paragraph,
    Run,
    Section,
    cell,
    line,
    titled,
)
from onward.reports.papers.texts import texts
from onward.reports.words.words import language_of
from onward.wording.texts import Section as Say

CLOSING = "missing"
"""The name of the table of what no record holds."""


def body(paper: Paper) -> tuple[Block, ...]:
    """The blocks of a paper, and last the list of what no record holds, where there is any."""
    say, blocks = texts(paper.language, "common"), as_read(paper)
    if not paper.missing:
        return blocks
    keys: dict[tuple[str, str], dict[str, None]] = {}
    for each in paper.missing:
        keys.setdefault((each.what, each.of), {})[each.key] = None
    rows = tuple((cell(what), cell(of), cell(*each)) for (what, of), each in keys.items())
    columns = titled(say, {"missing-what": 50, "missing-of": 36, "missing-key": 60})
    title = say("missing-title")
    listed = (remark(say, "missing"), Grid(CLOSING, title, columns, rows))
    return (*blocks, Section(title, listed, CLOSING))


def as_read(paper: Paper) -> tuple[Block, ...]:
    """The blocks of a paper, in each cell once what reads the same though its keys differ."""
    return tuple(_once(each, paper.language) for each in paper.blocks)


def _once(block: Block, language: str) -> Block:
    """The block with each line of a cell once, by what one reads of it."""

    def lines(held: Cell) -> Cell:
        return tuple({plain(each, language): each for each in reversed(held)}.values())[::-1]

    match block:
        case Section():
            return replace(block, blocks=tuple(_once(each, language) for each in block.blocks))
        case Facts():
            return Facts(tuple((label, lines(held)) for label, held in block.rows))
        case Grid():
            return replace(block, rows=tuple(tuple(map(lines, row)) for row in block.rows))
        case _:
            return block


def last_line(paper: Paper) -> str:
    """The day judged, the day of the law data, and that it is not legal advice."""
    say = texts(paper.language, "common")
    checked = paper.law_checked.isoformat()
    if paper.as_of is None:
        return say("colophon-law", checked=checked)
    return say("colophon", day=paper.as_of.isoformat(), checked=checked)


def remark(say: Say, key: str, /, **facts: object) -> Paragraph:
    """What the reader should know and not copy: the text `remark-KEY` of a paper."""
    return Paragraph(line(say(f"remark-{key}", **facts)), remark=True)


def remarks(language: str, organisation: Organisation) -> Iterator[Paragraph]:
    """That recorded texts are not translated, and where the paper is not in our own language."""
    say = texts(language, "common")
    ours = organisation.language
    if ours and language == "en" and language_of(organisation) is None:
        yield remark(say, "language", language=ours)
    yield remark(say, "recorded")


def text(run: Run, language: str) -> str:
    """A part of a line without what it is: what is missing stands in brackets."""
    match run:
        case Missing():
            return f"[{texts(language, 'common')('missing', what=run.what)}]"
        case Link():
            return run.text
        case _:
            return run


def plain(runs: Line, language: str) -> str:
    """A line of text alone."""
    return "".join(text(run, language) for run in runs)


def label(column: Column) -> str:
    """The title of a column with the provision that requires it."""
    return f"{column.title} ({column.required_by})" if column.required_by else column.title


def unfolded(grid: Grid, above: str, language: str) -> tuple[Section, ...]:
    """A wide table as a section for each row, headed by its first cell.

    They stand in a section of their own where the heading above is not the title of the table.
    """
    rows = tuple(_row(grid, row, language) for row in grid.rows)
    return rows if grid.title == above else (Section(grid.title, rows),)


def _row(grid: Grid, row: tuple[Cell, ...], language: str) -> Section:
    title = ", ".join(plain(each, language) for each in row[0])
    cells = zip(grid.columns[1:], row[1:], strict=True)
    return Section(title, (Facts(tuple((label(column), held) for column, held in cells)),))
