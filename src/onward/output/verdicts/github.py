"""Workflow commands, which GitHub shows as annotations beside the lines of a change.

GitHub keeps at most ten annotations a level and step: nine are findings, the tenth says how many
more there are.
"""

from collections.abc import Iterator, Sequence

from onward.diagnostic import Diagnostic, Severity, Verdict
from onward.output import escape
from onward.output.envelope import colophon
from onward.output.finding import span_of, sum_lines
from onward.output.formats import PLAIN, Options
from onward.wording.english import count

_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_MOST = 9


def render(verdict: Verdict, options: Options = PLAIN) -> str:
    """Commands by level, gravest first; then, as plain lines of the log, the sum."""
    lines: list[str] = []
    for severity in Severity:
        found = [item for item in verdict.open if item.severity is severity]
        lines.extend(_level(severity, found))
    lines.extend(sum_lines(verdict))
    lines.append(colophon(verdict.as_of, verdict.law_checked, options.day_from))
    return "".join(f"{line}\n" for line in lines)


def _level(severity: Severity, found: Sequence[Diagnostic]) -> Iterator[str]:
    for finding in found[:_MOST]:
        yield _command(finding)
    if len(found) > _MOST:
        more = count(len(found) - _MOST, f"more {severity.value}")
        yield f"::{_LEVEL[severity]} title=onward::{more}; the log or another format has them all"


def _command(finding: Diagnostic) -> str:
    span = span_of(finding.at)
    properties = {
        "file": finding.at.path,
        "line": str(span.line),
        "endLine": str(span.end_line),
        "col": str(span.column),
        "title": f"{finding.rule} ({finding.severity.value})",
    }
    if span.line == span.end_line:
        properties["endColumn"] = str(max(span.column, span.end_column - 1))
    reported = ",".join(f"{key}={escape.github_property(text)}" for key, text in properties.items())
    return f"::{_LEVEL[finding.severity]} {reported}::{escape.github_message(_message(finding))}"


def _message(finding: Diagnostic) -> str:
    parts = (
        finding.message,
        finding.reason and f"Why: {finding.reason}",
        finding.act and f"Act: {finding.act}",
        finding.remedy and f"Fix: {finding.remedy}",
        finding.owner and f"Owner: {finding.owner}",
    )
    return "\n".join(escape.one_line(part) for part in parts if part)
