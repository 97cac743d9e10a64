"""expired-agreement: the contract with a processor ended, and the processing goes on."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._case import Case, Finding
from onward.rules.contracts._clauses import Counted, counted
from onward.rules.contracts._law import EUROPEAN, cited
from onward.rules.contracts._parties import edges, processors
from onward.rules.contracts._standing import Standing, ending, last_day, standing
from onward.rules.register._law import Asked
from onward.transfers.flow import Role

SEVERITY = Severity.ERROR
REASON = "a processor is bound by its contract only while that runs"
REMEDY = "renew the contract and record its new end, or record `until` where the use ended too"


def check(case: Case) -> Iterator[Finding]:
    """One finding for each contract of ours that ended, and for each further down that did."""
    law = cited(case, "(3)")
    if law is not None:
        yield from _ours(case, law)
    law = cited(case, "(4)", EUROPEAN)
    if law is not None:
        yield from _theirs(case, law)


def _ours(case: Case, law: Asked) -> Iterator[Finding]:
    for each in processors(case):
        sure = each.role is Role.PROCESSOR and each.clauses is Counted.NO
        if each.agreement is None or each.standing is not Standing.ENDED or not sure:
            continue
        at = each.at(ending(each.agreement))
        yield Finding(
            message=f"the contract with {each.name}, our processor, ended on"
            f" {last_day(each.agreement)} ({law.article}, {case.day})",
            subject=each.vendor.id,
            at=at,
            covers=each.services,
            act=law.act,
            reason=REASON,
            remedy=REMEDY,
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
            message=f"the contract of {flow.exporter.name} with its processor"
            f" {flow.importer.name} ended on {last_day(agreement)} ({law.article}, {case.day})",
            subject=flow.subject,
            at=at,
            covers=flow.services,
            act=law.act,
            reason=REASON,
            remedy=f"ask {flow.exporter.name} for the contract that is in force, and record it",
            rests_on=(flow.at, at),
        )
