"""Whether a vendor decides or acts on instructions is not known; or whether we do."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.value import is_open
from onward.inventory.vendor import Service, Vendor
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import activities, services
from onward.rules.register._citation import Asked, asked
from onward.rules.register._missing import how_open, where
from onward.transfers.flow import Role
from onward.transfers.roles import contradicted, role_of
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each vendor, whatever its services; and one for each activity."""
    law = asked(context, "processor")
    if law is None:
        return
    found: dict[str, tuple[Vendor, list[Service]]] = {}
    for vendor, service in services(context):
        if role_of(service, vendor) is Role.UNKNOWN and not contradicted(service, vendor):
            found.setdefault(vendor.id, (vendor, []))[1].append(service)
    for vendor, open_ in found.values():
        yield _vendor(context, law, vendor, open_)
    for activity in activities(context):
        if is_open(activity.role):
            yield Finding(
                message=SAY(
                    "activity",
                    name=called(activity.name, activity.id),
                    open=how_open(activity.role),
                    law=cited(law.article, context.day),
                ),
                subject=activity.id,
                at=where(activity.origin, "", "role", activity.role),
                act=law.act,
                reason=SAY("activity-reason"),
                remedy=SAY("activity-remedy"),
                rests_on=(Place(activity.origin),),
            )


def _vendor(context: RuleContext, law: Asked, vendor: Vendor, open_: list[Service]) -> Finding:
    own = open_[0].role is not None
    said = open_[0].role if own else vendor.role
    return Finding(
        message=SAY(
            "vendor",
            name=called(vendor.name, vendor.id),
            open=how_open(said),
            law=cited(law.article, context.day),
        ),
        subject=vendor.id,
        at=where(vendor.origin, open_[0].route if own else "", "role", said),
        covers=tuple(service.id for service in open_),
        act=law.act,
        reason=SAY("vendor-reason"),
        remedy=SAY("vendor-remedy"),
        rests_on=(Place(vendor.origin, open_[0].route),),
    )
