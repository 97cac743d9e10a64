"""The graph of an inventory: ways carry what came in, and what is thought away is not reached."""

import io
import json
from datetime import date
from functools import partial

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import growth
from tests.records import inventory as inventory_of

from onward.inventory.records import Inventory
from onward.law.law import load
from onward.transfers import graph as graphs
from onward.transfers.assess import Statuses
from onward.transfers.status import Status
from onward.workflow import statuses

DAY = date(2026, 8, 5)
US = "kind: organisation\nname: Example\ncountry: BE\n"
ACTIVITY = "kind: activity\nname: Care\nrole: controller\n"


def vendor(country: str, services: str = "", passes: str = "", more: str = "") -> str:
    """A record of a processor; one without services is engaged by others."""
    engaged = "" if services else "engaged: through-others\n"
    given = f"services: [{services}]\n" if services else ""
    return (
        f"kind: vendor\nname: V\ncountry: {country}\nrole: processor\n{engaged}{given}"
        f"subprocessors: [{passes}]\n{more}"
    )


def service(name: str, data: str) -> str:
    """A service for the one activity."""
    place = "{place: BE, for: [storage, support, administration], by: self}"
    return (
        f"{{id: {name}, activities: [care], data: [{data}], subjects: [customers],"
        f" locations: [{place}]}}"
    )


def passed(name: str, country: str, serves: str = "") -> str:
    """An entry of `subprocessors` that works from one country."""
    return (
        f"{{vendor: {name}{f', serves: [{serves}]' if serves else ''},"
        f" locations: [{{place: {country}, for: [storage, support, administration], by: self}}]}}"
    )


RECORDS = {
    "clinic": vendor(
        "BE",
        f"{service('notes', 'health')}, {service('mail', 'contact')}",
        f"{passed('disk', 'IE', 'notes')}, {passed('post', 'US', 'mail')}",
    ),
    "disk": vendor("IE", passes=passed("care-in", "IN")),
    "post": vendor("US", passes=passed("care-in", "IN")),
    "care-in": vendor("IN"),
    "letters": vendor("BE", service("letters", "contact"), passed("post", "US")),
}


def made(records: dict[str, str]) -> tuple[Inventory, Statuses]:
    """An inventory of these vendors, and its statuses on the day."""
    texts = {
        "organisation": US,
        "activities/care": ACTIVITY,
        **{
            f"vendors/{name}": text.replace("name: V", f"name: {name}")
            for name, text in records.items()
        },
    }
    inventory = inventory_of(dict(sorted(texts.items())), "here", "here")
    return inventory, statuses(inventory, load(), DAY)


def parties(found: tuple[graphs.Way, ...]) -> list[str]:
    """Each way as text."""
    return [">".join(way.parties[1:]) for way in found]


@pytest.fixture(scope="module", name="graph")
def _graph() -> graphs.Graph:
    return graphs.graph_of(*made(RECORDS))


def test_nodes_and_edges_hold_what_was_judged(graph: graphs.Graph) -> None:
    assert set(graph) == {"us", *RECORDS}
    assert graph.nodes["post"]["country"] == "US"
    ((_, _, edge),) = list(graph.out_edges("letters", data=True))
    assert edge["subject"] == "letters>post@US"
    assert edge["activities"] == ("care",)
    assert edge["data"] == ("contact",)
    assert edge["status"] in {each.value for each in Status}


def test_a_way_carries_on_only_what_came_in(graph: graphs.Graph) -> None:
    health = graphs.carrying("health", None)
    found, cut = graphs.ways(graph, lambda party, _: party == "care-in", carries=health)
    assert parties(found) == ["clinic>disk>care-in"]
    assert not cut
    found, _ = graphs.ways(graph, lambda party, _: party == "care-in")
    assert parties(found) == ["clinic>disk>care-in", "clinic>post>care-in", "letters>post>care-in"]


def test_parties_without_a_record_are_kept_apart() -> None:
    """By who passes the data on, and by the country to which it goes."""
    unknown = "{vendor: unknown, locations: [{place: %s}]}"
    passing = ", ".join(unknown % code for code in ("IN", "PH"))
    records = {
        "one": vendor("BE", service("notes", "health"), passing),
        "two": vendor("BE", service("mail", "contact"), unknown % "IN"),
    }
    graph = graphs.graph_of(*made(records))
    unnamed = {f"unnamed:{each}" for each in ("one:IN", "one:PH", "two:IN")}
    assert set(graph) == {"us", "one", "two", *unnamed}


def test_an_entry_for_two_countries_is_a_flow_to_each_with_its_own_places() -> None:
    """Nobody is named, so the places are all that is known of who is there."""
    places = "{place: IN}, {place: PH, for: [support]}"
    passing = f"{{vendor: unknown, locations: [{places}]}}"
    graph = graphs.graph_of(*made({"one": vendor("BE", service("notes", "health"), passing)}))
    edges = {each["country"]: each["places"] for _, _, each in graph.out_edges("one", data=True)}
    assert edges == {"IN": ("IN",), "PH": ("PH",)}


def test_the_weakest_link_is_the_worst_hop(graph: graphs.Graph) -> None:
    (way,), _ = graphs.ways(
        graph, lambda party, _: party == "care-in", carries=graphs.carrying("health", None)
    )
    assert way.weakest.importer == "care-in"
    assert way.weakest.status is max((hop.status for hop in way.hops), key=lambda s: s.rank)


