"""missing-arrangement: we decide jointly with a vendor, and nothing says who does what."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._texts import Texts, cited
from onward.rules.contracts._contract_status import Standing, first_day, lacking, last_day
from onward.rules.contracts._contracting_vendors import Engaged, joint_controllers
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._citation import asked

SEVERITY = Severity.ERROR
SAY = Texts(__name__)
OPEN = (Standing.UNSAID, Standing.UNSHOWN, Standing.LATER)
"""Nobody can tell, or show, whether there is one: a warning."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each vendor that is a joint controller with us."""
    law = asked(context, "joint")
    if law is None or context.statuses.flows.regimes is None:
        return
    for each in joint_controllers(context):
        if each.standing is Standing.IN_FORCE:
            continue
        at = each.at("status")
        yield Finding(
            message=SAY(
                "message", name=each.name, what=_what(each), law=cited(law.article, context.day)
            ),
            subject=each.vendor.id,
            at=at,
            covers=each.services,
            act=law.act,
            rests_on=(*each.facts, at) if each.agreement else each.facts,
            severity=Severity.WARNING if each.standing in OPEN else None,
        )


def _what(each: Engaged) -> str:
    """What the record says of it, as the end of a sentence."""
    agreement = each.agreement
    if agreement is None:
        return SAY("unrecorded")
    match each.standing:
        case Standing.UNSHOWN:
            lacked = lacking(agreement)
            return SAY("both" if len(lacked) > 1 else "day" if "signed" in lacked else "document")
        case Standing.LATER:
            return SAY("later", day=first_day(agreement))
        case Standing.ENDED:
            return SAY("ended", day=last_day(agreement))
        case Standing.UNSAID:
            return SAY("unknown")
        case _:
            return SAY("status", status=str(agreement.status).replace("-", " "))
