"""A picture in DOT, the language of Graphviz.

The title and what is drawn together are at the top, the legend and the notes at the bottom.
Mechanism, data and legal names are reported where there are at most 60 lines; above that, names,
kinds and statuses.
"""

from graphviz import Digraph

from onward.output.diagrams import arrows, boxes, look
from onward.output.diagrams import html_label as html
from onward.output.diagrams.look import LINES, in_full
from onward.reports.diagrams.diagram import Diagram

_GRAPH = {
    "rankdir": "LR",
    "newrank": "true",
    "labelloc": "b",
    "labeljust": "l",
    "ranksep": "1.1",
    "nodesep": "0.12",
    "pad": "0.2",
    "bgcolor": "white",
    "fontname": "Arial",
    "fontsize": "11",
}
_NODE = {"fontname": "Arial", "fontsize": "12", "fillcolor": "white", "margin": "0.03,0.02"}
_EDGE = {"fontname": "Arial", "fontsize": "10", "arrowsize": "0.8"}

_MARKS = "A new line begins with a dot, a changed one with a square; one that is gone is pale."


def dot(diagram: Diagram) -> str:
    """The picture as DOT text."""
    full = in_full(diagram)
    graph = Digraph("onward", graph_attr=_GRAPH, node_attr=_NODE, edge_attr=_EDGE)
    names = {node.id: f"n{number}" for number, node in enumerate(diagram.nodes)}
    rows, wide = look.rows(diagram), boxes.width(diagram)
    graph.attr(label=_legend(diagram, wide * 3 // 2))
    contents = {
        node.id: boxes.content(node, rows.get(node.id, ()), wide, in_full=full)
        for node in diagram.nodes
        if not boxes.is_bar(node)
    }
    lines = arrows.lines(diagram, names, rows, contents)
    fill = boxes.filling(diagram, names, contents, lines.stripes)
    with graph.subgraph(name="cluster_page") as page:
        page.attr(label=_title(diagram, wide * 3 // 2), labelloc="t", penwidth="0", labeljust="l")
        held = {node.country for node in diagram.nodes if not boxes.is_bar(node)}
        boxes.draw(page, diagram, held, fill)
    for one in lines.drawn:
        arrows.line(graph, one)
    return str(graph.source)


def _title(diagram: Diagram, width: int) -> str:
    days = f"As of {diagram.as_of.isoformat()}. Law checked on {diagram.law_checked.isoformat()}."
    scope = [html.grey(line) for text in diagram.scope for line in look.lines(text, width, 4)]
    below = html.left([html.grey(days), *scope])
    return html.table([html.row(html.heading(diagram.title)), html.row(below)])


def _legend(diagram: Diagram, width: int) -> str:
    """The statuses that occur, each as a piece of its line, then the notes."""
    rows = []
    for key in diagram.legend:
        flows = diagram.flows[key.status]
        head = html.bold(f"{key.status.value}: {flows:,} flow{'s' * (flows != 1)}")
        line = LINES[key.status]
        words = html.words(f"{head} {html.grey(key.meaning)}")
        rows.append(html.swatch(line.colour, line.style, line.width, words))
    changed = any(arrow.change for arrow in diagram.arrows)
    remarks = (*([_MARKS] if changed else []), *look.remarks(diagram))
    notes = [html.plain(row) for note in remarks for row in look.lines(note, width, 6)]
    if notes:
        rows.append(f'<tr><td colspan="2" align="left">{html.left(notes)}</td></tr>')
    return html.table(rows)