def test_ways_are_cut_and_it_is_said(graph: graphs.Graph) -> None:
    found, cut = graphs.ways(graph, lambda party, _: party == "care-in", most=2)
    assert len(found) == 2
    assert cut


def test_the_shortest_way_to_each_party_is_the_first_of_its_ways(graph: graphs.Graph) -> None:
    parties = sorted(set(graph) - {graphs.US})
    found = graphs.shortest(graph, [*parties, "nobody"], without=("mail",))
    for party in parties:
        some, _ = graphs.ways(graph, partial(_leads, party), without=("mail",), most=1)
        assert found.get(party) == (some[0] if some else None)
    assert found
    assert "nobody" not in found


def _leads(to: str, party: str, _: graphs.Edge) -> bool:
    return party == to


def test_what_is_thought_away_is_not_reached(graph: graphs.Graph) -> None:
    assert graphs.reach(graph, without=["clinic"]) == {"letters", "post", "care-in"}
    assert "care-in" in graphs.reach(graph, without=["disk"])
    assert "care-in" not in graphs.reach(graph, without=["disk", "post"])


def test_who_stands_behind_whom(graph: graphs.Graph) -> None:
    assert graphs.behind(graph) == {
        "clinic": {"disk", "post", "care-in"},
        "letters": {"post", "care-in"},
    }


def test_the_fewest_to_move(graph: graphs.Graph) -> None:
    assert graphs.keep_inside(graph, "health") == ("care-in",)
    assert graphs.keep_inside(graph, "contact") == ("post",)
    assert graphs.keep_inside(graph, "genetic") == ()


def test_a_ring_is_named_in_its_order() -> None:
    ring = {
        "a": vendor("BE", service("x", "contact"), "{vendor: b}"),
        "b": vendor("IE", passes="{vendor: c}"),
        "c": vendor("US", passes="{vendor: a}"),
    }
    graph = graphs.graph_of(*made(ring))
    assert graphs.rings(graph) == ((("a", "b", "c"),), False)
    found, _ = graphs.ways(graph, lambda party, _: party == "c")
    assert parties(found) == ["a>b>c"]


def test_a_long_ring_is_found() -> None:
    many = [f"v{number:02}" for number in range(20)]
    ring = {
        one: vendor("BE", service("x", "contact"), f"{{vendor: {other}}}")
        for one, other in zip(many, (*many[1:], many[0]), strict=True)
    }
    found, cut = graphs.rings(graphs.graph_of(*made(ring)))
    assert found == (tuple(many),)
    assert not cut


def test_networkx_reads_what_is_exported(graph: graphs.Graph) -> None:
    again = nx.node_link_graph(json.loads(json.dumps(graphs.node_link(graph))), edges="edges")
    assert nx.is_isomorphic(again, graph)
    assert set(again) == set(graph)
    text = nx.read_graphml(io.BytesIO(graphs.graphml(graph).encode()), force_multigraph=True)
    assert set(text.edges()) == set(graph.edges())
    assert text.nodes["us"]["name"] == "Example"


NAMES = ("a", "b", "c", "d", "e")
TREES = st.dictionaries(
    st.sampled_from(NAMES), st.lists(st.sampled_from(NAMES), max_size=3, unique=True), min_size=1
)


@given(TREES, st.sampled_from(NAMES))
@settings(max_examples=60, deadline=None)
def test_ways_lead_to_all_that_is_reached(chains: dict[str, list[str]], gone: str) -> None:
    named = {*chains, *(name for some in chains.values() for name in some)}
    records = {
        name: vendor(
            "US",
            service("x", "contact") if name in chains else "",
            ", ".join(f"{{vendor: {each}}}" for each in chains.get(name, ()) if each != name),
        )
        for name in named
    }
    inventory, weighed = made(records)
    graph = graphs.graph_of(inventory, weighed)
    found, cut = graphs.ways(graph, lambda *_: True, most=1000)
    assert not cut
    assert {way.parties[-1] for way in found} == graphs.reach(graph)
    left = graphs.reach(graph, without=[gone])
    assert left == {way.parties[-1] for way in found if gone not in way.parties}


class Counted(str):
    """A name; that it is compared is seen."""

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return str.__eq__(self, other)


def waist(size: int) -> graphs.Graph:
    """So many vendors, all of which pass on to one, which passes all on to as many."""
    made: graphs.Graph = nx.MultiDiGraph()
    first = tuple(Counted(f"a{number}") for number in range(size))
    for each in first:
        made.add_edge("us", each, services=(each,), through=())
        made.add_edge(each, "hub", services=(each,), through=("us",))
    for number in range(size):
        made.add_edge("hub", f"b{number}", services=first, through=first)
    return made


def test_a_party_in_the_middle_costs_its_ways_and_no_more() -> None:
    assert len(graphs.reach(waist(4))) == 9
    graph = {size: waist(size) for size in (2, 20, 40, 80)}
    assert growth(lambda size: graphs.reach(graph[size]), 20) < 5


def test_the_fewest_to_move_are_found_in_the_time_of_many() -> None:
    def pairs(size: int) -> graphs.Graph:
        made: graphs.Graph = nx.MultiDiGraph()
        for number in range(size):
            made.add_edge("us", f"a{number}", data=("health",), status="inside")
            made.add_edge(f"a{number}", f"b{number}", data=("health",), status="fails")
        return made

    graph = {size: pairs(size) for size in (2, 20, 40, 80)}
    assert len(graphs.keep_inside(graph[20], "health")) == 20
    assert growth(lambda size: graphs.keep_inside(graph[size], "health"), 20) < 2.5
