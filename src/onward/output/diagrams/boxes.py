"""Parties and the boxes around them, in DOT.

What is to be said of an arrow is a row in the box of the party at its end, and the arrow leads to
that row. We, and those that pass data on, are bars with a place for each line, so that no two lines
share a trunk.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from graphviz import Digraph

from onward.output import escape
from onward.output.diagrams import html_label as html
from onward.output.diagrams import look
from onward.output.diagrams.look import BOXES, FILLS, Row
from onward.reports.diagrams.diagram import GONE, NEW, Cluster, CountryBox, Diagram, Node, NodeKind
from onward.reports.diagrams.joined import CHAIN
from onward.wording.english import few

FAINT = "#9CA3AF"
BoxPath: TypeAlias = tuple[int, ...]
"""A box: () is the sheet, (1,) the second cluster, (1, 0) the first country in it."""
Fill: TypeAlias = Callable[[Digraph, BoxPath], None]
"""Puts what belongs there into a box."""

NARROW, WIDE = 62, 96
"""Letters in a line of a box: where boxes stand beside one another, and where they do not."""
_LINE, _AROUND = 13, 20
"""Height of a line, and around a box, in points."""
NAMES, FAILING = 24, 150
"""Of more parties in one box none is named; of more failing flows, the first are."""


class Content(NamedTuple):
    """What a box says: its head, and a row for each kind of arrow to it."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    tips: tuple[str, ...] = ()
    """Of each row the title of what is drawn for it; empty: none has one."""

    @property
    def height(self) -> int:
        """About, in points."""
        return (len(self.head) + sum(map(len, self.rows))) * _LINE + _AROUND


def is_bar(node: Node) -> bool:
    """Whether the lines of a node start at places of their own."""
    return node.kind is NodeKind.US or node.id == CHAIN


def places(diagram: Diagram) -> dict[str, BoxPath]:
    """The innermost box of each country; a country without a label has no box of its own."""
    boxes: dict[str, BoxPath] = {"": ()}
    for outer, cluster in enumerate(diagram.clusters):
        for inner, country in enumerate(cluster.countries):
            boxes[country.code] = (outer, inner) if country.label else (outer,)
    return boxes


def homes(diagram: Diagram) -> dict[str, BoxPath]:
    """The innermost box of each node; a bar stands in none."""
    boxes = places(diagram)
    return {node.id: () if is_bar(node) else boxes[node.country] for node in diagram.nodes}


def _where(node: Node, diagram: Diagram) -> str:
    """The country of a bar in words."""
    return next(
        (
            country.label or cluster.label
            for cluster in diagram.clusters
            for country in cluster.countries
            if country.code == node.country
        ),
        "",
    )


def draw(graph: Digraph, diagram: Diagram, held: set[str], fill: Fill) -> None:
    """The boxes of these countries; `fill` is called once for each, the sheet included."""
    for number, cluster in enumerate(diagram.clusters):
        if any(country.code in held for country in cluster.countries):
            _cluster(graph, (number,), cluster, held, fill)
    fill(graph, ())


def _cluster(graph: Digraph, place: BoxPath, cluster: Cluster, held: set[str], fill: Fill) -> None:
    with graph.subgraph(name=_name(place)) as box:
        label = f"<{html.bold(cluster.label)}>"
        fill_colour = FILLS[cluster.group]
        box.attr(label=label, style="filled", fillcolor=fill_colour, color=FAINT, penwidth="0.8")
        for number, country in enumerate(cluster.countries):
            if country.label and country.code in held:
                _country(box, (*place, number), country, fill)
        fill(box, place)


def _country(graph: Digraph, place: BoxPath, country: CountryBox, fill: Fill) -> None:
    with graph.subgraph(name=_name(place)) as box:
        label = f"<{html.plain(country.label)}>"
        box.attr(label=label, style="dashed", color=FAINT, fontsize="11")
        fill(box, place)


def _name(place: BoxPath) -> str:
    return "_".join(["cluster", *map(str, place)])


def width(diagram: Diagram) -> int:
    """How many letters a line of a box has."""
    return WIDE if any(node.id == CHAIN for node in diagram.nodes) else NARROW


