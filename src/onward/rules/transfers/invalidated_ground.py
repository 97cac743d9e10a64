"""invalidated-ground: the ground that is named was struck down, or is no longer recognised."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._case import Case, Finding
from onward.rules.transfers._grounds import find, told_by

SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument that fell."""
    for group in told_by(case, "invalidated-ground"):
        row = case.book.instrument(group.reason.instrument)
        by = row.case or row.ended_by
        yield find(
            case,
            group,
            f"it counted to {group.reason.day} and ended by {by}",
            because=f"what ended it: {row.ended_by}",
        )
