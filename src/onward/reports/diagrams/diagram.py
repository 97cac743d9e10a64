"""A picture of parties and the flows between them, as a value that every format prints."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

from onward.transfers.status import Status
from onward.wording.english import count


class NodeKind(Enum):
    """What a party is to us; the value is the word that the picture prints."""

    US = "our organisation"
    PROCESSOR = "processor"
    CONTROLLER = "controller"
    JOINT = "joint controller"
    MIXED = "several roles"
    """One role for one service, another for another: the detail says which."""
    UNSETTLED = "role unknown"
    CUSTOMER = "customer"
    UNNAMED = "not named"
    SEVERAL = "several"
    """Parties of more than one kind in one node."""


class Group(Enum):
    """What the law of the exporter calls a country on the day."""

    INSIDE = "inside"
    ADEQUATE = "adequate"
    THIRD = "third"
    UNKNOWN = "unknown"


class Node(NamedTuple):
    """A party; or several parties that are drawn together."""

    id: str
    label: str
    detail: str = ""
    """A second line: the legal name, or what makes the party worth a look."""
    kind: NodeKind = NodeKind.PROCESSOR
    country: str = "unknown"
    """The code of a country of one of the clusters; empty: in no cluster."""
    parties: int = 1
    """0 for the further places or services of a party that has several."""
    place: str = ""
    """In a picture by places: the place as recorded, where it is known."""
    activities: tuple[str, ...] = ()
    """Our activities that it serves, by id."""
    names: tuple[str, ...] = ()
    """Of several parties in one box, what each is called."""
    faded: bool = False
    """Not part of the answer that the picture gives."""
    change: str = ""
    """In a picture of before and after: `new`, `gone`, or where it was; empty: as before."""


class CountryBox(NamedTuple):
    """A country inside a cluster: a code that nodes refer to, and the name that is printed."""

    code: str
    label: str


class Cluster(NamedTuple):
    """The countries that the law treats alike, under a title such as `Inside: EEA`."""

    group: Group
    label: str
    countries: tuple[CountryBox, ...]


NEW, GONE = "new", "gone"
"""What an arrow is beside the picture before."""


class Arrow(NamedTuple):
    """A flow from one party to another; or several, in a picture that was drawn together."""

    tail: str
    head: str
    status: Status
    mechanism: str = ""
    data: str = ""
    tooltip: str = ""
    """The whole story in one sentence; empty: made from the rest."""
    onward: bool = False
    """The exporter is itself in a third country (Art. 44 GDPR)."""
    inbound: bool = False
    """The importer is us."""
    together: tuple[tuple[Status, int], ...] = ()
    """Where the arrow stands for several flows: how many have which status, the worst first."""
    change: str = ""
    """In a picture of before and after: `new`, `gone`, or what it was; empty: as before."""
    carries: tuple[int, ...] = ()
    """The judgments that it stands for, by their numbers in those that the picture is made of."""
    tails: tuple[str, ...] = ()
    """In a picture that is drawn together, the parties from which it comes; empty: as drawn."""
    named: tuple[str, ...] = ()
    """In a picture that is drawn together, both ends of each flow of it that fails."""
    folded: bool = False
    """Said in the box of the importer; no line is drawn."""
    faded: bool = False
    """Not part of the answer that the picture gives."""
    again: bool = False
    """Its flow is drawn to several places, and counted at the first."""

    @property
    def flows(self) -> tuple[tuple[Status, int], ...]:
        """How many flows it stands for, by status; what is gone stands for none."""
        if self.change == GONE or self.again:
            return ()
        return self.together or ((self.status, 1),)


class Key(NamedTuple):
    """A line of the legend: a status and what it means."""

    status: Status
    meaning: str


LEGEND = (
    Key(Status.FAILS, "a transfer without a valid mechanism on this day"),
    Key(Status.UNKNOWN, "unknown whether data is transferred, or under which mechanism"),
    Key(Status.REVIEW, "a valid mechanism if a fact that is not recorded is true"),
    Key(Status.EXPIRING, "a valid mechanism whose end is known and near"),
    Key(Status.HOLDS, "a valid mechanism on this day"),
    Key(Status.INSIDE, "no international transfer"),
)
"""The six statuses, the gravest first."""


@dataclass(frozen=True, slots=True)
class Diagram:
    """Parties by jurisdiction, flows by status, for one day.

    Raises ValueError where an id is given twice, or a node or an arrow refers to what is not there.
    """

    title: str
    as_of: date
    law_checked: date
    """The day on which the law data was last checked."""
    clusters: tuple[Cluster, ...]
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    legend: tuple[Key, ...] = LEGEND
    notes: tuple[str, ...] = ()
    """Sentences printed below the legend."""
    scope: tuple[str, ...] = ()
    """Sentences printed below the title: what is drawn together or left out, and how to see it."""

    def __post_init__(self) -> None:
        countries = _once(c.code for cluster in self.clusters for c in cluster.countries)
        nodes = _once(node.id for node in self.nodes)
        lost = {node.country for node in self.nodes if node.country} - countries
        lost |= {end for arrow in self.arrows for end in (arrow.tail, arrow.head)} - nodes
        if lost:
            raise ValueError(f"not in the diagram: {', '.join(sorted(lost))}")

    @property
    def ours(self) -> AbstractSet[str]:
        """The ids of the nodes that are ourselves."""
        return {node.id for node in self.nodes if node.kind is NodeKind.US}

    @property
    def labels(self) -> Mapping[str, str]:
        """What each node is called, by its id."""
        return {node.id: node.label for node in self.nodes}

    @property
    def lines(self) -> int:
        """How many lines are drawn."""
        return sum(not arrow.folded for arrow in self.arrows)

    @property
    def flows(self) -> Mapping[Status, int]:
        """How many flows have which status, in the order of the legend."""
        counted: Counter[Status] = Counter()
        for arrow in self.arrows:
            counted.update(dict(arrow.flows))
        return {key.status: counted[key.status] for key in LEGEND}

    @property
    def parties(self) -> int:
        """How many parties the nodes stand for, us included."""
        return sum(node.parties for node in self.nodes)


def gravest_first(
    nodes: Iterable[Node], arrows: Iterable[Arrow], clusters: Iterable[Cluster]
) -> tuple[Node, ...]:
    """Nodes by cluster and country; in each, those with the worst arrow to them first."""
    place = {
        country.code: (number, within if country.label else 0)
        for number, cluster in enumerate(clusters)
        for within, country in enumerate(cluster.countries)
    }
    worst: dict[str, int] = {}
    for arrow in arrows:
        about = arrow.tail if arrow.inbound else arrow.head
        worst[about] = max(worst.get(about, -1), arrow.status.rank)
    return tuple(
        sorted(nodes, key=lambda node: (place.get(node.country, (-1, 0)), -worst.get(node.id, -1)))
    )


def _once(names: Iterable[str]) -> set[str]:
    counted = Counter(names)
    twice = sorted(name for name, times in counted.items() if times > 1)
    if twice:
        raise ValueError(f"twice in the diagram: {', '.join(twice)}")
    return set(counted)


SAID = 40
"""Up to so many arrows, each is said in the words of a picture; of more those that fail."""


def in_words(diagram: Diagram) -> str:
    """The picture in one paragraph, for who cannot see it: parties, flows and their statuses."""
    counts = ", ".join(f"{number:,} {status.value}" for status, number in diagram.flows.items())
    clusters = (_cluster_in_words(diagram, cluster) for cluster in diagram.clusters)
    parties = count(diagram.parties, "party")
    flows = count(sum(diagram.flows.values()), "flow")
    words = [f"{parties}. {'; '.join(filter(None, clusters))}.", f"{flows} by status: {counts}."]
    return " ".join([*words, *_arrows_in_words(diagram), *diagram.scope, *diagram.notes])


def _arrows_in_words(diagram: Diagram) -> Iterator[str]:
    called = diagram.labels
    every = len(diagram.arrows) <= SAID
    for arrow in diagram.arrows:
        ends = f"{called[arrow.tail]} → {called[arrow.head]}"
        if every:
            yield f"{ends}: {'; '.join(_said(arrow))}."
        elif arrow.status is Status.FAILS and arrow.change != GONE:
            yield f"Fails: {', '.join(arrow.named) or ends}."


def _said(arrow: Arrow) -> Iterator[str]:
    """The parts of a sentence on an arrow."""
    counted = ", ".join(f"{number:,} {status.value}" for status, number in arrow.together)
    yield counted or arrow.status.value
    yield from filter(None, (arrow.mechanism, arrow.change))
    if arrow.named:
        yield f"fails: {', '.join(arrow.named)}"


def _cluster_in_words(diagram: Diagram, cluster: Cluster) -> str:
    codes = {country.code for country in cluster.countries}
    parties = sum(node.parties for node in diagram.nodes if node.country in codes)
    return f"{cluster.label}: {parties:,}" if parties else ""
