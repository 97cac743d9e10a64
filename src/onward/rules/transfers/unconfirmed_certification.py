"""unconfirmed-certification: a framework is relied on, and its list was not checked recently."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import every, find, reported_by, settled

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and framework: all that is open in one line."""
    for group in reported_by(context, SAY.name):
        said = "; ".join(every(context, group, SAY))
        yield find(context, group, SAY, said=said, remedy=settled(context, group))
