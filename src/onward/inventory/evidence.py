"""Where the claims of a record come from, and whether what they support is there."""

from collections.abc import Mapping, Sequence
from typing import Final

from onward.inventory.read import Object, as_set, day, fields, named, readers, text, words
from onward.inventory.vendor import Evidence
from onward.syntax.value import Value, name_items, steps

EVIDENCE: Final = readers(
    (words, "supports contradicts"), (text, "document section how confidence"), (day, "seen")
)


def evidence(whole: Object) -> tuple[Evidence, ...]:
    """The evidence of a record, in the order of what it says: it is a set."""
    items: Sequence[Object] = whole.get("evidence", ())
    parts = Parts(whole)
    found = [_entry(item, route, parts) for item, route in named(items, "/evidence")]
    return as_set(found)


def _entry(value: Object, route: str, parts: "Parts") -> Evidence:
    routes = (*value.get("supports", ()), *value.get("contradicts", ()))
    dangling = tuple([(at, step) for at in routes if (step := parts.missing_step(at))])
    return Evidence(**fields(value, EVIDENCE), dangling=dangling, route=route)


class Parts:
    """The parts of a value by their names; each list is named once for all routes through it."""

    def __init__(self, value: Value) -> None:
        self._value = value
        self._named: dict[int, dict[str, Value]] = {}

    def missing_step(self, route: str) -> str:
        """The first step of a route that leads to nothing in the value; empty where all lead on.

        `/` alone is the whole record.
        """
        if route == "/":
            return ""
        here = self._value
        for step in steps(route):
            below = self._below(here)
            if step not in below:
                return step or "/"
            here = below[step]
        return ""

    def _below(self, value: Value) -> Mapping[str, Value]:
        if isinstance(value, dict):
            return value
        if not isinstance(value, list):
            return {}
        if id(value) not in self._named:
            self._named[id(value)] = dict(zip(name_items(value), value, strict=True))
        return self._named[id(value)]
