"""The Mermaid text of a picture: as in `demo.mmd`, and never more than Mermaid takes."""

from dataclasses import replace
from pathlib import Path

from onward.output.diagrams.mermaid import ARROWS, CHARACTERS, mermaid
from onward.transfers.footing import Footing
from onward.views.diagram import Arrow, Country, Diagram, Node

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
    text = mermaid(replace(demo, arrows=_arrows(ARROWS + 1)))
    assert "Drawn together by country" in text
    assert "501 holds" in text


def test_long_text_is_drawn_together(demo: Diagram) -> None:
    nodes = tuple(Node(f"v{number}", "Long name " * 9, country="US") for number in range(499))
    arrows = tuple(Arrow("us", node.id, Footing.FAILS, "ground " * 9) for node in nodes)
    text = mermaid(replace(demo, nodes=(*demo.nodes, *nodes), arrows=arrows))
    assert "Drawn together by country" in text
    assert "499 fails" in text
    assert len(text) <= CHARACTERS


def test_many_countries_are_drawn_together_by_jurisdiction(demo: Diagram) -> None:
    third = demo.clusters[2]
    countries = tuple(Country(f"x{n}", f"Country number {n}") for n in range(ARROWS + 1))
    nodes = tuple(Node(f"v{country.code}", "V", country=country.code) for country in countries)
    arrows = tuple(Arrow("us", node.id, Footing.REVIEW) for node in nodes)
    crowded = replace(
        demo,
        clusters=(*demo.clusters, third._replace(countries=countries)),
        nodes=(*demo.nodes, *nodes),
        arrows=arrows,
    )
    text = mermaid(crowded)
    assert "Drawn together by jurisdiction" in text
    assert "501 review" in text
    assert len(text) <= CHARACTERS


def _arrows(number: int) -> tuple[Arrow, ...]:
    return (Arrow("us", "postduif", Footing.HOLDS),) * number
