"""missing-flow-down: a processor passes data on, and has no contract with whoever gets them."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._case import Case, Finding
from onward.rules.contracts._clauses import Counted, counted
from onward.rules.contracts._law import EUROPEAN, cited
from onward.rules.contracts._parties import edges

SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """One finding for each edge of the chain whose contract is recorded as missing."""
    law = cited(case, "(4)", EUROPEAN)
    if law is None:
        return
    for flow in edges(case):
        agreement = flow.agreement
        if agreement is None or agreement.status != "missing":
            continue
        if counted(flow.grounds, flow.importer.legal_name, case, [flow]) is not Counted.NO:
            continue
        at = Place(flow.at.path, f"{agreement.route}/status")
        yield Finding(
            message=f"{flow.exporter.name} passes data on to {flow.importer.name}, and the contract"
            f" between them is recorded as missing ({law.article}, {case.day})",
            subject=flow.subject,
            at=at,
            covers=flow.services,
            act=law.act,
            reason="the same duties have to bind each further processor by contract, and the first"
            " answers for it",
            remedy=f"have {flow.exporter.name} conclude one or do without {flow.importer.name}, and"
            " record what it shows",
            rests_on=(flow.at, at),
        )
