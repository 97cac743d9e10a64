"""The parties of a picture, and at which of them each flow begins and ends."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from onward.inventory.records import Inventory
from onward.inventory.value import known
from onward.inventory.vendor import Location
from onward.reports.diagrams import diagram as drawn
from onward.reports.diagrams.choices import Level
from onward.reports.diagrams.diagram import Node
from onward.terms.place import name_of
from onward.transfers.assess import Statuses
from onward.transfers.flow import Flow, Kind, Party, Role
from onward.transfers.place import country
from onward.wording.labels import called

_ROLES = {
    Role.CONTROLLER: drawn.NodeKind.CONTROLLER,
    Role.JOINT_CONTROLLER: drawn.NodeKind.JOINT,
    Role.PROCESSOR: drawn.NodeKind.PROCESSOR,
    Role.UNKNOWN: drawn.NodeKind.UNSETTLED,
}
UNKNOWN = "unknown"
OUR_OWN = "our own"
"""In place of a code: our own country where it is unknown, apart from that of others."""
WORKS = "works from"
KEEPS = "keeps data in"
ONLY_KEPT = frozenset({"storage", "backup"})
"""Uses of a place at which data is kept and nobody works with it."""


def _nodes(inventory: Inventory, statuses: Statuses) -> Iterator[Node]:
    ours = inventory.organisation
    home = ours.country if isinstance(ours.country, str) else OUR_OWN
    name = called(ours.name, inventory.id)
    yield Node("us", name, _legal(ours.legal_name, name), drawn.NodeKind.US, home)
    places, roles = _places(statuses), _roles(statuses)
    for judgment in statuses.judgments:
        flow = judgment.flow
        for party, key in zip((flow.exporter, flow.importer), flow.ends, strict=True):
            if party.id != "us":
                code = party.country if isinstance(party.country, str) else UNKNOWN
                home = name_of(code) if party.country == code else ""
                where = [
                    f"{verb} {', '.join(elsewhere)}"
                    for verb, names in places.get(key, {}).items()
                    if (elsewhere := sorted(names - {home}))
                ]
                seat = ["country unknown"] if where and code == UNKNOWN else []
                reported = (*roles.get(key, ()), _legal(party.legal_name, party.name), *where)
                detail = "; ".join(filter(None, reported))
                detail = ", ".join([detail, *seat])
                serves = _activities(inventory, key)
                kind = drawn.NodeKind.MIXED if key in roles else _kind(party, flow)
                yield Node(key, party.name, detail, kind, code, activities=serves)


def _activities(inventory: Inventory, vendor: str) -> tuple[str, ...]:
    """Ids of our activities that the services of a vendor serve."""
    services = inventory.vendors[vendor].services if vendor in inventory.vendors else ()
    named = (each.activities for each in services)
    return tuple(sorted({name for some in named if isinstance(some, tuple) for name in some}))


def says_more_by_place(statuses: Statuses) -> bool:
    """Whether more countries of places are known than countries of seats."""
    stands = _stands(statuses)
    seats = {
        judgment.flow.ends[1]
        for judgment in statuses.judgments
        if isinstance(judgment.flow.country, str)
    }
    return len(set(stands) - seats) > 0 and len(stands) > len(seats)


class _Spot(NamedTuple):
    """Where data is with a party: a country, and the place as recorded where that is asked for."""

    code: str
    word: str = ""


def _spot(place: Location, *, regions: bool) -> _Spot | None:
    code = country(place)
    if not code or place.by not in (None, "self"):
        return None
    return _Spot(code, known(place.place, code) if regions else "")


def _stands(
    statuses: Statuses, *, regions: bool = False
) -> dict[str, dict[_Spot, tuple[str, ...]]]:
    """By node of a party, where data is with it, and what is done there."""
    found: dict[str, dict[_Spot, dict[str, None]]] = {}
    for judgment in statuses.judgments:
        _, importer = judgment.flow.ends
        for place in judgment.flow.places:
            spot = _spot(place, regions=regions)
            if spot is not None:
                uses = found.setdefault(importer, {}).setdefault(spot, {})
                uses.update(dict.fromkeys(place.uses if isinstance(place.uses, tuple) else ()))
    return {
        key: {spot: tuple(uses) for spot, uses in sorted(spots.items())}
        for key, spots in found.items()
    }


class Ends:
    """The nodes of a picture, and at which of them a flow begins and ends."""

    def __init__(
        self, inventory: Inventory, statuses: Statuses, level: Level, *, by_place: bool
    ) -> None:
        self._regions = level is Level.PLACE
        self._services: dict[str, dict[str, None]] = {}
        if level is Level.SERVICE:
            for judgment in statuses.judgments:
                flow = judgment.flow
                if flow.kind is Kind.OWN:
                    held = self._services.setdefault(flow.importer.id, {})
                    held.update(dict.fromkeys(flow.services))
        self.stands = _stands(statuses, regions=self._regions) if by_place else {}
        used = {"us"}
        for judgment in statuses.judgments:
            for some in self.of(judgment.flow):
                used.update(some)
        parties = {node.id: node for node in _nodes(inventory, statuses)}
        self.nodes = tuple(part for each in parties.values() for part in self._split(each, used))

    def of(self, flow: Flow) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The nodes at which a flow begins, and at which it ends.

        A party with several places passes data on from the first of them.
        """
        exporter, importer = flow.ends
        own = flow.kind is Kind.OWN
        here = {_spot(place, regions=self._regions) for place in flow.places}
        tails = self._at(exporter, set(), [] if own else self._served(exporter, flow))
        return tails, self._at(importer, here, self._served(importer, flow) if own else [])

    def _served(self, party: str, flow: Flow) -> list[str]:
        return [name for name in flow.services if name in self._services.get(party, {})]

    def _at(
        self, party: str, here: Container[_Spot | None], services: list[str]
    ) -> tuple[str, ...]:
        spots = self.stands.get(party, {})
        found = [spot for spot in spots if spot in here] or list(spots)[:1]
        if found:
            return tuple(_id_at(party, spot) for spot in found)
        return tuple(f"{party}/{name}" for name in services) or (party,)

    def _split(self, node: Node, used: set[str]) -> Iterator[Node]:
        """The party itself, and its places or services; the party is counted once."""
        found = [part for part in self._parts(node) if part.id in used]
        for number, part in enumerate(found):
            yield part if number == 0 else part._replace(parties=0)

    def _parts(self, node: Node) -> Iterator[Node]:
        for name in self._services.get(node.id, {}):
            yield node._replace(id=f"{node.id}/{name}", label=f"{node.label}: {name}")
        spots = self.stands.get(node.id, {})
        if not spots:
            yield node
        for spot, uses in spots.items():
            seat = "seat unknown" if node.country == UNKNOWN else f"seat: {name_of(node.country)}"
            elsewhere = "" if spot.code == node.country else seat
            detail = "; ".join(filter(None, (", ".join(uses), elsewhere)))
            yield node._replace(
                id=_id_at(node.id, spot), country=spot.code, detail=detail, place=spot.word
            )


