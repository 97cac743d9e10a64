"""A vendor in use that our own decision does not allow."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Vendor, VendorApproval
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import vendors
from onward.transfers.roles import stage_of

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each vendor of which a decision is recorded, and no approval that counts."""
    for vendor in vendors(context):
        decision = None if _planned(vendor, context.day) else vendor.approval
        lack = _lack(decision, context.day) if decision else None
        if decision is None or lack is None:
            continue
        key, said = lack
        rejected = decision.verdict == "rejected"
        yield Finding(
            message=SAY("message", name=vendor.name, what=said, law=law.cited),
            subject=vendor.id,
            at=Place(vendor.origin, f"/approval/{key}" if key else "/approval"),
            act=law.act,
            remedy=SAY("stop" if rejected else "decide"),
            severity=None if rejected else Severity.WARNING,
        )


def _planned(vendor: Vendor, day: date) -> bool:
    """Whether nothing of it is used yet."""
    stages = {stage_of(each, vendor, day) for each in vendor.services}
    return stages == {"planned"}


def _lack(decision: VendorApproval, day: date) -> tuple[str, str] | None:
    """The key that is wrong, empty where one is missing, and what is wrong."""
    if decision.verdict != "approved":
        by = decision.by if isinstance(decision.by, str) else SAY("by-unknown")
        if decision.verdict == "rejected":
            return "verdict", SAY("rejected", by=by)
        return "verdict", SAY("pending" if decision.verdict == "pending" else "unknown")
    if not isinstance(decision.by, str):
        return "by" if decision.by is not None else "", SAY("nameless")
    if not isinstance(decision.given, date):
        return "given" if decision.given is not None else "", SAY("undated", by=decision.by)
    if decision.given > day:
        return "given", SAY("later", given=decision.given)
    return None
