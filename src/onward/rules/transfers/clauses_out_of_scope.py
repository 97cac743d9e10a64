"""clauses-out-of-scope: clauses for an importer for whom they are not made."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by
from onward.transfers.status import Code

SEVERITY = Severity.WARNING


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and set."""
    for group in reported_by(context, "clauses-out-of-scope"):
        if group.reason.code is Code.NO_MODULE_FITS:
            said = "they have nothing for a processor and a controller that is not its customer"
            because = "the four modules leave out this pair of roles"
        else:
            law = context.law
            row = law.instrument(group.reason.instrument)
            statute = law.regimes[row.regime].wording(context.day).statute
            said = (
                f"made for importers that are not themselves under the {statute}, and this one is"
            )
            because = row.doubted_by
        yield find(context, group, said, because=because)
