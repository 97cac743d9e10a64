"""The report for a reader: each record's findings with the line they are about and what to do."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from onward.diagnostic import Diagnostic, Severity, Verdict
from onward.output import escape
from onward.output.ansi import Paint, painter
from onward.output.colophon import colophon
from onward.output.verdicts.frame import frame, lines_of
from onward.output.verdicts.lines import line, ordered, spot
from onward.output.verdicts.options import PLAIN, Options
from onward.output.verdicts.sums import count, sum_lines

SETTLE = "what would settle it:"


def render(verdict: Verdict, options: Options = PLAIN) -> str:
    """Findings by record, the waived ones if asked for, the sum, and the day and its law."""
    paint = painter(color=options.color)
    parts = list(_records(verdict.open, verdict, paint))
    if options.show_waived and verdict.waived:
        parts.append(paint("heading", count(len(verdict.waived), "waived finding")) + "\n")
        parts.extend(_records(verdict.waived, verdict, paint))
    sums = "".join(f"{text}\n" for text in sum_lines(verdict))
    hidden = len(verdict.waived) and not options.show_waived
    hint = "--show-waived lists what is waived.\n" if hidden else ""
    parts.append(f"{sums}{hint}{colophon(verdict.as_of, verdict.law_checked)}\n")
    return "\n".join(parts)


def _records(findings: Iterable[Diagnostic], verdict: Verdict, paint: Paint) -> Iterator[str]:
    for path, group in groupby(ordered(findings), key=lambda finding: finding.at.path):
        source = verdict.sources.get(path)
        lines = lines_of(source) if source else []
        heading = paint("heading", escape.terminal(path))
        blocks = _stack(_finding(finding, lines, paint) for finding in group)
        yield f"{heading}\n{blocks}"


def _stack(blocks: Iterable[str]) -> str:
    """Findings below one another, with an empty line around each that takes more than one line."""
    shown: list[str] = []
    tall = False
    for block in blocks:
        before, tall = tall, block.count("\n") > 1
        shown += ("\n", block) if shown and (tall or before) else (block,)
    return "".join(shown)


def _finding(finding: Diagnostic, lines: list[str], paint: Paint) -> str:
    shown = [line(finding, paint)]
    if finding.severity is Severity.NOTE:
        if finding.remedy:
            shown.append(f"  {paint('dim', SETTLE)} {escape.one_line(finding.remedy)}")
    else:
        shown.extend(_frame(finding, lines, paint))
        shown.extend(f"  {paint('dim', label)} {text}" for label, text in _words(finding))
    if finding.subject != finding.at.path:
        shown.append(f"  {paint('dim', _named(finding))}")
    if finding.waiver is not None:
        shown.append(f"  {paint('dim', 'waived:')} {_waiver(finding)}")
    return "".join(f"{text}\n" for text in shown)


def _frame(finding: Diagnostic, lines: list[str], paint: Paint) -> Iterator[str]:
    framed = frame(lines, finding.at.span) if finding.at.span else None
    if framed is None:
        return
    number = str(framed.number)
    margin = " " * len(number)
    yield f"  {margin} |"
    yield f"  {number} | {framed.text}"
    yield f"  {margin} | {paint(finding.severity.value, framed.carets)}"


def _words(finding: Diagnostic) -> Iterator[tuple[str, str]]:
    for label, text in (
        ("why:", finding.reason),
        ("act:", finding.act),
        (SETTLE, finding.remedy),
    ):
        if text:
            yield label, escape.one_line(text)
    for related in finding.related:
        yield "see:", f"{spot(related.at)}: {escape.one_line(related.message)}"


def _named(finding: Diagnostic) -> str:
    """What a waiver has to copy, beside the rule; and who answers for the record."""
    parts = {"subject": finding.subject, "cause": finding.cause, "owner": finding.owner}
    return "  ".join(f"{key}: {escape.one_line(said)}" for key, said in parts.items() if said)


def _waiver(finding: Diagnostic) -> str:
    until = f" until {finding.waived_until.isoformat()}" if finding.waived_until else ""
    return f"by {escape.terminal(finding.waiver or '')}{until}"
