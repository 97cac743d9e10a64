"""A sheet for a terminal: labels in one column, sentences wrapped in another."""

from onward.output import escape
from onward.output.envelope import colophon
from onward.output.formats import PLAIN, Options
from onward.output.terminal import painter, prose, width, wrap
from onward.reports.listings.detail import Fact, Sheet

_BETWEEN = "  "
_WIDEST = 100
"""Longer lines of prose are hard to read."""


def render(sheet: Sheet, options: Options = PLAIN) -> str:
    """Title, facts, and the day and its law."""
    paint = painter(color=options.color)
    column = max(width(fact.label) for fact in sheet.facts)
    room = max(20, min(options.width, _WIDEST) - column - len(_BETWEEN))
    body = "".join(_fact(fact, column, room) for fact in sheet.facts)
    title = paint("heading", "\n".join(prose(sheet.title, options.width)))
    end = "\n".join(prose(colophon(sheet.as_of, sheet.law_checked), options.width))
    return f"{title}\n\n{body}\n{end}\n"


def _fact(fact: Fact, column: int, room: int) -> str:
    lines = [text for line in fact.lines for text in wrap(escape.one_line(line), room)]
    labels = (fact.label, *("" for _ in lines[1:]))
    return "".join(
        escape.terminal(f"{label}{' ' * (column - width(label))}{_BETWEEN}{text}".rstrip()) + "\n"
        for label, text in zip(labels, lines, strict=True)
    )
