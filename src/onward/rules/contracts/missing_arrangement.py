"""missing-arrangement: we decide jointly with a vendor, and nothing says who does what."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._case import Case, Finding
from onward.rules.contracts._parties import Engaged, joint_controllers
from onward.rules.contracts._standing import Standing, first_day, lacking, last_day
from onward.rules.register._law import asked

SEVERITY = Severity.ERROR
OPEN = (Standing.UNSAID, Standing.UNSHOWN, Standing.LATER)
"""Nobody can tell, or show, whether there is one: a warning."""


def check(case: Case) -> Iterator[Finding]:
    """One finding for each vendor that is a joint controller with us."""
    law = asked(case, "joint")
    if law is None or case.footings.flows.regimes is None:
        return
    for each in joint_controllers(case):
        if each.standing is Standing.IN_FORCE:
            continue
        at = each.at("status")
        yield Finding(
            message=f"the arrangement with {each.name}, with which we decide jointly, {_told(each)}"
            f" ({law.article}, {case.day})",
            subject=each.vendor.id,
            at=at,
            covers=each.services,
            act=law.act,
            reason="joint controllers settle between them who answers to people and who meets which"
            " duty, and make the essence of it known",
            remedy="agree on it and record it under `agreement`, or correct `role`",
            rests_on=(*each.facts, at) if each.agreement else each.facts,
            severity=Severity.WARNING if each.standing in OPEN else None,
        )


def _told(each: Engaged) -> str:
    """What the record says of it, as the end of a sentence."""
    agreement = each.agreement
    if agreement is None:
        return "is not recorded"
    match each.standing:
        case Standing.UNSHOWN:
            lacked = [key.replace("signed", "day") for key in lacking(agreement)]
            return f"is stated without {' and '.join(lacked)}"
        case Standing.LATER:
            return f"counts from {first_day(agreement)} only, and none is recorded before"
        case Standing.ENDED:
            return f"ended on {last_day(agreement)}"
        case Standing.UNSAID:
            return "is recorded as unknown"
        case _:
            return f"is recorded as {str(agreement.status).replace('-', ' ')}"
