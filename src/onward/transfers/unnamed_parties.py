"""Edges to parties that no record names."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from onward.inventory.mechanism import relied
from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import Edge, Location, Vendor
from onward.law.law import Law
from onward.law.territory import EEA
from onward.transfers.data_categories import sensitive, staff, union
from onward.transfers.flow import Flow, Kind, Role
from onward.transfers.party import party_of, seats, unnamed, unnamed_party
from onward.transfers.place import Stand, active, code_of, own_places, spread, stand
from onward.transfers.reached import Reached, Roots, Served, exporter_law


def unnamed_flows(
    vendor: Vendor, roots: Roots, inventory: Inventory, law: Law, day: date, ours: tuple[str, ...]
) -> Iterator[Flow]:
    """What goes to sub-processors recorded as unknown, and to places without a recorded company."""
    seen: set[str] = set()
    for flow in _of_edges(vendor, roots, inventory, law, day, ours):
        seen.add(flow.code)
        yield flow
    regimes, onward = exporter_law(vendor, law, day, ours)
    if onward or not regimes:
        return
    accounted = _Accounted(vendor, inventory, law, day)
    for root in roots.whole.roots:
        if root.role.decides:
            continue
        for place in root.places:
            code = code_of(place)
            if place.by is not None or code is None or code in seen:
                continue
            if accounted.has(code, root):
                continue
            if stand(place, regimes[0], law, day) is Stand.OUTSIDE:
                seen.add(code)
                yield _to_unnamed(vendor, place, code, root, regimes, inventory)


def _of_edges(
    vendor: Vendor, roots: Roots, inventory: Inventory, law: Law, day: date, ours: tuple[str, ...]
) -> Iterator[Flow]:
    """One flow for each country outside to which entries lead whose `vendor` is unknown, and places
    of which it is unknown who runs them.

    A place that is not known leads to a country that is not known, and so does an entry that names
    no country outside; an entry counts only if it says anything of places, data, mechanisms or an
    agreement.
    """
    _, onward = exporter_law(vendor, law, day, ours)
    found: dict[str, list[tuple[Edge, Served]]] = {}
    for edge, served in (*_entries(vendor, roots, day), *_run_by_unknown(roots, onward=onward)):
        said = edge.locations or edge.data is not None or edge.mechanisms or edge.agreement
        if served.roots and edge.data != () and said:
            for code, places in _outside(vendor, edge, law, day, ours).items():
                led = replace(edge, locations=tuple(places))
                found.setdefault(code, []).append((led, served))
    for code, edges in found.items():
        yield _to_party(vendor, code, edges, inventory, law, day, ours)


def _entries(vendor: Vendor, roots: Roots, day: date) -> Iterator[tuple[Edge, Served]]:
    for edge in vendor.subprocessors or ():
        if edge.vendor is UNKNOWN and active(day, edge.since, edge.until):
            yield edge, roots.served(edge.serves)


def _run_by_unknown(roots: Roots, *, onward: bool) -> Iterator[tuple[Edge, Served]]:
    """Places that a processor works from, as entries for the unknown company that runs them.

    An unknown place of a vendor inside is judged as unknown already.
    """
    for root in roots.whole.roots:
        for place in root.places if not root.role.decides else ():
            if place.by is UNKNOWN and (onward or code_of(place)):
                yield Edge(vendor=UNKNOWN, locations=(place,), route=place.route), Served([root])


def _outside(
    vendor: Vendor, edge: Edge, law: Law, day: date, ours: tuple[str, ...]
) -> Mapping[str, list[Location]]:
    """Where its places are, by country, `EEA` or `unknown`: not those inside where the vendor is
    inside itself, unless there are no others.
    """
    regimes, _ = exporter_law(vendor, law, day, ours)
    found: dict[str, list[Location]] = {}
    places = tuple(spread(edge.locations, day, ""))
    for place in places:
        code = code_of(place) or "unknown"
        if not any(law.inside(each, code, day) for each in regimes):
            found.setdefault(code, []).append(place)
    return found or {"unknown": list(places)}


def _to_party(
    vendor: Vendor,
    code: str,
    edges: list[tuple[Edge, Served]],
    inventory: Inventory,
    law: Law,
    day: date,
    ours: tuple[str, ...],
) -> Flow:
    regimes, onward = exporter_law(vendor, law, day, ours)
    sent = [
        root if edge.data is None else root._replace(data=edge.data)
        for edge, served in edges
        for root in served.roots
    ]
    data = union(tuple(root.data for root in sent))
    whose = [staff(root.data, root.subjects, ours=root.ours) for root in sent]
    there = tuple(place for edge, _ in edges for place in edge.locations or ())
    first = edges[0][0]
    place = next((each for each in first.locations or () if each.route == first.route), None)
    where = UNKNOWN if code == "unknown" else code
    importer = unnamed(vendor, place, where) if place else unnamed_party(vendor, first, where)
    named = [some for edge, _ in edges if (some := relied(edge.mechanisms)) is not None]
    agreements = [edge.agreement for edge, _ in edges if edge.agreement is not None]
    agreements.sort(key=lambda each: each.status != "missing")
    return Flow(
        kind=Kind.CHAIN,
        subject=f"{vendor.id}>unnamed@{code}",
        exporter=party_of(vendor),
        importer=importer,
        exporter_roles=frozenset(root.role for root in sent),
        importer_role=Role.PROCESSOR,
        services=tuple(sorted({root.service for root in sent if root.service})),
        through=tuple(sorted({root.through for root in sent if root.through})),
        data=data,
        subjects=union(tuple(root.subjects for root in sent)),
        country=importer.country,
        further=tuple(own_places(there, open_=True)),
        places=there,
        mechanisms=tuple(each for some in named for each in some) if named else None,
        agreement=next(iter(agreements), None),
        regimes=regimes,
        onward=onward,
        staff_data=any(own for own, _ in whose),
        other_data=any(other for _, other in whose),
        sensitive=sensitive(inventory.organisation, data),
        since=first.since,
        at=importer.at,
        mechanism_at=importer.at,
    )


class _Accounted:
    """The countries that the recorded edges of a vendor account for, by whose data they carry."""

    def __init__(self, vendor: Vendor, inventory: Inventory, law: Law, day: date) -> None:
        self._all: set[str] = set()
        self._of_service: dict[str, set[str]] = {}
        self._run_by: dict[str, set[str]] = {}
        for edge in vendor.subprocessors or ():
            if edge.vendor is UNKNOWN or not active(day, edge.since, edge.until):
                continue
            homes = seats(inventory.vendors[edge.vendor])
            codes = {code_of(place) for place in spread(edge.locations, day, "")}
            known = {code for code in codes if isinstance(code, str)}
            known.update(homes if len(homes) == 1 else ())
            if any(law.territories.in_eea(code, day) for code in known):
                known.add(EEA)
            if edge.serves is None:
                self._all |= known
            for name in edge.serves or ():
                self._of_service.setdefault(name, set()).update(known)
            self._run_by.setdefault(edge.vendor, set()).update(known)

    def has(self, code: str, root: Reached) -> bool:
        """Whether an edge that carries these data leads to that country."""
        if code in self._all or code in self._of_service.get(root.service, ()):
            return True
        return any(code in self._run_by.get(str(place.by), ()) for place in root.places)


def _to_unnamed(
    vendor: Vendor,
    place: Location,
    code: str,
    root: Reached,
    regimes: tuple[str, ...],
    inventory: Inventory,
) -> Flow:
    importer = unnamed(vendor, place, code)
    staff_data, other_data = staff(root.data, root.subjects, ours=root.ours)
    return Flow(
        kind=Kind.CHAIN,
        subject=f"{vendor.id}>unnamed@{code}",
        exporter=party_of(vendor),
        importer=importer,
        exporter_roles=frozenset({root.role}),
        importer_role=Role.PROCESSOR,
        services=(root.service,) if root.service else (),
        through=(root.through,) if root.through else (),
        data=root.data,
        subjects=root.subjects,
        country=code,
        places=(place,),
        regimes=regimes,
        staff_data=staff_data,
        other_data=other_data,
        sensitive=sensitive(inventory.organisation, root.data),
        at=importer.at,
        mechanism_at=importer.at,
    )
