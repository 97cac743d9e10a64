"""bcr-out-of-scope: binding corporate rules that do not reach this importer or these data."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination."""
    for group in reported_by(context, SAY.name):
        yield find(context, group, SAY)
