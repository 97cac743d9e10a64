"""The entries of `subprocessors`: how a finding names them, and whether we approved them."""

from datetime import date

from onward.inventory.records import Inventory
from onward.inventory.value import known
from onward.inventory.vendor import Edge, Vendor


def approved(edge: Edge, day: date) -> bool:
    """Whether we approved the party by the day, or had decided not to object to it."""
    return isinstance(edge.approved, date) and edge.approved <= day


def subject(vendor: Vendor, edge: Edge, inventory: Inventory) -> str:
    """`sendgrid>aws@US`, as the flows of the chain are named."""
    behind = inventory.vendors.get(str(edge.vendor))
    code = behind.country if behind and isinstance(behind.country, str) else "unknown"
    there = known(edge.vendor, "unknown")
    return f"{vendor.id}>{there}@{code}"


def party(edge: Edge, inventory: Inventory) -> str | None:
    """The name of the party to which data are passed on; None where it has none."""
    behind = inventory.vendors.get(str(edge.vendor))
    return behind.name if behind and isinstance(behind.name, str) else None
