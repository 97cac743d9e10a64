"""Whether a vendor decides or acts on instructions is not known; or whether we do."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Service, Vendor
from onward.rules._case import Case, Finding
from onward.rules.register._in_use import activities, services
from onward.rules.register._law import Asked, asked
from onward.rules.register._open import how_open, is_open, where
from onward.transfers.flow import Role
from onward.transfers.roles import role_of
from onward.wording.labels import called

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each vendor, whatever its services; and one for each activity."""
    law = asked(case, "processor")
    if law is None:
        return
    found: dict[str, tuple[Vendor, list[Service]]] = {}
    for vendor, service in services(case):
        if role_of(service, vendor) is Role.UNKNOWN:
            found.setdefault(vendor.id, (vendor, []))[1].append(service)
    for vendor, open_ in found.values():
        yield _vendor(case, law, vendor, open_)
    for activity in activities(case):
        if is_open(activity.role):
            yield Finding(
                message=f"whether we decide on {called(activity.name, activity.id)} or act for"
                f" customers is {how_open(activity.role)} ({law.article}, {case.day})",
                subject=activity.id,
                at=where(activity.origin, "", "role", activity.role),
                act=law.act,
                reason="our duties, the contracts that we need and the modules of the clauses"
                " follow from it",
                remedy="record in `role` what we are: controller, joint-controller or processor",
                rests_on=(Place(activity.origin),),
            )


def _vendor(case: Case, law: Asked, vendor: Vendor, open_: list[Service]) -> Finding:
    own = open_[0].role is not None
    said = open_[0].role if own else vendor.role
    return Finding(
        message=f"whether {called(vendor.name, vendor.id)} acts on our instructions or decides"
        f" itself is {how_open(said)} ({law.article}, {case.day})",
        subject=vendor.id,
        at=where(vendor.origin, open_[0].route if own else "", "role", said),
        covers=tuple(service.id for service in open_),
        act=law.act,
        reason="whether it needs a contract as a processor, and which module of the clauses,"
        " follows from it",
        remedy="record in `role` what it is: processor, controller, joint-controller, or none where"
        " it holds no personal data",
        rests_on=(Place(vendor.origin, open_[0].route),),
    )
