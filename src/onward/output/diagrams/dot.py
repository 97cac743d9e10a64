"""A picture in DOT, the language of Graphviz.

Above 150 parties or 300 arrows it is drawn together by country, and where that is still more than
60 arrows by jurisdiction; the picture says so. Mechanism, data and legal names are reported where
there are at most 60 arrows; above that, names, kinds and statuses.
"""

from graphviz import Digraph

from onward.output.diagrams import arrows, boxes, look
from onward.output.diagrams import html_label as html
from onward.output.diagrams.look import fitted, in_full
from onward.reports.diagrams.diagram import Diagram

_GRAPH = {
    "rankdir": "LR",
    "newrank": "true",
    "labelloc": "t",
    "labeljust": "l",
    "ranksep": "0.4",
    "pad": "0.25",
    "bgcolor": "white",
    "fontname": "Arial",
    "fontsize": "12",
}
_NODE = {"fontname": "Arial", "fontsize": "12", "fillcolor": "white", "margin": "0.12,0.06"}
_EDGE = {"fontname": "Arial", "fontsize": "10", "arrowsize": "0.8"}


def dot(diagram: Diagram) -> str:
    """The picture as DOT text."""
    shown = fitted(diagram)
    full = in_full(shown)
    graph = Digraph("onward", graph_attr=_GRAPH, node_attr=_NODE, edge_attr=_EDGE)
    graph.attr(label=_title(shown), nodesep="0.2" if full else "0.1")
    names = {node.id: f"n{number}" for number, node in enumerate(shown.nodes)}
    homes = boxes.places(shown)
    lines = tuple(arrows.drawn(shown, names))

    def fill(box: Digraph, place: boxes.BoxPath) -> None:
        for node in shown.nodes:
            if homes[node.country] == place:
                boxes.party(box, names[node.id], node, in_full=full)
        for one in lines:
            if one.place == place:
                arrows.label(box, one)

    boxes.draw(graph, shown, fill)
    for one in lines:
        arrows.line(graph, one)
    _legend(graph, shown)
    return str(graph.source)


def _title(diagram: Diagram) -> str:
    days = f"As of {diagram.as_of.isoformat()}. Law checked on {diagram.law_checked.isoformat()}."
    return html.left([html.heading(diagram.title), html.grey(days)])


def _legend(graph: Digraph, diagram: Diagram) -> None:
    with graph.subgraph(name="cluster_legend") as box:
        box.attr(label=html.centred([html.bold("Legend")]), color=boxes.FAINT, fontsize="11")
        box.attr("node", shape="box", penwidth="0", margin="0.05,0.02", height="0.2")
        for number, key in reversed(list(enumerate(diagram.legend))):
            flows = diagram.flows[key.status]
            word = f"{key.status.value}: {flows:,} flow{'s' * (flows != 1)}"
            box.node(f"k{number}", label=html.centred([html.bold(word)]))
            box.node(f"m{number}", label=html.centred([html.plain(key.meaning)]))
            box.edge(f"k{number}", f"m{number}", **arrows.style(key.status))
        if diagram.notes:
            rows = [line for note in diagram.notes for line in look.lines(note, 60, 9)]
            box.node("notes", label=html.left(html.plain(row) for row in rows))
