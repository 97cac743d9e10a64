"""A paper in Markdown, for a page of a site or a document that people go on writing."""

from collections.abc import Iterator

from onward.output import escape
from onward.output.formats import PLAIN, Options
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
    Run,
    Section,
)
from onward.reports.words.words import words

_DEEPEST = 6


def render(paper: Paper, options: Options = PLAIN) -> str:  # noqa: ARG001 - one signature for all
    """A heading for each section; a table that is too wide is a section for each row."""
    parts = [f"# {escape.markdown(paper.title)}"]
    parts += [escape.markdown(paper.organisation)] if paper.organisation else []
    parts += _blocks(frame.body(paper), 2, paper.title, paper.language)
    parts.append(f"*{escape.markdown(frame.last_line(paper))}*")
    return "\n\n".join(parts) + "\n"


def _blocks(blocks: tuple[Block, ...], level: int, above: str, language: str) -> Iterator[str]:
    of = words(language)
    for block in blocks:
        match block:
            case Paragraph():
                yield f"{'> ' if block.remark else ''}{_line(block.line, language)}"
            case Bullets():
                yield _bullets(block, language)
            case Facts():
                yield "\n".join(
                    f"- {of.labelled(f'**{escape.markdown(label)}**')}{_cell(held, language)}"
                    for label, held in block.rows
                )
            case Grid() if block.wide:
                rows = frame.unfolded(block, above, language)
                yield from _blocks(rows, level, above, language)
            case Grid():
                if block.title != above:
                    yield f"**{escape.markdown(block.title)}**"
                yield _table(block, language)
            case Section():
                yield f"{'#' * min(level, _DEEPEST)} {escape.markdown(block.title)}"
                yield from _blocks(block.blocks, level + 1, block.title, language)


def _bullets(block: Bullets, language: str) -> str:
    return "\n".join(
        f"{f'{number}.' if block.numbered else '-'} {_line(item, language)}"
        for number, item in enumerate(block.items, 1)
    )


def _table(grid: Grid, language: str) -> str:
    heads = [escape.markdown(frame.label(column)) for column in grid.columns]
    rows = [[_cell(held, language) for held in row] for row in grid.rows]
    lines = (heads, ["---"] * len(heads), *rows)
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _cell(held: Cell, language: str) -> str:
    return "<br>".join(_line(line, language) for line in held)


def _line(line: Line, language: str) -> str:
    return "".join(_run(run, language) for run in line)


def _run(run: Run, language: str) -> str:
    text = frame.text(run, language)
    shown = escape.markdown(text)
    match run:
        case Missing():
            return f"**{shown}**"
        case Link() if run.target and not run.target.startswith("#"):
            return f"[{shown}](<{run.target}>)"
        case _:
            before, after = (" " if text != kept else "" for kept in (text.lstrip(), text.rstrip()))
            return f"{before}{shown}{after}"
