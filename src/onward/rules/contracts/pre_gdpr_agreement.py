"""pre-gdpr-agreement: the contract with a processor was written for the law before the GDPR."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Severity
from onward.inventory.vendor import Agreement
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._clauses import Counted
from onward.rules.contracts._contract_status import RUNNING
from onward.rules.contracts._contracting_vendors import processors
from onward.rules.engine.context import Finding, RuleContext
from onward.wording.english import listed

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
IN_FORCE = date(2016, 5, 24)
"""On this day the GDPR entered into force (Art. 99(1)); it applies from 2018-05-25."""


@under_contract_law("contract")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each contract that is older than the GDPR, or cites an act since replaced."""
    for each in processors(context):
        if each.standing not in RUNNING:
            continue
        key, what = _age(each.agreement, context) if each.agreement else ("", "")
        if each.clauses is Counted.YES or not what:
            continue
        yield each.finding(law, SAY("message", name=each.name, what=what, law=law.cited), key)


def _age(agreement: Agreement, context: RuleContext) -> tuple[str, str]:
    """What shows that it is older than the GDPR: the key of the record, and the words for it."""
    rows = [context.law.retired[id_] for id_ in agreement.cites]
    gone = [row for row in rows if row.sort == "act" and row.gone(context.day)]
    acts = listed(SAY("act", act=row.old, since=row.since) for row in gone)
    if not isinstance(agreement.signed, date) or agreement.signed >= IN_FORCE:
        return ("cites", SAY("cites", acts=acts)) if gone else ("", "")
    if gone:
        return "signed", SAY("both", day=agreement.signed, acts=acts)
    return "signed", SAY("signed", day=agreement.signed)
