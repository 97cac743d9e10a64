"""expiring-mechanism: the mechanism holds, and ends within the horizon with nothing adopted
after it.
"""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by

SEVERITY = Severity.WARNING


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument."""
    for group in reported_by(context, "expiring-mechanism"):
        yield find(
            context,
            group,
            f"it counts to {group.reason.day}, and nothing recorded or adopted follows",
            because="from the day after, the transfer has no mechanism, unless one is agreed"
            " before",
        )
