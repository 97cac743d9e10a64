"""How a picture looks: lines, shapes and words, how much of it is shown, letters a PNG lacks."""

import re
from collections.abc import Mapping
from textwrap import wrap
from typing import NamedTuple

from onward.reports.diagrams.diagram import GONE, NEW, Arrow, Diagram, Group, Node, NodeKind
from onward.reports.diagrams.grouped import by_country, by_group
from onward.transfers.status import Status


class Stroke(NamedTuple):
    """A line that differs from the five others without its colour too."""

    colour: str
    """From the palette of Okabe and Ito, darkened to a contrast of 3:1 on white (WCAG 1.4.11)."""
    style: str
    """solid, dashed or dotted; `double` is two parallel lines."""
    width: float
    head: str
    """Of Graphviz's arrow shapes."""


LINES: Mapping[Status, Stroke] = {
    Status.INSIDE: Stroke("#6B7280", "solid", 1.0, "vee"),
    Status.HOLDS: Stroke("#00805E", "solid", 2.0, "normal"),
    Status.EXPIRING: Stroke("#B87700", "double", 1.4, "normal"),
    Status.REVIEW: Stroke("#0072B2", "dashed", 2.0, "empty"),
    Status.UNKNOWN: Stroke("#A1508A", "dotted", 2.6, "odiamond"),
    Status.FAILS: Stroke("#D55E00", "solid", 4.0, "tee"),
}

GONE_LINE = Stroke("#9AA1AC", "dashed", 1.0, "none")

FILLS: Mapping[Group, str] = {
    Group.INSIDE: "#F1F6F3",
    Group.ADEQUATE: "#F1F4FA",
    Group.THIRD: "#FBF4EC",
    Group.UNKNOWN: "#F6F1F6",
}
"""The ground of a cluster; its title says the same in words."""


class Box(NamedTuple):
    """The shape of a party."""

    shape: str
    style: str
    width: float = 1.0
    borders: int = 1


_BOX = Box("box", "rounded,filled")
BOXES: Mapping[NodeKind, Box] = {
    NodeKind.US: Box("box", "filled,bold", width=2.4),
    NodeKind.PROCESSOR: _BOX,
    NodeKind.CONTROLLER: Box("box", "filled", borders=2),
    NodeKind.JOINT: Box("box", "filled", borders=2),
    NodeKind.UNSETTLED: Box("box", "rounded,filled,dashed"),
    NodeKind.CUSTOMER: Box("ellipse", "filled"),
    NodeKind.UNNAMED: Box("box", "filled,dashed"),
    NodeKind.SEVERAL: Box("folder", "filled"),
}


PARTIES, ARROWS = 150, 300
"""Above either, parties are drawn together."""
REPORTED = 60
"""Up to so many arrows, mechanism, data and legal names are reported."""


def fitted(diagram: Diagram) -> Diagram:
    """The picture itself if it can be read; else by country, and where that is much by cluster."""
    if len(diagram.nodes) <= PARTIES and len(diagram.arrows) <= ARROWS:
        return diagram
    countries = by_country(diagram)
    return countries if in_full(countries) else by_group(diagram)


def in_full(diagram: Diagram) -> bool:
    """Whether there is room for all the words of arrows and parties."""
    return len(diagram.arrows) <= REPORTED


_MORE = "…"


def lines(text: str, width: int, most: int) -> list[str]:
    """The text in lines of at most this width; what does not fit is cut with an ellipsis."""
    return wrap(text, width=width, max_lines=most, placeholder=_MORE, break_on_hyphens=False)


def status(arrow: Arrow) -> str:
    """The word of the status, and whether the flow is onward or inbound."""
    marks = ["onward"] * arrow.onward + ["inbound"] * arrow.inbound
    words = ", ".join([arrow.status.value, *marks])
    return f"{arrow.change}: {words}" if arrow.change in (NEW, GONE) else words


def counts(arrow: Arrow) -> str:
    """The flows of an arrow by status, and the status before a change."""
    counted = [f"{number:,} {kind.value}" for kind, number in arrow.together]
    was = [arrow.change] if arrow.change not in ("", NEW, GONE) else []
    return ", ".join([*counted, *was])


def line(arrow: Arrow) -> Stroke:
    """How an arrow looks: by its status; what is gone is thin, grey and dashed."""
    return GONE_LINE if arrow.change == GONE else LINES[arrow.status]


def kind(node: Node) -> str:
    """The line that says what a party is to us; a node of several parties says it itself."""
    return "" if node.kind is NodeKind.SEVERAL else node.kind.value


def sentence(arrow: Arrow, names: dict[str, str]) -> str:
    """An arrow as a sentence: who, to whom, the status, the mechanism and the data."""
    reported = [f"{names[arrow.tail]} to {names[arrow.head]}: {status(arrow)}"]
    reported += [part for part in (counts(arrow), arrow.mechanism, arrow.data) if part]
    return arrow.tooltip or "; ".join(reported)


_SHOWN = re.compile("[\0-\u052f\u0590-\u05f4\u1d00-\u214f\u2c60-\u2c7f]")
"""Latin, Greek, Cyrillic and Hebrew letters, as in Arimo, the font of `graphviz-pure`."""


def boxed(diagram: Diagram) -> tuple[str, ...]:
    """The names and titles with a letter that a PNG shows as an empty box; an SVG shows it."""
    names = [diagram.title, *(text for node in diagram.nodes for text in (node.label, node.detail))]
    names += [c.label for cluster in diagram.clusters for c in cluster.countries]
    return tuple(dict.fromkeys(name for name in names if not _drawable(name)))


def _drawable(name: str) -> bool:
    return all(_SHOWN.match(char) or not char.isalpha() for char in name)
