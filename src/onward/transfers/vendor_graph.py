"""The order in which data pass through vendors, and the rings among them (after Tarjan)."""

from collections.abc import Iterable, Mapping

from onward.inventory.records import Inventory
from onward.inventory.vendor import Location


def passes_on(inventory: Inventory, *, all_data: bool = False) -> dict[str, tuple[str, ...]]:
    """To which vendors each vendor passes data on, by its edges and by who runs its places.

    With `all_data` only the edges that carry whatever reaches the vendor: one that `serves` some of
    its services does not carry what comes down a chain.
    """
    targets: dict[str, set[str]] = {name: set() for name in inventory.vendors}
    for vendor in inventory.vendors.values():
        for service in vendor.services:
            targets[vendor.id] |= _runners(service.locations, vendor.id)
        for edge in vendor.subprocessors or ():
            if isinstance(edge.vendor, str) and not (all_data and edge.serves is not None):
                targets[vendor.id].add(edge.vendor)
                targets[edge.vendor] |= _runners(edge.locations, edge.vendor)
    return {name: tuple(sorted(each)) for name, each in targets.items()}


def _runners(locations: tuple[Location, ...] | None, own: str) -> set[str]:
    """The other vendors that run places of a vendor."""
    named = {place.by for place in locations or () if isinstance(place.by, str)}
    return named - {"self", own}


def components(graph: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """The strongly connected components, each sorted; exporters stand before their importers."""
    found: list[tuple[str, ...]] = []
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    for root in sorted(graph):
        if root in number:
            continue
        work = [(root, iter(graph[root]))]
        _enter(root, number, low, path, on_path)
        while work:
            node, targets = work[-1]
            target = next(targets, None)
            if target is None:
                work.pop()
                if work:
                    parent = work[-1][0]
                    low[parent] = min(low[parent], low[node])
                if low[node] == number[node]:
                    found.append(_leave(node, path, on_path))
            elif target not in number:
                _enter(target, number, low, path, on_path)
                work.append((target, iter(graph.get(target, ()))))
            elif target in on_path:
                low[node] = min(low[node], number[target])
    return tuple(reversed(found))


def _enter(
    node: str, number: dict[str, int], low: dict[str, int], path: list[str], on_path: set[str]
) -> None:
    number[node] = low[node] = len(number)
    path.append(node)
    on_path.add(node)


def _leave(node: str, path: list[str], on_path: set[str]) -> tuple[str, ...]:
    members: list[str] = []
    while not members or members[-1] != node:
        members.append(path.pop())
    on_path.difference_update(members)
    return tuple(sorted(members))


def cycles(inventory: Inventory) -> tuple[tuple[str, ...], ...]:
    """Groups of vendors that pass data round in a ring; one that names itself is one too."""
    graph = passes_on(inventory, all_data=True)
    return tuple(
        group for group in components(graph) if len(group) > 1 or group[0] in graph[group[0]]
    )
