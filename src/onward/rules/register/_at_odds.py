"""Facts of one record that can't both be true, and keep a flow from being judged."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date

from onward.diagnostic import Place
from onward.inventory.records import Activity, Vendor
from onward.rules._case import Case, Finding
from onward.rules.register._law import Asked
from onward.rules.register._open import called
from onward.rules.transfers._flows import listed
from onward.transfers.place import active
from onward.transfers.roles import role_of

_BEGUN = ("since", "signed", "approved")
_ENDED = ("until", "expires")


def not_by_us(vendor: Vendor, law: Asked, case: Case) -> Iterator[Finding]:
    """A vendor that others engage, and that serves activities of ours."""
    served = {
        name
        for service in vendor.services
        if active(case.day, service.since, service.until) and role_of(service, vendor) is not None
        for name in (service.activities if isinstance(service.activities, tuple) else ())
    }
    if vendor.engaged == "by-us" or not served:
        return
    yield Finding(
        message=f"{called(vendor.name, vendor.id)} is recorded as not engaged by us"
        f" (`engaged: {vendor.engaged}`), and serves our {listed(tuple(sorted(served)), 4)}"
        f" ({law.article}, {case.day})",
        subject=vendor.id,
        cause="engaged",
        at=Place(vendor.origin, "/engaged"),
        covers=tuple(sorted(served)),
        act=law.act,
        reason="what a vendor gets for an activity of ours it gets from us, and the flow that may"
        " be there is not judged",
        remedy="take `engaged` out if we hand data to it, or the activities of its services if not",
    )


def backwards(record: Vendor | Activity, law: Asked, case: Case) -> Iterator[Finding]:
    """Days that end before they begin: what bears them is in use on no day at all."""
    routes = tuple(_backwards(record, ""))
    if not routes:
        return
    yield Finding(
        message=f"in the record of {called(record.name, record.id)} what begins ends before it"
        f" begins, at {listed(routes, 4)} ({law.article}, {case.day})",
        subject=record.id,
        cause="days",
        at=Place(record.origin, routes[0]),
        covers=routes,
        act=law.act,
        reason="what ends before it begins is in use on no day, and is judged on none",
        remedy="correct the first day or the last",
    )


def _backwards(part: object, route: str) -> Iterator[str]:
    """The routes of last days that come before a first day of the same part."""
    if not is_dataclass(part):
        return
    here = str(getattr(part, "route", "")) or route
    begun = [day for key in _BEGUN if isinstance(day := getattr(part, key, None), date)]
    for key in _ENDED:
        ended = getattr(part, key, None)
        if isinstance(ended, date) and any(ended < day for day in begun):
            yield f"{here}/{key}"
    for field in fields(part):
        held = getattr(part, field.name)
        for each in held if isinstance(held, tuple) else (held,):
            yield from _backwards(each, f"{here}/{field.name}")
