"""A code quality report of GitLab: an array of issues, empty when nothing is found."""

from onward.diagnostic import Diagnostic, Severity, Verdict
from onward.output.envelope import dump
from onward.output.finding import fingerprints, span_of, words
from onward.output.formats import PLAIN, Options

_SEVERITY = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(verdict: Verdict, options: Options = PLAIN) -> str:  # noqa: ARG001 - one signature
    """Open findings; GitLab distinguishes them by the fingerprint alone."""
    marks = fingerprints(verdict.open)
    return dump([_issue(finding, mark) for finding, mark in zip(verdict.open, marks, strict=True)])


def _issue(finding: Diagnostic, fingerprint: str) -> dict[str, object]:
    span = span_of(finding.at)
    return {
        "description": f"{' | '.join(words(finding))} [{finding.rule}]",
        "check_name": finding.rule,
        "fingerprint": fingerprint,
        "severity": _SEVERITY[finding.severity],
        "location": {"path": finding.at.path, "lines": {"begin": span.line, "end": span.end_line}},
    }
