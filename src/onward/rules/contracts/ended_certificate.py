"""ended-certificate: a certificate on which we look for a vendor's security has ended."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Place, Severity
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._contracting_vendors import processors
from onward.rules.engine.context import Finding, RuleContext

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


@under_contract_law("processor")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each processor; a standard that a later certificate covers is none."""
    for each in processors(context):
        held = each.vendor.certificates or ()
        running = {one.standard for one in held if not _ended(one.until, context.day)}
        ended = [
            one for one in held if _ended(one.until, context.day) and one.standard not in running
        ]
        if not ended:
            continue
        last = max(one.until for one in ended if isinstance(one.until, date))
        yield Finding(
            message=SAY(
                "message",
                name=each.name,
                standards=tuple(dict.fromkeys(str(one.standard) for one in ended)),
                count=len(ended),
                last=last,
                law=law.cited,
            ),
            subject=each.vendor.id,
            at=Place(each.vendor.origin, f"{ended[0].route}/until"),
            covers=each.services,
            act=law.act,
            remedy=SAY("remedy", name=each.name),
            rests_on=each.facts,
        )


def _ended(until: object, day: date) -> bool:
    return isinstance(until, date) and until < day
