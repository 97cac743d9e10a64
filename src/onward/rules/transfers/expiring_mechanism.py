"""expiring-mechanism: the mechanism holds, and ends within the horizon with nothing adopted
after it.
"""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument."""
    for group in reported_by(context, SAY.name):
        yield find(context, group, SAY)
