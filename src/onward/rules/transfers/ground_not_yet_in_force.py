"""ground-not-yet-in-force: instrument, certificate or signature are later than the day judged."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._case import Case, Finding, Group
from onward.rules.transfers._grounds import find, told_by
from onward.transfers.footing import Code
from onward.transfers.words import later

SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """One finding for each importer and destination: the ground that the record prefers."""
    for group in told_by(case, "ground-not-yet-in-force"):
        yield find(
            case,
            group,
            _said(case, group),
            because="no ground works backwards: what flowed before its first day flowed without it",
        )


def _said(case: Case, group: Group) -> str:
    reason = group.reason
    row = case.book.instrument(reason.instrument)
    if reason.code is Code.SIGNED_BEFORE_TEXT:
        return f"signed on {reason.day}, before the first day of that text, {row.since}"
    return f"{later(reason)} {reason.day}"
