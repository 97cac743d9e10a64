"""What every format says of findings: where, in one line, the line of the file, and their sum."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from hashlib import sha256
from typing import NamedTuple

from onward.diagnostic import Diagnostic, Judged, Place, Severity, Verdict
from onward.output import escape
from onward.output.terminal import Cell, Paint, cells
from onward.source.text import Source, Span
from onward.wording.english import count

WHOLE_FILE = Span(1, 1, 1, 1)
"""Where a complaint about a file as such is shown (one that could not be read, a link)."""


LEADING = "gate finding"
"""The noun for findings at the head of a report."""


def parts(findings: Iterable[Diagnostic]) -> tuple[tuple[str, list[Diagnostic]], ...]:
    """What leads, then errors, warnings and notes, each under what they are called."""
    found: dict[str, list[Diagnostic]] = {LEADING: []}
    found |= {severity.value: [] for severity in Severity}
    for each in findings:
        found[LEADING if each.leads else each.severity.value].append(each)
    return tuple((noun, some) for noun, some in found.items() if some)


def fingerprints(findings: Iterable[Diagnostic]) -> tuple[str, ...]:
    """The fingerprint of each, no two alike: sites that go by it show one of equal ones only.

    Several faults of one file can share theirs; the second and later ones are numbered.
    """
    seen: Counter[str] = Counter()
    reported = []
    for finding in findings:
        own = finding.fingerprint
        seen[own] += 1
        again = sha256(f"{own}\0{seen[own]}".encode()).hexdigest()
        reported.append(own if seen[own] == 1 else again)
    return tuple(reported)


def words(finding: Diagnostic) -> tuple[str, ...]:
    """What a finding says, the message first, then why, by which act, the remedy, the owner."""
    owner = finding.owner and f"owner: {finding.owner}"
    parts = (finding.message, finding.reason, finding.act, finding.remedy, owner)
    return tuple(escape.one_line(part) for part in parts if part)


def span_of(place: Place) -> Span:
    """The span of a place, or the head of its file."""
    return place.span or WHOLE_FILE


def spot(place: Place) -> str:
    """`path:line:column`, inert in a terminal."""
    span = span_of(place)
    return f"{escape.terminal(place.path)}:{span.line}:{span.column}"


def line(finding: Diagnostic, paint: Paint) -> str:
    """`path:line:column: severity: message [rule]`, the line that starts a finding everywhere."""
    severity = paint(finding.severity.value, f"{finding.severity.value}:")
    rule = paint("dim", f"[{escape.terminal(finding.rule)}]")
    return f"{spot(finding.at)}: {severity} {escape.one_line(finding.message)} {rule}"


_BREAK = re.compile("\r\n|[\r\n]")
"""What ends a line of YAML; the other characters that could are refused where it is read."""
_WIDTH = 100
"""How many columns of a terminal a line of a file may take."""
_BEFORE = 40
"""How many of them are before the caret where a line is cut."""


class Frame(NamedTuple):
    """What is shown of a line; all of it inert."""

    number: int
    text: str
    carets: str
    """Spaces, then what underlines."""


def lines_of(source: Source) -> list[str]:
    """The lines of a file; bytes that are not UTF-8 show as U+FFFD."""
    return _BREAK.split(source.data.decode("utf-8-sig", errors="replace"))


def frame(lines: list[str], span: Span) -> Frame | None:
    """The line and what underlines it; None if the file has no such line.

    A tab takes the space to the next fourth column. A span of several lines is underlined to the
    end of the first. What is longer than a screen is cut around the caret, with `…` at the cut.
    """
    if not 1 <= span.line <= len(lines):
        return None
    text = lines[span.line - 1]
    end = span.end_column if span.end_line == span.line else len(text.rstrip()) + 1
    start = min(span.column, len(text) + 1)
    shown, before, under = _cut(text, start - 1, max(end, start + 1) - 1)
    return Frame(span.line, shown.rstrip(), " " * before + "^" * under)


def _cut(text: str, start: int, end: int) -> tuple[str, int, int]:
    """The visible text, the columns before the caret and the columns to underline."""
    if len(text) <= _WIDTH and text.isascii() and text.isprintable() and "##[" not in text:
        return text, start, max(1, min(end, len(text)) - start)
    near = max(0, start - _WIDTH)
    row = cells(text[near : start + _WIDTH])
    start, end = start - near, end - near
    first = 0
    if near or _wide(row) > _WIDTH:
        first = start
        while first and _wide(row[first - 1 : start]) <= _BEFORE:
            first -= 1
    last = first
    used = 0
    while last < len(row) and used + row[last].width <= _WIDTH:
        used += row[last].width
        last += 1
    head = "…" if near or first else ""
    tail = "…" if near + last < len(text) else ""
    under = max(1, _wide(row[start : min(end, last)]))
    return (
        head + "".join(cell.text for cell in row[first:last]) + tail,
        len(head) + _wide(row[first:start]),
        under,
    )


def _wide(row: list[Cell]) -> int:
    return sum(cell.width for cell in row)


def sum_lines(verdict: Verdict) -> tuple[str, ...]:
    """A line for everything where there are several inventories, then one each; inert text."""
    known = {item.id for item in verdict.inventories}
    stray = any(finding.inventory not in known for finding in verdict.open)
    lines = []
    if len(verdict.inventories) != 1 or stray:
        size = "1 inventory" if len(known) == 1 else f"{len(known)} inventories"
        lines.append(f"{size}: {_report(verdict.open, len(verdict.waived), often=True)}")
    lines += [_inventory(item, verdict, often=not lines) for item in verdict.inventories]
    if verdict.standing is not None:
        lines.append(_standing(verdict.standing))
    return tuple(lines)


def _standing(number: int) -> str:
    """Where only what a change brings is reported: how much else there is."""
    if not number:
        return "Reported is what the change brings; nothing was found before."
    verb = "was" if number == 1 else "were"
    return f"Reported is what the change brings; {count(number, 'finding')} {verb} there before."


def _inventory(item: Judged, verdict: Verdict, *, often: bool) -> str:
    own = [finding for finding in verdict.open if finding.inventory == item.id]
    name = escape.terminal(item.id)
    if not item.judged:
        faults = sum(1 for finding in own if finding.severity is Severity.ERROR)
        return f"{name}: not judged, {count(faults, 'fault')} first"
    waived = sum(1 for finding in verdict.waived if finding.inventory == item.id)
    size = f"{count(item.records, 'record')}, {count(item.flows, 'flow')}"
    return f"{name} ({size}): {_report(own, waived, often=often)}"


def _report(findings: Sequence[Diagnostic], waived: int, *, often: bool) -> str:
    parts = [tally(findings)]
    if often and (most := commonest(findings)):
        parts.append("most often " + ", ".join(f"{rule} ({n})" for rule, n in most))
    if waived:
        parts.append(f"{waived} waived")
    return "; ".join(parts)


def tally(findings: Sequence[Diagnostic]) -> str:
    """`2 errors, 1 warning`, gravest first, what there is none of left out; or `nothing found`."""
    counts = Counter(finding.severity for finding in findings)
    reported = [
        count(counts[severity], severity.value) for severity in Severity if counts[severity]
    ]
    return ", ".join(reported) or "nothing found"


def commonest(findings: Sequence[Diagnostic]) -> list[tuple[str, int]]:
    """The three rules with the most findings, two at least; by name where they tie."""
    counts = Counter(escape.terminal(finding.rule) for finding in findings)
    often = [(rule, number) for rule, number in counts.items() if number > 1]
    return sorted(often, key=lambda item: (-item[1], item[0]))[:3]
