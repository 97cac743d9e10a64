"""A service without a recorded purpose."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._case import Case, Finding
from onward.rules.register._in_use import services
from onward.rules.register._law import asked
from onward.rules.register._open import how_open, is_open, where
from onward.wording.labels import called

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each service whose purpose is absent or unknown."""
    law = asked(case, "register")
    if law is None:
        return
    for vendor, service in services(case):
        if is_open(service.purpose):
            name = called(vendor.name, vendor.id)
            yield Finding(
                message=f"what {name} does for us in `{service.id}` is"
                f" {how_open(service.purpose)} ({law.article}, {case.day})",
                subject=f"{vendor.id}/{service.id}",
                at=where(vendor.origin, service.route, "purpose", service.purpose),
                act=law.act,
                reason="the record of processing states purposes, and without one nobody can say"
                " whether these data are needed at all",
                remedy="write in `purpose` what we use the service for, or stop using it",
                rests_on=(Place(vendor.origin, service.route),),
            )
