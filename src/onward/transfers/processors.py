"""What is recorded of the processors that our data reach: their chain, and who has access."""

from collections.abc import Iterator, Mapping
from datetime import date

from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN, is_open
from onward.inventory.vendor import Location, Vendor
from onward.transfers.assess import Statuses
from onward.transfers.company_group import of_a_group
from onward.transfers.flow import Flows, Kind, Role
from onward.transfers.party import nameless
from onward.transfers.place import active
from onward.transfers.status import Code

ACCESS = frozenset({"support", "administration"})
UNPLACED = (Code.PLACES_UNKNOWN, Code.CHOICE_OPEN)


def processors(inventory: Inventory, flows: Flows) -> Iterator[Vendor]:
    """The vendors that our data reach as processors, near or far, with a name.

    None where no regime is ours or known: a duty of processors is then not asked, or too early.
    """
    return _reached(inventory, flows) if flows.regimes else iter(())


def _reached(inventory: Inventory, flows: Flows) -> Iterator[Vendor]:
    reached = {
        flow.importer.id
        for flow in flows.flows
        if flow.kind in (Kind.OWN, Kind.CHAIN) and flow.importer_role is Role.PROCESSOR
    }
    for vendor in inventory.vendors.values():
        if vendor.id in reached and isinstance(vendor.name, str):
            yield vendor


def declared(vendor: Vendor) -> bool:
    """Whether the record says to whom the vendor passes data on, or that there is no one."""
    edges = vendor.subprocessors
    return edges is not None and all(edge.vendor is not UNKNOWN for edge in edges)


def without_contact(
    inventory: Inventory, flows: Flows, day: date
) -> Iterator[tuple[Vendor, tuple[str, ...]]]:
    """The processors in use of which `address` or `contact` is not recorded, and what is lacking.

    A company that we know only as one of a vendor's group is reached through that vendor.
    """
    grouped = of_a_group(inventory, day)
    for vendor in _reached(inventory, flows):
        if vendor.id not in grouped and active(day, vendor.since, vendor.until):
            lacks = _lacking(vendor)
            if lacks:
                yield vendor, lacks


def _lacking(vendor: Vendor) -> tuple[str, ...]:
    """Which of `address` and `contact` is not recorded; a mail address is a contact."""
    contact = vendor.contact
    lacks: list[str] = []
    if is_open(vendor.address) and (contact is None or is_open(contact.address)):
        lacks.append("address")
    if contact is None or all(map(is_open, (contact.name, contact.position, contact.email))):
        lacks.append("contact")
    return tuple(lacks)


def unseen(statuses: Statuses) -> Mapping[str, tuple[str, ...]]:
    """By vendor that we engage, the services without a place of support or administration.

    Left out are independent controllers, and vendors whose name, country or places are unknown:
    each of these is a finding of its own.
    """
    found: dict[str, set[str]] = {}
    for judgment in statuses.judgments:
        flow = judgment.flow
        if flow.kind is not Kind.OWN or flow.importer_role.decides or nameless(flow.importer):
            continue
        if not judgment.regime or not isinstance(flow.country, str):
            continue
        if not judgment.because(*UNPLACED) and not any(_access(each) for each in flow.places):
            found.setdefault(flow.importer.id, set()).update(flow.services)
    return {name: tuple(sorted(services)) for name, services in found.items()}


def _access(location: Location) -> bool:
    """Whether people have access to the data from the place."""
    return isinstance(location.uses, tuple) and not ACCESS.isdisjoint(location.uses)
