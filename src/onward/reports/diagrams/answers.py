"""Answers to questions to the graph as pictures: the answer is lit, the rest faded.

They are made of the same graph as the tables and of the same picture as `onward graph`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from onward.reports.diagrams.collapsed import LIT, collapsed
from onward.reports.diagrams.diagram import Diagram, NodeKind
from onward.reports.listings.hubs import RING, TO_MOVE, Hub
from onward.reports.listings.impact import ALSO, Target
from onward.transfers.graph import Graph, Way
from onward.wording.english import count

HUBS = 10
"""So many hubs are lit; the table lists all."""
CIRCLE, SAID = 5, 3
"""Circles of more vendors are said, and so many of them."""

Pair = tuple[str, str]


def of_ways(diagram: Diagram, ways: Sequence[Way], title: str, notes: Iterable[str]) -> Diagram:
    """The ways that were found; of very many the shortest."""
    parties: set[str] = set()
    pairs: set[Pair] = set()
    drawn = 0
    for way in ways:
        more = parties.union(way.parties)
        if drawn and len(more) > LIT:
            break
        parties, drawn = more, drawn + 1
        pairs |= {(hop.exporter, hop.importer) for hop in way.hops}
    left = len(ways) - drawn
    said = [f"The {drawn} shortest ways are lit; the table lists all."] if left else []
    return _lit(diagram, pairs, dict.fromkeys(parties, ""), title, (*said, *notes))


def of_impact(
    diagram: Diagram, effects: Mapping[str, str], graph: Graph, what: Target, table: "Texts"
) -> Diagram:
    """What depends on a party or an instrument, and the flows that fall with it."""
    falls = {party for party, effect in effects.items() if effect != ALSO}
    pairs = {
        (tail, head)
        for tail, head, edge in graph.edges(data=True)
        if head in falls or (head in effects and (tail in falls or not what.stays(edge)))
    }
    return _lit(diagram, pairs, effects, *table)


def of_hubs(diagram: Diagram, hubs: Iterable[Hub], graph: Graph, table: "Texts") -> Diagram:
    """Those on whom most vendors depend, and the circles, as far as there is room."""
    parties: dict[str, str] = {}
    pairs: set[Pair] = set()
    left = 0
    long: list[str] = []
    for hub in sorted(hubs, key=lambda hub: hub.kind == RING):
        if hub.kind == RING and len(hub.vendors) > CIRCLE and len(long) < SAID:
            long.append(f"A circle of {len(hub.vendors)}: {hub.name}.")
        elif hub.kind == RING:
            if len(hub.vendors) > CIRCLE or len(parties.keys() | set(hub.vendors)) > LIT:
                left += 1
                continue
            parties |= {each: parties.get(each, "in a circle") for each in hub.vendors}
            pairs |= set(zip(hub.vendors, (*hub.vendors[1:], hub.vendors[0]), strict=True))
        elif hub.party in parties or (hub.party and len(parties) < HUBS):
            said = "to move" if hub.kind == TO_MOVE else _about(hub)
            parties[hub.party] = "; ".join(filter(None, (parties.get(hub.party), said)))
            pairs |= {(tail, hub.party) for tail, _ in graph.in_edges(hub.party)}
        else:
            left += bool(hub.party)
    title, notes = table
    more = [f"The table lists {left:,} more."] if left else []
    return _lit(diagram, pairs, parties, title, (*long, *more, *notes))


def _about(hub: Hub) -> str:
    return f"{hub.kind} of {count(len(hub.vendors), 'vendor')}"


Texts = tuple[str, Iterable[str]]
"""Title and notes of the table with the same answer."""


def _lit(
    diagram: Diagram, pairs: set[Pair], parties: Mapping[str, str], title: str, notes: Iterable[str]
) -> Diagram:
    """The picture with these arrows and parties lit, each with what its box says of it."""
    nodes = tuple(
        node._replace(
            faded=node.id not in parties and node.kind is not NodeKind.US,
            detail="; ".join(filter(None, (parties.get(node.id), node.detail))),
        )
        for node in diagram.nodes
    )
    arrows = tuple(
        arrow._replace(faded=(arrow.tail, arrow.head) not in pairs) for arrow in diagram.arrows
    )
    head, _, _ = diagram.title.partition(": ")
    title, _, _ = title.rpartition(" as of ")
    shown = replace(
        diagram,
        title=f"{head}: {title[:1].lower()}{title[1:]}",
        nodes=nodes,
        arrows=arrows,
        scope=("What is not part of the answer is faded.", *notes, *diagram.scope),
    )
    return collapsed(shown)
