"""A table of a paper for a spreadsheet (RFC 4180), with no cell that one would compute."""

import csv
from io import StringIO

from onward.output import escape
from onward.output.formats import PLAIN, NotOneTable, Options
from onward.reports.papers.frame import as_read, plain
from onward.reports.papers.paper import Cell, Grid, Paper, grids_in


def render(paper: Paper, options: Options = PLAIN) -> str:
    """A heading and a line a row; raises NotOneTable unless one is named or the paper has one."""
    grid = _asked(paper, options.sheet)
    text = StringIO()
    parts = options.separator
    writer = csv.writer(text, delimiter=parts, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    named = (("as_of", paper.as_of), ("law_checked", paper.law_checked))
    days = [day.isoformat() for _, day in named if day]
    heads = (*(column.title for column in grid.columns), *(name for name, day in named if day))
    writer.writerow([escape.csv(name, parts) for name in heads])
    for row in grid.rows:
        cells = [escape.csv(_shown(held, paper.language), parts) for held in row]
        writer.writerow([*cells, *days])
    return text.getvalue()


def _asked(paper: Paper, name: str) -> Grid:
    found = [grid for grid in grids_in(as_read(paper)) if name in ("", grid.name)]
    if len(found) != 1:
        raise NotOneTable(tuple(grid.name for grid in paper.grids))
    return found[0]


def _shown(held: Cell, language: str) -> str:
    return "; ".join(plain(line, language) for line in held)
