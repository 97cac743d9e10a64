"""What a record does not say at all and has to: asked for as if it said `unknown`."""

from collections.abc import Iterator
from typing import NamedTuple

from onward.diagnostic import Place
from onward.inventory.organisation import Activity
from onward.inventory.records import Inventory
from onward.inventory.vendor import Service, Vendor
from onward.law.law import Law
from onward.reports.questions.unknowns import Gap, Record
from onward.rules.register.missing_vendor_contact import OPINION
from onward.transfers.assess import Statuses
from onward.transfers.processors import unseen, without_contact
from onward.transfers.roles import role_of


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


class Unrecorded(NamedTuple):
    """A vendor of which something is asked for."""

    contact: tuple[str, ...]
    """Which of address and contact person are missing."""
    services: tuple[Service, ...]
    """Those of which nobody recorded from where people reach the data."""


def unrecorded(
    inventory: Inventory, statuses: Statuses, law: Law
) -> Iterator[tuple[Vendor, Unrecorded]]:
    """The vendors that we engage and that have to be asked, in the order of the records."""
    asked = set(statuses.flows.regimes or ()) & set(law.guidance[OPINION].regimes)
    found = without_contact(inventory, statuses.flows, statuses.day) if asked else ()
    bare = {vendor.id: lacks for vendor, lacks in found}
    hidden = unseen(statuses)
    for vendor in inventory.vendors.values():
        names = hidden.get(vendor.id, ())
        services = tuple(each for each in vendor.services if each.id in names)
        lacks = bare.get(vendor.id, ())
        if vendor.engaged == "by-us" and (lacks or services):
            yield vendor, Unrecorded(lacks, services)
