"""A picture in DOT, the language of Graphviz.

Above 150 parties or 300 arrows it is drawn together by country, and where that is still too much
by jurisdiction; the picture says so. Ground and data stand on the arrows where there are at most
60 of them. The label of an arrow is a node in its middle, so it is plain which line it belongs to;
it lies in the smallest box that holds both ends.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from graphviz import Digraph

from onward.output import escape
from onward.output.diagrams import html_label as html
from onward.output.diagrams import wording
from onward.output.diagrams.look import BOXES, FILLS, LINES
from onward.views.collapse import by_country, by_group
from onward.views.diagram import Arrow, Cluster, Diagram, Kind, Node

PARTIES, ARROWS, LABELLED = 150, 300, 60
_FAINT = "#9CA3AF"
_GRAPH = {
    "rankdir": "LR",
    "labelloc": "t",
    "labeljust": "l",
    "nodesep": "0.2",
    "ranksep": "0.4",
    "pad": "0.25",
    "bgcolor": "white",
    "fontname": "Arial",
    "fontsize": "12",
}
_NODE = {"fontname": "Arial", "fontsize": "12", "fillcolor": "white", "margin": "0.12,0.06"}
_EDGE = {"fontname": "Arial", "fontsize": "10", "arrowsize": "0.8"}
_LABEL = {"shape": "box", "style": "", "penwidth": "0", "fontsize": "10"} | {
    "margin": "0.05,0.02",
    "width": "0",
    "height": "0",
}
_Box = tuple[int, ...]
"""() is the sheet, (1,) a cluster, (1, 0) a country in it."""


class _Drawn(NamedTuple):
    """An arrow on its way to paper."""

    arrow: Arrow
    name: str
    ends: tuple[str, str]
    backwards: bool
    """It ends at us, and is laid out the other way round: we stand at the left."""
    box: _Box
    label: str
    tip: str


def fitted(diagram: Diagram) -> Diagram:
    """The picture itself if it can be read, else the first way to draw it together that can."""
    return next((d for d in (diagram, by_country(diagram)) if _readable(d)), by_group(diagram))


def _readable(diagram: Diagram) -> bool:
    return len(diagram.nodes) <= PARTIES and len(diagram.arrows) <= ARROWS


def dot(diagram: Diagram) -> str:
    """The picture as DOT text."""
    shown = fitted(diagram)
    graph = Digraph("onward", graph_attr=_GRAPH, node_attr=_NODE, edge_attr=_EDGE)
    graph.attr(label=_title(shown))
    names = {node.id: f"n{number}" for number, node in enumerate(shown.nodes)}
    drawn = _drawn(shown, names)
    for number, cluster in enumerate(shown.clusters):
        _cluster(graph, (number,), cluster, _Content(shown.nodes, names, drawn))
    _labels(graph, (), drawn)
    for one in drawn:
        _arrow(graph, one)
    _legend(graph, shown)
    return str(graph.source)


def _title(diagram: Diagram) -> str:
    days = f"As of {diagram.as_of.isoformat()}. Law checked on {diagram.law_checked.isoformat()}."
    return html.left([html.heading(diagram.title), html.grey(days)])


def _drawn(diagram: Diagram, names: dict[str, str]) -> list[_Drawn]:
    boxes = {
        country.code: (outer, inner) if country.label else (outer,)
        for outer, cluster in enumerate(diagram.clusters)
        for inner, country in enumerate(cluster.countries)
    }
    nodes = {node.id: node for node in diagram.nodes}
    called = {node.id: node.label for node in diagram.nodes}
    labelled = len(diagram.arrows) <= LABELLED
    return [
        _Drawn(
            arrow=arrow,
            name=f"f{number}",
            ends=(names[arrow.tail], names[arrow.head]),
            backwards=nodes[arrow.head].kind is Kind.US,
            box=_shared(*(boxes[nodes[end].country] for end in (arrow.tail, arrow.head))),
            label=_label(arrow) if labelled or arrow.together else "",
            tip=escape.dot(wording.sentence(arrow, called)),
        )
        for number, arrow in enumerate(diagram.arrows)
    ]


def _shared(tail: _Box, head: _Box) -> _Box:
    return next(box for box in (tail, tail[:1], ()) if head[: len(box)] == box)


class _Content(NamedTuple):
    """What the boxes are filled from."""

    nodes: Sequence[Node]
    names: dict[str, str]
    drawn: list[_Drawn]


def _cluster(graph: Digraph, box: _Box, cluster: Cluster, content: _Content) -> None:
    look = {"style": "filled", "fillcolor": FILLS[cluster.group], "color": html.GREY}
    with graph.subgraph(name=_name(box)) as outer:
        outer.attr(label=html.centred([html.bold(cluster.label)]), **look)
        for number, country in enumerate(cluster.countries):
            nodes = [node for node in content.nodes if node.country == country.code]
            inside = (*box, number)
            with outer.subgraph(name=_name(inside) if country.label else None) as inner:
                if country.label:
                    label = html.centred([html.plain(country.label)])
                    inner.attr(label=label, style="dashed", color=_FAINT, fontsize="11")
                for node in nodes:
                    _node(inner, content.names[node.id], node)
                _labels(inner, inside, content.drawn)
        _labels(outer, box, content.drawn)


def _name(box: _Box) -> str:
    return "_".join(["cluster", *map(str, box)])


def _node(graph: Digraph, name: str, node: Node) -> None:
    box = BOXES[node.kind]
    kind = wording.kind(node)
    rows = [html.bold(line) for line in wording.lines(node.label, 26, 3)]
    rows += [html.small(line) for line in wording.lines(node.detail, 32, 2)]
    tip = ", ".join(part for part in (node.label, node.detail, kind) if part)
    graph.node(
        name,
        label=html.centred([*rows, html.small(kind)]),
        tooltip=escape.dot(tip),
        shape=box.shape,
        style=box.style,
        penwidth=str(box.width),
        peripheries=str(box.borders),
    )


def _label(arrow: Arrow) -> str:
    rows = [html.bold(wording.footing(arrow)), html.grey(wording.counts(arrow))]
    rows += [html.plain(line) for line in wording.lines(arrow.ground, 28, 2)]
    rows += [html.grey(line) for line in wording.lines(arrow.data, 28, 2)]
    return html.centred(rows)


def _labels(graph: Digraph, box: _Box, drawn: list[_Drawn]) -> None:
    for one in drawn:
        if one.label and one.box == box:
            graph.node(one.name, label=one.label, tooltip=one.tip, **_LABEL)


def _arrow(graph: Digraph, one: _Drawn) -> None:
    look = _line(one.arrow) | {"tooltip": one.tip}
    bare = look | {"arrowhead": "none"}
    tail, head = one.ends
    stops = [tail, one.name, head] if one.label else [tail, head]
    for start, end in pairwise(stops):
        shown = look if end == head else bare
        if one.backwards:
            graph.edge(end, start, **shown, dir="back", arrowtail=shown["arrowhead"])
        else:
            graph.edge(start, end, **shown)


def _line(arrow: Arrow) -> dict[str, str]:
    line = LINES[arrow.footing]
    double = line.style == "double"
    return {
        "color": f"{line.colour}:{line.colour}" if double else line.colour,
        "style": "solid" if double else line.style,
        "penwidth": str(line.width),
        "arrowhead": line.head,
    }


def _legend(graph: Digraph, diagram: Diagram) -> None:
    with graph.subgraph(name="cluster_legend") as box:
        box.attr(label=html.centred([html.bold("Legend")]), color=_FAINT, fontsize="11")
        box.attr("node", shape="box", penwidth="0", margin="0.05,0.02", height="0.2")
        for number, key in reversed(list(enumerate(diagram.legend))):
            flows = diagram.flows[key.footing]
            word = f"{key.footing.value}: {flows:,} flow{'s' * (flows != 1)}"
            arrow = Arrow(f"k{number}", f"m{number}", key.footing)
            box.node(arrow.tail, label=html.centred([html.bold(word)]))
            box.node(arrow.head, label=html.centred([html.plain(key.meaning)]))
            box.edge(arrow.tail, arrow.head, **_line(arrow))
        if diagram.notes:
            rows = [line for note in diagram.notes for line in wording.lines(note, 60, 9)]
            box.node("notes", label=html.left(html.plain(row) for row in rows))
