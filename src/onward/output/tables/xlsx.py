"""A table as a workbook, by the same writer as papers."""

from onward.output.formats import PLAIN, Options
from onward.output.papers.xlsx import render as workbook
from onward.reports.listings.table import Table
from onward.reports.papers.paper import Column, Grid, Paper, Paragraph, cell, line

_NARROWEST, _WIDEST = 10, 60


def render(table: Table, options: Options = PLAIN) -> bytes:
    """A sheet to read, with the notes and the day, and the rows. Raises as that of papers."""
    columns = tuple(
        Column(title, width=_width(title, [row[place] for row in table.rows]))
        for place, title in enumerate(table.columns)
    )
    rows = tuple(tuple(cell(text) for text in row) for row in table.rows)
    paper = Paper(
        command=table.command,
        title=table.title,
        language="en",
        organisation="",
        blocks=(
            *(Paragraph(line(note)) for note in table.notes),
            Grid(table.command, table.title, columns, rows),
        ),
        as_of=table.as_of,
        law_checked=table.law_checked,
        inventories=table.inventories,
    )
    return workbook(paper, options)


def _width(title: str, cells: list[str]) -> int:
    return max(_NARROWEST, min(_WIDEST, max(map(len, (title, *cells))) + 2))
