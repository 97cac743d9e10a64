"""A table for a spreadsheet (RFC 4180), with no cell that a spreadsheet would compute."""

import csv
from io import StringIO

from onward.output import escape
from onward.output.formats import PLAIN, Options
from onward.reports.listings.table import Table


def render(table: Table, options: Options = PLAIN) -> str:
    """A heading and a line a row; the last columns keep the day and the law with every row."""
    text = StringIO()
    parts = options.separator
    writer = csv.writer(text, delimiter=parts, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    named = (("as_of", table.as_of), ("law_checked", table.law_checked))
    days = [day.isoformat() for _, day in named if day]
    heads = (*table.columns, *(name for name, day in named if day))
    writer.writerow([escape.csv(name, parts) for name in heads])
    writer.writerows([*(escape.csv(cell, parts) for cell in row), *days] for row in table.rows)
    return text.getvalue()
