"""A picture of many parties drawn together, by country or by what the law calls a country.

It answers where data go: from us to each country, and from all vendors that pass data on to each
country. Who passes on to whom is no longer reported; the table of transfers does. No party and no
flow is left out: a node says how many parties it stands for, an arrow how many flows have which
status and bears the worst, and a note says that the picture is drawn together.
"""

from collections import Counter, defaultdict
from dataclasses import replace

from onward.reports.diagrams.diagram import Arrow, Cluster, CountryBox, Diagram, Node, NodeKind
from onward.transfers.status import Status, worst
from onward.wording.english import count

_CHAIN = "chain"
_NOTES = 12
"""Of more remarks, a picture that is drawn together has so many and the number of the others."""


def by_country(diagram: Diagram) -> Diagram:
    """One node for all parties of a country."""
    homes = {node.country for node in diagram.nodes if node.kind is NodeKind.US}
    return _together(diagram, "country", homes)


def by_group(diagram: Diagram) -> Diagram:
    """One node for all parties of a cluster: a handful of nodes, however many parties."""
    homes = {
        country.code: str(number)
        for number, cluster in enumerate(diagram.clusters)
        for country in cluster.countries
    }
    clusters = tuple(
        Cluster(cluster.group, cluster.label, (CountryBox(str(number), cluster.label),))
        for number, cluster in enumerate(diagram.clusters)
    )
    moved = tuple(node._replace(country=homes.get(node.country, "")) for node in diagram.nodes)
    return _together(replace(diagram, clusters=clusters, nodes=moved), "jurisdiction", set())


def _together(diagram: Diagram, what: str, boxed: set[str]) -> Diagram:
    """`boxed` are the countries that keep a box of their own: those with more than one node."""
    alone = tuple(node for node in diagram.nodes if _alone(node))
    arrows = _arrows(diagram)
    chain = (_chain(diagram),) if any(arrow.tail == _CHAIN for arrow in arrows) else ()
    note = (
        f"Drawn together by {what}: {diagram.parties:,} parties and"
        f" {sum(diagram.flows.values()):,} flows. An arrow shows the worst status of its flows."
    )
    return replace(
        diagram,
        clusters=tuple(_unboxed(cluster, boxed) for cluster in diagram.clusters),
        nodes=(*alone, *chain, *_nodes(diagram)),
        arrows=arrows,
        notes=(note, *_few(diagram.notes)),
    )


def _few(notes: tuple[str, ...]) -> tuple[str, ...]:
    """As many notes as have room in a picture, and how many there are beside them."""
    more = len(notes) - _NOTES
    return (*notes[:_NOTES], f"{more:,} more remarks are left out.") if more > 1 else notes


def _alone(node: Node) -> bool:
    return node.kind is NodeKind.US or not node.country


def _unboxed(cluster: Cluster, boxed: set[str]) -> Cluster:
    countries = (c if c.code in boxed else c._replace(label="") for c in cluster.countries)
    return cluster._replace(countries=tuple(countries))


def _chain(diagram: Diagram) -> Node:
    alone = {node.id for node in diagram.nodes if _alone(node)}
    passing = {arrow.tail for arrow in diagram.arrows if not alone & {arrow.tail, arrow.head}}
    detail = f"{len(passing):,} of the parties here"
    return Node(
        _CHAIN, "Vendors that pass data on", detail, NodeKind.SEVERAL, country="", parties=0
    )


def _nodes(diagram: Diagram) -> tuple[Node, ...]:
    inside: dict[str, Counter[NodeKind]] = defaultdict(Counter)
    for node in diagram.nodes:
        if not _alone(node):
            inside[node.country][node.kind] += node.parties
    return tuple(
        _node(country.code, country.label or cluster.label, inside[country.code])
        for cluster in diagram.clusters
        for country in cluster.countries
        if country.code in inside
    )


def _node(code: str, called: str, kinds: Counter[NodeKind]) -> Node:
    total = kinds.total()
    return Node(
        id=f"in:{code}",
        label=f"{called}: {count(total, 'party')}",
        detail=", ".join(f"{number:,} {kind.value}" for kind, number in kinds.most_common()),
        kind=NodeKind.SEVERAL,
        country=code,
        parties=total,
    )


def _arrows(diagram: Diagram) -> tuple[Arrow, ...]:
    ends = {node.id: node.id if _alone(node) else f"in:{node.country}" for node in diagram.nodes}
    flows: dict[Arrow, Counter[Status]] = defaultdict(Counter)
    carried: dict[Arrow, dict[int, None]] = defaultdict(dict)
    for arrow in diagram.arrows:
        tail, head = ends[arrow.tail], ends[arrow.head]
        passed_on = tail != arrow.tail and head != arrow.head
        bare = Arrow(_CHAIN if passed_on else tail, head, Status.INSIDE, inbound=arrow.inbound)
        flows[bare].update(dict(arrow.flows))
        carried[bare].update(dict.fromkeys(arrow.carries))
    return tuple(
        bare._replace(
            status=worst(counted), together=_worst_first(counted), carries=tuple(carried[bare])
        )
        for bare, counted in flows.items()
    )


def _worst_first(counted: Counter[Status]) -> tuple[tuple[Status, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: -item[0].rank))
