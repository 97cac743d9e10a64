"""mechanism-not-yet-in-force: instrument, certificate or signature are later than the day
judged.
"""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, Group, RuleContext
from onward.rules.transfers._mechanisms import find, reported_by
from onward.transfers.reason_text import later
from onward.transfers.status import Code

SEVERITY = Severity.ERROR


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination: the mechanism that the record prefers."""
    for group in reported_by(context, "mechanism-not-yet-in-force"):
        yield find(
            context,
            group,
            _said(context, group),
            because="no transfer mechanism works backwards: what flowed before its first day"
            " flowed without it",
        )


def _said(context: RuleContext, group: Group) -> str:
    reason = group.reason
    row = context.law.instrument(reason.instrument)
    if reason.code is Code.SIGNED_BEFORE_TEXT:
        return f"signed on {reason.day}, before the first day of that text, {row.since}"
    return f"{later(reason)} {reason.day}"
