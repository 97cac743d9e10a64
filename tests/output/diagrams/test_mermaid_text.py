"""The Mermaid text of a picture: as in `demo.mmd`, and never more than Mermaid takes."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from onward.output.diagrams.mermaid import ARROWS, CHARACTERS, mermaid
from onward.reports.diagrams.diagram import Arrow, CountryBox, Diagram, Node
from onward.transfers.status import Status

GOLDEN = Path(__file__).with_name("demo.mmd")


def test_the_demo_is_the_golden_text(demo: Diagram, *, update: bool) -> None:
    if update:
        GOLDEN.write_text(mermaid(demo), encoding="utf-8")
    assert mermaid(demo) == GOLDEN.read_text(encoding="utf-8")


def test_every_arrow_has_one_style(demo: Diagram) -> None:
    styles = [line.split() for line in mermaid(demo).splitlines() if "linkStyle" in line]
    numbers = [int(number) for _, listed, *_ in styles for number in listed.split(",")]
    assert sorted(numbers) == list(range(len(demo.arrows)))


def test_as_many_arrows_as_mermaid_takes(demo: Diagram) -> None:
    most = replace(demo, arrows=_arrows(ARROWS))
    assert "Drawn together" not in mermaid(most)
    assert mermaid(most).count("-->|") == ARROWS


def test_one_more_is_drawn_together_by_country(demo: Diagram) -> None:
    nodes = tuple(Node(f"v{number}", f"V {number}", country="US") for number in range(ARROWS + 1))
    arrows = tuple(Arrow("us", node.id, Status.HOLDS) for node in nodes)
    text = mermaid(replace(demo, nodes=(*demo.nodes, *nodes), arrows=arrows))
    assert "Drawn together" in text
    assert "holds#58; 501" in text


def test_long_text_is_drawn_together(demo: Diagram) -> None:
    nodes = tuple(Node(f"v{number}", "Long name " * 9, country="US") for number in range(499))
    arrows = tuple(Arrow("us", node.id, Status.FAILS, "transfer mechanism " * 9) for node in nodes)
    text = mermaid(replace(demo, nodes=(*demo.nodes, *nodes), arrows=arrows))
    assert "Drawn together" in text
    assert "fails#58; 499" in text
    assert len(text) <= CHARACTERS


def test_many_countries_are_drawn_together_by_jurisdiction(demo: Diagram) -> None:
    third = demo.clusters[2]
    countries = tuple(CountryBox(f"x{n}", f"Country number {n}") for n in range(ARROWS + 1))
    nodes = tuple(Node(f"v{country.code}", "V", country=country.code) for country in countries)
    arrows = tuple(Arrow("us", node.id, Status.REVIEW) for node in nodes)
    crowded = replace(
        demo,
        clusters=(*demo.clusters, third._replace(countries=countries)),
        nodes=(*demo.nodes, *nodes),
        arrows=arrows,
    )
    text = mermaid(crowded)
    assert "of one jurisdiction and status" in text.replace("<br>", " ")
    assert "review#58; 501" in text
    assert len(text) <= CHARACTERS


def _crowd(demo: Diagram, number: int, *, label: str = "Country not known") -> Diagram:
    """Vendors of a country that is not known, each of which passes data on to the next."""
    nodes = [Node(f"v{n}", f"Vendor {n}", country="unknown") for n in range(number)]
    arrows = [Arrow("us", node.id, Status.UNKNOWN) for node in nodes]
    arrows += [Arrow(a.id, b.id, Status.UNKNOWN) for a, b in pairwise(nodes)]
    clusters = (
        *demo.clusters[:-1],
        demo.clusters[-1]._replace(label=label, countries=(CountryBox("unknown", ""),)),
    )
    return replace(
        demo, clusters=clusters, nodes=(*demo.nodes, *nodes), arrows=(*demo.arrows, *arrows)
    )


@pytest.mark.parametrize("number", [0, 3, 400])
def test_every_node_that_is_linked_is_defined(demo: Diagram, number: int) -> None:
    text = mermaid(_crowd(demo, number))
    linked = {
        end for pair in re.findall(r"^  (n\d+) --.*\| (n\d+)$", text, re.MULTILINE) for end in pair
    }
    defined = re.findall(r"^ +(n\d+)[\[(]", text, re.MULTILINE)
    assert linked <= set(defined)
    assert len(defined) == len(set(defined))
    assert ("Vendors that pass data on" in text) is (number == 400)


def test_parties_of_an_unknown_country_say_so_when_they_are_drawn_together(demo: Diagram) -> None:
    text = mermaid(_crowd(demo, 400, label="Where, no record says"))
    assert 'subgraph c3["Where, no record says"]' in text
    assert "Mermaid draws at most 500 arrows and 50,000 characters" in text


def test_remarks_beyond_what_has_room_are_counted(demo: Diagram) -> None:
    notes = tuple(f"Vendor {number} works from far away: no transfer." for number in range(2_000))
    text = mermaid(replace(demo, notes=notes))
    assert len(text) <= CHARACTERS
    assert "1,988 more remarks are left out" in text


def _arrows(number: int) -> tuple[Arrow, ...]:
    return (Arrow("us", "postduif", Status.HOLDS),) * number
