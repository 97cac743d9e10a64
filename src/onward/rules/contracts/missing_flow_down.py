"""missing-flow-down: a processor passes data on, and has no contract with whoever gets them."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._case import Case, Finding
from onward.rules._texts import Texts, cited
from onward.rules.contracts._clauses import Counted, counted
from onward.rules.contracts._law import EUROPEAN, article28
from onward.rules.contracts._parties import edges

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each edge of the chain whose contract is recorded as missing."""
    law = article28(case, "(4)", EUROPEAN)
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
            message=SAY(
                "message",
                exporter=flow.exporter.name,
                importer=flow.importer.name,
                law=cited(law.article, case.day),
            ),
            subject=flow.subject,
            at=at,
            covers=flow.services,
            act=law.act,
            reason=SAY("reason"),
            remedy=SAY("remedy", exporter=flow.exporter.name, importer=flow.importer.name),
            rests_on=(flow.at, at),
        )
