"""unassessed-transfer: a tool of Art. 46 without an assessment that answers for the destination."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.inventory.mechanism import Mechanism
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, Group, RuleContext
from onward.rules.engine.rule_of_reason import owned
from onward.rules.transfers._flows import country_at, outside, reportable_groups, sure, way
from onward.transfers.reason_text import sentence, settle
from onward.transfers.status import Code

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
MEASURES = (Code.MEASURES_NOT_KNOWN, Code.MEASURES_NOT_ENOUGH)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument."""
    for group in reportable_groups(context, *owned("unassessed-transfer")):
        flow, reason = group.judgment.flow, group.reason
        if _reads_abroad(context, group):
            continue
        if reason.code is Code.ASSESSMENT_SILENT:
            reason = reason._replace(detail=_missing(context, group))
        severity = Severity.ERROR if reason.code is Code.ASSESSMENT_NEVER_MADE else SEVERITY
        yield Finding(
            message=SAY(
                "message",
                way=way(group.judgment),
                what=sentence(SAY.table, reason.code.value, reason, group.judgment, context.law),
                law=cited(reason.article, context.day),
            ),
            subject=group.subject,
            cause=group.cause,
            at=reason.at,
            covers=group.covers,
            act=reason.act,
            reason=SAY("measures-reason" if reason.code in MEASURES else "reason"),
            remedy=settle(reason, group.judgment, context.law),
            rests_on=(country_at(flow), reason.at),
            severity=severity if sure(group) else severity.lower(),
        )


def _reads_abroad(context: RuleContext, group: Group) -> bool:
    """Whether `clear-text-abroad` says it: the importer reads, and the law can compel access."""
    measured = group.reason.code in MEASURES
    codes = outside(group.judgment, context.law)
    needed = group.judgment.flow.clear_text == "needed"
    return measured and needed and any(code in context.law.surveillance for code in codes)


def _missing(context: RuleContext, group: Group) -> tuple[str, ...]:
    """Every destination that the assessments of the group do not cover."""
    codes = dict.fromkeys(group.details)
    for judgment in group.judgments:
        for mechanism in judgment.flow.mechanisms or ():
            if group.reason.at.route.startswith(mechanism.route):
                codes |= dict.fromkeys(set(outside(judgment, context.law)) - _assessed(mechanism))
    return tuple(sorted(codes))


def _assessed(mechanism: Mechanism) -> set[str]:
    made = mechanism.assessment
    return set(made.countries) if made and isinstance(made.countries, tuple) else set()
