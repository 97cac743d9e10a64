"""unevidenced-agreement: a contract is recorded as signed, and not where it lies."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.inventory.value import CONCLUDED
from onward.rules._case import Case, Finding
from onward.rules.contracts._law import cited
from onward.rules.contracts._parties import processors
from onward.rules.contracts._standing import Standing, documented

SEVERITY = Severity.NOTE


def check(case: Case) -> Iterator[Finding]:
    """One finding for each contract with a processor, or with what may be one."""
    law = cited(case, "(9)")
    if law is None:
        return
    for each in processors(case):
        agreement = each.agreement
        if agreement is None or each.standing is not Standing.IN_FORCE:
            continue
        if agreement.status not in CONCLUDED or documented(agreement):
            continue
        known = "unknown" if agreement.document is not None else "not recorded"
        at = each.at("document" if agreement.document is not None else "")
        yield Finding(
            message=f"the contract with {each.name} is recorded as {agreement.status}, and where it"
            f" lies is {known} ({law.article}, {case.day})",
            subject=each.vendor.id,
            at=at,
            covers=each.services,
            act=law.act,
            reason="such a contract is in writing, and who relies on it has to be able to show it",
            remedy="record in `document` a path below the inventory, with `sha256`, or an address",
            rests_on=(each.at("status"),),
        )
