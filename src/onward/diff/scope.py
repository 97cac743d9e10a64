"""Whom and what a comparison concerns."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onward.diff.change import KEEPING, NAMING, Change, State
from onward.diff.flows import FlowChange
from onward.diff.labels import Names
from onward.diff.snapshot import Snapshot
from onward.inventory.records import Inventory
from onward.inventory.vendor import Service
from onward.transfers.flow import Kind


@dataclass(frozen=True, slots=True)
class Scope:
    """Whom and what a comparison concerns, by their names, each sorted."""

    parties: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    customers: tuple[str, ...] = ()


def scope(
    pairs: Sequence[tuple[Snapshot | None, Snapshot | None]],
    changes: Iterable[Change],
    flows: Iterable[FlowChange],
) -> Scope:
    """By their names: the parties of changes and flows, the data and activities behind them."""
    snapshots = [snapshot for pair in pairs for snapshot in reversed(pair) if snapshot is not None]
    names = {snapshot.inventory.id: snapshot.names for snapshot in reversed(snapshots)}
    found = _Found(set(), set(), set(), set())
    for change in changes:
        found.of_change(change, names[change.inventory])
    for each in flows:
        found.of_flow(each, names[each.inventory])
    every = (found.parties, found.data, found.activities, found.customers)
    return Scope(*(tuple(sorted(each)) for each in every))


@dataclass(slots=True)
class _Found:
    """Names, while they are gathered."""

    parties: set[str]
    data: set[str]
    activities: set[str]
    customers: set[str]

    def of_change(self, change: Change, names: Names) -> None:
        """The party of a change; where it is more than a name, the services that it concerns."""
        inventory = names.inventory
        if change.kind == "activity":
            self.activities.add(change.name)
        if change.aspect == "data" and change.state is State.KNOWN:
            self.data.add(change.after or change.before)
        if change.kind != "vendor":
            return
        self.parties.add(change.name)
        vendor = inventory.vendors.get(change.party)
        if vendor is None or change.aspect in (*KEEPING, *NAMING):
            return
        for service in vendor.services:
            if change.service in ("", service.id):
                self.of_service(service, names)

    def of_service(self, service: Service, names: Names) -> None:
        """Its data and activities, and the customers behind these."""
        if isinstance(service.data, tuple):
            self.data |= {names.data(word) for word in service.data}
        if isinstance(service.activities, tuple):
            self.of_activities(service.activities, names)

    def of_activities(self, served: Iterable[str], names: Names) -> None:
        """Activities, and the customers for whom we act in them."""
        for one in served:
            self.activities.add(names.activity(one))
            self.customers |= set(acting_for(one, names.inventory))

    def of_flow(self, change: FlowChange, names: Names) -> None:
        """Both ends of a flow, its data and the activities behind it."""
        flow = change.either.flow
        self.parties |= {party.name for party in (flow.importer, flow.exporter) if party.id != "us"}
        if isinstance(flow.data, tuple):
            self.data |= {names.data(word) for word in flow.data}
        self.activities |= {names.activity(one) for one in behind(change, names.inventory)}
        self.customers |= set(concerned(change, names.inventory))


def concerned(change: FlowChange, inventory: Inventory) -> tuple[str, ...]:
    """The customers whose data a flow carries: one to or from a customer is that one's alone."""
    flow = change.either.flow
    if flow.kind is Kind.CUSTOMER:
        return (flow.importer.name,)
    if flow.kind is Kind.INBOUND:
        return (flow.exporter.name,)
    served = sorted(behind(change, inventory))
    return tuple(dict.fromkeys(name for one in served for name in acting_for(one, inventory)))


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
    return named or ("customers without a name",)
