"""The map of a page: laid out once, and marked so that a script can show another day on it.

A line is plain and has one word, its status: the page colours it, and changes the word.
"""

from collections.abc import Mapping
from itertools import pairwise
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

from graphviz import Digraph

from onward.output import escape
from onward.output.diagrams import boxes
from onward.output.diagrams.look import in_full
from onward.output.diagrams.svg import svg
from onward.reports.diagrams.collapsed import by_country
from onward.reports.diagrams.diagram import Arrow, Diagram, NodeKind
from onward.transfers.status import Status, worst

_GRAPH = {"rankdir": "LR", "newrank": "true", "pad": "0.05"}
_GRAPH |= {"bgcolor": "transparent", "fontname": "Arial", "fontsize": "12", "labeljust": "l"}
_NODE = {"fontname": "Arial", "fontsize": "12", "fillcolor": "white", "margin": "0.14,0.06"}
_EDGE = {"arrowsize": "0.7"}
_WORD = {"shape": "box", "style": "", "penwidth": "0", "margin": "0.04,0.02"}
_WORD |= {"width": "0", "height": "0", "fontsize": "11"}


PARTIES = 40
"""Above, parties of a country are drawn together."""


def fitted(diagram: Diagram) -> Diagram:
    """The picture itself if it can be read on a page; else drawn together."""
    return diagram if len(diagram.nodes) <= PARTIES else by_country(diagram)


def dot(diagram: Diagram) -> str:
    """The picture as DOT text: parties and lines, without a title and a legend."""
    full = in_full(diagram)
    graph = Digraph("onward", graph_attr=_GRAPH, node_attr=_NODE, edge_attr=_EDGE)
    graph.attr(nodesep="0.2" if full else "0.1", ranksep=str(_ranksep(diagram)))
    names = {node.id: f"n{number}" for number, node in enumerate(diagram.nodes)}
    homes = boxes.places(diagram)
    ends = {node.id: homes[node.country] for node in diagram.nodes}

    def fill(box: Digraph, place: boxes.BoxPath) -> None:
        for number, node in enumerate(diagram.nodes):
            if homes[node.country] == place:
                content = boxes.content(node, (), boxes.NARROW, in_full=full)
                boxes.party(box, names[node.id], node, content)
                box.node(names[node.id], **{"class": f"party-{number}"})
        for number, arrow in enumerate(diagram.arrows):
            if _shared(ends[arrow.tail], ends[arrow.head]) == place:
                word = {"label": _widest(arrow), "class": f"line-{number}"}
                box.node(f"f{number}", **_WORD, **word)

    boxes.draw(graph, diagram, {node.country for node in diagram.nodes}, fill)
    ours = {names[node.id] for node in diagram.nodes if node.kind is NodeKind.US}
    for number, arrow in enumerate(diagram.arrows):
        _line(graph, (names[arrow.tail], f"f{number}", names[arrow.head]), f"line-{number}", ours)
    return str(graph.source)


def _ranksep(diagram: Diagram) -> float:
    """Inches between two columns: wider where many lines leave one box, lest they lie together."""
    return round(min(0.4 + 0.05 * len(diagram.arrows), 2.0), 2)


def _widest(arrow: Arrow) -> str:
    """The words for which there is room on a line, whatever the day."""
    several = len(arrow.carries)
    word = Status.EXPIRING.value
    return f"{word}: {several} of {several}" if several > 1 else word


def _shared(tail: boxes.BoxPath, head: boxes.BoxPath) -> boxes.BoxPath:
    """The smallest box that holds both ends."""
    return next(box for box in (tail, tail[:1], ()) if head[: len(box)] == box)


def _line(graph: Digraph, stops: tuple[str, str, str], class_: str, ours: set[str]) -> None:
    """Both halves of a line; one that ends at us is laid out the other way round.

    All lines meet us at the right, so that none runs through the title of our box.
    """
    backwards = stops[2] in ours
    for (start, end), last in zip(pairwise(stops), (False, True), strict=True):
        begin, stop = (end, start) if backwards else (start, end)
        side = {"tailport": "e"} if begin in ours else {}
        way = ("back" if backwards else "forward") if last else "none"
        graph.edge(begin, stop, dir=way, **side, **{"class": class_})


def marked(diagram: Diagram, drawn: str, label: str, now: Mapping[int, Status]) -> str:
    """What was drawn of `dot(diagram)`, with `data-node` and `data-line`: the numbers in it.

    Parties and the words of lines are buttons. Lines have the status and the word of one day; a
    script puts in those of another. `now` has the status of each flow of that day by its number.
    Raises UnfaithfulError.
    """
    root = ET.fromstring(svg(diagram, dot(diagram), drawn))  # noqa: S314  (our own)
    for child in list(root)[:3]:  # title, description and style: the page has its own
        root.remove(child)
    root.attrib.pop("aria-labelledby")
    root.attrib |= {"role": "group", "aria-label": escape.one_line(label)}
    called = {node.id: node.label for node in diagram.nodes}
    for group in root.iter():
        kind, _, name = group.get("class", "").partition(" ")
        what, _, number = name.partition("-")
        if what == "party":
            node = diagram.nodes[int(number)]
            _button(group, "data-node", number, f"{node.label}, {node.kind.value}")
        elif what == "line":
            arrow = diagram.arrows[int(number)]
            status, word = _said(arrow, now)
            group.attrib |= {"class": kind, "data-line": number, "data-status": status}
            for text in group.findall("{*}text"):
                text.text = word
                _button(group, "data-line", number, f"{called[arrow.tail]} to {called[arrow.head]}")
    for each in root.iter():
        each.tag = each.tag.removeprefix("{http://www.w3.org/2000/svg}")
    root.set("xmlns", "http://www.w3.org/2000/svg")
    return ET.tostring(root, encoding="unicode")


def _said(arrow: Arrow, now: Mapping[int, Status]) -> tuple[str, str]:
    """The worst status of the flows of a line, and its word; `none` where there is no flow."""
    some = [now[number] for number in arrow.carries if number in now]
    if not some:
        return "none", ""
    status = worst(some)
    several = len(arrow.carries) > 1
    word = f"{status.value}: {some.count(status)} of {len(some)}" if several else status.value
    return status.value, word


def _button(group: Element, key: str, number: str, title: str) -> None:
    for each in group.findall("{*}title"):
        group.remove(each)
    named = Element("title")
    named.text = escape.one_line(title)
    group.insert(0, named)
    group.attrib |= {"class": group.get("class", "").split()[0], key: number}
    group.attrib |= {"role": "button", "tabindex": "0"}


def members(diagram: Diagram, ends: Mapping[int, tuple[int, int]]) -> list[tuple[int, ...]]:
    """For each node the parties that it stands for, by the ends of the flows that meet there."""
    found: dict[str, set[int]] = {node.id: set() for node in diagram.nodes}
    for arrow in diagram.arrows:
        for number in arrow.carries:
            found[arrow.tail].add(ends[number][0])
            found[arrow.head].add(ends[number][1])
    return [tuple(sorted(found[node.id])) for node in diagram.nodes]
