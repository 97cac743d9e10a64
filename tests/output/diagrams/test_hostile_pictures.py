"""Names from a pull request change what a picture says, never what it is."""

import re
from datetime import date
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.cli.render import draw
from onward.output.diagrams.dot import dot
from onward.output.diagrams.mermaid import mermaid
from onward.reports.diagrams.diagram import (
    Arrow,
    Cluster,
    CountryBox,
    Diagram,
    Group,
    Node,
    NodeKind,
)
from onward.transfers.status import Status

FRAGMENTS = [
    'x"]; evil [label="pwned',
    "</title><script>alert(1)</script>",
    '<img src=x onerror="alert(1)">',
    "<b>x</b><br/></td></table>",
    "]]>-->",
    "n0 -> n1; }",
    "\\N\\G\\E\\l",
    "{a|b}<f0>",
    "&quot;&#34;&lt;",
    "\u202eevil\u202c",
    "\x1b[31m\x00",
    "a\r\nb -> c",
    "%%{init: {}}%%",
    'click n0 "javascript:alert(1)"',
    "javascript:alert(1)",
    'end\n  subgraph x["y"]',
    "```\n#34;",
    "\ud800",
    "linkStyle 0 stroke:#fff",
]
HOSTILE = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=6), max_size=3).map("".join)
CODES = ("BE", "US", "unknown")
HTML_TAGS = {"label", "b", "br", "font", "table", "tr", "td"}
SVG_TAGS = {"svg", "title", "desc", "style", "g", "path", "polygon", "polyline", "ellipse"}
SVG_TAGS |= {"text", "tspan"}
SVG_ATTRIBUTES = (
    {"class", "id", "role", "aria-labelledby", "font-family", "width", "height", "viewBox"}
    | {"transform", "fill", "stroke", "stroke-width", "stroke-dasharray", "d", "points", "cx"}
    | {"cy", "rx", "ry", "x", "y", "text-anchor", "font-size", "font-weight", "font-style"}
)
TOKEN = re.compile(r'"(?:\\.|[^"\\])*"|->|[{}\[\]=;,]|[A-Za-z_0-9.\-#:]+|\s+')
NODE = re.compile(r' +n\d+(?:\["[^"]*"\]|\[\["[^"]*"\]\]|\[/"[^"]*"/\]|\(\["[^"]*"\]\))')
ARROW = re.compile(r'  n\d+ --[>xo]\|"[^"]*"\| n\d+')
FRAME = re.compile(
    r"flowchart LR|  about\[\"[^\"]*\"\]| +end| +subgraph c\d+(?:_\d+)?\[\"[^\"]*\"\]"
    r"|  style c\d+ fill:#\w{6},stroke:#\w{6},color:#\w{6}"
    r"|  linkStyle [\d,]+ stroke:#\w{6},stroke-width:[\d.]+px(?:,stroke-dasharray:\d+ \d+)?"
)


@st.composite
def pictures(draw_from: st.DrawFn) -> Diagram:
    """Up to five parties and six arrows, each text hostile."""

    def label() -> str:
        return draw_from(HOSTILE)

    kinds = st.sampled_from([kind for kind in NodeKind if kind is not NodeKind.SEVERAL])
    nodes = tuple(
        Node(f"id{n}", label(), label(), draw_from(kinds), draw_from(st.sampled_from(CODES)))
        for n in range(draw_from(st.integers(1, 5)))
    )
    ends = st.sampled_from(nodes)
    statuses = st.sampled_from(Status)
    arrows = tuple(
        Arrow(draw_from(ends).id, draw_from(ends).id, draw_from(statuses), label(), label())
        for _ in range(draw_from(st.integers(0, 6)))
    )
    arrows = tuple(arrow._replace(tooltip=label()) for arrow in arrows)
    clusters = tuple(
        Cluster(group, label() or "C", (CountryBox(code, label() or "c"),))
        for group, code in zip((Group.INSIDE, Group.THIRD, Group.UNKNOWN), CODES, strict=True)
    )
    day = date(2026, 11, 22)
    return Diagram(label(), day, day, clusters, nodes, arrows, notes=(label(), label()))


