"""A picture in which the parties of one key are one box, and the arrows between boxes one arrow."""

from collections import Counter
from collections.abc import Hashable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from onward.reports.diagrams.diagram import Arrow, Diagram, Node, NodeKind, gravest_first
from onward.transfers.status import Status, worst
from onward.wording.english import count, few

DEPTH: Final = 6
"""So many boxes have room beside one another."""
MECHANISMS: Final = 3
"""Of the mechanisms of several flows, so many are named."""
CHAIN: Final = "chain"
"""The box from which come the flows of parties that are drawn together."""
Key: TypeAlias = Hashable
"""Parties of one key are one box; None: the party stands alone."""


def depth(pairs: Iterable[tuple[str, str]]) -> int:
    """How many boxes stand beside one another; a line that closes a circle does not count."""
    heads: dict[str, list[str]] = {}
    for tail, head in pairs:
        heads.setdefault(tail, []).append(head)
    depths: dict[str, int] = {}

    def depth(node: str, before: frozenset[str]) -> int:
        if node not in depths:
            inner = before | {node}
            behind = [depth(head, inner) for head in heads.get(node, ()) if head not in inner]
            depths[node] = 1 + max(behind, default=0)
        return depths[node]

    return max((depth(node, frozenset()) for node in tuple(heads)), default=0)


def may_fold(arrow: Arrow) -> bool:
    return arrow.status is Status.INSIDE and not arrow.change


class _Box(NamedTuple):
    """Parties of one key, and what it is called."""

    id: str
    nodes: tuple[Node, ...]


def joined(
    diagram: Diagram,
    keys: Mapping[str, Key],
    note: str,
    *,
    boxed: bool = True,
    chained: bool = True,
    least: int = 2,
    purposes: Mapping[str, str] = MappingProxyType({}),
) -> Diagram:
    """The picture with one box for the parties of one key; those without a key stand alone.

    `boxed`: countries keep boxes of their own. `chained`: what parties in one box pass on comes
    from one box for all of them. `least`: fewer parties stand alone. `purposes`: of a party, the
    activity that its box names.
    """
    groups: dict[Key, list[Node]] = {}
    for node in diagram.nodes:
        if node.id in keys:
            groups.setdefault(keys[node.id], []).append(node)
    several = [tuple(nodes) for nodes in groups.values() if len(nodes) >= least]
    boxes = [_Box(f"in:{number}", nodes) for number, nodes in enumerate(several)]
    ends = {node.id: box.id for box in boxes for node in box.nodes}
    arrows = _arrows(diagram, ends, chained=chained)
    where = _Where(diagram, purposes, boxed=boxed)
    chain = _chain(diagram, arrows)
    alone = [where.named(node) for node in diagram.nodes if node.id not in ends]
    nodes = (*alone, *chain, *(where.together(box) for box in boxes))
    return replace(
        diagram,
        clusters=where.clusters,
        nodes=gravest_first(nodes, arrows, where.clusters),
        arrows=arrows,
        scope=(*diagram.scope, note),
    )


def _chain(diagram: Diagram, arrows: tuple[Arrow, ...]) -> tuple[Node, ...]:
    """The box of those that pass data on, where an arrow comes from it."""
    if not any(arrow.tail == CHAIN for arrow in arrows):
        return ()
    ours = diagram.ours
    passing = {a.tail for a in diagram.arrows if not ours & {a.tail, a.head}}
    detail = f"{len(passing):,} of the parties here"
    faded = all(arrow.faded for arrow in arrows if arrow.tail == CHAIN)
    kind = NodeKind.SEVERAL
    called = "Vendors that pass data on"
    return (Node(CHAIN, called, detail, kind, country="", parties=0, faded=faded),)


