"""Chain edges to any depth: one flow per edge and destination, never per path."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import Edge, Location, Vendor
from onward.law.book import Book
from onward.transfers.cycles import components, passes_on
from onward.transfers.data import sensitive, staff, union
from onward.transfers.flow import Flow, Kind, Role
from onward.transfers.party import party_of
from onward.transfers.place import active, own_places, spread
from onward.transfers.reached import Reached, exporter_law, serves
from onward.transfers.unnamed import unnamed_flows


class Sent(NamedTuple):
    """An edge, and whether data go there on which we decide, or may."""

    flow: Flow
    ours: bool


def chain_flows(
    inventory: Inventory, book: Book, day: date, reached: Mapping[str, list[Reached]]
) -> Iterator[Flow]:
    """Each edge behind every vendor that the data reach; exporters come before their importers."""
    known = {name: {root.service: root for root in roots} for name, roots in reached.items()}
    for group in components(passes_on(inventory)):
        made: dict[str, tuple[Flow, ...]] = {}
        members = frozenset(group)
        waiting = {name: None for name in group if name in known}
        while waiting:
            vendor = inventory.vendors[next(iter(waiting))]
            del waiting[vendor.id]
            roots = list(known[vendor.id].values())
            edges = tuple(
                Sent(_flow(vendor, edge, served, inventory, book, day), any(r.ours for r in served))
                for edge, served in _edges(vendor, roots, day)
            )
            unnamed_ = unnamed_flows(vendor, roots, inventory, book, day)
            made[vendor.id] = (*(each.flow for each in edges), *unnamed_)
            waiting |= {name: None for name in _pass(edges, known) if name in members}
        yield from (flow for flows in made.values() for flow in flows)


def _pass(edges: tuple[Sent, ...], known: dict[str, dict[str, Reached]]) -> Iterator[str]:
    """Hand the data on; the importers that have more of them now than before."""
    for flow, of_ours in edges:
        way = f"{flow.exporter.id}>{flow.at.route}"
        there = known.setdefault(flow.importer.id, {})
        if there.get(way) != (onwards := _onwards(flow, ours=of_ours)):
            there[way] = onwards
            yield flow.importer.id


def _onwards(flow: Flow, *, ours: bool) -> Reached:
    role = flow.importer_role
    return Reached(
        service="",
        role=role,
        data=flow.data,
        subjects=flow.subjects,
        places=flow.places,
        clear_text=flow.clear_text if isinstance(flow.clear_text, str) else None,
        ours=ours,
        through=flow.exporter.id,
    )


def _edges(vendor: Vendor, roots: list[Reached], day: date) -> Iterator[tuple[Edge, list[Reached]]]:
    """The recorded edges that carry our data, with the places that name their party in `by`."""
    open_roots = [root for root in roots if root.role is not Role.CONTROLLER]
    declared: set[str] = set()
    for edge in vendor.subprocessors or ():
        if edge.vendor is UNKNOWN or not active(day, edge.since, edge.until):
            continue
        served = [root for root in open_roots if serves(edge, root, edge.vendor)]
        if not served:
            continue
        declared.add(edge.vendor)
        places = tuple(_run_by(edge.vendor, served))
        whole = replace(edge, locations=(*(edge.locations or ()), *places)) if places else edge
        yield whole, served
    for name in sorted(
        {str(place.by) for root in open_roots for place in root.places if _other(place)}
    ):
        if name not in declared:
            served = [root for root in open_roots if any(place.by == name for place in root.places)]
            places = tuple(_run_by(name, served))
            yield Edge(vendor=name, locations=places, route=places[0].route), served


def _other(place: Location) -> bool:
    return isinstance(place.by, str) and place.by != "self"


def _run_by(name: str, roots: list[Reached]) -> Iterator[Location]:
    return (place for root in roots for place in root.places if place.by == name)


def _flow(
    vendor: Vendor, edge: Edge, roots: list[Reached], inventory: Inventory, book: Book, day: date
) -> Flow:
    importer = party_of(inventory.vendors[str(edge.vendor)])
    data = edge.data if edge.data is not None else union(tuple(root.data for root in roots))
    subjects = union(tuple(root.subjects for root in roots))
    sent = [root if edge.data is None else root._replace(data=edge.data) for root in roots]
    whose = [staff(root.data, root.subjects, ours=root.ours) for root in sent]
    regimes, onward = exporter_law(vendor, book, day)
    exporter = party_of(vendor)
    code = importer.country if isinstance(importer.country, str) else "unknown"
    known = edge.locations or _own_places(inventory.vendors[importer.id])
    places = tuple(spread(known, day, importer.id))
    at = exporter.at._replace(route=edge.route)
    return Flow(
        kind=Kind.CHAIN,
        subject=f"{vendor.id}>{importer.id}@{code}",
        exporter=exporter,
        importer=importer,
        exporter_roles=frozenset(root.role for root in roots),
        importer_role=Role.PROCESSOR,
        services=tuple(sorted({root.service for root in roots if root.service})),
        through=tuple(sorted({root.through for root in roots if root.through})),
        data=data,
        subjects=subjects,
        country=importer.country,
        further=tuple(own_places(places)),
        places=places,
        grounds=edge.safeguards,
        agreement=edge.agreement,
        regimes=regimes,
        onward=onward,
        clear_text=_clear_text({root.clear_text for root in roots}),
        staff_data=any(own for own, _ in whose),
        other_data=any(other for _, other in whose),
        sensitive=sensitive(inventory.organisation, data),
        since=edge.since,
        at=at,
        ground_at=at,
    )


def _clear_text(said: set[str | None]) -> str | None:
    """Whether the data are needed in clear text: not, only where that holds for all of them."""
    if "needed" in said:
        return "needed"
    return "not-needed" if said == {"not-needed"} else None


def _own_places(vendor: Vendor) -> tuple[Location, ...]:
    """Where a party works from by its own record, for an edge that says no place."""
    return tuple(place for service in vendor.services for place in service.locations or ())
