"""`onward hubs`: who stands behind many vendors, rings, and who would have to move."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onward.diagnostic import Judged
from onward.law.law import Law
from onward.reports.listings.table import Record, Table
from onward.reports.listings.ways import named, of_country
from onward.transfers.assess import Statuses
from onward.transfers.graph import US, Graph, behind, keep_inside, rings
from onward.wording.english import count, listed

COLUMNS = ("kind", "name", "country", "behind", "vendors")
TO_MOVE, RING = "to move", "ring"
"""Kinds of rows besides `sub-processor`, `parent` and `host`."""
LEAST = 2
"""A party behind fewer of our vendors is no hub."""
SHOWN = 8


class Hub(NamedTuple):
    """Who is behind several vendors; or a ring, or a party to move."""

    kind: str
    name: str
    party: str
    """Its node in the graph; empty: it is none."""
    vendors: tuple[str, ...]
    """Those that depend on it, or that are the ring."""


def hubs(
    judged: Judged,
    graph: Graph,
    statuses: Statuses,
    law: Law,
    found: Iterable[Hub],
    keep: str | None = None,
) -> Table:
    """Sub-processors, parents and hosts behind several vendors, the most first; then the rings."""
    rows: list[tuple[str, ...]] = []
    records: list[Record] = []
    for kind, name, code, vendors in found:
        names = [named(graph, each) for each in vendors]
        shown = [*names[:SHOWN], *([f"{len(names) - SHOWN} more"] if len(names) > SHOWN else [])]
        where = of_country(graph, code) if code in graph else ""
        rows.append((kind, name, where, str(len(vendors)), listed(shown)))
        records.append(
            {
                "inventory": judged.id,
                "kind": kind,
                "name": name,
                "party": code or None,
                "country": graph.nodes[code]["country"] or None if code in graph else None,
                "behind": len(vendors),
                "vendors": tuple(vendors),
            }
        )
    return Table(
        command="hubs",
        title=f"Behind several vendors as of {statuses.day}",
        columns=COLUMNS,
        rows=tuple(rows),
        records=tuple(records),
        as_of=statuses.day,
        law_checked=law.checked,
        inventories=(judged,),
        notes=tuple(_notes(graph, rows, keep)),
    )


def found_hubs(graph: Graph, keep: str | None = None) -> Iterator[Hub]:
    """Sub-processors, parents and hosts behind several vendors, then rings; or those to move."""
    if keep is not None:
        for party in keep_inside(graph, keep):
            yield Hub(TO_MOVE, named(graph, party), party, (party,))
        return
    standing: dict[str, list[str]] = {}
    for vendor, parties in sorted(behind(graph).items()):
        for party in parties - {vendor}:
            standing.setdefault(party, []).append(vendor)
    yield from _most(
        Hub("sub-processor", named(graph, party), party, tuple(some))
        for party, some in standing.items()
    )
    for kind, key in (("parent", "parent"), ("host", "hosts")):
        shared: dict[str, list[str]] = {}
        for vendor, node in graph.nodes(data=True):
            held = node[key] if isinstance(node[key], tuple) else (node[key],)
            for name in held if vendor != US else ():
                if name and name != "unknown":
                    shared.setdefault(name, []).append(vendor)
        yield from _most(
            Hub(
                kind,
                named(graph, name) if name in graph else name,
                name if name in graph else "",
                tuple(some),
            )
            for name, some in shared.items()
        )
    for ring in rings(graph)[0]:
        way = " → ".join(named(graph, each) for each in (*ring, ring[0]))
        yield Hub(RING, way, "", ring)


def _most(found: Iterator[Hub]) -> list[Hub]:
    """Those behind several, the most first."""
    several = [each for each in found if len(each.vendors) >= LEAST]
    return sorted(several, key=lambda each: (-len(each.vendors), each.name))


def _notes(graph: Graph, rows: list[tuple[str, ...]], keep: str | None) -> Iterator[str]:
    if keep is None:
        if not rows:
            yield "No party, parent or host is behind several vendors, and no chain is circular."
        if rings(graph)[1]:
            yield "There are more circular chains than are listed."
        return
    if rows:
        fewest = count(len(rows), "party")
        yield f"Without {fewest} no {keep} data would leave; these are the fewest."
    else:
        yield f"No {keep} data leaves, as far as is recorded."
