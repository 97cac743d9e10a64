"""missing-flow-down: a processor passes data on, and has no contract with the recipient."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._further_contracts import further_contracts, of_further
from onward.rules.engine.context import Finding, RuleContext

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


@under_contract_law("flow-down")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each edge of the chain whose contract is recorded as missing."""
    for flow, _, _ in further_contracts(context, lambda each: each.status == "missing" or None):
        exporter, importer = flow.exporter.name, flow.importer.name
        text = SAY("message", exporter=exporter, importer=importer, law=law.cited)
        remedy = SAY("remedy", exporter=exporter, importer=importer)
        yield of_further(flow, law, "status", text, remedy=remedy)
