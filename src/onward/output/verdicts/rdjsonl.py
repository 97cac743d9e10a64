"""Reviewdog's diagnostic format, one JSON object a line.

Its columns count bytes of UTF-8 from 1, with the end excluded; ours count characters. Reviewdog
posts the message as a comment in Markdown, so it is escaped for that.
"""

from collections.abc import Mapping

from onward.diagnostic import Diagnostic, Severity, Verdict
from onward.output import escape
from onward.output.envelope import dump
from onward.output.finding import lines_of, words
from onward.output.formats import PLAIN, Options
from onward.source.text import Source, Span

_SEVERITY = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.NOTE: "INFO"}

AS_READ = True


def render(verdict: Verdict, options: Options = PLAIN) -> str:  # noqa: ARG001 - one signature
    """A line a finding; a finding on a whole file has a path and no range."""
    lines = _Lines(verdict.sources)
    return "".join(dump(_diagnostic(finding, lines), indent=None) for finding in verdict.open)


class _Lines:
    """The lines of the file asked for last: findings of a severity come sorted by path."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources
        self._path = ""
        self._lines: list[str] = []

    def of(self, path: str) -> list[str]:
        if path != self._path:
            source = self._sources.get(path)
            self._path, self._lines = path, lines_of(source) if source else []
        return self._lines


def _diagnostic(finding: Diagnostic, lines: _Lines) -> dict[str, object]:
    location: dict[str, object] = {"path": finding.at.path}
    if finding.at.span is not None:
        location["range"] = _range(finding.at.span, lines.of(finding.at.path))
    return {
        "message": "\n".join(escape.markdown(text) for text in words(finding)),
        "location": location,
        "severity": _SEVERITY[finding.severity],
        "source": {"name": "onward"},
        "code": {"value": finding.rule},
    }


def _range(span: Span, lines: list[str]) -> dict[str, object]:
    return {
        "start": _position(span.line, span.column, lines),
        "end": _position(span.end_line, span.end_column, lines),
    }


def _position(line: int, column: int, lines: list[str]) -> dict[str, int]:
    """Without the text of the line, the line alone: a wrong column would be worse than none."""
    if not 1 <= line <= len(lines):
        return {"line": line}
    before = lines[line - 1][: column - 1]
    return {"line": line, "column": len(before.encode(errors="replace")) + 1}
