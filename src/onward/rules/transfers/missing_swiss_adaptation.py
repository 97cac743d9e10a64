"""missing-swiss-adaptation: EU clauses carry a Swiss export, and are not shown as adapted to it."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._case import Case, Finding
from onward.rules.transfers._grounds import find, told_by

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each importer and destination."""
    for group in told_by(case, "missing-swiss-adaptation"):
        yield find(
            case,
            group,
            "no adaptation to Swiss law is recorded",
            name="SCC of 2021",
            because="the FDPIC recognised the clauses of the EU with changes that name it as the"
            " authority and its act as the law",
        )
