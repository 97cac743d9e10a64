"""Chain edges to any depth: one flow per edge and destination, never per path."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from onward.inventory.mechanism import only_found, relied
from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN, known
from onward.inventory.vendor import Edge, Location, Vendor
from onward.inventory.words import ClearText
from onward.transfers.data_categories import sensitive
from onward.transfers.flow import Flow, Kind, Party, Role
from onward.transfers.memory import Memory
from onward.transfers.party import party_of
from onward.transfers.place import active, own_places, spread
from onward.transfers.reached import Reached, Roots, Served, exporter_law
from onward.transfers.setting import Setting
from onward.transfers.unnamed_parties import unnamed_flows
from onward.transfers.vendor_graph import components, passes_on


class PassedOn(NamedTuple):
    """What a vendor passes on."""

    edges: tuple[tuple[Flow, Reached], ...]
    """To other vendors, and what that is for these."""
    unnamed: tuple[Flow, ...]

    @property
    def flows(self) -> tuple[Flow, ...]:
        """All of it."""
        return (*(flow for flow, _ in self.edges), *self.unnamed)


def chain_flows(
    inventory: Inventory, setting: Setting, reached: Mapping[str, Iterable[Reached]], memory: Memory
) -> Iterator[Flow]:
    """Each edge behind every vendor that the data reach; exporters come before their importers."""
    known = {name: {root.service: root for root in roots} for name, roots in reached.items()}
    graph = passes_on(inventory)
    for group in components(graph):
        made: dict[str, PassedOn] = {}
        members = frozenset(group)
        waiting = {name: None for name in group if name in known}
        while waiting:
            vendor = inventory.vendors[next(iter(waiting))]
            del waiting[vendor.id]
            importers = tuple(inventory.vendors[name] for name in graph[vendor.id])
            roots = tuple(known[vendor.id].values())
            passed = memory.once(_passed_on, vendor, importers, roots, setting)
            made[vendor.id] = passed
            waiting |= {name: None for name in _pass(passed, known, memory) if name in members}
        yield from (flow for each in made.values() for flow in each.flows)


def _passed_on(
    vendor: Vendor, importers: tuple[Vendor, ...], roots: tuple[Reached, ...], setting: Setting
) -> PassedOn:
    """What follows of what reached one vendor: from its record, and those that it names."""
    ours, law, day = setting.regimes or (), setting.law, setting.day
    named = {each.id: each for each in (vendor, *importers)}
    inventory = replace(setting.inventory, vendors=named)
    all_ = Roots(roots)
    edges = []
    exporter, judging = party_of(vendor), exporter_law(vendor, law, day, ours)
    for edge, served in _edges(vendor, all_, inventory, day):
        flow = _flow(exporter, judging, edge, served, inventory, day)
        edges.append((flow, _onwards(flow)))
    return PassedOn(tuple(edges), tuple(unnamed_flows(vendor, all_, inventory, law, day, ours)))


def _pass(passed: PassedOn, known: dict[str, dict[str, Reached]], memory: Memory) -> Iterator[str]:
    """Hand the data on; the importers that have more of them now than before.

    What is handed on as it was is the same value: then nothing differs further down.
    """
    met: Counter[str] = Counter()
    for flow, found in passed.edges:
        onwards = memory.once(Reached, *found)
        way = f"{flow.exporter.id}>{flow.at.route}"
        met[way] += 1
        way = f"{way}#{met[way]}"
        there = known.setdefault(flow.importer.id, {})
        if there.get(way) != onwards:
            there[way] = onwards
            yield flow.importer.id


def _onwards(flow: Flow) -> Reached:
    """What an edge hands to its importer."""
    return Reached(
        service="",
        role=flow.importer_role,
        data=flow.data,
        subjects=flow.subjects,
        places=flow.places,
        clear_text=flow.clear_text if isinstance(flow.clear_text, str) else None,
        form=flow.form,
        our_roles=flow.our_roles,
        through=flow.exporter.id,
    )


def _edges(
    vendor: Vendor, roots: Roots, inventory: Inventory, day: date
) -> Iterator[tuple[Edge, Served]]:
    """The recorded edges that carry our data, with the places that name their party in `by`."""
    declared: set[str] = set()
    for edge in vendor.subprocessors or ():
        if edge.vendor is UNKNOWN or not active(day, edge.since, edge.until):
            continue
        served = roots.served(edge.serves, edge.vendor)
        if not served.roots or _without_data(edge, inventory.vendors[edge.vendor]):
            continue
        declared.add(edge.vendor)
        places = _run_by(edge.vendor, roots)
        whole = replace(edge, locations=(*(edge.locations or ()), *places)) if places else edge
        yield whole, served
    for name in sorted(roots.runners - declared - {"self"}):
        places = _run_by(name, roots)
        yield Edge(vendor=name, locations=places, route=places[0].route), roots.run_by(name)


def _without_data(edge: Edge, importer: Vendor) -> bool:
    """Whether no personal data is passed on, by the edge or the record of who gets it.

    What a vendor holds for us says nothing of what it gets from another.
    """
    behind = importer.engaged == "through-others" and importer.role == "none"
    return edge.data == () or (edge.data is None and behind)


def _run_by(name: str, roots: Roots) -> tuple[Location, ...]:
    found = (place for root in roots.run_by(name).roots for place in root.places)
    return tuple(place for place in found if place.by == name)


def _flow(
    exporter: Party,
    judging: tuple[tuple[str, ...], bool],
    edge: Edge,
    served: Served,
    inventory: Inventory,
    day: date,
) -> Flow:
    importer = party_of(inventory.vendors[str(edge.vendor)])
    data = edge.data if edge.data is not None else served.data
    staff_data, other_data = served.staff(edge.data)
    regimes, onward = judging
    code = known(importer.country, "unknown")
    locations = edge.locations or _own_places(inventory.vendors[importer.id])
    places = tuple(spread(locations, day, importer.id))
    at = exporter.at._replace(route=edge.route)
    return Flow(
        kind=Kind.CHAIN,
        subject=f"{exporter.id}>{importer.id}@{code}",
        exporter=exporter,
        importer=importer,
        exporter_roles=served.roles,
        our_roles=served.our_roles,
        importer_role=Role.PROCESSOR,
        services=served.services,
        through=served.through,
        data=data,
        subjects=served.subjects,
        country=importer.country,
        further=tuple(own_places(places)),
        places=places,
        mechanisms=relied(edge.mechanisms),
        found=only_found(edge.mechanisms),
        agreement=edge.agreement,
        regimes=regimes,
        onward=onward,
        clear_text=_clear_text(served.clear_text),
        form=served.form,
        staff_data=staff_data,
        other_data=other_data,
        sensitive=sensitive(inventory.organisation, data),
        since=edge.since,
        at=at,
        mechanism_at=at,
    )


def _clear_text(said: frozenset[str | None]) -> ClearText | None:
    """Whether the data are needed in clear text: not, only where that holds for all of them."""
    if "needed" in said:
        return "needed"
    return "not-needed" if said == {"not-needed"} else None


def _own_places(vendor: Vendor) -> tuple[Location, ...]:
    """Where a party works from by its own record, for an edge that says no place."""
    return tuple(place for service in vendor.services for place in service.locations or ())
