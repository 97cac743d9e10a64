"""missing-flow-down: a processor passes data on, and has no contract with the recipient."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._texts import Texts, cited
from onward.rules.contracts._citation import contract_law
from onward.rules.contracts._clauses import Counted, counted
from onward.rules.contracts._contracting_vendors import edges
from onward.rules.engine.context import Finding, RuleContext

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each edge of the chain whose contract is recorded as missing."""
    law = contract_law(context, "flow-down")
    if law is None:
        return
    for flow in edges(context):
        agreement = flow.agreement
        if agreement is None or agreement.status != "missing":
            continue
        if counted(flow.mechanisms, flow.importer.legal_name, context, [flow]) is not Counted.NO:
            continue
        at = Place(flow.at.path, f"{agreement.route}/status")
        yield Finding(
            message=SAY(
                "message",
                exporter=flow.exporter.name,
                importer=flow.importer.name,
                law=cited(law.article, context.day),
            ),
            subject=flow.subject,
            at=at,
            covers=flow.services,
            act=law.act,
            remedy=SAY("remedy", exporter=flow.exporter.name, importer=flow.importer.name),
            rests_on=(flow.at, at),
        )
