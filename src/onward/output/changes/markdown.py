"""A comparison as one comment on a pull request: inert, byte-stable, never too long."""

from collections.abc import Iterator

from onward.diff.change import Sense
from onward.diff.comparison import Comparison
from onward.output import escape
from onward.output.changes.formats import Options
from onward.output.colophon import colophon
from onward.output.diagrams.mermaid import mermaid
from onward.views.diagram import Diagram
from onward.views.review import Review, review
from onward.views.section import Line, Section

MARKER = "<!-- onward:review -->"
"""By which a workflow finds its own comment to write it anew."""
MOST = 60_000
"""Bytes of the whole comment."""
PICTURE = 20_000
"""Bytes that pictures may take; what is larger is left out and said so."""
LONGEST = 1_500
"""Characters of one text."""
SIGNS = {Sense.WORSE: "🔴", Sense.BETTER: "🟢", Sense.NEUTRAL: "▫️"}


def render(comparison: Comparison, options: Options) -> str:
    """The verdict line, the sections with the rest folded, the picture, the day and its law."""
    shown = review(comparison, options.book)
    head = (
        f"{MARKER}\n### Onward: {escape.markdown(shown.verdict)}\n\n"
        f"{escape.markdown(shown.before)} → {escape.markdown(shown.after)}\n"
    )
    foot = f"\n*{colophon(shown.as_of, shown.law_checked)}*\n"
    pictures = _pictures(shown)
    room = MOST - len((head + foot + pictures).encode())
    return head + _sections(shown, room) + pictures + foot


def _sections(shown: Review, room: int) -> str:
    """As many lines as there is room for, section by section, the worst first."""
    text = ""
    for section in shown.sections:
        body, room = _fitted(section, room)
        text += body
    return text


def _fitted(section: Section, room: int) -> tuple[str, int]:
    opening, closing = _frame(section)
    more = f"- {len(section.lines)} more, left out for length\n"
    left = room - len((opening + closing + more).encode())
    body = ""
    for number, line in enumerate(section.lines):
        item = "".join(_item(line))
        if len(item.encode()) > left:
            body += f"- {len(section.lines) - number} more, left out for length\n"
            left = 0
            break
        body += item
        left -= len(item.encode())
    if not body or room < len((opening + closing + more).encode()):
        return "", 0
    return opening + body + closing, left


def _frame(section: Section) -> tuple[str, str]:
    title = f"{section.title} ({len(section.lines)})"
    if section.folded:
        return f"\n<details><summary>{title}</summary>\n\n", "\n</details>\n"
    return f"\n#### {title}\n\n", ""


def _item(line: Line) -> Iterator[str]:
    yield f"- {SIGNS[line.sense]} {_text(line.text)}\n"
    for more in line.more:
        yield f"  - {_text(more)}\n"


def _text(text: str) -> str:
    return escape.markdown(text if len(text) <= LONGEST else f"{text[:LONGEST]}…")


def _pictures(shown: Review) -> str:
    drawn = [(each, mermaid(each)) for each in shown.pictures]
    text = ""
    for diagram, source in drawn:
        block = _block(diagram, source)
        fits = len((text + block).encode()) <= PICTURE
        text += block if fits else f"\n*{_title(diagram)}: too large to draw here.*\n"
    return text


def _block(diagram: Diagram, source: str) -> str:
    return (
        f"\n<details open><summary>{_title(diagram)}, what this change touches</summary>\n\n"
        f"```mermaid\n{source}```\n\n</details>\n"
    )


def _title(diagram: Diagram) -> str:
    return escape.markdown(diagram.title)
