"""expired-agreement: the contract with a processor ended, and the processing goes on."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from onward.diagnostic import Severity
from onward.inventory.vendor import Agreement
from onward.rules._law import contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._clauses import Counted
from onward.rules.contracts._contract_status import Standing, ending, last_day, standing
from onward.rules.contracts._contracting_vendors import processors
from onward.rules.contracts._further_contracts import further_contracts, of_further
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.flow import Role

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each contract of ours that ended, and for each further down that did."""
    law = contract_law(context, "agreement")
    for each in processors(context) if law else ():
        sure = each.role is Role.PROCESSOR and each.clauses is Counted.NO
        if law and each.agreement and each.standing is Standing.ENDED and sure:
            text = SAY("ours", name=each.name, end=last_day(each.agreement), law=law.cited)
            yield each.finding(law, text, ending(each.agreement))
    law = contract_law(context, "flow-down")
    if law is not None:
        for flow, agreement, end in further_contracts(context, partial(_ended, context.day)):
            exporter, importer = flow.exporter.name, flow.importer.name
            text = SAY("theirs", exporter=exporter, importer=importer, end=end, law=law.cited)
            remedy = SAY("ask", exporter=exporter)
            yield of_further(flow, law, ending(agreement), text, remedy=remedy)


def _ended(day: date, agreement: Agreement) -> date | None:
    return last_day(agreement) if standing(agreement, day) is Standing.ENDED else None
