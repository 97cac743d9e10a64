"""failed-assessment: the assessment found no equivalent protection, and the data still flow."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.engine.rule_of_reason import owned
from onward.rules.transfers._flows import country_at, reportable_groups, sure, way
from onward.transfers.reason_text import settle

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument."""
    for group in reportable_groups(context, *owned("failed-assessment")):
        flow, reason = group.judgment.flow, group.reason
        name = context.law.instrument(reason.instrument).name
        yield Finding(
            message=SAY(
                "message",
                way=way(group.judgment),
                mechanism=name,
                law=cited(reason.article, context.day),
            ),
            subject=group.subject,
            cause=group.cause,
            at=reason.at,
            covers=group.covers,
            act=reason.act,
            remedy=settle(reason, group.judgment, context.law),
            rests_on=(country_at(flow), reason.at),
            severity=None if sure(group) else SEVERITY.lower(),
        )
