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
    NodeKind,
)
from onward.wording.english import count, listed


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
    return replace(
        after,
        clusters=_clusters(before, after),
        nodes=shown,
        arrows=arrows,
        scope=(_note(arrows, shown), *after.scope),
    )


def _note(arrows: tuple[Arrow, ...], nodes: tuple[Node, ...]) -> str:
    new = sum(arrow.change == NEW for arrow in arrows)
    gone = sum(arrow.change == GONE for arrow in arrows)
    other = sum(bool(arrow.change) for arrow in arrows) - new - gone
    counted = [f"{new} new", f"{gone} gone", f"{other} changed"]
    some = [words for words in counted if not words.startswith("0 ")]
    flows = f"of the flows, {listed(some)}" if some else "no flow changed"
    moved = sum(node.change not in ("", NEW, GONE) for node in nodes)
    parties = f"; {count(moved, 'party')} changed" if moved else ""
    return f"Before and after: {flows}{parties}."


def changed(diagram: Diagram) -> Diagram:
    """Of a picture of before and after, the arrows that changed and their parties."""
    arrows = tuple(arrow for arrow in diagram.arrows if arrow.change)
    ends = {end for arrow in arrows for end in (arrow.tail, arrow.head)}
    kept = (node for node in diagram.nodes if node.id in ends or node.kind is NodeKind.US)
    scope = ("Only what changed.", *diagram.scope)
    return replace(diagram, arrows=arrows, nodes=tuple(kept), scope=scope)


def _countries(diagram: Diagram) -> dict[str, str]:
    return {each.code: each.label for cluster in diagram.clusters for each in cluster.countries}


def _node(before: Node | None, after: Node | None, names: dict[str, str]) -> Node:
    if after is None:
        gone = before or Node("", "")
        return gone._replace(change=GONE, parties=0)
    if before is None:
        return after._replace(change=NEW)
    if before.country != after.country:
        named = names.get(before.country)
        return after._replace(change=f"was in {named}" if named else "country was unknown")
    if before.label != after.label:
        return after._replace(change=f"before: {before.label}")
    if before.detail != after.detail:
        return after._replace(change=f"before: {before.detail or 'nothing of that'}")
    return after


def _arrows(before: Diagram, after: Diagram) -> Iterator[Arrow]:
    old = {(arrow.tail, arrow.head): arrow for arrow in before.arrows}
    for arrow in after.arrows:
        was = old.pop((arrow.tail, arrow.head), None)
        if was is None:
            yield arrow._replace(change=NEW)
        elif (was.status, was.mechanism) != (arrow.status, arrow.mechanism):
            yield arrow._replace(
                change=": ".join(filter(None, (f"was {was.status.value}", was.mechanism)))
            )
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
