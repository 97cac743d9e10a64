"""Renamed vendors: the same party under another id is one change, not two."""

from collections.abc import Mapping
from dataclasses import replace

from onward.inventory.records import Edge, Inventory, Location, Notice, Service, Vendor, Waiver
from onward.transfers.grounds.question import folded


def renames(before: Inventory, after: Inventory) -> Mapping[str, str]:
    """Old id to new id, where a vendor went and one of the same entity or domain came."""
    gone = {name: each for name, each in before.vendors.items() if name not in after.vendors}
    come = {name: each for name, each in after.vendors.items() if name not in before.vendors}
    found: dict[str, str] = {}
    for old, vendor in sorted(gone.items()):
        same = [
            new
            for new, other in sorted(come.items())
            if new not in found.values() and _same(vendor, other)
        ]
        if len(same) == 1:
            found[old] = same[0]
    return found


def _same(one: Vendor, other: Vendor) -> bool:
    if set(one.domains) & set(other.domains):
        return True
    if isinstance(one.legal_name, str) and isinstance(other.legal_name, str):
        return folded(one.legal_name) == folded(other.legal_name)
    names = [each.name for each in (one, other)]
    return all(isinstance(name, str) for name in names) and names[0] == names[1]


def renamed(inventory: Inventory, ids: Mapping[str, str]) -> Inventory:
    """The same inventory with its vendors under their new ids, wherever they are named."""
    if not ids:
        return inventory
    vendors = (_vendor(vendor, ids) for vendor in inventory.vendors.values())
    organisation = inventory.organisation
    notices = tuple(_notice(each, ids) for each in organisation.notices)
    return replace(
        inventory,
        organisation=replace(organisation, notices=notices),
        vendors={each.id: each for each in sorted(vendors, key=lambda vendor: vendor.id)},
        waivers={name: _waiver(each, ids) for name, each in inventory.waivers.items()},
    )


def _vendor(vendor: Vendor, ids: Mapping[str, str]) -> Vendor:
    edges = vendor.subprocessors
    return replace(
        vendor,
        id=ids.get(vendor.id, vendor.id),
        services=tuple(_service(each, ids) for each in vendor.services),
        subprocessors=None if edges is None else tuple(_edge(each, ids) for each in edges),
    )


def _service(service: Service, ids: Mapping[str, str]) -> Service:
    return replace(service, locations=_locations(service.locations, ids))


def _edge(edge: Edge, ids: Mapping[str, str]) -> Edge:
    vendor = ids.get(edge.vendor, edge.vendor) if isinstance(edge.vendor, str) else edge.vendor
    return replace(edge, vendor=vendor, locations=_locations(edge.locations, ids))


def _locations(
    locations: tuple[Location, ...] | None, ids: Mapping[str, str]
) -> tuple[Location, ...] | None:
    if locations is None:
        return None
    return tuple(
        replace(each, by=ids.get(each.by, each.by)) if isinstance(each.by, str) else each
        for each in locations
    )


def _notice(notice: Notice, ids: Mapping[str, str]) -> Notice:
    named = notice.recipients
    return replace(
        notice,
        recipients=None if named is None else tuple(sorted(ids.get(each, each) for each in named)),
        mentions=tuple(sorted(ids.get(each, each) for each in notice.mentions)),
    )


def _waiver(waiver: Waiver, ids: Mapping[str, str]) -> Waiver:
    """A subject names vendors before `/`, `@` and on both sides of `>`."""
    party, at, country = waiver.subject.partition("@")
    head, slash, service = party.partition("/")
    parts = [ids.get(each, each) for each in head.split(">")]
    subject = ">".join(parts) + slash + service + at + country
    return replace(waiver, subject=subject)
