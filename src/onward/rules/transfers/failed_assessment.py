"""failed-assessment: the assessment found no equivalent protection, and the data still flow."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.engine.rule_of_reason import owned
from onward.rules.transfers._flows import country_at, settled_groups, way
from onward.transfers.reason_text import settle

SEVERITY = Severity.ERROR


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument."""
    for group in settled_groups(context, *owned("failed-assessment")):
        flow, reason = group.judgment.flow, group.reason
        name = context.law.instrument(reason.instrument).name
        yield Finding(
            message=f"{way(group.judgment)}: the assessment for {name} found no equivalent"
            f" protection, and the data still flow on {context.day} ({reason.article})",
            subject=group.subject,
            cause=group.cause,
            at=reason.at,
            covers=group.covers,
            act=reason.act,
            reason="where the law of the destination takes away what the tool promises, and no"
            " measure makes up for it, the exporter must stop (CJEU C-311/18)",
            remedy=settle(reason, group.judgment, context.law),
            rests_on=(country_at(flow), reason.at),
        )
