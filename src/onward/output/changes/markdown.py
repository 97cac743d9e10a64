"""A comparison as one comment on a pull request: inert, byte-stable, never too long."""

from collections.abc import Iterator

from onward.diff.change import Direction
from onward.diff.comparison import Comparison
from onward.output import escape
from onward.output.diagrams.mermaid import mermaid
from onward.output.envelope import colophon
from onward.output.formats import Options
from onward.reports.diagrams.diagram import Diagram
from onward.reports.review.section import Line, Section
from onward.reports.review.sections import Review, review

MARKER = "<!-- onward:review -->"
"""By which a workflow finds its own comment to write it anew."""
MOST = 60_000
"""Bytes of the whole comment."""
PICTURE = 20_000
"""Bytes that pictures may take."""
LONGEST = 1_500
"""Characters of one text."""
HEADLINE, SNAPSHOT = 600, 200
"""Characters of the verdict, and of what is compared."""
LEGEND = "🔴 worse · 🟢 better · ▫️ neither. "
SIGNS = {Direction.WORSE: "🔴", Direction.BETTER: "🟢", Direction.NEUTRAL: "▫️"}


def render(comparison: Comparison, _options: Options) -> str:
    """The verdict line, the sections with the rest folded, the picture, the day and its law."""
    shown = review(comparison)
    head = (
        f"{MARKER}\n### Onward: {_text(shown.verdict, HEADLINE)}\n\n"
        f"{_text(shown.before, SNAPSHOT)} → {_text(shown.after, SNAPSHOT)}\n"
    )
    foot = f"\n*{LEGEND if shown.sections else ''}{colophon(shown.as_of, shown.law_checked)}*\n"
    pictures = _pictures(shown)
    room = MOST - len((head + foot + pictures).encode())
    return head + _sections(shown, room) + pictures + foot


def _sections(shown: Review, room: int) -> str:
    """Every section, with as many of its lines as there is room for, the worst first."""
    room -= sum(len(_cut(section, "", 0).encode()) for section in shown.sections)
    text = ""
    for section in shown.sections:
        body, number = "", 0
        for line in section.lines:
            item = "".join(_item(line, f"{number + 1}." if section.steps else "-"))
            if len(item.encode()) > room:
                break
            body, number, room = body + item, number + 1, room - len(item.encode())
        if number < len(section.lines):
            room = 0
        text += _cut(section, body, number)
    return text


def _cut(section: Section, body: str, number: int) -> str:
    """A section with so many of its lines; what is left out is counted."""
    opening, closing = _frame(section)
    left = len(section.lines) - number
    return opening + body + (f"- {left} more, left out for length\n" if left else "") + closing


def _frame(section: Section) -> tuple[str, str]:
    title = f"{section.title} ({len(section.lines)})"
    if section.folded:
        return f"\n<details><summary>{title}</summary>\n\n", "\n</details>\n"
    return f"\n#### {title}\n\n", ""


def _item(line: Line, bullet: str) -> Iterator[str]:
    yield f"{bullet} {SIGNS[line.direction]} {_text(line.text)}\n"
    for more in line.more:
        yield f"{' ' * len(bullet)} - {_text(more)}\n"


def _text(text: str, longest: int = LONGEST) -> str:
    return escape.markdown(text if len(text) <= longest else f"{text[:longest]}…")


def _pictures(shown: Review) -> str:
    """As many as there is room for, in a fixed order; those left out are counted."""
    text, left = "", 0
    for diagram in shown.pictures:
        block = _block(diagram, mermaid(diagram))
        if len((text + block).encode()) <= PICTURE:
            text += block
        else:
            left += 1
    noun = "picture is" if left == 1 else "pictures are"
    return text + (f"\n*{left} {noun} too large to be drawn here.*\n" if left else "")


def _block(diagram: Diagram, source: str) -> str:
    return (
        f"\n<details open><summary>{_title(diagram)}: what this change affects</summary>\n\n"
        f"```mermaid\n{source}```\n\n</details>\n"
    )


def _title(diagram: Diagram) -> str:
    return _text(diagram.title, SNAPSHOT)
