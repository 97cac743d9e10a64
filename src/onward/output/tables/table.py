"""A table for a terminal: aligned columns, long cells wrapped."""

from onward.output import escape
from onward.output.ansi import Paint, painter
from onward.output.cells import width
from onward.output.colophon import colophon
from onward.output.tables.fit import fit, wrap
from onward.output.tables.options import PLAIN, Options
from onward.views.table import Table

_BETWEEN = "  "


def render(table: Table, options: Options = PLAIN) -> str:
    """Title, table, notes, and the day and its law."""
    paint = painter(color=options.color)
    parts = [paint("heading", escape.one_line(table.title)) + "\n", _body(table, options, paint)]
    parts.extend(f"{escape.one_line(note)}\n" for note in table.notes)
    parts.append(f"{colophon(table.as_of, table.law_checked)}\n")
    return "\n".join(parts[:2]) + "\n" + "".join(parts[2:])


def _body(table: Table, options: Options, paint: Paint) -> str:
    if not table.rows:
        return "Nothing to list.\n"
    heads = [escape.one_line(name) for name in table.columns]
    rows = [[escape.one_line(cell) for cell in row] for row in table.rows]
    needs = [max(map(width, column)) for column in zip(heads, *rows, strict=True)]
    widths = fit(needs, options.width - len(_BETWEEN) * (len(needs) - 1))
    body = [_row(row, widths) for row in rows]
    gap = "\n" if any("\n" in text for text in body) else ""
    rule = _BETWEEN.join("-" * size for size in widths)
    head = _row(heads, widths)
    return f"{paint('heading', head)}\n{paint('dim', rule)}\n" + f"{gap}".join(
        f"{text}\n" for text in body
    )


def _row(row: list[str], widths: list[int]) -> str:
    """The lines of a row; escaped once more, for a word that wrapping puts at the start."""
    wrapped = [wrap(cell, size) for cell, size in zip(row, widths, strict=True)]
    lines = []
    for index in range(max(map(len, wrapped))):
        cells = [cell[index] if index < len(cell) else "" for cell in wrapped]
        padded = (
            text + " " * (size - width(text)) for text, size in zip(cells, widths, strict=True)
        )
        lines.append(escape.terminal(_BETWEEN.join(padded).rstrip()))
    return "\n".join(lines)
