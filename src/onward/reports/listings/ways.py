"""`onward trace`: the ways that data takes from us, a line a way, with its weakest link."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from onward.diagnostic import Judged
from onward.law.law import Law
from onward.reports.listings.table import Record, Table
from onward.terms.place import name_of
from onward.transfers.assess import Statuses
from onward.transfers.graph import UNKNOWN, Edge, Graph, Hop, Way, carrying, outside, ways
from onward.wording.english import count

COLUMNS = ("importer", "country", "parties", "status", "weakest_link", "mechanisms", "data")
THIRD = "third"
MOST = 200


class FoundWays(NamedTuple):
    """The ways that were asked for."""

    ways: tuple[Way, ...]
    cut: bool
    """There are more."""


def found(graph: Graph, asked: "Search") -> FoundWays:
    """The ways that are asked for, the shortest first, then the worst."""
    some, cut = ways(graph, asked.ends(graph), carries=asked.carries, most=MOST)
    kept = [way for way in some if asked.wants(way)]
    kept.sort(key=lambda way: (len(way.hops), -way.weakest.status.rank, way.parties))
    return FoundWays(tuple(kept), cut)


def trace(inventory: Judged, graph: Graph, statuses: Statuses, law: Law, some: FoundWays) -> Table:
    """The ways of one inventory as found; a note says where some are cut."""
    kept, cut = some
    return Table(
        command="trace",
        title=f"Ways of data as of {statuses.day}",
        columns=COLUMNS,
        rows=tuple(_row(way, graph, law) for way in kept),
        records=tuple(_record(way, graph, inventory.id) for way in kept),
        as_of=statuses.day,
        law_checked=law.checked,
        inventories=(inventory,),
        notes=tuple(_notes(kept, cut=cut)),
    )


class Search:
    """What a way must be like to be listed."""

    def __init__(
        self,
        *,
        data: str | None = None,
        subjects: str | None = None,
        to: str | None = None,
        through: str | None = None,
        status: str | None = None,
    ) -> None:
        self.carries = carrying(data, subjects)
        self._to = to
        self._through = through
        self._status = status

    def ends(self, graph: Graph) -> Callable[[str, Edge], bool]:
        """Whether a way may end at a party: in the country asked for, or at a party of that id."""
        to = self._to

        def check(party: str, edge: Edge) -> bool:
            if to is None or to == THIRD:
                return outside(edge)
            return to in (party, graph.nodes[party]["country"], *edge["places"])

        return check

    def wants(self, way: Way) -> bool:
        """Whether it goes through the party and has a hop of the status that are asked for."""
        through = self._through is None or self._through in way.parties[1:-1]
        statuses = {hop.status.value for hop in way.hops}
        return through and (self._status is None or self._status in statuses)


def named(graph: Graph, party: str) -> str:
    """What to call a party."""
    name: str = graph.nodes[party]["name"]
    return name


def of_country(graph: Graph, party: str) -> str:
    """The country of a party in words."""
    code = graph.nodes[party]["country"]
    if code == UNKNOWN:
        return UNKNOWN
    return name_of(code) if code else "not recorded"


def mechanisms(hop: Hop, law: Law) -> str:
    """The names of the mechanisms of a hop, each once."""
    ids = dict.fromkeys(id_ for flow in hop.flows for id_ in flow["mechanisms"])
    return ", ".join(law.instrument(id_).name for id_ in ids)


def _row(way: Way, graph: Graph, law: Law) -> tuple[str, ...]:
    last, weakest = way.parties[-1], way.weakest
    link = f"{named(graph, weakest.exporter)} → {named(graph, weakest.importer)}"
    return (
        named(graph, last),
        of_country(graph, last),
        " → ".join(named(graph, party) for party in way.parties),
        weakest.status.value,
        link if way.hops[1:] else "",
        mechanisms(weakest, law),
        ", ".join(_data(way)),
    )


def _data(way: Way) -> tuple[str, ...]:
    """The data that arrives, as the last hop records it."""
    return tuple(dict.fromkeys(word for flow in way.hops[-1].flows for word in flow["data"]))


def _record(way: Way, graph: Graph, inventory: str) -> Record:
    weakest = way.weakest
    return {
        "inventory": inventory,
        "importer": way.parties[-1],
        "country": graph.nodes[way.parties[-1]]["country"] or None,
        "parties": way.parties,
        "subjects": tuple(dict.fromkeys(f["subject"] for hop in way.hops for f in hop.flows)),
        "statuses": tuple(hop.status.value for hop in way.hops),
        "status": weakest.status.value,
        "weakest_link": (weakest.exporter, weakest.importer),
        "mechanisms": tuple(dict.fromkeys(m for flow in weakest.flows for m in flow["mechanisms"])),
        "data": _data(way),
    }


def _notes(kept: tuple[Way, ...], *, cut: bool) -> Iterator[str]:
    if kept:
        yield f"{count(len(kept), 'way')} to {count(len({w.parties[-1] for w in kept}), 'party')}."
    else:
        yield "No way is recorded that is like this."
    if cut:
        yield f"There are more than {MOST:,} ways: longer ones are left out. Narrow the question."
