"""invalidated-mechanism: the mechanism that is named was struck down, or is no longer
recognised.
"""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by

SEVERITY = Severity.ERROR


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument that fell."""
    for group in reported_by(context, "invalidated-mechanism"):
        row = context.law.instrument(group.reason.instrument)
        by = row.case or row.ended_by
        yield find(
            context,
            group,
            f"it counted to {group.reason.day} and ended by {by}",
            because=f"what ended it: {row.ended_by}",
        )
