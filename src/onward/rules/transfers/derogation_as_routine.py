"""derogation-as-routine: an exception of Art. 49 carries a standing service."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by

SEVERITY = Severity.ERROR


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination; a warning where the law is less plain."""
    for group in reported_by(context, "derogation-as-routine"):
        letter = ", ".join(group.reason.detail)
        named = f"letter {letter}" if letter else "letter not recorded"
        yield find(
            context,
            group,
            f"an exception ({named}) carries a standing service",
            because="a derogation is an exception for single occasions and is read strictly",
        )
