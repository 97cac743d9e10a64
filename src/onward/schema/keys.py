"""What a schema says of its objects: their keys, which of them are required, other spellings."""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from onward.schema.files import schema_text


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
