"""groundless-transfer: data leave the regime, and nothing that is recorded carries them."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._case import Case, Finding, Group
from onward.rules.transfers._grounds import find, told_by
from onward.transfers.footing import Code

SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """One finding for each importer and destination, and for each thing named that is no ground."""
    for group in told_by(case, "groundless-transfer"):
        yield find(
            case,
            group,
            _said(group),
            because="personal data may leave only on a ground that holds on the day they leave",
        )


def _said(group: Group) -> str:
    reason = group.reason
    match reason.code:
        case Code.NO_GROUND:
            return "data leave, and no ground is recorded"
        case Code.EXCLUDED:
            return f"it leaves out what flows here: {', '.join(group.details)}"
        case Code.ENDED:
            return f"it counted to {reason.day}"
        case Code.NO_LONGER_USED:
            return f"recorded as in use to {reason.day}, and nothing that follows"
        case _:
            return "that is no ground for this transfer"
