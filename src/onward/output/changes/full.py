"""A comparison for a reader at a terminal."""

from collections.abc import Iterator

from onward.diff.change import Direction
from onward.diff.comparison import Comparison
from onward.output import escape
from onward.output.envelope import colophon
from onward.output.formats import Options
from onward.output.terminal import Paint, painter
from onward.reports.review.section import Line
from onward.reports.review.sections import review

SIGNS = {Direction.WORSE: "-", Direction.BETTER: "+", Direction.NEUTRAL: "·"}
STYLES = {Direction.WORSE: "error", Direction.BETTER: "note", Direction.NEUTRAL: "dim"}


def render(comparison: Comparison, options: Options) -> str:
    """The verdict, each section under its title, and the day with its law."""
    paint = painter(color=options.color)
    shown = review(comparison)
    snapshots = f"{escape.terminal(shown.before)} → {escape.terminal(shown.after)}"
    parts = [f"{paint('heading', snapshots)}\n{escape.terminal(shown.verdict)}\n"]
    for section in shown.sections:
        reported = enumerate(section.lines, 1)
        lines = "".join(
            f"{text}\n"
            for number, line in reported
            for text in _line(line, f"{number}. " if section.steps else "", paint)
        )
        parts.append(f"{paint('heading', section.title)}\n{lines}")
    parts.append(f"{colophon(shown.as_of, shown.law_checked)}\n")
    return "\n".join(parts)


def _line(line: Line, number: str, paint: Paint) -> Iterator[str]:
    sign = paint(STYLES[line.direction], SIGNS[line.direction])
    yield f"  {sign} {number}{escape.one_line(line.text)}"
    for more in line.more:
        yield f"      {escape.one_line(more)}"
