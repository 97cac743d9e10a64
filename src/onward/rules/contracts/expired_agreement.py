"""expired-agreement: the contract with a processor ended, and the processing goes on."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._case import Case, Finding
from onward.rules._texts import Texts, cited
from onward.rules.contracts._clauses import Counted, counted
from onward.rules.contracts._law import EUROPEAN, article28
from onward.rules.contracts._parties import edges, processors
from onward.rules.contracts._standing import Standing, ending, last_day, standing
from onward.rules.register._law import Asked
from onward.transfers.flow import Role

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each contract of ours that ended, and for each further down that did."""
    law = article28(case, "(3)")
    if law is not None:
        yield from _ours(case, law)
    law = article28(case, "(4)", EUROPEAN)
    if law is not None:
        yield from _theirs(case, law)


def _ours(case: Case, law: Asked) -> Iterator[Finding]:
    for each in processors(case):
        sure = each.role is Role.PROCESSOR and each.clauses is Counted.NO
        if each.agreement is None or each.standing is not Standing.ENDED or not sure:
            continue
        at = each.at(ending(each.agreement))
        yield Finding(
            message=SAY(
                "ours",
                name=each.name,
                end=last_day(each.agreement),
                law=cited(law.article, case.day),
            ),
            subject=each.vendor.id,
            at=at,
            covers=each.services,
            act=law.act,
            reason=SAY("reason"),
            remedy=SAY("remedy"),
            rests_on=(*each.facts, at),
        )


def _theirs(case: Case, law: Asked) -> Iterator[Finding]:
    for flow in edges(case):
        agreement = flow.agreement
        if agreement is None or standing(agreement, case.day) is not Standing.ENDED:
            continue
        if counted(flow.grounds, flow.importer.legal_name, case, [flow]) is not Counted.NO:
            continue
        at = Place(flow.at.path, f"{agreement.route}/{ending(agreement)}")
        yield Finding(
            message=SAY(
                "theirs",
                exporter=flow.exporter.name,
                importer=flow.importer.name,
                end=last_day(agreement),
                law=cited(law.article, case.day),
            ),
            subject=flow.subject,
            at=at,
            covers=flow.services,
            act=law.act,
            reason=SAY("reason"),
            remedy=SAY("ask", exporter=flow.exporter.name),
            rests_on=(flow.at, at),
        )
