"""A table for a comment, a summary of a job or a document in Markdown."""

from onward.output import escape
from onward.output.envelope import colophon
from onward.output.formats import PLAIN, Options
from onward.reports.listings.table import Table


def render(table: Table, options: Options = PLAIN) -> str:  # noqa: ARG001 - one signature for all
    """Title, table, notes, and the day and its law."""
    parts = [f"### {escape.markdown(table.title)}", _body(table)]
    parts.extend(f"Note: {escape.markdown(note)}" for note in table.notes)
    parts.append(f"*{colophon(table.as_of, table.law_checked)}*")
    return "\n\n".join(parts) + "\n"


def _body(table: Table) -> str:
    if not table.rows:
        return "Nothing to list."
    rows = (table.columns, tuple("---" for _ in table.columns), *table.rows)
    return "\n".join(
        _line(tuple(row) if index == 1 else tuple(escape.markdown(cell) for cell in row))
        for index, row in enumerate(rows)
    )


def _line(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cells)} |"
