"""Arrows in DOT.

The label of an arrow is a node in its middle, so it is plain which line it belongs to; it lies in
the smallest box that holds both ends.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple

from graphviz import Digraph

from onward.output import escape
from onward.output.diagrams import html_label as html
from onward.output.diagrams import look
from onward.output.diagrams.boxes import BoxPath, places
from onward.output.diagrams.look import LINES, in_full
from onward.reports.diagrams.diagram import Arrow, Diagram, NodeKind
from onward.transfers.status import Status

_LABEL = {
    "shape": "box",
    "style": "",
    "penwidth": "0",
    "fontsize": "10",
    "margin": "0.05,0.02",
    "width": "0",
    "height": "0",
}


_OUR_SIDE = {"tailport": "e"}
"""All arrows meet us at the right, so that none runs through the title of our box."""


class Drawn(NamedTuple):
    """An arrow on its way to paper."""

    look: look.Stroke
    tail: str
    label_name: str
    head: str
    from_us: bool
    backwards: bool
    """It ends at us, and is laid out the other way round: we are at the left."""
    place: BoxPath
    label: str
    tip: str


def drawn(diagram: Diagram, names: Mapping[str, str]) -> Iterator[Drawn]:
    """The arrows; `names` are what the nodes are called in the DOT text."""
    boxes = places(diagram)
    nodes = {node.id: node for node in diagram.nodes}
    called = {node.id: node.label for node in diagram.nodes}
    full = in_full(diagram)
    for number, arrow in enumerate(diagram.arrows):
        tail, head = nodes[arrow.tail], nodes[arrow.head]
        yield Drawn(
            look=look.line(arrow),
            tail=names[tail.id],
            label_name=f"f{number}",
            head=names[head.id],
            from_us=tail.kind is NodeKind.US,
            backwards=head.kind is NodeKind.US,
            place=_shared(boxes[tail.country], boxes[head.country]),
            label=_label(arrow) if full else html.centred([html.small(look.status(arrow))]),
            tip=escape.dot(look.sentence(arrow, called)),
        )


def _shared(tail: BoxPath, head: BoxPath) -> BoxPath:
    return next(box for box in (tail, tail[:1], ()) if head[: len(box)] == box)


def _label(arrow: Arrow) -> str:
    rows = [html.bold(look.status(arrow))]
    rows += [html.grey(line) for line in look.lines(look.counts(arrow), 36, 3)]
    rows += [html.plain(line) for line in look.lines(arrow.mechanism, 32, 6)]
    rows += [html.grey(line) for line in look.lines(arrow.data, 32, 4)]
    return html.centred(rows)


def label(graph: Digraph, one: Drawn) -> None:
    """The words on an arrow."""
    graph.node(one.label_name, label=one.label, tooltip=one.tip, **_LABEL)


def line(graph: Digraph, one: Drawn) -> None:
    """The two halves of an arrow, on either side of its label."""
    whole = _style(one.look) | {"tooltip": one.tip}
    stops = (one.tail, one.label_name, one.head)
    for (start, end), last in zip(pairwise(stops), (False, True), strict=True):
        shown = whole if last else whole | {"arrowhead": "none"}
        if last if one.backwards else one.from_us and not last:
            shown |= _OUR_SIDE
        if one.backwards:
            graph.edge(end, start, **shown, dir="back", arrowtail=shown["arrowhead"])
        else:
            graph.edge(start, end, **shown)


def style(status: Status) -> dict[str, str]:
    """The attributes of a line of a status."""
    return _style(LINES[status])


def _style(row: look.Stroke) -> dict[str, str]:
    double = row.style == "double"
    return {
        "color": f"{row.colour}:{row.colour}" if double else row.colour,
        "style": "solid" if double else row.style,
        "penwidth": str(row.width),
        "arrowhead": row.head,
    }