def _id_at(party: str, spot: _Spot) -> str:
    return f"{party}@{spot.word or spot.code}"


def _places(statuses: Statuses) -> dict[str, dict[str, set[str]]]:
    """The names of the countries where each party works, and where it only keeps data."""
    found: dict[str, dict[str, set[str]]] = {}
    for judgment in statuses.judgments:
        _, importer = judgment.flow.ends
        there = found.setdefault(importer, {WORKS: set(), KEEPS: set()})
        for place in judgment.flow.places:
            code = country(place)
            if code and place.by in (None, "self"):
                kept = isinstance(place.uses, tuple) and ONLY_KEPT.issuperset(place.uses)
                there[KEEPS if kept else WORKS].add(name_of(code))
    for there in found.values():
        there[KEEPS] -= there[WORKS]
    return found


def _roles(statuses: Statuses) -> dict[str, tuple[str, ...]]:
    """Of a party with several roles, for which services it has each."""
    found: dict[str, dict[Role, dict[str, None]]] = {}
    for judgment in statuses.judgments:
        flow = judgment.flow
        if flow.kind is Kind.OWN:
            services = found.setdefault(flow.importer.id, {}).setdefault(flow.importer_role, {})
            services.update(dict.fromkeys(flow.services))
    return {
        name: tuple(
            f"{_ROLES[role].value} for {', '.join(some)}"
            for role, some in sorted(roles.items(), key=lambda pair: pair[0].value)
        )
        for name, roles in found.items()
        if len(roles) > 1
    }


def _legal(said: object, name: str) -> str:
    return said if isinstance(said, str) and said != name else ""


def _kind(party: Party, flow: Flow) -> drawn.NodeKind:
    if party.id == "customers":
        return drawn.NodeKind.CUSTOMER
    if not party.named:
        return drawn.NodeKind.UNNAMED
    if party is flow.importer:
        return _ROLES[flow.importer_role]
    return _ROLES[next(iter(sorted(flow.exporter_roles, key=lambda role: role.value)))]
