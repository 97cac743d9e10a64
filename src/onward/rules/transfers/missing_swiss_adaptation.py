"""missing-swiss-adaptation: EU clauses carry a Swiss export, and are not shown as adapted to it."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by

SEVERITY = Severity.WARNING


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination."""
    for group in reported_by(context, "missing-swiss-adaptation"):
        yield find(
            context,
            group,
            "no adaptation to Swiss law is recorded",
            name="SCC of 2021",
            because="the FDPIC recognised the clauses of the EU with changes that name it as the"
            " authority and its act as the law",
        )
