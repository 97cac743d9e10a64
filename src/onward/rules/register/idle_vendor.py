"""A vendor that nothing uses."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Location, Vendor
from onward.rules._case import Case, Finding
from onward.rules.register._in_use import vendors
from onward.rules.register._law import asked
from onward.transfers.place import active
from onward.wording.labels import called

SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """One finding for each vendor of ours used by no service and named by no edge."""
    law = asked(case, "register")
    if law is None:
        return
    behind = _behind(case)
    for vendor in vendors(case):
        if vendor.engaged == "by-customer" or vendor.id in behind or _used(vendor, case):
            continue
        over = bool(vendor.services) and vendor.engaged == "by-us"
        yield Finding(
            message=f"{called(vendor.name, vendor.id)} is in the register{_idle(vendor)}, nor does"
            f" any edge of a chain name it ({law.article}, {case.day})",
            subject=vendor.id,
            at=Place(vendor.origin),
            act=law.act,
            reason="a register that names a recipient and not what it receives tells nobody"
            " where the data go",
            remedy="record `until` with the last day of its use"
            if over
            else "record what it is used for, or delete the record",
        )


def _idle(vendor: Vendor) -> str:
    if vendor.engaged == "through-others":
        return " as engaged through others, and no other runs a place with it"
    gone = "in use any more" if vendor.services else "recorded"
    return f", and no service of it is {gone}"


def _used(vendor: Vendor, case: Case) -> bool:
    """Whether we use a service of it on the day or later; what others use, an edge names."""
    return vendor.engaged == "by-us" and any(
        active(case.day, None, service.until) for service in vendor.services
    )


def _behind(case: Case) -> frozenset[str]:
    """The vendors that stand on an edge or run a place of another."""
    found: set[str] = set()
    for vendor in case.inventory.vendors.values():
        found |= {name for each in vendor.services for name in _runners(each.locations)}
        for edge in vendor.subprocessors or ():
            if active(case.day, None, edge.until):
                found |= {str(edge.vendor), *_runners(edge.locations)}
    return frozenset(found)


def _runners(locations: tuple[Location, ...] | None) -> set[str]:
    return {place.by for place in locations or () if isinstance(place.by, str)}
