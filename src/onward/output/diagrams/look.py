"""How a picture looks: lines, shapes and words, how much of it is shown, letters a PNG lacks."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from textwrap import wrap
from typing import NamedTuple

from onward.reports.diagrams.diagram import GONE, NEW, Arrow, Diagram, Group, Node, NodeKind
from onward.transfers.status import Status
from onward.wording.english import few


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

GONE_LINE = Stroke("#808893", "dashed", 1.0, "none")
FADED, FADED_LINE = "#6B7280", Stroke("#C2C8D0", "solid", 1.0, "vee")
"""What is not part of the answer that a picture gives: its letters and its lines."""
CHANGED = "changed"
MARKS: Mapping[str, str] = {NEW: "dot", CHANGED: "box"}
"""At the start of a line, what has changed; what is gone has no head."""

FILLS: Mapping[Group, str] = {
    Group.INSIDE: "#F1F6F3",
    Group.ADEQUATE: "#F1F4FA",
    Group.THIRD: "#FBF4EC",
    Group.UNKNOWN: "#F6F1F6",
}
"""The ground of a cluster; its title says the same in words."""


DARK: Mapping[str, str] = {
    "white": "#0D1117",
    "black": "#E6EDF3",
    "#FFFFFF": "#0D1117",
    "#1F2430": "#E6EDF3",
    "#5B6270": "#A8B3C1",
    "#D7DAE0": "#3D4652",
    "#4B5563": "#A8B3C1",
    "#6B7280": "#9AA4B2",
    "#9CA3AF": "#6B7684",
    "#C2C8D0": "#3D4652",
    "#808893": "#8B95A1",
    "#00805E": "#2FBF93",
    "#B87700": "#E3A53B",
    "#0072B2": "#58AEE8",
    "#A1508A": "#D58BC2",
    "#D55E00": "#FF8A3D",
    "#F1F6F3": "#12211A",
    "#F1F4FA": "#131C2B",
    "#FBF4EC": "#271C10",
    "#F6F1F6": "#231826",
}
"""Every colour of a picture or a timeline, and what it becomes on a dark screen."""


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
    NodeKind.MIXED: _BOX,
    NodeKind.UNSETTLED: Box("box", "rounded,filled,dashed"),
    NodeKind.CUSTOMER: Box("box", "filled"),
    NodeKind.UNNAMED: Box("box", "filled,dashed"),
    NodeKind.SEVERAL: Box("folder", "filled"),
}


REPORTED = 60
"""Up to so many lines, mechanism, data and legal names are reported."""


def in_full(diagram: Diagram) -> bool:
    """Whether there is room for all the words of arrows and parties."""
    return diagram.lines <= REPORTED


_MORE = "…"


def lines(text: str, width: int, most: int, indent: int = 0) -> list[str]:
    """The text in lines of at most this width; what does not fit is cut with an ellipsis.

    The first line leaves room for so many letters before it, and may be empty.
    """
    first = text.split(maxsplit=1)[:1]
    if indent and first and indent + len(first[0]) > width:
        return ["", *lines(text, width, most - 1)]
    held = wrap(
        text,
        width=width,
        initial_indent="." * indent,
        max_lines=most,
        placeholder=_MORE,
        break_on_hyphens=False,
    )
    return [held[0][indent:], *held[1:]] if held else []


_REMARKS = 12


def remarks(diagram: Diagram) -> tuple[str, ...]:
    """As many notes as have room in a picture, and how many there are beside them."""
    more = len(diagram.notes) - _REMARKS
    left = (f"{more:,} more remarks are left out.",) if more > 1 else ()
    return (*(diagram.notes[:_REMARKS] if left else diagram.notes), *left)


def status(arrow: Arrow) -> str:
    """The word of the status, and whether the flow is onward or inbound."""
    marks = ["onward"] * arrow.onward + ["inbound"] * arrow.inbound
    number = f": {arrow.together[0][1]:,}" if arrow.together else ""
    words = ", ".join([f"{arrow.status.value}{number}", *marks])
    return f"{change(arrow)}: {words}" if arrow.change else words


def change(arrow: Arrow) -> str:
    """NEW, GONE or CHANGED; empty: as before, or nothing is compared."""
    return arrow.change if arrow.change in ("", NEW, GONE) else CHANGED


def counts(arrow: Arrow) -> str:
    """The other flows of an arrow by status."""
    return ", ".join(f"{kind.value}: {number:,}" for kind, number in arrow.together[1:])


def why(arrow: Arrow) -> str:
    """The mechanisms or what is wrong with them, the other flows, and what it was."""
    was = f"({arrow.change})" if change(arrow) == CHANGED else ""
    said = "; ".join(filter(None, (arrow.mechanism, counts(arrow))))
    return " ".join(filter(None, (said, was)))


def line(arrow: Arrow) -> Stroke:
    """How an arrow looks: by its status; what is gone is thin, grey and dashed."""
    return GONE_LINE if arrow.change == GONE else LINES[arrow.status]


def kind(node: Node) -> str:
    """What a party is to us, and what has changed; where the detail says it, nothing."""
    own = "" if node.kind in (NodeKind.SEVERAL, NodeKind.MIXED) else node.kind.value
    return "; ".join(filter(None, (node.change, own)))


class Row(NamedTuple):
    """What the box of a party says of the arrows to it that are alike; or, of those to us."""

    arrows: tuple[int, ...]
    """Their numbers."""
    ends: str
    """The other ends: `from Acme, Bolt`, `to us`; empty: from us."""
    status: str
    why: str
    """How many have which status, the mechanisms, or what is wrong with them."""
    data: str
    named: tuple[str, ...]
    """Both ends of each that fails, where they are not plain."""


def rows(diagram: Diagram) -> Mapping[str, tuple[Row, ...]]:
    """By node, what its box says: from us first, then the worst first.

    An arrow to us is a row in the box of the exporter.
    """
    ours = diagram.ours
    called = diagram.labels
    alike: dict[str, dict[tuple[object, ...], list[int]]] = {}
    for number, arrow in enumerate(diagram.arrows):
        inbound = arrow.head in ours
        home = arrow.tail if inbound else arrow.head
        said = (status(arrow), why(arrow), arrow.named)
        key = (arrow.status,) if arrow.folded else (inbound, arrow.tail in ours, *said)
        alike.setdefault(home, {}).setdefault(key, []).append(number)
    return {
        home: tuple(
            _row(tuple(numbers), diagram, called, ours)
            for _, numbers in sorted(some.items(), key=lambda item: _order(item[1], diagram, ours))
        )
        for home, some in alike.items()
    }


def _order(numbers: list[int], diagram: Diagram, ours: AbstractSet[str]) -> tuple[bool, int, int]:
    first = diagram.arrows[numbers[0]]
    return first.tail not in ours, -first.status.rank, numbers[0]


def _row(
    numbers: tuple[int, ...], diagram: Diagram, called: Mapping[str, str], ours: AbstractSet[str]
) -> Row:
    arrows = [diagram.arrows[number] for number in numbers]
    first = arrows[0]
    every = (name for arrow in arrows for name in arrow.tails or (called[arrow.tail],))
    tails = few(dict.fromkeys(every), TAILS)
    ends = "to us" if first.head in ours else "" if first.tail in ours else f"from {tails}"
    data = {arrow.data for arrow in arrows}
    if first.folded and first.status is Status.INSIDE:
        return Row(numbers, ends, first.status.value, "", "", ())
    said = data.pop() if len(data) == 1 else ""
    return Row(numbers, ends, status(first), why(first), said, first.named)


TAILS = 4
"""Of more parties from which a box gets data alike, the first are named."""


def sentence(arrow: Arrow, names: Mapping[str, str]) -> str:
    """An arrow as a sentence: who, to whom, the status, the mechanism and the data."""
    reported = [f"{names[arrow.tail]} to {names[arrow.head]}: {status(arrow)}"]
    reported += [part for part in (why(arrow), arrow.data) if part]
    return arrow.tooltip or "; ".join(reported)


_SHOWN = re.compile(
    "[\0-\u052f\u0590-\u05f4\u1d00-\u20be\u2100-\u214f\u2190-\u2195\u2212\u2c60-\u2c7f]*"
)
"""Latin, Greek, Cyrillic and Hebrew, with signs, as in Arimo, the font of `graphviz-pure`."""


def boxed(diagram: Diagram) -> tuple[str, ...]:
    """The names and titles with a sign that a PNG shows as an empty box; an SVG shows it."""
    names = [diagram.title, *(text for node in diagram.nodes for text in (node.label, node.detail))]
    names += [c.label for cluster in diagram.clusters for c in cluster.countries]
    return tuple(dict.fromkeys(name for name in names if not _SHOWN.fullmatch(name)))
