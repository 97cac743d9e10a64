"""unknown-mechanism: the destination is outside, and nobody knows on what the transfer rests."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.engine.rule_of_reason import owned
from onward.rules.transfers._flows import country_at, settled_groups, way
from onward.transfers.reason_text import settle
from onward.transfers.status import Code

SEVERITY = Severity.WARNING


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination."""
    for group in settled_groups(context, *owned("unknown-mechanism")):
        flow, reason = group.judgment.flow, group.reason
        said = (
            "under which transfer mechanism is recorded as unknown"
            if reason.code is Code.MECHANISM_UNKNOWN
            else "no transfer mechanism for it is recorded"
        )
        yield Finding(
            message=f"{way(group.judgment)}: data leave, and {said}, on {context.day}"
            f" ({reason.article})",
            subject=group.subject,
            at=reason.at,
            covers=group.covers,
            act=reason.article,
            reason="what leaves the regime needs a transfer mechanism, and one that nobody knows"
            " can't be"
            " shown",
            remedy=settle(reason, group.judgment, context.law),
            rests_on=(country_at(flow), reason.at),
        )
