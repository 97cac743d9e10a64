"""The schemas of the records: their text, and the keys that they give to objects.

They lie in the wheel, or beside the source of an editable install.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

KINDS: Final = ("organisation", "vendor", "activity", "waiver")
"""The kinds of record, in the order in which an inventory is read."""

PRINTED: Final = {
    **{verb: verb for verb in ("check", "transfers", "questions", "diff")},
    **{verb: verb for verb in ("list", "trace", "impact", "hubs", "timeline", "calendar")},
    "whatif": "diff",
    **dict.fromkeys(("record", "recipients", "annex", "assessment"), "paper"),
    **{
        verb: verb
        for verb in ("import", "reconcile", "discover", "law", "words", "catalogue", "rules")
    },
}
"""The commands that print JSON, and the name of its schema, in `output/` below the others."""

WRITTEN: Final = {"subprocessors": "the list of sub-processors that `onward publish` writes"}
"""Formats with a version of their own, and what each is; its schema is in `output/` too."""

MADE_BY: Final = "Schema of Onward"
"""With the version behind it, the `$comment` of each schema of a record."""

_FOLDERS: Final = ("files", "../../../schema")
"""Seen from this package: where the wheel puts them; else the top of the repository."""


@cache
def schema_text(kind: str) -> str:
    """The JSON Schema of one kind as it is written; FileNotFoundError where none is installed."""
    import pkgutil

    for folder in _FOLDERS:
        try:
            data = pkgutil.get_data("onward.schema", f"{folder}/{kind}.schema.json")
        except OSError:
            continue
        if data is not None:
            return data.decode("utf-8")
    raise FileNotFoundError(f"Onward is not installed whole: it has no schema for {kind}")


def schemas() -> Mapping[str, str]:
    """File name -> text, of every schema of a record: what `onward schema` writes."""
    return {f"{kind}.schema.json": schema_text(kind) for kind in KINDS}


class Shape(NamedTuple):
    """The keys of a kind of record."""

    keys: frozenset[str]
    required: tuple[str, ...]


@cache
def schema(kind: str) -> Mapping[str, Any]:
    """The JSON Schema of one kind, read."""
    import json

    value: Mapping[str, Any] = json.loads(schema_text(kind))
    return value


@cache
def shape(kind: str) -> Shape:
    """The keys of one kind of record."""
    root = schema(kind)
    return Shape(frozenset(root["properties"]), tuple(root["required"]))


@cache
def aliases(kind: str) -> Mapping[str, str]:
    """Another spelling -> word of a closed list that is a definition: `uk` is GB."""
    found: dict[str, str] = {}
    for node in schema(kind).get("$defs", {}).values():
        found |= spelled(node)
    return found


def spelled(node: Mapping[str, Any]) -> dict[str, str]:
    """Other spelling, as `as_spelled` gives it -> word of this closed list."""
    return {
        as_spelled(spelling): word
        for word, spellings in node.get("x-aliases", {}).items()
        for spelling in spellings
    }


def as_spelled(word: str) -> str:
    """A word as spellings are compared: lower case, joined by dashes, no dots."""
    return "-".join(re.sub("[_.]", " ", word.casefold()).split())


@cache
def owners(kind: str, key: str) -> tuple[str, ...]:
    """The objects of a kind of record that have that key, by their titles."""
    root = schema(kind)
    found = {str(node["title"]) for node in _objects(root) if key in node["properties"]}
    return tuple(sorted(found))


def _objects(node: object) -> Iterator[Mapping[str, Any]]:
    match node:
        case dict():
            if "properties" in node and "title" in node:
                yield node
            for below in node.values():
                yield from _objects(below)
        case list():
            for below in node:
                yield from _objects(below)
        case _:
            return
