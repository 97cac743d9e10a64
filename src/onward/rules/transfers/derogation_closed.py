"""derogation-closed: a public authority relies on a derogation that is not open to it."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by

SEVERITY = Severity.ERROR


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination."""
    for group in reported_by(context, "derogation-closed"):
        flow, reason = group.judgment.flow, group.reason
        yield find(
            context,
            group,
            f"{flow.exporter.name} is a public authority, and letter {reason.detail[0]} is closed"
            " to it (paragraph 3)",
            because="what an authority does in the exercise of its public powers can't rest on"
            " consent, on a contract or on its legitimate interests",
        )