class _Where:
    """Names of countries and jurisdictions, as boxes or as words."""

    def __init__(self, diagram: Diagram, purposes: Mapping[str, str], *, boxed: bool) -> None:
        self._boxed = boxed
        self._purposes = purposes
        self._names = {c.code: c.label for each in diagram.clusters for c in each.countries}
        self._labels = {c.code: each.label for each in diagram.clusters for c in each.countries}
        bare = (
            each._replace(countries=tuple(c._replace(label="") for c in each.countries))
            for each in diagram.clusters
        )
        self.clusters = diagram.clusters if boxed else tuple(bare)

    def named(self, node: Node) -> Node:
        """A party that stands alone says its country, where that has no box."""
        if self._boxed or not self._names.get(node.country):
            return node
        return node._replace(detail="; ".join(filter(None, (self._home(node), node.detail))))

    def _home(self, node: Node) -> str:
        return self._names.get(node.country, "")

    def together(self, box: _Box) -> Node:
        """One node for several: where they are, how many of which kind, and their names."""
        first = box.nodes[0]
        kinds: Counter[str] = Counter()
        homes: Counter[str] = Counter()
        for node in box.nodes:
            number = node.parties or 1
            kinds[node.kind.value] += number
            homes[self._home(node)] += number
        total = kinds.total()
        one_home = len(homes) == 1
        place = self._home(first) if one_home else self._labels.get(first.country, "")
        if first.place and len({node.place for node in box.nodes}) == 1 != len(first.place):
            place = f"{first.place} ({place})" if ":" in first.place else place
        what = count(total, next(iter(kinds)) if len(kinds) == 1 else "party")
        detail = [self._purposes[first.id]] if first.id in self._purposes else []
        detail += [] if len(kinds) == 1 else [_counted(kinds)]
        detail += [] if one_home else [_counted(homes)]
        return Node(
            id=box.id,
            label=f"{place}: {what}" if place and not self._boxed else what,
            detail="; ".join(detail),
            kind=NodeKind.SEVERAL,
            country=first.country,
            parties=sum(node.parties for node in box.nodes),
            activities=tuple(dict.fromkeys(name for n in box.nodes for name in n.activities)),
            names=tuple(dict.fromkeys(name for n in box.nodes for name in n.names or (n.label,))),
            faded=first.faded,
        )


def _counted(words: Counter[str]) -> str:
    return ", ".join(f"{number:,} {word}" for word, number in words.most_common())


def _arrows(diagram: Diagram, ends: Mapping[str, str], *, chained: bool) -> tuple[Arrow, ...]:
    """The arrows between boxes; those between parties that stand alone stay as they are."""
    ours = diagram.ours
    called = diagram.labels
    lit = _lit(diagram, ends)
    joined: dict[tuple[object, ...], list[Arrow]] = {}
    for arrow in diagram.arrows:
        tail, head = ends.get(arrow.tail, arrow.tail), ends.get(arrow.head, arrow.head)
        if chained and not ours & {arrow.tail, arrow.head} and (tail, head) not in lit:
            tail = CHAIN
        folded = arrow.folded or (tail == CHAIN and (arrow.faded or may_fold(arrow)))
        alone = tail == arrow.tail and head == arrow.head
        bare = arrow._replace(tail=tail, head=head, folded=folded)
        if not alone:
            named = arrow.named or tuple(_both(arrow, ours, called))
            bare = bare._replace(tails=arrow.tails or (called[arrow.tail],), named=named)
        key = (tail, head, arrow.inbound, arrow.faded, folded, arrow.change)
        joined.setdefault((*key, arrow) if alone else key, []).append(bare)
    return tuple(as_one(some) for some in joined.values())


def _lit(diagram: Diagram, ends: Mapping[str, str]) -> set[tuple[str, str]]:
    """The arrows of an answer between parties that stand alone, where there is room for them."""
    if not any(arrow.faded for arrow in diagram.arrows):
        return set()
    pairs = {(arrow.tail, arrow.head) for arrow in diagram.arrows if not arrow.faded}
    alone = {pair for pair in pairs if not ends.keys() & set(pair)}
    return alone if depth(alone) <= DEPTH else set()


def _both(arrow: Arrow, ours: AbstractSet[str], called: Mapping[str, str]) -> Iterable[str]:
    """Both ends of a flow that fails; we are understood."""
    if arrow.status is Status.FAILS:
        others = (called[end] for end in (arrow.tail, arrow.head) if end not in ours)
        yield " → ".join(others)


def as_one(arrows: Sequence[Arrow]) -> Arrow:
    """One arrow for several between the same boxes."""
    first = arrows[0]
    if not arrows[1:]:
        return first
    flows: Counter[Status] = Counter()
    for arrow in arrows:
        flows.update(dict(arrow.flows))
    status = worst(arrow.status for arrow in arrows)
    deciding = [arrow.mechanism for arrow in arrows if arrow.status is status]
    reasons = Counter(reason for each in deciding for reason in each.split("; ") if reason)
    return first._replace(
        status=status,
        mechanism=few((name for name, _ in reasons.most_common()), MECHANISMS),
        data="",
        tooltip="",
        onward=all(arrow.onward for arrow in arrows),
        together=tuple(sorted(flows.items(), key=lambda item: -item[0].rank)),
        carries=tuple(dict.fromkeys(number for arrow in arrows for number in arrow.carries)),
        tails=tuple(dict.fromkeys(name for arrow in arrows for name in arrow.tails)),
        named=tuple(name for arrow in arrows for name in arrow.named),
    )
