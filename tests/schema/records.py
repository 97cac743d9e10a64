"""A record of each kind with every key its schema knows, made from the schema, and its places."""

from collections.abc import Iterator, Mapping
from typing import Any

from onward.schema.files import schema

Steps = tuple[str | int, ...]


def full(kind: str) -> dict[str, Any]:
    """A valid record of that kind in which every key of the schema is written once."""
    root = schema(kind)
    value: dict[str, Any] = _full(root, root)
    return {**value, "kind": kind, "id": "acme"} if kind != "organisation" else value


def _full(node: Mapping[str, Any], root: Mapping[str, Any]) -> Any:
    shown = node.get("examples")
    if "$ref" in node:
        node = root["$defs"][node["$ref"].rpartition("/")[2]]
    shown = shown or node.get("examples")
    below = node.get("items", {})
    if node.get("type") == "array" and _holds_keys(below, root):
        return [_full(below, root)]
    if "properties" in node:
        return {key: _full(each, root) for key, each in node["properties"].items()}
    if shown:
        return shown[0]
    if node.get("type") == "array":
        return [_full(below, root)]
    return node.get("const", node.get("enum", ["a text"])[0])


def _holds_keys(node: Mapping[str, Any], root: Mapping[str, Any]) -> bool:
    name = node.get("$ref", "").rpartition("/")[2]
    return "properties" in (root["$defs"][name] if name else node)


def places(value: Any, way: Steps = ()) -> Iterator[Steps]:
    """The way to every value in a value, the outer ones first."""
    yield way
    pairs: Any = ()
    match value:
        case dict():
            pairs = value.items()
        case list():
            pairs = enumerate(value)
    for step, below in pairs:
        yield from places(below, (*way, step))


def at(value: Any, way: Steps) -> Any:
    """What the way leads to."""
    for step in way:
        value = value[step]
    return value


def put(value: Any, way: Steps, new: Any) -> Any:
    """The same value with something else at one place."""
    if not way:
        return new
    step, *rest = way
    if isinstance(step, int):
        return [*value[:step], put(value[step], tuple(rest), new), *value[step + 1 :]]
    return {**value, step: put(value[step], tuple(rest), new)}
