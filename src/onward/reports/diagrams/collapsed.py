"""A picture of many parties drawn together, in steps, until it can be read.

First what stays inside is folded: above 12 such lines, the parties of a country that have no other
flow are one box, and no line is drawn for what vendors pass on inside. Where more than 40 boxes or
60 lines are left, parties that are alike are one box: those of one country, role, status and
mechanism; then those of one country and status; then those of one jurisdiction and status. What
vendors pass on comes from one box. Where most countries are unknown, a box of these parties is of
one activity that they serve. In the last two steps the hubs stand alone. In the picture of an
answer its parties do, and the others of a jurisdiction are one box.

No party and no flow is left out, and no failing flow is hidden: parties to which a transfer fails
are boxes of their own, and the arrow to them names both ends of each. An arrow says how many flows
have which status and bears the worst. A sentence below the title says what is drawn together.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import Final, NamedTuple, TypeAlias

from onward.reports.diagrams.choices import Collapse
from onward.reports.diagrams.diagram import Arrow, Diagram, Group, Node, NodeKind, gravest_first
from onward.transfers.status import Status, worst
from onward.wording.english import count, few

INSIDE: Final = 12
"""Above so many lines that stay inside, they are folded."""
BOXES, LINES = 40, 60
"""Above either, a picture is hard to read, and parties are drawn together."""
DEPTH: Final = 6
"""So many boxes have room beside one another."""
TOGETHER: Final = 26
"""Above so many boxes the next step is taken, for these say more."""
HUBS, BEHIND = 6, 5
"""So many hubs stand alone: parties to which at least so many others pass data on."""
ACTIVITIES: Final = 7
"""Of parties whose country is unknown, so many activities have a box."""
LIT: Final = 32
"""Up to so many parties of an answer stand alone."""
MECHANISMS: Final = 3
"""Of the mechanisms of several flows, so many are named."""
CHAIN: Final = "chain"
"""The box from which come the flows of parties that are drawn together."""

Key: TypeAlias = Hashable
"""Parties of one key are one box; None: the party stands alone."""


_SAYS = {
    Collapse.CATEGORY: "parties of one country, role, status and mechanism are one box",
    Collapse.COUNTRY: "parties of one country and status are one box",
    Collapse.HUBS: "parties of one jurisdiction and status are one box",
}
_HOW = (
    " More: `onward graph --vendor ID`, `--country CODE`, `--only failing` or `--collapse never`."
)


def collapsed(diagram: Diagram, how: Collapse = Collapse.AUTO) -> Diagram:
    """The picture itself if it can be read, else the first step that can; or the step asked for."""
    if how is Collapse.NEVER:
        return diagram
    if how is not Collapse.AUTO:
        return _step(diagram, how)
    shown = folded(diagram)
    steps = iter((Collapse.CATEGORY, Collapse.COUNTRY, Collapse.HUBS))
    most = BOXES
    while not _readable(shown, most) and (step := next(steps, None)):
        shown, most = _step(diagram, step), TOGETHER
    return shown


def _readable(diagram: Diagram, most: int) -> bool:
    """Whether a page has room for it."""
    if len(diagram.nodes) > most or diagram.lines > LINES:
        return False
    drawn = (arrow for arrow in diagram.arrows if not arrow.folded and not arrow.inbound)
    return _depth((arrow.tail, arrow.head) for arrow in drawn) <= DEPTH


def _depth(pairs: Iterable[tuple[str, str]]) -> int:
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


def folded(diagram: Diagram) -> Diagram:
    """What stays inside folded, where it is much; parts of an answer and changes never are."""
    insides = [arrow for arrow in diagram.arrows if _may_fold(arrow)]
    if len(insides) <= INSIDE:
        return diagram
    others = {
        end for arrow in diagram.arrows if not _may_fold(arrow) for end in (arrow.tail, arrow.head)
    }
    facts = _Facts(diagram)
    keys: dict[str, Key] = {
        node.id: (node.country, node.kind is NodeKind.CUSTOMER, node.faded)
        for node in diagram.nodes
        if node.id not in others and node.kind is not NodeKind.US and not facts.lit(node)
    }
    ours = {node.id for node in diagram.nodes if node.kind is NodeKind.US}
    arrows = tuple(
        arrow._replace(folded=True) if _may_fold(arrow) and arrow.tail not in ours else arrow
        for arrow in diagram.arrows
    )
    note = (
        f"Folded: {count(len(insides), 'flow')} inside. Parties with no other flow are one box a"
        " country."
    )
    if not _asked(diagram):
        note += " `--collapse never` draws each, `--hide inside` none."
    return _joined(replace(diagram, arrows=arrows), keys, note, chained=False)


def _asked(diagram: Diagram) -> bool:
    """Whether the picture gives an answer, and fades the rest."""
    return any(node.faded for node in diagram.nodes)


def _may_fold(arrow: Arrow) -> bool:
    return arrow.status is Status.INSIDE and not arrow.change


def by_country(diagram: Diagram) -> Diagram:
    """One box for all parties of a country, and one arrow between two boxes, whatever its flows."""
    says = "all parties of one country are one box"
    whole = by_key(diagram, lambda node: node.country, says)
    joined: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in whole.arrows:
        joined.setdefault((arrow.tail, arrow.head), []).append(arrow._replace(folded=False))
    return replace(whole, arrows=tuple(_together(some) for some in joined.values()))


def by_key(diagram: Diagram, key: Callable[[Node], Key], says: str) -> Diagram:
    """One box for all parties of one key, but ours."""
    keys = {node.id: key(node) for node in diagram.nodes if node.kind is not NodeKind.US}
    return _joined(diagram, keys, _note(diagram, says), boxed=False, least=1)


def _note(diagram: Diagram, says: str) -> str:
    flows = sum(diagram.flows.values())
    return f"Drawn together, {count(diagram.parties, 'party')} and {count(flows, 'flow')}: {says}."


def _step(diagram: Diagram, step: Collapse) -> Diagram:
    facts = _Facts(diagram)
    alone = facts.hubs if step is not Collapse.CATEGORY else ()
    keys = {
        node.id: facts.key(node, step)
        for node in diagram.nodes
        if node.kind is not NodeKind.US and node.id not in alone and not facts.lit(node)
    }
    says = [_SAYS[step]]
    if facts.purposes:
        says.append("where the country is unknown, of one activity")
    if alone:
        says.append(f"{count(len(alone), 'party')} on which most depend stand alone")
    note = f"{_note(diagram, '; '.join(says))}{'' if _asked(diagram) else _HOW}"
    return _joined(diagram, keys, note, boxed=False, purposes=facts.purposes)


class _Facts:
    """What the parties of a picture have in common."""

    def __init__(self, diagram: Diagram) -> None:
        self._clusters = {
            country.code: number
            for number, cluster in enumerate(diagram.clusters)
            for country in cluster.countries
        }
        unknown = {
            country.code
            for cluster in diagram.clusters
            if cluster.group is Group.UNKNOWN
            for country in cluster.countries
        }
        lost = [node for node in diagram.nodes if node.country in unknown and not _apart(node)]
        self.purposes = _purposes(lost) if len(lost) * 2 > len(diagram.nodes) else {}
        self._into: dict[str, list[Arrow]] = {}
        from_others: dict[str, set[str]] = {}
        ours = {node.id for node in diagram.nodes if node.kind is NodeKind.US}
        for arrow in diagram.arrows:
            about = arrow.tail if arrow.head in ours else arrow.head
            self._into.setdefault(about, []).append(arrow)
            if not ours & {arrow.tail, arrow.head}:
                from_others.setdefault(arrow.head, set()).add(arrow.tail)
        several = [node for node, tails in from_others.items() if len(tails) >= BEHIND]
        hubs = sorted(several, key=lambda node: -len(from_others[node]))[:HUBS]
        asked = _asked(diagram)
        self.hubs = () if asked else tuple(hubs)
        self._lit = asked and sum(not node.faded for node in diagram.nodes) <= LIT + 1
        changed = {node.id for node in diagram.nodes if node.change}
        changed |= {
            end for arrow in diagram.arrows if arrow.change for end in (arrow.tail, arrow.head)
        }
        self._changed = frozenset(changed if len(changed) <= LIT else ())

    def lit(self, node: Node) -> bool:
        """Whether a party stands alone, for the picture is about it: an answer, or a change."""
        return (self._lit and not node.faded) or node.id in self._changed

    def key(self, node: Node, step: Collapse) -> Key:
        """What it has in common with those that share its box."""
        if node.faded:
            return (True, self._clusters.get(node.country))
        into = self._into.get(node.id, [])
        status = max((arrow.status.rank for arrow in into), default=-1)
        seen = (False, status, node.kind is NodeKind.CUSTOMER, self.purposes.get(node.id))
        match step:
            case Collapse.CATEGORY:
                why = tuple(sorted({(arrow.status.rank, arrow.mechanism) for arrow in into}))
                return (*seen, node.country, node.kind, why)
            case Collapse.COUNTRY:
                return (*seen, node.country)
            case _:
                return (*seen, self._clusters.get(node.country))


def _apart(node: Node) -> bool:
    return node.kind in (NodeKind.US, NodeKind.CUSTOMER)


def _purposes(nodes: Sequence[Node]) -> dict[str, str]:
    """By party, in words, the activity that it serves and most others do too."""
    common = Counter(name for node in nodes for name in node.activities)
    rank = {name: place for place, (name, _) in enumerate(common.most_common(ACTIVITIES))}
    found = {}
    for node in nodes:
        some = [name for name in node.activities if name in rank]
        other = "for other activities" if node.activities else "no activity recorded"
        found[node.id] = f"for {min(some, key=lambda name: rank[name])}" if some else other
    return found


class _Box(NamedTuple):
    """Parties of one key, and what it is called."""

    id: str
    nodes: tuple[Node, ...]


def _joined(
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
    ours = {node.id for node in diagram.nodes if node.kind is NodeKind.US}
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
    ours = {node.id for node in diagram.nodes if node.kind is NodeKind.US}
    called = {node.id: node.label for node in diagram.nodes}
    lit = _lit(diagram, ends)
    joined: dict[tuple[object, ...], list[Arrow]] = {}
    for arrow in diagram.arrows:
        tail, head = ends.get(arrow.tail, arrow.tail), ends.get(arrow.head, arrow.head)
        if chained and not ours & {arrow.tail, arrow.head} and (tail, head) not in lit:
            tail = CHAIN
        folded = arrow.folded or (tail == CHAIN and (arrow.faded or _may_fold(arrow)))
        alone = tail == arrow.tail and head == arrow.head
        bare = arrow._replace(tail=tail, head=head, folded=folded)
        if not alone:
            named = arrow.named or tuple(_both(arrow, ours, called))
            bare = bare._replace(tails=arrow.tails or (called[arrow.tail],), named=named)
        key = (tail, head, arrow.inbound, arrow.faded, folded, arrow.change)
        joined.setdefault((*key, arrow) if alone else key, []).append(bare)
    return tuple(_together(some) for some in joined.values())


def _lit(diagram: Diagram, ends: Mapping[str, str]) -> set[tuple[str, str]]:
    """The arrows of an answer between parties that stand alone, where there is room for them."""
    if not any(arrow.faded for arrow in diagram.arrows):
        return set()
    pairs = {(arrow.tail, arrow.head) for arrow in diagram.arrows if not arrow.faded}
    alone = {pair for pair in pairs if not ends.keys() & set(pair)}
    return alone if _depth(alone) <= DEPTH else set()


def _both(arrow: Arrow, ours: set[str], called: Mapping[str, str]) -> Iterable[str]:
    """Both ends of a flow that fails; we are understood."""
    if arrow.status is Status.FAILS:
        others = (called[end] for end in (arrow.tail, arrow.head) if end not in ours)
        yield " → ".join(others)


def _together(arrows: Sequence[Arrow]) -> Arrow:
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
