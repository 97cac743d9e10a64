"""What a YAML text says, as plain data: no positions, no tags, nothing of the parser."""

from collections.abc import Sequence
from typing import TypeAlias

Scalar: TypeAlias = str | int | float | bool | None
Value: TypeAlias = Scalar | list["Value"] | dict[str, "Value"]
"""Texts, numbers, true, false and null, lists of them, and mappings from text to them."""

NAMING_KEYS = ("id", "vendor", "instrument", "place")
"""The keys that name an item of a list, the first that holds a text."""


def name_item(item: Value, index: int, seen: dict[str, int]) -> str:
    """The name of one item of a list: what it is called, or its number from 0.

    A text is its own name, a mapping is called by its `id`, `vendor`, `instrument` or `place`,
    everything else by `index`. A name that returns gets `#2`, `#3`. `seen` belongs to one list:
    empty at its start, and handed from item to item.
    """
    name = item if isinstance(item, str) else _own_name(item)
    base = str(index) if name is None else name
    if base not in seen:
        seen[base] = 1
        return base
    count = seen[base] + 1
    while (result := f"{base}#{count}") in seen:
        count += 1
    seen[base] = count
    seen[result] = 1
    return result


def name_items(items: Sequence[Value]) -> list[str]:
    """The names of all items of one list, no two alike."""
    seen: dict[str, int] = {}
    return [name_item(item, index, seen) for index, item in enumerate(items)]


def extend(route: str, name: str) -> str:
    """The route of what is called `name` (a key or an item) at `route`, escaped by RFC 6901."""
    if "~" in name or "/" in name:
        name = name.replace("~", "~0").replace("/", "~1")
    return f"{route}/{name}"


def steps(route: str) -> list[str]:
    """The names on a route, from the root: the inverse of `extend`."""
    names = route.split("/")[1:]
    if "~" not in route:
        return names
    return [name.replace("~1", "/").replace("~0", "~") for name in names]


def _own_name(item: Value) -> str | None:
    if isinstance(item, dict):
        for key in NAMING_KEYS:
            name = item.get(key)
            if isinstance(name, str):
                return name
    return None
