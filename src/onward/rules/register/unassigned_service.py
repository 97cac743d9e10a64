"""A service that serves no activity of ours."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.value import is_open
from onward.inventory.vendor import Service
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import services
from onward.rules.register._missing import how_open, where
from onward.transfers.roles import activities_of
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each service behind which no activity of the day stands."""
    for vendor, service in services(context):
        if activities_of(service, context.inventory, context.day):
            continue
        yield Finding(
            message=_said(service, called(vendor.name, vendor.id), law.cited),
            subject=f"{vendor.id}/{service.id}",
            at=where(vendor.origin, service.route, "activities", service.activities),
            act=law.act,
            rests_on=(Place(vendor.origin, service.route),),
        )


def _said(service: Service, name: str, law: str) -> str:
    if is_open(service.activities):
        return SAY(
            "open", service=service.id, name=name, open=how_open(service.activities), law=law
        )
    none = service.activities == ()
    return SAY("none" if none else "ended", service=service.id, name=name, law=law)
