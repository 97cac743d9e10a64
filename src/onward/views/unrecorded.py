"""What rules ask of a vendor that we engage, and its record does not hold: contact and access."""

from collections.abc import Iterator
from typing import NamedTuple

from onward.inventory.records import Inventory
from onward.inventory.vendor import Service, Vendor
from onward.law.book import Book
from onward.rules._case import Case
from onward.rules.register.missing_vendor_contact import BY_LAW_OF, lacking, processors
from onward.rules.transfers._chains import unseen
from onward.transfers.weigh import Footings


class Unrecorded(NamedTuple):
    """A vendor of which something is asked for."""

    contact: tuple[str, ...]
    """Which of address and contact person are missing."""
    services: tuple[Service, ...]
    """Those of which nobody recorded from where people reach the data."""


def unrecorded(
    inventory: Inventory, footings: Footings, book: Book
) -> Iterator[tuple[Vendor, Unrecorded]]:
    """The vendors that we engage and that have to be asked, in the order of the records."""
    case = Case(inventory=inventory, footings=footings, book=book)
    asked = set(footings.flows.regimes or ()) & set(BY_LAW_OF)
    bare = {each.id: lacking(each) for each in processors(case)} if asked else {}
    hidden = unseen(case)
    for vendor in inventory.vendors.values():
        names = hidden.get(vendor.id, ())
        services = tuple(each for each in vendor.services if each.id in names)
        lacks = bare.get(vendor.id, ())
        if vendor.engaged == "by-us" and (lacks or services):
            yield vendor, Unrecorded(lacks, services)
