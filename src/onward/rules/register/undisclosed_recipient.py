"""Our notice names a party, and not among the recipients."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Vendor
from onward.rules._case import Case, Finding
from onward.rules.register._in_use import vendors
from onward.rules.register._law import asked
from onward.rules.register._notices import current, title
from onward.rules.register._open import called
from onward.transfers.roles import role_of

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each party that gets data, and that a notice names elsewhere only."""
    law = asked(case, "information")
    notices = current(case)
    if law is None or all(notice.recipients is None for notice in notices):
        return
    told = {name for notice in notices for name in notice.recipients or ()}
    origin = case.inventory.organisation.origin
    known = {vendor.id: vendor for vendor in vendors(case)}
    for notice in notices:
        for name in notice.mentions:
            vendor = known.get(name)
            if vendor is None or name in told or _gets_nothing(vendor):
                continue
            at = Place(origin, f"{notice.route}/mentions/{name}")
            yield Finding(
                message=f"{title(notice)} names {called(vendor.name, vendor.id)}, and not as a"
                f" recipient ({law.article}, {case.day})",
                subject=name,
                at=at,
                act=law.act,
                reason="people are told who receives their data, or which kinds of recipient; a"
                " name in passing tells nobody what that party gets",
                remedy="add it to the recipients in the notice, with what it does; or stop the"
                " disclosure",
                rests_on=(at,),
            )


def _gets_nothing(vendor: Vendor) -> bool:
    """Whether the record says for each of its services that no personal data are in it."""
    roles = [role_of(service, vendor) for service in vendor.services]
    return bool(roles) and all(role is None for role in roles)
