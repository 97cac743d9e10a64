"""Whom and what a comparison concerns."""

from collections.abc import Iterable, Sequence

from onward.diff.change import Change
from onward.diff.comparison import Touched
from onward.diff.flows import FlowChange
from onward.diff.names import Names
from onward.diff.side import Side
from onward.inventory.records import Inventory
from onward.transfers.flow import Kind


def touched(
    pairs: Sequence[tuple[Side | None, Side | None]],
    changes: Iterable[Change],
    flows: Iterable[FlowChange],
) -> Touched:
    """By their names: the parties of changes and flows, the data and activities behind them."""
    sides = [side for pair in pairs for side in reversed(pair) if side is not None]
    names = {side.inventory.id: Names(side.inventory, side.book) for side in reversed(sides)}
    parties: set[str] = set()
    data: set[str] = set()
    activities: set[str] = set()
    customers: set[str] = set()
    for change in changes:
        known = names[change.inventory]
        parties |= {change.name} if change.party in known.inventory.vendors else set()
        data |= {change.after or change.before} if _category(change) else set()
        activities |= {change.name} if change.party in known.inventory.activities else set()
    for each in flows:
        known = names[each.inventory]
        flow = each.either.flow
        parties |= {party.name for party in (flow.importer, flow.exporter) if party.id != "us"}
        if isinstance(flow.data, tuple):
            data |= {known.data(word) for word in flow.data}
        served = behind(each, known.inventory)
        activities |= {known.activity(name) for name in served}
        customers |= {name for one in served for name in acting_for(one, known.inventory)}
    return Touched(*(tuple(sorted(each)) for each in (parties, data, activities, customers)))


def _category(change: Change) -> bool:
    """Whether a category of data came or went."""
    return change.aspect == "data" and change.item not in ("unknown", "none")


def behind(change: FlowChange, inventory: Inventory) -> frozenset[str]:
    """The ids of the activities behind a flow: those of its services, or itself."""
    flow = change.either.flow
    if flow.kind in (Kind.CUSTOMER, Kind.INBOUND):
        return frozenset(flow.services) & inventory.activities.keys()
    found: set[str] = set()
    for vendor in inventory.vendors.values():
        if vendor.id in (flow.importer.id, flow.exporter.id):
            for service in vendor.services:
                if service.id in flow.services and isinstance(service.activities, tuple):
                    found |= set(service.activities)
    return frozenset(found)


def acting_for(activity: str, inventory: Inventory) -> tuple[str, ...]:
    """The customers whose data it is, by their names or groups; none where we decide."""
    found = inventory.activities.get(activity)
    if found is None or found.role != "processor":
        return ()
    said = [name for one in found.controllers or () for name in (one.name, one.group)]
    named = tuple(name for name in said if isinstance(name, str))
    return named or ("customers that are not named",)
