"""A service that is planned, or dormant."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Service, Vendor
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import vendors
from onward.transfers.place import active
from onward.transfers.roles import role_of, stage_of

SEVERITY = Severity.NOTE
SAY = Texts(__name__)


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each vendor and stage."""
    for vendor in vendors(context):
        for stage in ("planned", "dormant"):
            services = [each for each in vendor.services if _idle(each, vendor, stage, context)]
            if services:
                planned = stage == "planned"
                first = services[0] if services[0].stage is not None else None
                yield Finding(
                    message=SAY(
                        "planned" if planned else "dormant",
                        name=vendor.name,
                        services=tuple(f"`{each.id}`" for each in services),
                        count=len(services),
                        law=law.cited,
                    ),
                    subject=vendor.id,
                    cause=stage,
                    at=Place(vendor.origin, f"{first.route if first else ''}/stage"),
                    covers=tuple(each.id for each in services),
                    act=law.act,
                    reason=SAY("planned-reason" if planned else "dormant-reason"),
                    remedy=SAY("planned-remedy" if planned else "dormant-remedy"),
                )


def _idle(service: Service, vendor: Vendor, stage: str, context: RuleContext) -> bool:
    return (
        stage_of(service, vendor, context.day) == stage
        and active(context.day, None, service.until)
        and role_of(service, vendor) is not None
    )
