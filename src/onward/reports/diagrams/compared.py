"""Before and after in one picture: what is new, what is gone, and what was otherwise."""

from collections.abc import Iterator
from dataclasses import replace

from onward.reports.diagrams.diagram import (
    GONE,
    NEW,
    Arrow,
    Cluster,
    CountryBox,
    Diagram,
    Group,
    Node,
)


def compared(before: Diagram, after: Diagram) -> Diagram:
    """The parties and flows of both, each change in a word; what has not changed stays as it is.

    What is gone is drawn thin and grey, and is not counted.
    """
    nodes = {node.id: node for node in after.nodes}
    old = {node.id: node for node in before.nodes}
    names = _countries(before) | _countries(after)
    shown = tuple(
        _node(old.get(key), nodes.get(key), names) for key in dict.fromkeys((*nodes, *old))
    )
    arrows = tuple(_arrows(before, after))
    changes = sum(bool(arrow.change) for arrow in arrows)
    note = f"Before and after: {changes} of the arrows changed." if changes else "Nothing changed."
    return replace(
        after,
        clusters=_clusters(before, after),
        nodes=shown,
        arrows=arrows,
        notes=(note, *after.notes),
    )


def _countries(diagram: Diagram) -> dict[str, str]:
    return {each.code: each.label for cluster in diagram.clusters for each in cluster.countries}


def _node(before: Node | None, after: Node | None, names: dict[str, str]) -> Node:
    if after is None:
        gone = before or Node("", "")
        return gone._replace(detail=_joined(GONE, gone.detail))
    if before is None:
        return after._replace(detail=_joined(NEW, after.detail))
    if before.country != after.country:
        named = names.get(before.country)
        was = f"was in {named}" if named else "country was unknown"
        return after._replace(detail=_joined(was, after.detail))
    return after


def _joined(*parts: str) -> str:
    return "; ".join(filter(None, parts))


def _arrows(before: Diagram, after: Diagram) -> Iterator[Arrow]:
    old = {(arrow.tail, arrow.head): arrow for arrow in before.arrows}
    for arrow in after.arrows:
        was = old.pop((arrow.tail, arrow.head), None)
        if was is None:
            yield arrow._replace(change=NEW)
        elif (was.status, was.mechanism) != (arrow.status, arrow.mechanism):
            yield arrow._replace(change=f"was {_joined(was.status.value, was.mechanism)}")
        else:
            yield arrow
    yield from (arrow._replace(change=GONE) for arrow in old.values())


def _clusters(before: Diagram, after: Diagram) -> tuple[Cluster, ...]:
    """The clusters of both; a country that one law sees otherwise than the other lies as after."""
    found: dict[tuple[Group, str], dict[str, CountryBox]] = {}
    placed: set[str] = set()
    for diagram in (after, before):
        for cluster in diagram.clusters:
            held = found.setdefault((cluster.group, cluster.label), {})
            for country in cluster.countries:
                if country.code not in placed:
                    held[country.code] = country
                    placed.add(country.code)
    return tuple(
        Cluster(group, label, tuple(countries.values()))
        for (group, label), countries in found.items()
        if countries
    )
