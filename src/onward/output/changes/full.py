"""A comparison for a reader at a terminal."""

from collections.abc import Iterator

from onward.diff.change import Sense
from onward.diff.comparison import Comparison
from onward.output import escape
from onward.output.ansi import Paint, painter
from onward.output.changes.options import Options
from onward.output.colophon import colophon
from onward.views.review import review
from onward.views.section import Line

SIGNS = {Sense.WORSE: "-", Sense.BETTER: "+", Sense.NEUTRAL: "·"}
STYLES = {Sense.WORSE: "error", Sense.BETTER: "note", Sense.NEUTRAL: "dim"}


def render(comparison: Comparison, options: Options) -> str:
    """The verdict, each section under its title, and the day with its law."""
    paint = painter(color=options.color)
    shown = review(comparison)
    sides = f"{escape.terminal(shown.before)} → {escape.terminal(shown.after)}"
    parts = [f"{paint('heading', sides)}\n{escape.terminal(shown.verdict)}\n"]
    for section in shown.sections:
        told = enumerate(section.lines, 1)
        lines = "".join(
            f"{text}\n"
            for number, line in told
            for text in _line(line, f"{number}. " if section.steps else "", paint)
        )
        parts.append(f"{paint('heading', section.title)}\n{lines}")
    parts.append(f"{colophon(shown.as_of, shown.law_checked)}\n")
    return "\n".join(parts)


def _line(line: Line, number: str, paint: Paint) -> Iterator[str]:
    sign = paint(STYLES[line.sense], SIGNS[line.sense])
    yield f"  {sign} {number}{escape.one_line(line.text)}"
    for more in line.more:
        yield f"      {escape.one_line(more)}"
