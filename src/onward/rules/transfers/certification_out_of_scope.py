"""certification-out-of-scope: the certificate leaves out the data that flow."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by
from onward.transfers.status import Code

SEVERITY = Severity.ERROR


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and framework; a warning outside our group."""
    for group in reported_by(context, "certification-out-of-scope"):
        yield find(
            context,
            group,
            _said(group.reason.code),
            because="an organisation certifies for HR data, for other data, or for both, and the"
            " framework covers no more",
        )


def _said(code: Code) -> str:
    match code:
        case Code.DATA_NOT_CERTIFIED:
            return "certified for HR data alone, and other data flow"
        case Code.GROUP_STAFF_DATA:
            return "a company of our group, not certified for HR data, and data of our staff flow"
        case _:
            return "not certified for HR data, and data of our own staff flow"
