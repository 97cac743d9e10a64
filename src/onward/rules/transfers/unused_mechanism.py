"""unused-mechanism: a mechanism is recorded where nothing leaves the regime."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.inventory.mechanism import Mechanism
from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import Parent
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._flows import country_at, edge, speakable
from onward.terms.place import name_of
from onward.transfers.flow import Flow, Kind
from onward.transfers.status import Code, Judgment, Status

SEVERITY = Severity.NOTE
SAY = Texts(__name__)
INSIDE = (Code.INSIDE, Code.PLACES_UNKNOWN, Code.CHOICE_OPEN)


def check(context: RuleContext) -> Iterator[Finding]:
    """One note for each edge inside and each instrument recorded there."""
    behind = _behind(context)
    for judgment in _inside(context):
        flow = judgment.flow
        for mechanism in flow.mechanisms or ():
            if mechanism.instrument is not UNKNOWN:
                yield _finding(context, judgment, mechanism, behind.get(flow.importer.id, []))


def _finding(
    context: RuleContext, judgment: Judgment, mechanism: Mechanism, behind: list[Flow]
) -> Finding:
    flow, row = judgment.flow, context.law.instrument(str(mechanism.instrument))
    article = context.law.article("transfer", judgment.regime, context.day)
    at = flow.mechanism_at._replace(route=mechanism.route)
    key, where = _belongs(context, flow, mechanism, behind)
    law = cited(article, context.day)
    return Finding(
        message=SAY(key, way=edge(flow), mechanism=row.name, law=law, **where),
        subject=flow.subject,
        cause=row.id,
        at=at,
        covers=tuple(sorted({*flow.services, *flow.regimes})),
        act=article,
        rests_on=(country_at(flow), at),
    )


def _inside(context: RuleContext) -> Iterator[Judgment]:
    """For each flow that stays inside under every regime that judges it, the first judgment."""
    for judgments in context.statuses.by_flow().values():
        flow = judgments[0].flow
        ours = flow.kind in (Kind.OWN, Kind.CHAIN) and flow.regimes and speakable(flow)
        if ours and all(_stays(judgment) for judgment in judgments):
            yield judgments[0]


def _stays(judgment: Judgment) -> bool:
    """Whether the importer is inside; the places of one outside make the flow one to review."""
    return judgment.status is not Status.REVIEW and bool(judgment.because(*INSIDE))


def _behind(context: RuleContext) -> dict[str, list[Flow]]:
    """The edges behind each vendor that lead outside, or may."""
    found: dict[str, dict[int, Flow]] = {}
    for judgment in context.statuses.judgments:
        flow = judgment.flow
        if flow.kind is Kind.CHAIN and judgment.status is not Status.INSIDE:
            found.setdefault(flow.exporter.id, {})[id(flow)] = flow
    return {name: [*flows.values()] for name, flows in found.items()}


def _belongs(
    context: RuleContext, flow: Flow, mechanism: Mechanism, behind: list[Flow]
) -> tuple[str, dict[str, str]]:
    """The sentence for where the mechanism probably belongs, and what it names."""
    signed = mechanism.certified.entity if mechanism.certified else mechanism.party
    vendor = context.inventory.vendors.get(flow.importer.id)
    parent = vendor.parent if vendor else None
    match = next(
        (
            each
            for name in (signed, parent.legal_name if parent else None)
            for each in behind
            if each.importer.is_company(name)
        ),
        behind[0] if len(behind) == 1 else None,
    )
    if match is not None:
        return "edge", {"edge": match.subject}
    return ("unrecorded", {"parent": _called(parent)}) if parent else ("message", {})


def _called(parent: Parent) -> str:
    name = parent.legal_name if isinstance(parent.legal_name, str) else SAY("parent")
    if not isinstance(parent.country, str):
        return name
    return SAY("parent-country", parent=name, country=name_of(parent.country))
