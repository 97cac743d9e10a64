"""missing-agreement: a processor in use, and the record says that there is no contract with it."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._case import Case, Finding
from onward.rules.contracts._clauses import Counted
from onward.rules.contracts._law import cited
from onward.rules.contracts._parties import processors
from onward.rules.contracts._standing import Standing
from onward.transfers.flow import Role

SEVERITY = Severity.ERROR
TOLD = {
    "missing": "is recorded as missing",
    "refused": "was refused",
    "requested": "is only requested",
    "not-required": "is recorded as not required, and a processor always needs one",
}


def check(case: Case) -> Iterator[Finding]:
    """One finding for each vendor that is our processor for certain."""
    law = cited(case, "(3)")
    if law is None:
        return
    for each in processors(case):
        absent = each.standing in (Standing.NONE, Standing.NOT_REQUIRED)
        if not absent or each.role is Role.UNKNOWN or each.clauses is not Counted.NO:
            continue
        said = each.agreement.status if each.agreement else ""
        yield Finding(
            message=f"the contract with {each.name}, our processor, {TOLD[str(said)]}"
            f" ({law.article}, {case.day})",
            subject=each.vendor.id,
            at=each.at("status"),
            covers=each.services,
            act=law.act,
            reason="a processor acts on data of others only under a contract, or another legal act,"
            " that binds it to the instructions of whoever decides",
            remedy="conclude a contract and record it under `agreement`, stop using the vendor, or"
            " correct `role` if it decides itself",
            rests_on=(*each.facts, each.at("status")),
        )
