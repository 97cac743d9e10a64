"""Parties and the boxes around them, in DOT."""

from collections.abc import Callable
from typing import TypeAlias

from graphviz import Digraph

from onward.output import escape
from onward.output.diagrams import html_label as html
from onward.output.diagrams import look
from onward.output.diagrams.look import BOXES, FILLS
from onward.reports.diagrams.diagram import Cluster, CountryBox, Diagram, Node

FAINT = "#9CA3AF"
BoxPath: TypeAlias = tuple[int, ...]
"""A box: () is the sheet, (1,) the second cluster, (1, 0) the first country in it."""
Fill: TypeAlias = Callable[[Digraph, BoxPath], None]
"""Puts what belongs there into a box."""


def places(diagram: Diagram) -> dict[str, BoxPath]:
    """The innermost box of each country; a country without a label has no box of its own."""
    boxes: dict[str, BoxPath] = {"": ()}
    for outer, cluster in enumerate(diagram.clusters):
        for inner, country in enumerate(cluster.countries):
            boxes[country.code] = (outer, inner) if country.label else (outer,)
    return boxes


def draw(graph: Digraph, diagram: Diagram, fill: Fill) -> None:
    """All boxes; `fill` is called once for each, the sheet included."""
    for number, cluster in enumerate(diagram.clusters):
        _cluster(graph, (number,), cluster, fill)
    fill(graph, ())


def _cluster(graph: Digraph, place: BoxPath, cluster: Cluster, fill: Fill) -> None:
    with graph.subgraph(name=_name(place)) as box:
        label = html.centred([html.bold(cluster.label)])
        box.attr(label=label, style="filled", fillcolor=FILLS[cluster.group], color=html.GREY)
        for number, country in enumerate(cluster.countries):
            if country.label:
                _country(box, (*place, number), country, fill)
        fill(box, place)


def _country(graph: Digraph, place: BoxPath, country: CountryBox, fill: Fill) -> None:
    with graph.subgraph(name=_name(place)) as box:
        label = html.centred([html.plain(country.label)])
        box.attr(label=label, style="dashed", color=FAINT, fontsize="11")
        fill(box, place)


def _name(place: BoxPath) -> str:
    return "_".join(["cluster", *map(str, place)])


def party(graph: Digraph, name: str, node: Node, *, in_full: bool) -> None:
    """One party: its name, then what it is and, where there is room, its legal name."""
    form = BOXES[node.kind]
    rows = [html.bold(line) for line in look.lines(node.label, 26, 3)]
    kind = look.kind(node)
    if in_full:
        rows += [html.small(line) for line in look.lines(node.detail, 32, 2)]
        rows.append(html.small(kind))
    else:
        rows[-1:] = [f"{rows[-1]} {html.small(kind)}"]
    graph.node(
        name,
        label=html.centred(rows),
        tooltip=escape.dot(", ".join(part for part in (node.label, node.detail, kind) if part)),
        shape=form.shape,
        style=form.style,
        penwidth=str(form.width),
        peripheries=str(form.borders),
        height="0.36" if in_full else "0.25",
    )
