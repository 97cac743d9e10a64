"""clauses-outside-their-scope: the SCC of 2021 for an importer for whom they are not made."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._case import Case, Finding
from onward.rules.transfers._grounds import find, told_by
from onward.transfers.footing import Code

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each importer, destination and set."""
    for group in told_by(case, "clauses-outside-their-scope"):
        if group.reason.code is Code.NO_MODULE_FITS:
            said = "they have nothing for a processor and a controller that is not its customer"
            because = "the four modules leave out this pair of roles"
        else:
            said = "made for importers that are not themselves under the GDPR, and this one is"
            because = (
                "Art. 1(1) and recital 7 of the decision leave such importers out, and the set"
            )
            because += " announced for them is not adopted"
        yield find(case, group, said, because=because)
