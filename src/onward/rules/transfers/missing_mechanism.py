"""missing-mechanism: data leave the regime, and nothing that is recorded carries them."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, Group, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by
from onward.transfers.status import Code

SEVERITY = Severity.ERROR


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination, and for each thing named that is no
    mechanism.
    """
    for group in reported_by(context, "missing-mechanism"):
        yield find(
            context,
            group,
            _said(group),
            because="personal data may leave only on a transfer mechanism that holds on the day"
            " they leave",
        )


def _said(group: Group) -> str:
    reason = group.reason
    match reason.code:
        case Code.NO_MECHANISM:
            return "data leave, and no transfer mechanism is recorded"
        case Code.EXCLUDED:
            return f"it leaves out what flows here: {', '.join(group.details)}"
        case Code.ENDED:
            return f"it counted to {reason.day}"
        case Code.NO_LONGER_USED:
            return f"recorded as in use to {reason.day}, and nothing that follows"
        case _:
            return "that is no transfer mechanism for this transfer"
