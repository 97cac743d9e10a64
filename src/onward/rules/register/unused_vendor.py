"""A vendor that nothing uses."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Location, Vendor
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._active_records import vendors
from onward.transfers.place import active
from onward.wording.labels import called

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


@under_law("register")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each vendor of ours used by no service and named by no edge.

    A note where its use has ended: a past recipient belongs in the record, with its last day.
    """
    behind, before = _behind(context)
    for vendor in vendors(context):
        if vendor.engaged == "by-customer" or vendor.id in behind or _used(vendor, context):
            continue
        over = vendor.id in before or (bool(vendor.services) and vendor.engaged == "by-us")
        yield Finding(
            message=_said(vendor, law.cited, over=over),
            subject=vendor.id,
            at=Place(vendor.origin),
            act=law.act,
            remedy=SAY("end" if over else "remedy"),
            severity=Severity.NOTE if over else None,
        )


def _said(vendor: Vendor, law: str, *, over: bool) -> str:
    key = "through-others" if vendor.engaged == "through-others" else "unused"
    if over:
        key = "ended" if vendor.services and vendor.engaged == "by-us" else "edge-ended"
    return SAY(key, name=called(vendor.name, vendor.id), law=law)


def _used(vendor: Vendor, context: RuleContext) -> bool:
    """Whether we use a service of it on the day or later; what others use, an edge names."""
    return vendor.engaged == "by-us" and any(
        active(context.day, None, service.until) for service in vendor.services
    )


def _behind(context: RuleContext) -> tuple[frozenset[str], frozenset[str]]:
    """The vendors on an edge or that run a place of another; and those on an edge that ended."""
    found: set[str] = set()
    ended: set[str] = set()
    for vendor in context.inventory.vendors.values():
        found |= {name for each in vendor.services for name in _runners(each.locations)}
        for edge in vendor.subprocessors or ():
            if active(context.day, None, edge.until):
                found |= {str(edge.vendor), *_runners(edge.locations)}
            else:
                ended.add(str(edge.vendor))
    return frozenset(found), frozenset(ended)


def _runners(locations: tuple[Location, ...] | None) -> set[str]:
    return {place.by for place in locations or () if isinstance(place.by, str)}
