"""What a record does not say at all and has to: asked for as if it said `unknown`."""

from collections.abc import Iterator

from onward.diagnostic import Place
from onward.inventory.organisation import Activity
from onward.inventory.vendor import Vendor
from onward.transfers.roles import role_of
from onward.views.gaps import Gap, Record


def silent(record: Record) -> Iterator[Gap]:
    """What is not recorded and decides which rules speak, or which flows there are."""
    match record:
        case Vendor():
            yield from _of_vendor(record)
        case Activity():
            yield from _of_activity(record)
        case _:
            return


def _of_vendor(vendor: Vendor) -> Iterator[Gap]:
    """Of each service to which we hand data: what the vendor is for them, and which data."""
    if vendor.engaged != "by-us":
        return
    for service in vendor.services:
        at = Place(vendor.origin, service.route)
        if service.role is None and vendor.role is None:
            yield Gap((vendor, service), "role", at)
        if role_of(service, vendor) is not None and service.data is None:
            yield Gap((vendor, service), "data", at)


def _of_activity(activity: Activity) -> Iterator[Gap]:
    """Whether we decide; and where we act for others, for whom, and where they are."""
    at = Place(activity.origin)
    if activity.role is None:
        yield Gap((activity,), "role", at)
    if activity.role == "processor" and not activity.controllers:
        yield Gap((activity,), "controllers", at)
    for controller in activity.controllers or ():
        if activity.role != "processor":
            continue
        if controller.authorisation == "specific" and controller.approvals is None:
            yield Gap((activity, controller), "approvals", Place(activity.origin, controller.route))
        if controller.country is None:
            yield Gap((activity, controller), "country", Place(activity.origin, controller.route))
