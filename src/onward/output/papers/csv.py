"""A table of a paper for a spreadsheet (RFC 4180), with no cell that one would compute."""

from onward.output.formats import PLAIN, NotOneTable, Options
from onward.output.tables import csv
from onward.reports.listings.table import Table
from onward.reports.papers.frame import as_read, plain
from onward.reports.papers.paper import Cell, Grid, Paper, grids_in


def render(paper: Paper, options: Options = PLAIN) -> str:
    """A heading and a line a row; raises NotOneTable unless one is named or the paper has one."""
    grid = _asked(paper, options.sheet)
    columns = tuple(column.title for column in grid.columns)
    rows = tuple(tuple(_shown(held, paper.language) for held in row) for row in grid.rows)
    dated = (paper.as_of, paper.law_checked)
    return csv.render(Table(paper.command, grid.title, columns, rows, (), *dated), options)


def _asked(paper: Paper, name: str) -> Grid:
    found = [grid for grid in grids_in(as_read(paper)) if name in ("", grid.name)]
    if len(found) != 1:
        raise NotOneTable(tuple(grid.name for grid in paper.grids))
    return found[0]


def _shown(held: Cell, language: str) -> str:
    return "; ".join(plain(line, language) for line in held)
