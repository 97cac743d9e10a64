"""unassessed-transfer: a tool of Art. 46 without an assessment that answers for the destination."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.inventory.safeguard import Safeguard
from onward.rules._case import Case, Finding, Group
from onward.rules.transfers._codes import owned
from onward.rules.transfers._flows import country_at, outside, settled_groups, way
from onward.terms.place import the
from onward.transfers.footing import Code
from onward.transfers.words import settle
from onward.wording.english import few

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument."""
    for group in settled_groups(case, *owned("unassessed-transfer")):
        flow, reason = group.judgment.flow, group.reason
        if _reads_abroad(case, group):
            continue
        never = reason.code is Code.ASSESSMENT_NEVER_MADE
        name = case.book.instrument(reason.instrument).name
        yield Finding(
            message=f"{way(group.judgment)}: {_what(case, group, name)} on {case.day}"
            f" ({reason.article})",
            subject=group.subject,
            cause=group.cause,
            at=reason.at,
            covers=group.covers,
            act=reason.act,
            reason=_because(reason.code),
            remedy=settle(reason, group.judgment, case.book),
            rests_on=(country_at(flow), reason.at),
            severity=Severity.ERROR if never else None,
        )


def _reads_abroad(case: Case, group: Group) -> bool:
    """Whether `clear-text-abroad` says it: the importer reads, and the law can compel access."""
    measured = group.reason.code in (Code.MEASURES_NOT_KNOWN, Code.MEASURES_NOT_ENOUGH)
    codes = outside(group.judgment, case.book)
    needed = group.judgment.flow.clear_text == "needed"
    return measured and needed and any(code in case.book.surveillance for code in codes)


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


def _what(case: Case, group: Group, name: str) -> str:
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
            return f"the assessment for {name} leaves out {_missing(case, group)}"
        case _:
            return f"no assessment of the law there is recorded for {name}"


def _missing(case: Case, group: Group) -> str:
    """Every destination on which the assessments of the group are silent."""
    codes = dict.fromkeys(group.details)
    for judgment in group.judgments:
        for safeguard in judgment.flow.grounds or ():
            if group.reason.at.route.startswith(safeguard.route):
                codes |= dict.fromkeys(set(outside(judgment, case.book)) - _assessed(safeguard))
    return few(tuple(the(code) for code in sorted(codes)))


def _assessed(safeguard: Safeguard) -> set[str]:
    made = safeguard.assessment
    return set(made.countries) if made and isinstance(made.countries, tuple) else set()
