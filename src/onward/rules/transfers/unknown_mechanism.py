"""unknown-mechanism: the destination is outside, and the mechanism is unknown."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.engine.rule_of_reason import owned
from onward.rules.transfers._flows import country_at, reportable_groups, way
from onward.transfers.reason_text import settle
from onward.transfers.status import Code

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination."""
    for group in reportable_groups(context, *owned("unknown-mechanism")):
        flow, reason = group.judgment.flow, group.reason
        key = "mechanism-unknown" if reason.code is Code.MECHANISM_UNKNOWN else "not-recorded"
        yield Finding(
            message=SAY(key, way=way(group.judgment), law=cited(reason.article, context.day)),
            subject=group.subject,
            at=reason.at,
            covers=group.covers,
            act=reason.article,
            remedy=settle(reason, group.judgment, context.law),
            rests_on=(country_at(flow), reason.at),
        )
