"""lapsing-ground: the ground holds, and ends within the horizon with nothing adopted after it."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._case import Case, Finding
from onward.rules.transfers._grounds import find, told_by

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument."""
    for group in told_by(case, "lapsing-ground"):
        yield find(
            case,
            group,
            f"it counts to {group.reason.day}, and nothing recorded or adopted follows",
            because="from the day after, the transfer has no ground, unless one is agreed before",
        )
