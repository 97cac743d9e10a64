"""A picture drawn together until it can be read: by country, or by what the law calls a country.

We ourselves stay one node. Nothing is left out: a node says how many parties it stands for, an
arrow how many flows have which footing, and a note says that the picture is drawn together. An
arrow bears the worst footing of its flows.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace

from onward.transfers.footing import Footing, worst
from onward.views.diagram import Arrow, Cluster, Country, Diagram, Kind, Node


def by_country(diagram: Diagram) -> Diagram:
    """One node for all parties of a country."""
    return _together(diagram, diagram.clusters, "country")


def by_group(diagram: Diagram) -> Diagram:
    """One node for all parties of a cluster: a handful of nodes, however many parties."""
    homes = {
        country.code: cluster.group.value
        for cluster in diagram.clusters
        for country in cluster.countries
    }
    clusters = tuple(
        Cluster(cluster.group, cluster.label, (Country(cluster.group.value, cluster.label),))
        for cluster in diagram.clusters
    )
    moved = tuple(node._replace(country=homes[node.country]) for node in diagram.nodes)
    return _together(replace(diagram, clusters=clusters, nodes=moved), clusters, "jurisdiction")


def _together(diagram: Diagram, clusters: tuple[Cluster, ...], what: str) -> Diagram:
    ours = tuple(node for node in diagram.nodes if node.kind is Kind.US)
    ends = {node.id: f"in:{node.country}" for node in diagram.nodes} | {us.id: us.id for us in ours}
    arrows = _arrows(diagram, ends)
    note = (
        f"Drawn together by {what}: {diagram.parties:,} parties and"
        f" {sum(diagram.flows.values()):,} flows. An arrow bears the worst footing of its flows."
    )
    homes = {us.country for us in ours}
    return replace(
        diagram,
        clusters=tuple(_unboxed(cluster, homes) for cluster in clusters),
        nodes=(*ours, *_nodes(diagram)),
        arrows=arrows,
        notes=(note, *diagram.notes),
    )


def _unboxed(cluster: Cluster, homes: set[str]) -> Cluster:
    """A box around a country is drawn only where more than one node is in it."""
    countries = (c if c.code in homes else c._replace(label="") for c in cluster.countries)
    return cluster._replace(countries=tuple(countries))


def _nodes(diagram: Diagram) -> tuple[Node, ...]:
    inside: dict[str, Counter[Kind]] = defaultdict(Counter)
    for node in diagram.nodes:
        if node.kind is not Kind.US:
            inside[node.country][node.kind] += node.parties
    return tuple(
        _node(country, inside[country.code])
        for cluster in diagram.clusters
        for country in cluster.countries
        if country.code in inside
    )


def _node(country: Country, kinds: Counter[Kind]) -> Node:
    total = kinds.total()
    parties = "party" if total == 1 else "parties"
    several = len(kinds) > 1
    detail = ", ".join(f"{number:,} {kind.value}" for kind, number in kinds.most_common())
    return Node(
        id=f"in:{country.code}",
        label=f"{country.label}: {total:,} {parties}",
        detail=detail if several else "",
        kind=Kind.SEVERAL if several else next(iter(kinds)),
        country=country.code,
        parties=total,
    )


def _arrows(diagram: Diagram, ends: Mapping[str, str]) -> tuple[Arrow, ...]:
    flows: dict[Arrow, Counter[Footing]] = defaultdict(Counter)
    for arrow in diagram.arrows:
        bare = Arrow(
            ends[arrow.tail],
            ends[arrow.head],
            Footing.WITHIN,
            onward=arrow.onward,
            inbound=arrow.inbound,
        )
        flows[bare].update(dict(arrow.flows))
    return tuple(
        bare._replace(footing=worst(counted), together=_worst_first(counted))
        for bare, counted in flows.items()
    )


def _worst_first(counted: Counter[Footing]) -> tuple[tuple[Footing, int], ...]:
    return tuple(sorted(counted.items(), key=lambda item: -item[0].rank))
