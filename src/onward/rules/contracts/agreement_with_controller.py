"""agreement-with-controller: a contract with a processor is recorded, and the vendor is none."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._case import Case, Finding
from onward.rules.contracts._law import cited
from onward.rules.contracts._parties import controllers
from onward.rules.contracts._standing import Standing

SEVERITY = Severity.NOTE
RUNNING = (Standing.IN_FORCE, Standing.UNSHOWN, Standing.LATER)


def check(case: Case) -> Iterator[Finding]:
    """One finding for each vendor that is recorded as a controller in all that it does for us."""
    law = cited(case, "(10)")
    if law is None:
        return
    for each in controllers(case):
        if each.standing in RUNNING:
            yield Finding(
                message=f"a contract as with a processor is recorded with {each.name}, which is"
                f" recorded as a controller ({law.article}, {case.day})",
                subject=each.vendor.id,
                at=each.at("status"),
                covers=each.services,
                act=law.act,
                reason="a contract does not make a controller a processor, nor the other way round:"
                " who decides on purposes and means is a controller",
                remedy="see who decides, and correct `role`; if the document is another kind of"
                " contract, record `not-required`",
                rests_on=(*each.facts, each.at("status")),
            )
