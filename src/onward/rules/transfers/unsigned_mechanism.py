"""unsigned-mechanism: a mechanism is a promise, or nothing shows that it binds the recipient."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import every, find, reported_by, settled, wrong
from onward.transfers.status import Code

SEVERITY = Severity.ERROR
SAY = Texts(__name__)
WHOLE = (Code.PLANNED_ONLY, Code.OTHER_PARTY, Code.APPROVAL_VOID)
"""Codes whose sentence says all; that of another names what is not recorded."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and mechanism; an error where it is not valid."""
    for group in reported_by(context, SAY.name):
        if group.reason.code in WHOLE:
            said = wrong(context, group, SAY)
        else:
            missing = group._replace(
                reasons=tuple(each for each in group.reasons if each.code not in WHOLE)
            )
            said = SAY("missing", missing=every(context, missing, SAY))
        yield find(context, group, SAY, said=said, remedy=settled(context, group))
