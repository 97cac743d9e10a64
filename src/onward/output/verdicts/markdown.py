"""The verdict as a comment or the summary of a job: gravest first, notes folded."""

from collections.abc import Sequence

from onward.diagnostic import Diagnostic, Severity, Verdict
from onward.output import escape
from onward.output.envelope import colophon
from onward.output.finding import LEADING, span_of, sum_lines
from onward.output.finding import parts as in_parts
from onward.output.formats import PLAIN, Options
from onward.wording.english import count

_SIGN = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NOTE: "ℹ️"}
_ROOM = 55_000
"""Bytes for findings: a comment on GitHub holds 65,536 characters, and the rest needs some."""
_LONGEST = 2_000
"""Characters of one text of a finding."""


def render(verdict: Verdict, options: Options = PLAIN) -> str:
    """The sum, what leads, errors, warnings, notes and, if asked for, what is waived; then the day.

    What finds no room is counted at the end of its part.
    """
    parts = ["### Onward", "\n".join(f"- {escape.markdown(line)}" for line in sum_lines(verdict))]
    room = _ROOM
    for noun, found in in_parts(verdict.open):
        room = _part(parts, noun, found, room)
    if options.show_waived:
        _part(parts, "waived finding", verdict.waived, room)
    parts.append(f"*{colophon(verdict.as_of, verdict.law_checked, options.day_from)}*")
    return "\n\n".join(parts) + "\n"


def _part(parts: list[str], noun: str, found: Sequence[Diagnostic], room: int) -> int:
    """Adds a heading and a list of the findings; gives the room that is left."""
    if not found:
        return room
    items: list[str] = []
    for finding in found:
        item = _item(finding)
        room -= len(item.encode())
        if room < 0:
            items.append(f"- {len(found) - len(items)} more, left out for length")
            room = 0
            break
        items.append(item)
    heading, body = count(len(found), noun), "\n".join(items)
    if noun in {LEADING, "error", "warning"}:
        parts.append(f"#### {heading}\n\n{body}")
    else:
        parts.append(f"<details><summary>{heading}</summary>\n\n{body}\n\n</details>")
    return room


def _item(finding: Diagnostic) -> str:
    place = f"{_text(finding.at.path)}, line {span_of(finding.at).line}"
    words = (
        ("Why", finding.reason),
        ("Act", finding.act),
        ("Fix", finding.remedy),
        ("Owner", finding.owner),
        ("Waived by", finding.waiver or ""),
        ("Waived until", finding.waived_until.isoformat() if finding.waived_until else ""),
    )
    head = f"- {_SIGN[finding.severity]} {place}: {_text(finding.message)}"
    lines = (f"  - {label}: {_text(text)}" for label, text in words if text)
    return "\n".join((f"{head} (**{_text(finding.rule)}**)", *lines))


def _text(text: str) -> str:
    return escape.markdown(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
