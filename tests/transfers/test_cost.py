"""What is the same for many flows is worked out once."""

from collections import Counter
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from tests import records
from tests.growth import growth

from onward.inventory.organisation import Organisation
from onward.inventory.records import Inventory
from onward.inventory.vendor import Edge, Service, Vendor
from onward.law.law import load
from onward.transfers import graph as graphs
from onward.transfers.derive import derive
from onward.transfers.flow import Kind
from onward.transfers.timeline import lives
from onward.workflow import statuses

DAY = date(2026, 11, 22)
HOME = "kind: organisation\nname: Acme\ncountry: BE\n"


def inventory(**vendors: str) -> Inventory:
    """An inventory of vendors in the United States, each with the rest of its record."""
    texts = {"organisation": HOME}
    for name, text in vendors.items():
        texts[f"vendors/{name}"] = f"kind: vendor\nname: {name}\ncountry: US\n{text}"
    return records.inventory(texts, "acme", "acme")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Counter[str]]:
    """Counts the calls of a function, named by its module and name."""
    counted: Counter[str] = Counter()

    def count(name: str) -> Counter[str]:
        module, _, function = name.rpartition(".")
        real = getattr(__import__(module, fromlist=[function]), function)

        def calling(*given: Any, **named: Any) -> Any:
            counted[name] += 1
            return real(*given, **named)

        monkeypatch.setattr(name, calling)
        return counted

    return count


def test_edges_that_serve_all_share_what_they_carry(calls: Callable[[str], Counter[str]]) -> None:
    services = "".join(f"- {{id: s{n}, data: [contact.email]}}\n" for n in range(40))
    edges = "".join(f"- {{vendor: b, purpose: p{n}}}\n" for n in range(40))
    made = inventory(a=f"services:\n{services}subprocessors:\n{edges}", b="")
    counted = calls("onward.transfers.reached.union")
    weighed = statuses(made, load(), DAY)
    passed_on = [flow for flow in weighed.flows.flows if flow.subject == "a>b@US"]
    assert len(passed_on) == 40
    assert all(len(flow.services) == 40 for flow in passed_on)
    assert counted.total() == 2


def test_what_arrives_by_a_ring_is_gathered_about_once_an_edge(
    calls: Callable[[str], Counter[str]],
) -> None:
    spokes = {f"v{n}": "services: [{id: s}]\nsubprocessors: [{vendor: hub}]\n" for n in range(40)}
    hub = "".join(f"- {{vendor: v{n}}}\n" for n in range(40))
    made = inventory(hub=f"subprocessors:\n{hub}", **spokes)
    counted = calls("onward.transfers.arrival._reaching")
    weighed = statuses(made, load(), DAY)
    assert len(weighed.flows.flows) == 120
    assert counted.total() <= 4 * 80


def test_the_ways_to_many_parties_are_sought_in_the_same_states(
    calls: Callable[[str], Counter[str]],
) -> None:
    edges = "".join(f"- {{vendor: v{n}}}\n" for n in range(9))
    made = inventory(
        a=f"services: [{{id: s}}]\nsubprocessors:\n{edges}", **{f"v{n}": "" for n in range(9)}
    )
    graph = graphs.graph_of(made, statuses(made, load(), DAY))
    counted = calls("onward.transfers.graph._states")
    assert len(graphs.shortest(graph, list(graph))) == 10
    assert counted.total() == 1


def test_two_entries_of_one_place_that_lead_back_come_to_an_end() -> None:
    """What one hands on is not taken for what the other did."""
    to_itself = tuple(Edge(vendor="d", data=(each,)) for each in ("contact", "health"))
    vendor = Vendor(
        id="d",
        origin="d.yaml",
        country="GB",
        role="processor",
        services=(Service(id="s", route="/services/s"),),
        subprocessors=to_itself,
    )
    ours = Organisation(id="acme", country="BE", origin="organisation.yaml")
    whole = Inventory("acme", ".", ours, {"d": vendor}, {}, {})
    chain = [each for each in derive(whole, load(), DAY).flows if each.kind is Kind.CHAIN]
    assert [each.data for each in chain] == [("contact",), ("health",)]


@pytest.mark.parametrize("wide", [1, 4])
def test_the_life_of_chains_takes_as_long_as_they_are(wide: int) -> None:
    def layers(size: int) -> Inventory:
        made: dict[str, str] = {}
        for layer in range(size):
            behind = "".join(f"- {{vendor: v{layer + 1}-{n}}}\n" for n in range(wide))
            edges = f"subprocessors:\n{behind}" if layer + 1 < size else "subprocessors: []\n"
            use = "services: [{id: s, data: [contact.email]}]\n" if layer == 0 else ""
            made |= {f"v{layer}-{n}": use + edges for n in range(wide)}
        return inventory(**made)

    made = {size: layers(size) for size in (2, 8, 16, 32)}
    assert len(lives(made[32], load())) > 31 * wide
    assert growth(lambda size: lives(made[size], load()), 8) < 2.2
