"""Where the claims of a record come from, and whether what they support is there."""

from collections.abc import Mapping, Sequence
from typing import Final

from onward.inventory.read import Value, as_set, day, fields, named, readers, text, words
from onward.inventory.records import Evidence
from onward.schema.route import item_names

EVIDENCE: Final = readers(
    (words, "supports contradicts"), (text, "document section how confidence"), (day, "seen")
)


def evidence(whole: Value) -> tuple[Evidence, ...]:
    """The evidence of a record, in the order of what it says: it is a set."""
    items: Sequence[Value] = whole.get("evidence", ())
    found = [_entry(item, route, whole) for item, route in named(items, "/evidence")]
    return as_set(found)


def _entry(value: Value, route: str, whole: Value) -> Evidence:
    routes = (*value.get("supports", ()), *value.get("contradicts", ()))
    dangling = tuple([at for at in routes if missing_step(whole, at)])
    return Evidence(**fields(value, EVIDENCE), dangling=dangling, route=route)


def missing_step(value: object, route: str) -> str:
    """The first step of a route that leads to nothing in the value; empty where all lead on."""
    here = value
    for step in route.split("/")[1:]:
        match here:
            case Mapping() if step in here:
                here = here[step]
            case Sequence() if not isinstance(here, str) and step in (names := item_names(here)):
                here = here[names.index(step)]
            case _:
                return step or "/"
    return ""
