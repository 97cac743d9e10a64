"""Where the claims of a record come from, and whether what they support is there."""

from collections.abc import Sequence
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
    found = [_entry(item, route, whole) for item, route in named(items, "/evidence")]
    return as_set(found)


def _entry(value: Object, route: str, whole: Object) -> Evidence:
    routes = (*value.get("supports", ()), *value.get("contradicts", ()))
    dangling = tuple([(at, step) for at in routes if (step := missing_step(whole, at))])
    return Evidence(**fields(value, EVIDENCE), dangling=dangling, route=route)


def missing_step(value: Value, route: str) -> str:
    """The first step of a route that leads to nothing in the value; empty where all lead on.

    `/` alone is the whole record.
    """
    if route == "/":
        return ""
    here = value
    for step in steps(route):
        match here:
            case dict() if step in here:
                here = here[step]
            case list() if step in (names := name_items(here)):
                here = here[names.index(step)]
            case _:
                return step or "/"
    return ""
