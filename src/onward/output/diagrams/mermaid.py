"""A picture in Mermaid, which GitHub and GitLab draw in Markdown.

Mermaid refuses more than 500 arrows and 50,000 characters: what is above that is drawn together by
country, then by jurisdiction, and the picture says so.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from onward.output import escape
from onward.output.diagrams import look
from onward.output.diagrams.look import FADED_LINE, FILLS, GONE_LINE, LINES
from onward.reports.diagrams.choices import Collapse
from onward.reports.diagrams.collapsed import collapsed
from onward.reports.diagrams.diagram import Arrow, Cluster, Diagram, Node, NodeKind
from onward.reports.diagrams.joined import CHAIN
from onward.transfers.status import Status
from onward.wording.english import few

ARROWS, CHARACTERS = 500, 50_000
"""The limits of Mermaid (maxEdges and maxTextSize), which GitHub and GitLab keep."""
_WIDE = 27
"""Letters in a line of a box, as Mermaid breaks them."""
NAMES = 24
"""Of more parties in one box none is named; of more failing flows, the first are."""
_LIMITS = (
    f"Mermaid draws at most {ARROWS} arrows and {CHARACTERS:,} characters;"
    " `onward transfers` lists each flow."
)
_DASHES = {"solid": "0", "double": "12 2", "dashed": "6 4", "dotted": "2 4"}
_HEADS = {Status.FAILS: "--x", Status.UNKNOWN: "--o"}
_OPEN = {
    NodeKind.US: ("[[", "]]"),
    NodeKind.CUSTOMER: ("([", "])"),
    NodeKind.UNNAMED: ("[/", "/]"),
    NodeKind.SEVERAL: ("[(", ")]"),
}


def mermaid(diagram: Diagram) -> str:
    """The picture as the text of a flowchart."""
    for how in (Collapse.NEVER, Collapse.AUTO, Collapse.COUNTRY):
        shown = collapsed(diagram, how)
        if shown is not diagram:
            shown = replace(shown, scope=(*shown.scope, _LIMITS))
        if len(shown.arrows) <= ARROWS and len(text := _flowchart(shown)) <= CHARACTERS:
            return text
    last = collapsed(diagram, Collapse.HUBS)
    return _flowchart(replace(last, scope=(*last.scope, _LIMITS)))


def _flowchart(diagram: Diagram) -> str:
    names = {node.id: f"n{number}" for number, node in enumerate(diagram.nodes)}
    rows = look.rows(diagram)
    together = any(node.id == CHAIN for node in diagram.nodes)
    boxes = {
        node.id: f"{names[node.id]}{_node(node, rows.get(node.id, ()), data=not together)}"
        for node in diagram.nodes
    }
    lines = ["flowchart LR", *_remarks(diagram)]
    for number, cluster in enumerate(diagram.clusters):
        lines += _cluster(f"c{number}", cluster, diagram, boxes)
    lines += [f"  {boxes[node.id]}" for node in diagram.nodes if not node.country]
    drawn = [arrow for arrow in diagram.arrows if not arrow.folded]
    lines += [_arrow(arrow, names) for arrow in drawn]
    lines += _styles(drawn)
    return "".join(f"{line}\n" for line in lines)


def _remarks(diagram: Diagram) -> list[str]:
    """Title, days, counts and notes as a node of the picture, for a comment would not be seen."""
    days = f"As of {diagram.as_of.isoformat()}. Law checked on {diagram.law_checked.isoformat()}."
    flows = ((status, number) for status, number in diagram.flows.items() if number)
    counts = ", ".join(f"{number:,} {status.value}" for status, number in flows)
    remarks = (*diagram.scope, *look.remarks(diagram))
    reported = [diagram.title, days, f"Flows: {counts or 'none'}.", *remarks]
    return [f'  about["{_rows(reported, 80)}"]']


def _rows(parts: list[str], width: int) -> str:
    """Parts below one another, each in lines of at most this width."""
    rows = [line for part in parts if part for line in look.lines(part, width, 12)]
    return "<br>".join(escape.mermaid(row) for row in rows)


def _cluster(name: str, cluster: Cluster, diagram: Diagram, boxes: Mapping[str, str]) -> list[str]:
    lines = []
    for number, country in enumerate(cluster.countries):
        nodes = [node for node in diagram.nodes if node.country == country.code]
        drawn = [f"      {boxes[node.id]}" for node in nodes]
        if nodes and country.label:
            label = _rows([country.label], 60)
            drawn = [f'    subgraph {name}_{number}["{label}"]', *drawn, "    end"]
        lines += drawn
    return lines and [
        f'  subgraph {name}["{_rows([cluster.label], 60)}"]',
        *lines,
        "  end",
        f"  style {name} fill:{FILLS[cluster.group]},stroke:#4B5563,color:#111827",
    ]


def _node(node: Node, rows: Sequence[look.Row], *, data: bool) -> str:
    """Who it is, and what is to be said of the arrows to it."""
    start, end = _OPEN.get(node.kind, ("[", "]"))
    about = "; ".join(filter(None, (look.kind(node), node.detail)))
    names = ", ".join(node.names) if len(node.names) <= NAMES else ""
    shown = () if node.faded and node.kind is not NodeKind.SEVERAL else rows
    said = (text for row in shown for text in _said(row, data=data))
    return f'{start}"{_rows([node.label, about, names, *said], _WIDE)}"{end}'


def _said(row: look.Row, *, data: bool) -> tuple[str, ...]:
    what = ": ".join(filter(None, (row.status, row.why)))
    named = f"Fails: {few(row.named, NAMES)}" if row.named else ""
    return f"{row.ends} {what}".strip(), named, row.data if data else ""


def _arrow(arrow: Arrow, names: dict[str, str]) -> str:
    head = "-->" if arrow.faded else _HEADS.get(arrow.status, "-->")
    label = escape.mermaid(look.status(arrow))
    return f'  {names[arrow.tail]} {head}|"{label}"| {names[arrow.head]}'


def _styles(arrows: Sequence[Arrow]) -> list[str]:
    """One line for each look that is there: the numbers of its arrows and how they look."""
    lines = []
    looks = [FADED_LINE if arrow.faded else look.line(arrow) for arrow in arrows]
    for line in (*LINES.values(), GONE_LINE, FADED_LINE):
        numbers = [str(number) for number, one in enumerate(looks) if one == line]
        if numbers:
            stroke = f"stroke:{line.colour},stroke-width:{line.width:g}px"
            dashes = f",stroke-dasharray:{_DASHES[line.style]}" if line.style != "solid" else ""
            lines.append(f"  linkStyle {','.join(numbers)} {stroke}{dashes}")
    return lines
