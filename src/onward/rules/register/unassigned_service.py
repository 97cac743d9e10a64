"""A service that serves no activity of ours."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Service
from onward.rules._case import Case, Finding
from onward.rules.register._in_use import services
from onward.rules.register._law import asked
from onward.rules.register._open import how_open, is_open, where
from onward.transfers.roles import activities_of
from onward.wording.labels import called

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each service behind which no activity of the day stands."""
    law = asked(case, "register")
    if law is None:
        return
    for vendor, service in services(case):
        if activities_of(service, case.inventory, case.day):
            continue
        yield Finding(
            message=f"{_told(service, called(vendor.name, vendor.id))}, so our role in it is"
            f" unknown ({law.article}, {case.day})",
            subject=f"{vendor.id}/{service.id}",
            at=where(vendor.origin, service.route, "activities", service.activities),
            act=law.act,
            reason="whether we decide or act for customers follows from the activity; on it hang"
            " the module of the clauses and whether customers must hear of this vendor",
            remedy="name in `activities` what the service is used for",
            rests_on=(Place(vendor.origin, service.route),),
        )


def _told(service: Service, name: str) -> str:
    if is_open(service.activities):
        return f"which activity `{service.id}` of {name} serves is {how_open(service.activities)}"
    which = "no activity" if service.activities == () else "only activities not in use that day"
    return f"`{service.id}` of {name} serves {which}"