@given(pictures())
@settings(max_examples=60, deadline=None)
def test_dot_has_the_nodes_and_lines_it_was_given(diagram: Diagram) -> None:
    statements = _statements(dot(diagram))
    lines = [words for words in statements if "->" in words]
    nodes = {words[0] for words in statements if "->" not in words and words[0] not in _KEYWORDS}
    assert nodes == {f"n{number}" for number in range(len(diagram.nodes))}
    assert len(lines) == len(diagram.arrows)


@given(pictures())
@settings(max_examples=30, deadline=None)
def test_svg_holds_shapes_and_text_only(diagram: Diagram) -> None:
    root = ET.fromstring(draw(diagram, "svg"))
    for element in root.iter():
        assert element.tag.removeprefix("{http://www.w3.org/2000/svg}") in SVG_TAGS
        assert set(element.attrib) <= SVG_ATTRIBUTES
        assert not any("script" in value or "url(" in value for value in element.attrib.values())
    drawn = [element.get("class") for element in root.iter()]
    assert drawn.count("edge") == len(diagram.arrows)


@pytest.mark.parametrize("blank", ["", " ", "\t", "\u00a0", " \u3000 "])
def test_blank_texts_are_drawn(blank: str) -> None:
    node = Node(
        "id0", blank, blank, next(kind for kind in NodeKind if kind is not NodeKind.SEVERAL), "BE"
    )
    arrow = Arrow("id0", "id0", Status.HOLDS, blank, blank)
    clusters = (Cluster(Group.INSIDE, blank, (CountryBox("BE", blank),)),)
    day = date(2026, 11, 22)
    picture = Diagram(blank, day, day, clusters, (node,), (arrow,), notes=(blank,))
    assert ET.fromstring(draw(picture, "svg")).get("role") == "img"


@given(pictures())
@settings(max_examples=60, deadline=None)
def test_mermaid_has_the_lines_it_was_given(diagram: Diagram) -> None:
    lines = mermaid(diagram).splitlines()
    arrows = [line for line in lines if ARROW.fullmatch(line)]
    nodes = [line for line in lines if NODE.fullmatch(line)]
    rest = [line for line in lines if not ARROW.fullmatch(line) and not NODE.fullmatch(line)]
    assert len(arrows) == len(diagram.arrows)
    assert len(nodes) == len(diagram.nodes)
    assert [line for line in rest if not FRAME.fullmatch(line)] == []
    words = [line.split()[0] for line in rest]
    assert words.count("end") == words.count("subgraph")


_KEYWORDS = {"digraph", "subgraph", "graph", "node", "edge"}


def _statements(text: str) -> list[list[str]]:
    """The statements of a DOT text, as far as Onward writes it: no comment, no port, no `;`."""
    found: list[list[str]] = []
    words: list[str] = []
    for token in _tokens(text):
        if token in "{}\n":
            found += [words] if words else []
            words = []
        else:
            words.append(token)
    return [words for words in found if words[1:2] != ["="]]


def _tokens(text: str) -> list[str]:
    """Quoted strings, HTML-like strings (checked to hold the tags we write), names and signs."""
    tokens, at = [], 0
    while at < len(text):
        if text[at] == "<":
            end = _html_end(text, at)
            label = ET.fromstring(f"<label>{text[at + 1 : end - 1]}</label>")
            assert {element.tag for element in label.iter()} <= HTML_TAGS
            token = "HTML"
        else:
            match = TOKEN.match(text, at)
            assert match, text[at : at + 40]
            end, token = match.end(), match[0]
        if "\n" in token and not token.strip():
            tokens.append("\n")
        elif token.strip():
            tokens.append(token)
        at = end
    return tokens


def _html_end(text: str, at: int) -> int:
    depth = 0
    for end in range(at, len(text)):
        depth += (text[end] == "<") - (text[end] == ">")
        if not depth:
            return end + 1
    raise AssertionError("an HTML-like label without an end")
