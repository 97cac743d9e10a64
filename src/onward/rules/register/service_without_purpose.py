"""A service without a recorded purpose."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.value import is_open
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import services
from onward.rules.register._missing import how_open, where
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each service whose purpose is absent or unknown."""
    for vendor, service in services(context):
        if is_open(service.purpose):
            name = called(vendor.name, vendor.id)
            yield Finding(
                message=SAY(
                    "message",
                    service=service.id,
                    name=name,
                    open=how_open(service.purpose),
                    law=law.cited,
                ),
                subject=f"{vendor.id}/{service.id}",
                at=where(vendor.origin, service.route, "purpose", service.purpose),
                act=law.act,
                rests_on=(Place(vendor.origin, service.route),),
            )
