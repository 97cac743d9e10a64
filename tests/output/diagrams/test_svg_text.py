"""The SVG of a picture: reported in words, and refused where it is not what was asked for."""

import sysconfig
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from onward.cli.render import draw, drawn_by
from onward.output.diagrams.dot import dot
from onward.output.diagrams.svg import UnfaithfulError, svg
from onward.reports.diagrams.diagram import Diagram, in_words

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def drawn(demo: Diagram) -> str:
    return draw(demo, "svg").decode()


@pytest.fixture(scope="module")
def raw(demo: Diagram) -> str:
    """As the program draws it."""
    program = Path(sysconfig.get_path("scripts")) / "graphviz-pure"
    return drawn_by(str(program), dot(demo), "svg").decode()


@pytest.fixture(scope="module")
def root(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)


def test_it_is_an_image_with_a_name_and_a_description(root: ET.Element) -> None:
    assert root.get("role") == "img"
    title, desc = root[0], root[1]
    assert root.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.text == "Boekhuis, as of 2026-11-22"


def test_the_description_counts_flows_by_status(root: ET.Element) -> None:
    reported = root.findtext(f"{SVG}desc") or ""
    assert "Law checked on 2026-11-20. 14 parties." in reported
    assert (
        "14 flows by status: 2 fails, 3 unknown, 2 review, 1 expiring, 2 holds, 4 inside."
        in reported
    )


def test_every_arrow_says_what_it_is(root: ET.Element, demo: Diagram) -> None:
    edges = [group for group in root.iter(f"{SVG}g") if group.get("class") == "edge"]
    reported = [
        edge.findtext(f"{SVG}title") for edge in edges if edge.find(f"{SVG}title") is not None
    ]
    assert len(reported) == len(demo.arrows)
    assert "Boekhuis to Postduif: holds; EU-US DPF; contact.email, message.content" in reported


def test_the_description_names_what_fails(root: ET.Element) -> None:
    reported = root.findtext(f"{SVG}desc") or ""
    assert "Boekhuis → Turf: fails; EU-US Privacy Shield, ended 2020-07-16." in reported
    assert "Boekhuis → Postduif: holds; EU-US DPF." in reported


def test_of_many_flows_those_that_fail_are_named(demo: Diagram) -> None:
    many = replace(demo, arrows=(*demo.arrows, *demo.arrows[:1] * 40))
    assert "Fails: Boekhuis → Turf." in in_words(many)
    assert "Boekhuis → Postduif" not in in_words(many)


def test_words_of_a_line_are_one_text(root: ET.Element) -> None:
    """So a wider font of the reader lets no word cover another."""
    texts = ["".join(text.itertext()).replace("\u00a0", " ") for text in root.iter(f"{SVG}text")]
    assert "Postduif processor; Postduif Mail Inc." in texts
    assert "holds EU-US DPF" in texts


def test_it_is_dark_on_dark_screens_and_light_on_paper(root: ET.Element) -> None:
    style = root.findtext(f"{SVG}style") or ""
    assert style.startswith("@media screen and (prefers-color-scheme:dark){.onward [fill=")
    assert root.get("class") == "onward"


def test_it_refers_to_nothing_outside(drawn: str) -> None:
    assert "http" not in drawn.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert "href" not in drawn
    assert "<!" not in drawn


def test_controls_in_a_title_are_shown(demo: Diagram) -> None:
    hostile = replace(demo, title="x\x00\u202e<y>", notes=("\x1bz",))
    root = ET.fromstring(draw(hostile, "svg"))
    assert root[0].text == "x\\u{0}\\u{202e}<y>, as of 2026-11-22"
    assert (root[1].text or "").endswith("\\u{1b}z")


def test_a_lost_line_is_reported(demo: Diagram, raw: str) -> None:
    assert svg(demo, dot(demo), raw)
    with pytest.raises(UnfaithfulError, match="has 13 lines where 14 were asked"):
        svg(demo, dot(demo), raw.replace('class="edge"', 'class="lost"', 1))


def test_what_is_no_xml_is_reported(demo: Diagram, raw: str) -> None:
    with pytest.raises(UnfaithfulError, match="not XML"):
        svg(demo, dot(demo), raw[:-20])


def test_an_unexpected_element_is_reported(demo: Diagram, raw: str) -> None:
    with pytest.raises(UnfaithfulError, match="'script'"):
        svg(demo, dot(demo), raw.replace("</svg>", "<script>x</script></svg>"))
