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
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from onward.reports.diagrams.choices import Collapse
from onward.reports.diagrams.diagram import Arrow, Diagram, Group, Node, NodeKind
from onward.reports.diagrams.joined import DEPTH, Key, as_one, depth, joined, may_fold
from onward.wording.english import count

INSIDE: Final = 12
"""Above so many lines that stay inside, they are folded."""
BOXES, LINES = 40, 60
"""Above either, a picture is hard to read, and parties are drawn together."""
TOGETHER: Final = 26
"""Above so many boxes the next step is taken, for these say more."""
HUBS, BEHIND = 6, 5
"""So many hubs stand alone: parties to which at least so many others pass data on."""
ACTIVITIES: Final = 7
"""Of parties whose country is unknown, so many activities have a box."""
LIT: Final = 32
"""Up to so many parties of an answer stand alone."""
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
    return depth((arrow.tail, arrow.head) for arrow in drawn) <= DEPTH


def folded(diagram: Diagram) -> Diagram:
    """What stays inside folded, where it is much; parts of an answer and changes never are."""
    insides = [arrow for arrow in diagram.arrows if may_fold(arrow)]
    if len(insides) <= INSIDE:
        return diagram
    others = {
        end for arrow in diagram.arrows if not may_fold(arrow) for end in (arrow.tail, arrow.head)
    }
    facts = _Facts(diagram)
    keys: dict[str, Key] = {
        node.id: (node.country, node.kind is NodeKind.CUSTOMER, node.faded)
        for node in diagram.nodes
        if node.id not in others and node.kind is not NodeKind.US and not facts.lit(node)
    }
    ours = diagram.ours
    arrows = tuple(
        arrow._replace(folded=True) if may_fold(arrow) and arrow.tail not in ours else arrow
        for arrow in diagram.arrows
    )
    note = (
        f"Folded: {count(len(insides), 'flow')} inside. Parties with no other flow are one box a"
        " country."
    )
    if not _asked(diagram):
        note += " `--collapse never` draws each, `--hide inside` none."
    return joined(replace(diagram, arrows=arrows), keys, note, chained=False)


def _asked(diagram: Diagram) -> bool:
    """Whether the picture gives an answer, and fades the rest."""
    return any(node.faded for node in diagram.nodes)


def by_country(diagram: Diagram) -> Diagram:
    """One box for all parties of a country, and one arrow between two boxes, whatever its flows."""
    says = "all parties of one country are one box"
    whole = by_key(diagram, lambda node: node.country, says)
    joined: dict[tuple[str, str], list[Arrow]] = {}
    for arrow in whole.arrows:
        joined.setdefault((arrow.tail, arrow.head), []).append(arrow._replace(folded=False))
    return replace(whole, arrows=tuple(as_one(some) for some in joined.values()))


def by_key(diagram: Diagram, key: Callable[[Node], Key], says: str) -> Diagram:
    """One box for all parties of one key, but ours."""
    keys = {node.id: key(node) for node in diagram.nodes if node.kind is not NodeKind.US}
    return joined(diagram, keys, _note(diagram, says), boxed=False, least=1)


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
    return joined(diagram, keys, note, boxed=False, purposes=facts.purposes)


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
        ours = diagram.ours
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
