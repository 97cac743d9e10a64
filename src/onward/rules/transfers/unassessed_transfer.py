"""unassessed-transfer: a tool of Art. 46 without an assessment that answers for the destination."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.inventory.mechanism import Mechanism
from onward.rules.engine.context import Finding, Group, RuleContext
from onward.rules.engine.rule_of_reason import owned
from onward.rules.transfers._flows import country_at, outside, settled_groups, way
from onward.terms.place import the
from onward.transfers.reason_text import settle
from onward.transfers.status import Code
from onward.wording.english import few

SEVERITY = Severity.WARNING


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument."""
    for group in settled_groups(context, *owned("unassessed-transfer")):
        flow, reason = group.judgment.flow, group.reason
        if _reads_abroad(context, group):
            continue
        never = reason.code is Code.ASSESSMENT_NEVER_MADE
        name = context.law.instrument(reason.instrument).name
        yield Finding(
            message=f"{way(group.judgment)}: {_what(context, group, name)} on {context.day}"
            f" ({reason.article})",
            subject=group.subject,
            cause=group.cause,
            at=reason.at,
            covers=group.covers,
            act=reason.act,
            reason=_because(reason.code),
            remedy=settle(reason, group.judgment, context.law),
            rests_on=(country_at(flow), reason.at),
            severity=Severity.ERROR if never else None,
        )


def _reads_abroad(context: RuleContext, group: Group) -> bool:
    """Whether `clear-text-abroad` says it: the importer reads, and the law can compel access."""
    measured = group.reason.code in (Code.MEASURES_NOT_KNOWN, Code.MEASURES_NOT_ENOUGH)
    codes = outside(group.judgment, context.law)
    needed = group.judgment.flow.clear_text == "needed"
    return measured and needed and any(code in context.law.surveillance for code in codes)


def _because(code: Code) -> str:
    if code in (Code.MEASURES_NOT_KNOWN, Code.MEASURES_NOT_ENOUGH):
        return (
            "protection that depends on measures is there once they are: the parties must name"
            " them, and they must stand against the law that they are meant for (Clause 14(b)(iii)"
            " and (d) of the SCC, EDPB Recommendations 01/2020, steps 4 and 5)"
        )
    return (
        "a contract binds no foreign authority: the exporter must check, and be able to show, that"
        " the law there leaves its promises standing (CJEU C-311/18)"
    )


def _what(context: RuleContext, group: Group, name: str) -> str:
    match group.reason.code:
        case Code.ASSESSMENT_NEVER_MADE:
            return f"the assessment that {name} asks for is recorded as never made"
        case Code.ASSESSMENT_OPEN:
            return f"the assessment for {name} has no known conclusion"
        case Code.MEASURES_NOT_KNOWN:
            return f"the assessment for {name} depends on measures, and none is recorded"
        case Code.MEASURES_NOT_ENOUGH:
            return (
                f"the assessment for {name} depends on measures, and none of those recorded keeps"
                f" the data unreadable ({few(group.reason.detail)})"
            )
        case Code.ASSESSMENT_SILENT:
            return f"the assessment for {name} leaves out {_missing(context, group)}"
        case _:
            return f"no assessment of the law there is recorded for {name}"


def _missing(context: RuleContext, group: Group) -> str:
    """Every destination on which the assessments of the group are silent."""
    codes = dict.fromkeys(group.details)
    for judgment in group.judgments:
        for mechanism in judgment.flow.mechanisms or ():
            if group.reason.at.route.startswith(mechanism.route):
                codes |= dict.fromkeys(set(outside(judgment, context.law)) - _assessed(mechanism))
    return few(tuple(the(code) for code in sorted(codes)))


def _assessed(mechanism: Mechanism) -> set[str]:
    made = mechanism.assessment
    return set(made.countries) if made and isinstance(made.countries, tuple) else set()
