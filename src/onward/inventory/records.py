"""A waiver, and a whole inventory in which every reference and every term resolves."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from onward.inventory.organisation import Activity, Organisation
from onward.inventory.vendor import Vendor


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """An exception with an end: it silences CI, never a status."""

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


def subject_of(record: Organisation | Vendor | Activity | Waiver, inventory: Inventory) -> str:
    """What a finding of a rule for records of all kinds calls one: its id, and its kind if needed.

    Needed where a vendor, or else an activity, has the same id: `basecamp (activity)`.
    """
    match record:
        case Vendor():
            return record.id
        case Activity():
            return f"{record.id} (activity)" if record.id in inventory.vendors else record.id
        case _:
            shared = record.id in inventory.vendors or record.id in inventory.activities
            kind = "inventory" if isinstance(record, Organisation) else "waiver"
            return f"{record.id} ({kind})" if shared else record.id
