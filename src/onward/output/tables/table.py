"""A table for a terminal: aligned columns, or a block a row where they have no room."""

from onward.output import escape
from onward.output.envelope import colophon
from onward.output.formats import PLAIN, Options
from onward.output.terminal import Paint, fit, painter, prose, width, wrap
from onward.reports.listings.table import Table

_BETWEEN = "  "


def render(table: Table, options: Options = PLAIN) -> str:
    """Title, table, notes, and the day and its law; no word is broken and nothing is cut."""
    paint = painter(color=options.color)
    title = "\n".join(prose(table.title, options.width))
    below = [*table.notes, colophon(table.as_of, table.law_checked)]
    notes = [line for text in below for line in prose(text, options.width)]
    body = _body(table, options, paint)
    return f"{paint('heading', title)}\n\n{body}\n" + "".join(f"{line}\n" for line in notes)


def _body(table: Table, options: Options, paint: Paint) -> str:
    if not table.rows:
        return "Nothing to list.\n"
    heads = [escape.one_line(name) for name in table.columns]
    rows = [[escape.one_line(cell) for cell in row] for row in table.rows]
    columns = list(zip(heads, *rows, strict=True))
    widths = fit(columns, options.width - len(_BETWEEN) * (len(heads) - 1))
    if widths is None:
        return "\n".join(_block(heads, row, options.width, paint) for row in rows)
    body = [_row(row, widths) for row in rows]
    gap = "\n" if any("\n" in text for text in body) else ""
    rule = _BETWEEN.join("-" * size for size in widths)
    head = _row(heads, widths)
    return f"{paint('heading', head)}\n{paint('dim', rule)}\n" + f"{gap}".join(
        f"{text}\n" for text in body
    )


def _block(heads: list[str], row: list[str], room: int, paint: Paint) -> str:
    """A row as a line for each cell that says something, behind the name of its column."""
    label = max(map(width, heads))
    lines = []
    for head, cell in zip(heads, row, strict=True):
        wrapped = wrap(cell, max(1, room - label - len(_BETWEEN))) if cell else []
        for number, text in enumerate(wrapped):
            name = "" if number else head
            blank = " " * (label - width(name)) + _BETWEEN
            shown = paint("heading", name) if name else ""
            lines.append(f"{shown}{escape.terminal(f'{blank}{text}')}\n")
    return "".join(lines)


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
