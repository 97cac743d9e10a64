"""Arrows in DOT: from the place of a party that is theirs to the row that says what they are."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from graphviz import Digraph

from onward.output import escape
from onward.output.diagrams import look
from onward.output.diagrams.boxes import BoxPath, Content, homes, is_bar
from onward.output.diagrams.html_label import Stripe
from onward.output.diagrams.look import FADED_LINE, MARKS, Row
from onward.reports.diagrams.diagram import Arrow, Diagram, NodeKind
from onward.reports.diagrams.joined import CHAIN

_NARROW = 18
"""The place of a line that leads past the boxes next to a bar, in points."""
_TITLE = 26
"""The place of the title of a box around others."""


class Line(NamedTuple):
    """An arrow on its way to paper."""

    arrow: int
    """Its number."""
    look: look.Stroke
    mark: str
    """At its start: what has changed."""
    left: str
    """With its port; so is the right."""
    right: str
    backwards: bool
    """It leads from right to left."""
    strong: bool
    """At a bar: drawn as straight as there is room for."""
    tip: str


class Lines(NamedTuple):
    """The lines of a picture, and their places at each bar, from top to bottom."""

    drawn: tuple[Line, ...]
    stripes: Mapping[str, tuple[Stripe, ...]]


def lines(
    diagram: Diagram,
    names: Mapping[str, str],
    rows: Mapping[str, Sequence[Row]],
    contents: Mapping[str, Content],
) -> Lines:
    """The lines; `names` are what the nodes are called in the DOT text.

    At a bar they are in the order of the boxes at their other ends.
    """
    called = diagram.labels
    kinds = {node.id: node.kind for node in diagram.nodes}
    ends = {
        number: (home, place)
        for home, some in rows.items()
        for place, row in enumerate(some)
        for number in row.arrows
        if not diagram.arrows[number].folded
    }
    bars = _Bars(diagram, contents, [home for home, _ in ends.values()])
    drawn: list[Line] = []
    for number in sorted(ends, key=lambda n: (bars.order[ends[n][0]], ends[n][1])):
        arrow, (far, place) = diagram.arrows[number], ends[number]
        backwards = kinds[arrow.head] is NodeKind.US or arrow.tail == CHAIN
        left, right = (arrow.head, arrow.tail) if backwards else (arrow.tail, arrow.head)
        ports = []
        for node, side in ((left, "e"), (right, "w")):
            port = ""
            if node in bars.stripes:
                port = f"p{bars.placed(node, far)}"
            elif node == far and place < len(contents[node].rows):
                port = f"r{place}"
            ports.append(":".join(filter(None, (names[node], port, side))))
        drawn.append(
            Line(
                arrow=number,
                look=_look(arrow),
                mark=MARKS.get(look.change(arrow), ""),
                left=ports[0],
                right=ports[1],
                backwards=backwards,
                strong=left in bars.stripes or right in bars.stripes,
                tip=escape.dot(look.sentence(arrow, called)),
            )
        )
    return Lines(tuple(drawn), {bar: tuple(held) for bar, held in bars.stripes.items()})


def _look(arrow: Arrow) -> look.Stroke:
    return FADED_LINE if arrow.faded else look.line(arrow)


class _Bars:
    """Where the boxes next to the bars will stand, about, and the places that follow from it."""

    def __init__(
        self, diagram: Diagram, contents: Mapping[str, Content], ends: Sequence[str]
    ) -> None:
        self.stripes: dict[str, list[Stripe]] = {n.id: [] for n in diagram.nodes if is_bar(n)}
        self._contents = contents
        self._ends = ends
        self._deeper = {
            arrow.head
            for arrow in diagram.arrows
            if not arrow.folded and not self.stripes.keys() & {arrow.tail, arrow.head}
        }
        self._top: dict[str, int] = {}
        self._used = dict.fromkeys(self.stripes, 0)
        stands = homes(diagram)
        places = {node.id: (stands[node.id], n) for n, node in enumerate(diagram.nodes)}
        self.order = {
            node: place for place, node in enumerate(sorted(places, key=places.__getitem__))
        }
        height = 0
        last: BoxPath = ()
        for node in self.order:
            place = stands[node]
            if node in contents and node not in self._deeper:
                height += sum(_TITLE for n in range(len(place)) if last[: n + 1] != place[: n + 1])
                self._top[node] = height
                height += contents[node].height
                last = place

    def placed(self, bar: str, far: str) -> int:
        """Make room at a bar for one more line, to or from a box; the number of its place."""
        held = self.stripes[bar]
        if far in self._top:
            before = max(0, self._top[far] - self._used[bar])
            height = max(_NARROW, self._contents[far].height // self._ends.count(far))
        else:
            before, height = 0, _NARROW
        self._used[bar] += before + height
        held.append(Stripe(height, before))
        return len(held) - 1


def line(graph: Digraph, one: Line) -> None:
    """One line."""
    shown = _style(one.look) | {"tooltip": one.tip}
    if one.strong:
        shown["weight"] = "4"
    if one.backwards:
        shown |= {"dir": "both" if one.mark else "back", "arrowtail": shown["arrowhead"]}
        shown["arrowhead"] = one.mark or "none"
    elif one.mark:
        shown |= {"dir": "both", "arrowtail": one.mark}
    graph.edge(one.left, one.right, **shown)


def _style(row: look.Stroke) -> dict[str, str]:
    double = row.style == "double"
    return {
        "color": f"{row.colour}:{row.colour}" if double else row.colour,
        "style": "solid" if double else row.style,
        "penwidth": str(row.width),
        "arrowhead": row.head,
    }
