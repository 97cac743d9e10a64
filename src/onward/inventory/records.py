"""A waiver, and a whole inventory in which every reference and every term resolves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from onward.inventory.organisation import Activity, Organisation
from onward.inventory.vendor import Vendor


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """An exception with an end: it silences CI, never a footing."""

    id: str
    rule: str
    subject: str
    cause: str
    reason: str
    remedy: str
    approved_by: str
    approved_on: date
    expires: date
    covers: tuple[str, ...] | None = None
    """What the finding covered when it was waived; None: not recorded."""
    origin: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Inventory:
    """A whole inventory in which every reference and every term resolves."""

    id: str
    path: str
    organisation: Organisation
    vendors: Mapping[str, Vendor]
    """By id, in the order of the ids; activities and waivers too."""
    activities: Mapping[str, Activity]
    waivers: Mapping[str, Waiver]


def owners(inventory: Inventory) -> Mapping[str, str]:
    """Who answers for each record that says so, by the path of the record."""
    vendors = {each.origin: each.owner for each in inventory.vendors.values()}
    activities = {each.origin: each.owner for each in inventory.activities.values()}
    found = {**vendors, **activities}
    return {path: owner for path, owner in found.items() if isinstance(owner, str)}
