"""Through whom we know the parties that others engage."""

from collections import deque

from onward.inventory.records import Inventory
from onward.inventory.vendor import Vendor


class Engagers:
    """Who passes data on to whom, read from below: from a party up to vendors of ours."""

    __slots__ = ("_above", "_known")

    def __init__(self, inventory: Inventory) -> None:
        self._above: dict[str, list[Vendor]] = {}
        self._known: dict[str, tuple[tuple[Vendor, str], ...]] = {}
        for vendor in inventory.vendors.values():
            for edge in vendor.subprocessors or ():
                if isinstance(edge.vendor, str):
                    self._above.setdefault(edge.vendor, []).append(vendor)

    def of(self, vendor: Vendor) -> tuple[tuple[Vendor, str], ...]:
        """The nearest vendors that we engage above a party, each with the one between, if any.

        The one between is named where it passes data on to the party itself.
        """
        if vendor.id not in self._known:
            self._known[vendor.id] = tuple(self._climb(vendor).values())
        return self._known[vendor.id]

    def _climb(self, vendor: Vendor) -> dict[str, tuple[Vendor, str]]:
        found: dict[str, tuple[Vendor, str]] = {}
        seen = {vendor.id}
        waiting = deque((each, "") for each in self._above.get(vendor.id, ()))
        while waiting and not found:
            for _ in range(len(waiting)):
                other, between = waiting.popleft()
                if other.id in seen:
                    continue
                seen.add(other.id)
                named = other.name if isinstance(other.name, str) else f"`{other.id}`"
                if other.engaged == "by-us" and isinstance(other.name, str):
                    found[other.id] = (other, between)
                else:
                    above = self._above.get(other.id, ())
                    waiting.extend((each, between or named) for each in above)
        return found
