"""Renamed records: the same thing under another id is one change, not two."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from onward.inventory.organisation import Activity
from onward.inventory.records import Inventory
from onward.inventory.value import Text
from onward.inventory.vendor import Service, Vendor
from onward.transfers.grounds.question import folded

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Renames:
    """Old ids to new ids."""

    vendors: Mapping[str, str] = field(default_factory=dict)
    activities: Mapping[str, str] = field(default_factory=dict)
    services: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By the new id of the vendor."""
    inventory: Mapping[str, str] = field(default_factory=dict)

    @property
    def none(self) -> bool:
        """Whether nothing bears another id."""
        return not any((self.vendors, self.activities, self.services, self.inventory))


def renames(before: Inventory, after: Inventory) -> Renames:
    """What went from one side and came, as the same thing under another id, on the other.

    Only where one old and one new can belong to each other, and to nobody else.
    """
    vendors = _matched(before.vendors, after.vendors, _same_vendor)
    activities = _matched(before.activities, after.activities, _same_activity)
    services: dict[str, Mapping[str, str]] = {}
    for old, vendor in before.vendors.items():
        now = after.vendors.get(vendors.get(old, old))
        if now is not None and now.services != vendor.services:
            found = _matched(_services(vendor), _services(now), _same_service)
            services |= {now.id: found} if found else {}
    inventory = {before.id: after.id} if before.id != after.id else {}
    return Renames(vendors, activities, services, inventory)


def _services(vendor: Vendor) -> Mapping[str, Service]:
    return {each.id: each for each in vendor.services}


def _matched(
    before: Mapping[str, T], after: Mapping[str, T], same: Callable[[T, T], bool]
) -> dict[str, str]:
    gone = {name: each for name, each in before.items() if name not in after}
    come = {name: each for name, each in after.items() if name not in before}
    heirs = {old: [new for new, n in come.items() if same(o, n)] for old, o in gone.items()}
    claims = [new for each in heirs.values() for new in each]
    return {
        old: each[0]
        for old, each in sorted(heirs.items())
        if len(each) == 1 and claims.count(each[0]) == 1
    }


def _same_vendor(one: Vendor, other: Vendor) -> bool:
    """The same domains or the same company; where no company is known, the same name."""
    if set(one.domains) & set(other.domains):
        return True
    if isinstance(one.legal_name, str) and isinstance(other.legal_name, str):
        return folded(one.legal_name) == folded(other.legal_name)
    if _names(one) & _names(other):
        return True
    return replace(one, id="", name=None) == replace(other, id="", name=None) and bool(one.services)


def _names(vendor: Vendor) -> set[str]:
    said = (vendor.name, *vendor.also_known_as, *vendor.formerly)
    return {folded(each) for each in said if isinstance(each, str)}


def _same_activity(one: Activity, other: Activity) -> bool:
    return _alike(one.name, other.name) or (
        _alike(one.purpose, other.purpose) and one.role == other.role
    )


def _same_service(one: Service, other: Service) -> bool:
    return _alike(one.purpose, other.purpose) or replace(one, id="") == replace(other, id="")


def _alike(one: Text, other: Text) -> bool:
    return isinstance(one, str) and isinstance(other, str) and folded(one) == folded(other)
