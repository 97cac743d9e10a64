"""expired-agreement: the contract with a processor ended, and the processing goes on."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._texts import Texts, cited
from onward.rules.contracts._citation import contract_law
from onward.rules.contracts._clauses import Counted, counted
from onward.rules.contracts._contract_status import Standing, ending, last_day, standing
from onward.rules.contracts._contracting_vendors import edges, processors
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._citation import Asked
from onward.transfers.flow import Role

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each contract of ours that ended, and for each further down that did."""
    law = contract_law(context, "agreement")
    if law is not None:
        yield from _ours(context, law)
    law = contract_law(context, "flow-down")
    if law is not None:
        yield from _theirs(context, law)


def _ours(context: RuleContext, law: Asked) -> Iterator[Finding]:
    for each in processors(context):
        sure = each.role is Role.PROCESSOR and each.clauses is Counted.NO
        if each.agreement is None or each.standing is not Standing.ENDED or not sure:
            continue
        at = each.at(ending(each.agreement))
        yield Finding(
            message=SAY(
                "ours",
                name=each.name,
                end=last_day(each.agreement),
                law=cited(law.article, context.day),
            ),
            subject=each.vendor.id,
            at=at,
            covers=each.services,
            act=law.act,
            rests_on=(*each.facts, at),
        )


def _theirs(context: RuleContext, law: Asked) -> Iterator[Finding]:
    for flow in edges(context):
        agreement = flow.agreement
        if agreement is None or standing(agreement, context.day) is not Standing.ENDED:
            continue
        if counted(flow.mechanisms, flow.importer.legal_name, context, [flow]) is not Counted.NO:
            continue
        at = Place(flow.at.path, f"{agreement.route}/{ending(agreement)}")
        yield Finding(
            message=SAY(
                "theirs",
                exporter=flow.exporter.name,
                importer=flow.importer.name,
                end=last_day(agreement),
                law=cited(law.article, context.day),
            ),
            subject=flow.subject,
            at=at,
            covers=flow.services,
            act=law.act,
            remedy=SAY("ask", exporter=flow.exporter.name),
            rests_on=(flow.at, at),
        )
