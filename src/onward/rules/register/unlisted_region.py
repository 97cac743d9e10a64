"""A region of a provider that the tables lack, recorded with its country."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Location, Vendor
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import vendors
from onward.terms.place import PlaceKind, resolve, the
from onward.transfers.place import active
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each vendor and region whose country only the record says."""
    for vendor in vendors(context):
        wording: set[str] = set()
        for location in _places(vendor):
            place = location.place
            if not isinstance(place, str) or place in wording or ":" not in place:
                continue
            if resolve(place).kind is not PlaceKind.NOWHERE:
                continue
            if not active(context.day, location.since, location.until):
                continue
            wording.add(place)
            name, country = called(vendor.name, vendor.id), location.country
            judged = the(country) if isinstance(country, str) else SAY("unknown")
            yield Finding(
                message=SAY("message", name=name, place=place, country=judged, law=law.cited),
                subject=f"{vendor.id}@{place}",
                at=Place(vendor.origin, f"{location.route}/place"),
                act=law.act,
            )


def _places(vendor: Vendor) -> Iterator[Location]:
    for service in vendor.services:
        yield from service.locations or ()
    for edge in vendor.subprocessors or ():
        yield from edge.locations or ()
