"""A picture in Mermaid, which GitHub and GitLab draw in Markdown.

Mermaid refuses more than 500 arrows and 50,000 characters: what is above that is drawn together by
country, then by jurisdiction, and the picture says so.
"""

from dataclasses import replace

from onward.output import escape
from onward.output.diagrams import look
from onward.output.diagrams.look import FILLS, GONE_LINE, LINES
from onward.reports.diagrams.diagram import Arrow, Cluster, Diagram, Node, NodeKind
from onward.reports.diagrams.grouped import by_country, by_group
from onward.transfers.status import Status

ARROWS, CHARACTERS = 500, 50_000
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
    for shown in (diagram, _limited(by_country(diagram))):
        if len(shown.arrows) <= ARROWS and len(text := _flowchart(shown)) <= CHARACTERS:
            return text
    return _flowchart(_limited(by_group(diagram)))


def _limited(diagram: Diagram) -> Diagram:
    first, *others = diagram.notes
    return replace(diagram, notes=(first, _LIMITS, *others))


def _flowchart(diagram: Diagram) -> str:
    names = {node.id: f"n{number}" for number, node in enumerate(diagram.nodes)}
    lines = ["flowchart LR", *_remarks(diagram)]
    for number, cluster in enumerate(diagram.clusters):
        lines += _cluster(f"c{number}", cluster, diagram, names)
    lines += [f"  {names[node.id]}{_node(node)}" for node in diagram.nodes if not node.country]
    lines += [_arrow(arrow, names) for arrow in diagram.arrows]
    lines += _styles(diagram)
    return "".join(f"{line}\n" for line in lines)


def _remarks(diagram: Diagram) -> list[str]:
    """Title, days, counts and notes as a node of the picture, for a comment would not be seen."""
    days = f"As of {diagram.as_of.isoformat()}. Law checked on {diagram.law_checked.isoformat()}."
    counts = ", ".join(f"{number:,} {status.value}" for status, number in diagram.flows.items())
    reported = [diagram.title, days, f"Flows: {counts}.", *diagram.notes]
    return [f'  about["{_rows(reported, 80)}"]']


def _rows(parts: list[str], width: int) -> str:
    """Parts below one another, each in lines of at most this width."""
    rows = [line for part in parts if part for line in look.lines(part, width, 4)]
    return "<br>".join(escape.mermaid(row) for row in rows)


def _cluster(name: str, cluster: Cluster, diagram: Diagram, names: dict[str, str]) -> list[str]:
    lines = [f'  subgraph {name}["{_rows([cluster.label], 60)}"]']
    for number, country in enumerate(cluster.countries):
        nodes = [node for node in diagram.nodes if node.country == country.code]
        drawn = [f"      {names[node.id]}{_node(node)}" for node in nodes]
        if nodes and country.label:
            label = _rows([country.label], 60)
            drawn = [f'    subgraph {name}_{number}["{label}"]', *drawn, "    end"]
        lines += drawn
    return [
        *lines,
        "  end",
        f"  style {name} fill:{FILLS[cluster.group]},stroke:#4B5563,color:#111827",
    ]


def _node(node: Node) -> str:
    start, end = _OPEN.get(node.kind, ("[", "]"))
    return f'{start}"{_rows([node.label, node.detail, look.kind(node)], 40)}"{end}'


def _arrow(arrow: Arrow, names: dict[str, str]) -> str:
    reported = [look.status(arrow), look.counts(arrow), arrow.mechanism, arrow.data]
    head = _HEADS.get(arrow.status, "-->")
    return f'  {names[arrow.tail]} {head}|"{_rows(reported, 40)}"| {names[arrow.head]}'


def _styles(diagram: Diagram) -> list[str]:
    """One line for each look that is there: the numbers of its arrows and how they look."""
    lines = []
    for line in (*LINES.values(), GONE_LINE):
        numbers = [str(n) for n, arrow in enumerate(diagram.arrows) if look.line(arrow) == line]
        if numbers:
            stroke = f"stroke:{line.colour},stroke-width:{line.width:g}px"
            dashes = f",stroke-dasharray:{_DASHES[line.style]}" if line.style != "solid" else ""
            lines.append(f"  linkStyle {','.join(numbers)} {stroke}{dashes}")
    return lines
