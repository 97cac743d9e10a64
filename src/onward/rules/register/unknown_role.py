"""Whether a vendor decides or acts on instructions is not known; or whether we do."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.value import is_open
from onward.inventory.vendor import Service, Vendor
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import activities, services
from onward.rules.register._missing import how_open, where
from onward.transfers.flow import Role
from onward.transfers.roles import contradicted, role_of
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


@under_law("processor")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each vendor, whatever its services; and one for each activity."""
    found: dict[str, tuple[Vendor, list[Service]]] = {}
    for vendor, service in services(context):
        if role_of(service, vendor) is Role.UNKNOWN and not contradicted(service, vendor):
            found.setdefault(vendor.id, (vendor, []))[1].append(service)
    for vendor, open_ in found.values():
        yield _vendor(law, vendor, open_)
    for activity in activities(context):
        if is_open(activity.role):
            yield Finding(
                message=SAY(
                    "activity",
                    name=called(activity.name, activity.id),
                    open=how_open(activity.role),
                    law=law.cited,
                ),
                subject=activity.id,
                at=where(activity.origin, "", "role", activity.role),
                act=law.act,
                reason=SAY("activity-reason"),
                remedy=SAY("activity-remedy"),
                rests_on=(Place(activity.origin),),
            )


def _vendor(law: Asked, vendor: Vendor, open_: list[Service]) -> Finding:
    own = open_[0].role is not None
    said = open_[0].role if own else vendor.role
    return Finding(
        message=SAY(
            "vendor", name=called(vendor.name, vendor.id), open=how_open(said), law=law.cited
        ),
        subject=vendor.id,
        at=where(vendor.origin, open_[0].route if own else "", "role", said),
        covers=tuple(service.id for service in open_),
        act=law.act,
        reason=SAY("vendor-reason"),
        remedy=SAY("vendor-remedy"),
        rests_on=(Place(vendor.origin, open_[0].route),),
    )
