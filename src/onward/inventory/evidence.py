"""Where the claims of a record come from, and whether what they support is there."""

from collections.abc import Mapping, Sequence

from onward.inventory.read import Value, day, named, text, words
from onward.inventory.records import Evidence
from onward.schema.route import item_names


def evidence(value: Value) -> tuple[Evidence, ...]:
    """The evidence of a record, sorted by what it says: it is a set."""
    if "evidence" not in value:
        return ()
    found = [_entry(item, route, value) for item, route in named(value, "evidence", "")]
    return tuple(sorted(found, key=repr))


def _entry(value: Value, route: str, whole: Value) -> Evidence:
    supports, contradicts = words(value, "supports"), words(value, "contradicts")
    return Evidence(
        supports=supports,
        contradicts=contradicts,
        document=text(value, "document"),
        section=text(value, "section"),
        how=text(value, "how"),
        confidence=text(value, "confidence"),
        seen=day(value, "seen"),
        dangling=tuple(at for at in (*supports, *contradicts) if missing_step(whole, at)),
        route=route,
    )


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
