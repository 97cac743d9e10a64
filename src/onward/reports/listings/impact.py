"""`onward impact`: what depends on a party, a country, a region or an instrument."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from onward.diagnostic import Judged
from onward.inventory.records import Inventory
from onward.law.law import Law
from onward.reports.listings.table import Record, Table
from onward.reports.listings.ways import named, of_country
from onward.terms.country import is_country
from onward.terms.place import the
from onward.transfers.assess import Statuses
from onward.transfers.graph import US, Edge, Graph, Way, reach, shortest
from onward.transfers.status import Status
from onward.wording.english import count, listed

COLUMNS = ("party", "country", "effect", "services", "activities", "data", "other_way")
NAMES = ("name", "legal_name", "parent", "country")
ITSELF, ONLY, ALSO = "itself", "all ways go through it", "also reached through it"


class Target(NamedTuple):
    """What is thought away: parties of the graph, and edges that count no longer."""

    name: str
    """What to call it."""
    parties: frozenset[str]
    stays: Callable[[Edge], bool] = lambda _: True


def target(asked: str, graph: Graph, inventory: Inventory, law: Law) -> Target | None:
    """What a name means: a vendor, a company, a country, a region or an instrument; else None."""
    if asked in law.instruments:
        return Target(law.instrument(asked).name, frozenset(), lambda edge: not _rests(edge, asked))
    if asked in graph and asked != US:
        return Target(named(graph, asked), frozenset({asked}))
    called = {
        key
        for key, node in graph.nodes(data=True)
        if key != US
        and asked in (node["name"], node["legal_name"], node["parent"], node["country"])
    }
    if called:
        return Target(the(asked) if is_country(asked) else asked, frozenset(called))
    regional = frozenset(_of_region(asked, graph, inventory))
    return Target(asked, regional) if regional else None


def _rests(edge: Edge, instrument: str) -> bool:
    """Whether an edge has this instrument as its only mechanism."""
    return bool(edge["mechanisms"] == (instrument,))


def _of_region(asked: str, graph: Graph, inventory: Inventory) -> Iterator[str]:
    """The vendors with a service all of whose places are in the region."""
    for vendor in inventory.vendors.values():
        for service in vendor.services:
            places = {place.place for place in service.locations or ()}
            if vendor.id in graph and places == {asked}:
                yield vendor.id


def effects(graph: Graph, what: Target) -> dict[str, str]:
    """By party that depends on it, in which way."""
    before = reach(graph)
    after = reach(graph, carries=what.stays, without=what.parties)
    touched = {party: _effect(party, graph, what, after) for party in sorted(before)}
    return {party: effect for party, effect in touched.items() if effect}


def impact(
    judged: Judged,
    graph: Graph,
    statuses: Statuses,
    law: Law,
    what: Target,
    found: Mapping[str, str],
) -> Table:
    """A line a party: those that fall with it first, then those that have another way."""
    order = (ITSELF, ONLY, ALSO)
    parties = sorted(found, key=lambda party: (order.index(found[party]), party))
    also = (party for party in parties if found[party] == ALSO)
    others = shortest(graph, also, carries=what.stays, without=what.parties)
    return Table(
        command="impact",
        title=f"What depends on {what.name} as of {statuses.day}",
        columns=COLUMNS,
        rows=tuple(_row(party, found[party], graph, others) for party in parties),
        records=tuple(_record(party, found[party], graph, others, judged.id) for party in parties),
        as_of=statuses.day,
        law_checked=law.checked,
        inventories=(judged,),
        notes=tuple(_notes(found, graph, what)),
    )


def _effect(party: str, graph: Graph, what: Target, after: frozenset[str]) -> str:
    if party == US:
        return ""
    if party in what.parties:
        return ITSELF
    if party not in after:
        return ONLY
    incoming = list(graph.in_edges(party, data=True))
    gone = (tail != US and tail not in after for tail, _, _ in incoming)
    through = any(gone) or not all(what.stays(edge) for _, _, edge in incoming)
    return ALSO if through else ""


def _edges(party: str, graph: Graph, key: str) -> tuple[str, ...]:
    """What the edges to a party hold under a key, each once."""
    edges = graph.in_edges(party, data=True)
    return tuple(sorted({word for _, _, edge in edges for word in edge[key]}))


def _row(party: str, effect: str, graph: Graph, others: Mapping[str, Way]) -> tuple[str, ...]:
    other = others.get(party)
    return (
        named(graph, party),
        of_country(graph, party),
        effect,
        ", ".join(_edges(party, graph, "services")),
        ", ".join(_edges(party, graph, "activities")),
        ", ".join(_edges(party, graph, "data")),
        " → ".join(named(graph, each) for each in other.parties) if other else "",
    )


def _record(
    party: str, effect: str, graph: Graph, others: Mapping[str, Way], inventory: str
) -> Record:
    other = others.get(party)
    return {
        "inventory": inventory,
        "party": party,
        "country": graph.nodes[party]["country"] or None,
        "effect": {ITSELF: "itself", ONLY: "falls", ALSO: "has-another-way"}[effect],
        "services": _edges(party, graph, "services"),
        "activities": _edges(party, graph, "activities"),
        "data": _edges(party, graph, "data"),
        "other_way": other.parties if other else None,
    }


def _notes(found: Mapping[str, str], graph: Graph, what: Target) -> Iterator[str]:
    falls = [party for party, effect in found.items() if effect != ALSO]
    if not found:
        yield f"Nothing that is recorded depends on {what.name}."
        return
    activities = sorted({word for party in falls for word in _edges(party, graph, "activities")})
    customers = sorted(
        {
            graph.nodes[tail]["name"]
            for tail, _, edge in graph.in_edges(US, data=True)
            if set(edge["services"]) & set(activities)
        }
    )
    fails = sum(
        Status(edge["status"]) is Status.FAILS
        for party in falls
        for _, _, edge in graph.in_edges(party, data=True)
    )
    yield (
        f"{count(len(falls), 'party')} cannot be reached without it."
        if falls
        else ("Every party can be reached without it.")
    )
    if activities:
        yield f"Activities: {listed(activities)}."
    if customers:
        yield f"Customers: {listed(customers)}."
    if fails:
        yield f"{count(fails, 'flow')} of these {'fails' if fails == 1 else 'fail'} already."