def content(node: Node, rows: Sequence[Row], wide: int, *, in_full: bool) -> Content:
    """What the box of a party says; one that is not part of the answer says only who it is."""
    named = look.lines(node.label, 46, 3)
    about = "; ".join(filter(None, (look.kind(node), node.detail if in_full else "")))
    beside = bool(named) and len(about) + len(named[-1]) * 1.3 < wide
    bold = [html.bold(line) for line in named]
    if beside and about:
        bold[-1] = f"{bold[-1]} {html.small(about)}"
    below = [] if beside else [about]
    if len(node.names) <= NAMES:
        below.append(", ".join(node.names))
    small = [html.small(line) for text in below for line in look.lines(text, wide, 8)]
    head = tuple(row for row in (*bold, *small) if row)
    faded = node.faded and node.kind is not NodeKind.SEVERAL
    return Content(
        head,
        ()
        if faded
        else tuple(tuple(_said(row, wide, in_full=in_full, pale=node.faded)) for row in rows),
    )


def _said(row: Row, wide: int, *, in_full: bool, pale: bool) -> Iterator[str]:
    """The lines of one row; the status is bold."""
    *before, ends = look.lines(row.ends, wide - len(row.status), 3) or [""]
    yield from (html.small(line) for line in before)
    start = [html.small(ends), html.note(row.status, strong=True)]
    indent = len(ends) + len(row.status) + 2
    first, *more = look.lines(row.why if in_full else "", wide, 5, indent) or [""]
    yield " ".join(filter(None, (*start, html.note(first))))
    yield from (html.note(line) for line in more)
    if row.named and not pale:
        shown = few(row.named, FAILING)
        yield from (html.note(line) for line in look.lines(f"Fails: {shown}", wide, 99))
    if in_full and wide == NARROW:
        yield from (html.small(line) for line in look.lines(row.data, wide, 2))


def filling(
    diagram: Diagram,
    names: Mapping[str, str],
    contents: Mapping[str, Content],
    stripes: Mapping[str, Sequence[html.Stripe]],
    *,
    at_top: bool = False,
) -> Fill:
    """What puts the parties into their boxes: those with contents, and the bars.

    `at_top`: the names of bars are at their top, for a reader who does not see all of a picture.
    """
    stands = homes(diagram)

    def fill(box: Digraph, place: BoxPath) -> None:
        for node in diagram.nodes:
            if stands[node.id] != place:
                continue
            if node.id in contents:
                party(box, names[node.id], node, contents[node.id])
            elif stripes[node.id] or node.kind is NodeKind.US:
                name = names[node.id]
                bar(box, name, node, diagram, stripes[node.id], at_top=at_top)

    return fill


def party(graph: Digraph, name: str, node: Node, shown: Content) -> None:
    """One party: its name, then what it is, and a row for each kind of arrow to it."""
    rows = [html.row(html.left(shown.head))]
    tips = shown.tips or ("",) * len(shown.rows)
    for number, (row, tip) in enumerate(zip(shown.rows, tips, strict=True)):
        rows.append(html.row(html.left(row), f"r{number}", tip))
    _node(graph, name, node, html.table(rows))


def bar(
    graph: Digraph,
    name: str,
    node: Node,
    diagram: Diagram,
    heights: Iterable[html.Stripe],
    *,
    at_top: bool,
) -> None:
    """A party from which the lines start, with a place for each."""
    named = [html.bold(line) for line in look.lines(node.label, 20, 4)]
    named += [html.small(line) for line in look.lines(node.detail, 22, 3)]
    about = (look.kind(node), _where(node, diagram))
    cell = html.left([*named, *(html.small(text) for text in about)])
    label = html.stripes(cell, heights, at_left=node.id == CHAIN, at_top=at_top)
    _node(graph, name, node, label)


def _node(graph: Digraph, name: str, node: Node, label: str) -> None:
    form = BOXES[NodeKind.CUSTOMER if node.id == CHAIN else node.kind]
    said = (node.label, node.detail, look.kind(node))
    pale = node.faded or node.change == GONE
    faded = {"color": FAINT, "fontcolor": look.FADED} if pale else {}
    graph.node(
        name,
        label=label,
        tooltip=escape.dot(", ".join(part for part in said if part)),
        shape=form.shape,
        style=f"{form.style},dashed" if node.change == GONE else form.style,
        penwidth=str(form.width * (2 if node.change == NEW else 1)),
        peripheries=str(form.borders),
        **faded,
    )
