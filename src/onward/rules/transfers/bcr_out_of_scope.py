"""bcr-out-of-scope: binding corporate rules that do not reach this importer or these data."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by
from onward.transfers.status import Code, Reason

SEVERITY = Severity.ERROR


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination."""
    for group in reported_by(context, "bcr-out-of-scope"):
        yield find(
            context,
            group,
            _said(group.reason),
            because="such rules bind the members of one group, as far as they are approved",
        )


def _said(reason: Reason) -> str:
    match reason.code:
        case Code.NOT_YET_APPROVED:
            return f"approved only on {reason.day}"
        case Code.NOT_A_MEMBER:
            return f"{reason.detail[0]} is not among the members bound"
        case _:
            if reason.detail:
                return f"of the wrong variant, for this flow needs rules for a {reason.detail[0]}"
            return "no such rules carry what goes to a controller outside our group"
