"""One graph of an inventory on a day: parties as nodes, judged flows as edges (networkx).

The only module that imports networkx; `check` does not import it. In a notebook:

    from onward.transfers.graph import graph_of
    graph = graph_of(inventory, statuses)          # a networkx.MultiDiGraph
    graph.nodes["us"], list(graph.out_edges("us", data=True))

A node has `name`, `kind` (us, vendor, customers, unnamed), `legal_name`, `country`, `parent` and
`hosts`.
An edge has `kind`, `subject`, `services`, `through`, `data`, `subjects`, `activities`, `country`,
`places`, `regime`, `status`, `mechanisms`, `reasons`, `since`, `until`, `path`. Lists are tuples of
text; what is not recorded is an empty text or tuple, what is unknown is `unknown`.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, Final, NamedTuple, TypeAlias

import networkx as nx
from networkx.algorithms.flow import shortest_augmenting_path

from onward.inventory.records import Inventory
from onward.inventory.value import Unknown
from onward.transfers.assess import Statuses
from onward.transfers.flow import Party
from onward.transfers.narrowed import activities, may_be
from onward.transfers.place import country
from onward.transfers.status import Judgment, Status, worst

US: Final = "us"
UNKNOWN: Final = "unknown"
Graph: TypeAlias = "nx.MultiDiGraph[str]"
Edge: TypeAlias = Mapping[str, Any]
"""The attributes of an edge."""

State: TypeAlias = tuple[str, str]
"""From whom data comes, and to whom."""
States: TypeAlias = "nx.DiGraph[State]"

TANGLE: Final = 10
"""Among more vendors that pass data round, not every ring is listed."""
_START: Final[State] = ("", US)
_END: Final[State] = ("", "")


class Hop(NamedTuple):
    """From one party to the next: every judged flow between them that is part of the way."""

    exporter: str
    importer: str
    flows: tuple[Edge, ...]

    @property
    def status(self) -> Status:
        """The worst of its flows."""
        return worst(Status(each["status"]) for each in self.flows)


class Way(NamedTuple):
    """One way that data takes from us to a party; no party is in it twice."""

    hops: tuple[Hop, ...]

    @property
    def parties(self) -> tuple[str, ...]:
        """Ids, ours first."""
        return (US, *(hop.importer for hop in self.hops))

    @property
    def weakest(self) -> Hop:
        """The hop with the worst status, the first of several."""
        return max(self.hops, key=lambda hop: hop.status.rank)


def graph_of(inventory: Inventory, statuses: Statuses) -> Graph:
    """The graph of one inventory for the day of `statuses`."""
    graph: Graph = nx.MultiDiGraph(inventory=inventory.id, day=statuses.day.isoformat())
    for judgment in statuses.judgments:
        flow = judgment.flow
        for party, key in zip((flow.exporter, flow.importer), flow.ends, strict=True):
            if key not in graph:
                graph.add_node(key, **_node(party, inventory))
        graph.add_edge(*flow.ends, **_edge(judgment, inventory))
    return graph


def _node(party: Party, inventory: Inventory) -> dict[str, Any]:
    vendor = inventory.vendors.get(party.id)
    parent = vendor.parent.legal_name if vendor is not None and vendor.parent else None
    services = vendor.services if vendor is not None else ()
    places = [place for service in services for place in service.locations or ()]
    hosts = {place.by for place in places if isinstance(place.by, str) and place.by != "self"}
    return {
        "name": party.name,
        "kind": party.id if party.id in (US, "customers", "unnamed") else "vendor",
        "legal_name": _text(party.legal_name),
        "country": _text(party.country),
        "parent": _text(parent),
        "hosts": tuple(sorted(hosts)),
    }


def _edge(judgment: Judgment, inventory: Inventory) -> dict[str, Any]:
    flow = judgment.flow
    named = [each.instrument for each in judgment.mechanisms if each.instrument]
    places = (country(place) or UNKNOWN for place in flow.places)
    return {
        "kind": flow.kind.value,
        "subject": flow.subject,
        "services": flow.services,
        "through": flow.through,
        "data": _terms(flow.data),
        "subjects": _terms(flow.subjects),
        "activities": tuple(sorted(activities(flow, inventory))),
        "country": flow.code,
        "places": tuple(dict.fromkeys(places)),
        "regime": judgment.regime,
        "status": judgment.status.value,
        "mechanisms": tuple(dict.fromkeys(named)),
        "reasons": tuple(dict.fromkeys(each.code.value for each in judgment.reasons)),
        "since": _text(flow.since),
        "until": judgment.until.isoformat() if judgment.until else "",
        "path": flow.at.path,
    }


def _text(said: object) -> str:
    if said is None:
        return ""
    return UNKNOWN if isinstance(said, Unknown) else str(said)


def _terms(terms: tuple[str, ...] | Unknown | None) -> tuple[str, ...]:
    if isinstance(terms, tuple):
        return terms
    return (UNKNOWN,) if isinstance(terms, Unknown) else ()


# Ways: an edge carries on only what came in, so a way is one through pairs of parties.


def ways(
    graph: Graph,
    ends: Callable[[str, Edge], bool],
    *,
    carries: Callable[[Edge], bool] = lambda _: True,
    without: Iterable[str] = (),
    most: int = 100,
) -> tuple[tuple[Way, ...], bool]:
    """The ways from us to the parties that are asked for, shortest first; whether some were cut.

    `ends` says of a party and an edge to it whether a way may end there, `carries` which edges
    count, `without` which parties do not. Not more than `most` ways.
    """
    states, flows = _states(graph, carries, frozenset(without))
    last = [state for state, held in flows.items() if any(ends(state[1], one) for one in held)]
    return _ways(states, flows, last, most)


def shortest(
    graph: Graph,
    parties: Iterable[str],
    *,
    carries: Callable[[Edge], bool] = lambda _: True,
    without: Iterable[str] = (),
) -> Mapping[str, Way]:
    """The shortest way from us to each of some parties; without those to which there is none."""
    states, flows = _states(graph, carries, frozenset(without))
    last: dict[str, list[State]] = {}
    for state in flows:
        last.setdefault(state[1], []).append(state)
    found = {party: _ways(states, flows, last.get(party, []), 1)[0] for party in parties}
    return {party: some[0] for party, some in found.items() if some}


def _ways(
    states: States, flows: Mapping[State, tuple[Edge, ...]], last: Sequence[State], most: int
) -> tuple[tuple[Way, ...], bool]:
    """The ways that end in one of some states, as `ways` gives them."""
    if not last:
        return (), False
    states.add_edges_from((state, _END) for state in last)
    found: list[Way] = []
    tried = islice(nx.shortest_simple_paths(states, _START, _END), most * 10)
    cut = True
    try:
        for path in tried:
            parties = [party for _, party in path[1:-1]]
            if len(set(parties)) == len(parties) and US not in parties:
                if len(found) == most:
                    break
                found.append(
                    Way(tuple(Hop(one, other, flows[one, other]) for one, other in path[1:-1]))
                )
        else:
            cut = next(tried, None) is not None
    except nx.NetworkXNoPath:
        return (), False
    finally:
        states.remove_node(_END)
    return tuple(sorted(found, key=lambda way: (len(way.hops), way.parties))), cut


def reach(
    graph: Graph, *, carries: Callable[[Edge], bool] = lambda _: True, without: Iterable[str] = ()
) -> frozenset[str]:
    """The parties that our data reaches, by edges that count and past no party of `without`."""
    states, _ = _states(graph, carries, frozenset(without))
    return frozenset(party for _, party in nx.descendants(states, _START))


def behind(graph: Graph) -> Mapping[str, frozenset[str]]:
    """By vendor that we send data to ourselves, the parties to which it passes that data on."""
    states, _ = _states(graph, lambda _: True, frozenset())
    return {
        vendor: frozenset(party for _, party in nx.descendants(states, (US, vendor)))
        for _, vendor in states.successors(_START)
        if graph.nodes[vendor]["kind"] == "vendor"
    }


def _states(
    graph: Graph, carries: Callable[[Edge], bool], without: frozenset[str]
) -> tuple[States, dict[State, tuple[Edge, ...]]]:
    """Pairs of exporter and importer, joined where what one brings is passed on by the other."""
    flows: dict[State, tuple[Edge, ...]] = {}
    for exporter, importer, edge in graph.edges(data=True):
        if carries(edge) and not without & {exporter, importer} and exporter != importer:
            pair = (exporter, importer)
            flows[pair] = (*flows.get(pair, ()), edge)
    states: States = nx.DiGraph()
    states.add_node(_START)
    behind: dict[str, list[State]] = {}
    for pair in flows:
        behind.setdefault(pair[0], []).append(pair)
    services = {pair: _all(held, "services") for pair, held in flows.items()}
    through = {pair: _all(held, "through") for pair, held in flows.items()}
    for pair in flows:
        exporter, importer = pair
        if exporter == US:
            states.add_edge(_START, pair)
        for onwards in behind.get(importer, ()) if importer != US else ():
            if (
                not services[pair].isdisjoint(services[onwards])
                if exporter == US
                else exporter in through[onwards]
            ):
                states.add_edge(pair, onwards)
    return states, flows


def _all(held: tuple[Edge, ...], key: str) -> frozenset[str]:
    """What the flows of a pair name under a key."""
    return frozenset(name for each in held for name in each[key])


def carrying(data: str | None, subjects: str | None) -> Callable[[Edge], bool]:
    """Whether an edge carries a category of data, or data of such people; unknown may be them."""

    def check(edge: Edge) -> bool:
        asked = (("data", data), ("subjects", subjects))
        return all(
            word is None or UNKNOWN in edge[key] or may_be(edge[key], word) for key, word in asked
        )

    return check


def outside(edge: Edge) -> bool:
    """Whether an edge leads out of the regime that judges it, or may."""
    return Status(edge["status"]) is not Status.INSIDE


def rings(graph: Graph, most: int = 20) -> tuple[tuple[tuple[str, ...], ...], bool]:
    """Vendors that pass data round, in their order, the shortest first; whether more are left out.

    Of a large tangle one ring stands for all.
    """
    bare = nx.DiGraph((one, other) for one, other in graph.edges() if US not in (one, other))
    found: list[tuple[str, ...]] = []
    cut = False
    for tangle in nx.strongly_connected_components(bare):
        inner = bare.subgraph(tangle)
        if len(tangle) > TANGLE:
            found.append(_first_least(tuple(tail for tail, _ in nx.find_cycle(inner))))
            cut = cut or inner.number_of_edges() > len(tangle)
        else:
            some = list(islice(nx.simple_cycles(inner), most + 1))
            found += (_first_least(tuple(each)) for each in some)
    found.sort(key=lambda ring: (len(ring), ring))
    return tuple(found[:most]), cut or len(found) > most


def _first_least(ring: tuple[str, ...]) -> tuple[str, ...]:
    start = ring.index(min(ring))
    return ring[start:] + ring[:start]


def keep_inside(graph: Graph, data: str) -> tuple[str, ...]:
    """The fewest parties without which a category of data reaches nobody outside; () for none.

    A minimum node cut. A party outside to which we send the data ourselves is always one of them.
    """
    carries = carrying(data, None)
    cut: nx.DiGraph[str] = nx.DiGraph()
    sink = "\0outside"
    for exporter, importer, edge in graph.edges(data=True):
        if carries(edge) and importer != US:
            cut.add_edge(exporter, importer)
            if outside(edge):
                cut.add_edge(importer, sink)
    if US not in cut or sink not in cut or not nx.has_path(cut, US, sink):
        return ()
    parties = nx.minimum_node_cut(cut, US, sink, flow_func=shortest_augmenting_path)
    return tuple(sorted(parties))


def node_link(graph: Graph) -> dict[str, Any]:
    """The graph as JSON in networkx's node-link form; `networkx.node_link_graph` reads it."""
    linked: dict[str, Any] = nx.node_link_data(graph, edges="edges")
    return linked


def graphml(graph: Graph, shown: Callable[[str], str] = str) -> str:
    """The graph as GraphML, which knows no lists: they are joined by `; `.

    `shown` makes a text fit for XML: control characters are none of it.
    """
    flat = nx.MultiDiGraph(**graph.graph)
    for name, node in graph.nodes(data=True):
        flat.add_node(shown(name), **_flat(node, shown))
    for one, other, key, edge in graph.edges(keys=True, data=True):
        flat.add_edge(shown(one), shown(other), key, **_flat(edge, shown))
    return "\n".join(nx.generate_graphml(flat)) + "\n"


def _flat(attributes: Mapping[str, Any], shown: Callable[[str], str]) -> dict[str, str]:
    return {
        key: shown("; ".join(value) if isinstance(value, tuple) else value)
        for key, value in attributes.items()
    }
