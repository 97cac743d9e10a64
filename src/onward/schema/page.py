"""The keys of a kind of record as a page of Markdown, made from its JSON Schema."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final, TypeAlias

from onward.schema.files import KINDS, schema_text

SchemaNode: TypeAlias = Mapping[str, Any]

LONG: Final = 16
"""A closed list with more words than this is not written out."""


def page(kind: str) -> str:
    """Every key of one kind of record and of its parts; FileNotFoundError for another kind."""
    schema = _schema(kind)
    parts = [_section(kind, schema, schema, "#"), *_parts(schema, "##", set())]
    return "\n".join(parts)


def pages(level: str = "##") -> str:
    """All kinds of record; a part that several of them have is described once, at the end."""
    schemas = [_schema(kind) for kind in KINDS]
    seen: set[str] = set()
    parts = [_section(kind, one, one, level) for kind, one in zip(KINDS, schemas, strict=True)]
    for schema in schemas:
        parts += _parts(schema, level, seen)
    return "\n".join(parts)


def _schema(kind: str) -> SchemaNode:
    schema: SchemaNode = json.loads(schema_text(kind))
    return schema


def _parts(schema: SchemaNode, level: str, seen: set[str]) -> Iterator[str]:
    """What has keys of its own, in the order in which it is met; `seen` holds what is done."""
    for name, node in _objects(schema, schema):
        if name not in seen:
            seen.add(name)
            yield _section(name, node, schema, level)


def _objects(node: SchemaNode, schema: SchemaNode) -> Iterator[tuple[str, SchemaNode]]:
    for held in node.get("properties", {}).values():
        node = _target(held, schema)
        inner = _target(node.get("items", node), schema)
        if inner.get("properties"):
            yield inner["title"], inner
            yield from _objects(inner, schema)


def _target(node: SchemaNode, schema: SchemaNode) -> SchemaNode:
    """What a node refers to in the end, or the node itself."""
    while "$ref" in node:
        node = schema["$defs"][node["$ref"].removeprefix("#/$defs/")]
    return node


def _resolved(node: SchemaNode, schema: SchemaNode) -> SchemaNode:
    """A node with what it refers to; what the node itself says comes first."""
    return {**_target(node, schema), **node}


def _section(name: str, node: SchemaNode, schema: SchemaNode, level: str) -> str:
    """A heading, a sentence, and a table of the keys."""
    needed = node.get("required", ())
    lines = [f"{level} {name[0].upper()}{name[1:]}", "", node["description"], ""]
    lines += ["| key | what it holds | what may be written |", "|---|---|---|"]
    for key, held in node["properties"].items():
        whole = _resolved(held, schema)
        must = " (required)" if key in needed else ""
        cells = (f"`{key}`{must}", whole["description"], _may_be(whole, schema))
        lines.append(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |")
    return "\n".join([*lines, ""])


def _may_be(node: SchemaNode, schema: SchemaNode) -> str:
    """What a value may be: words with their meaning, a form, or a part with keys of its own."""
    if node.get("type") == "array":
        item = {**_resolved(node["items"], schema), "examples": node["examples"]}
        return f"a list: {_may_be(item, schema)}"
    if node.get("properties"):
        return f"[{node['title']}](#{_anchor(node['title'])})"
    words = node.get("enum", ())
    if words and len(words) <= LONG:
        meanings = zip(words, node["enumDescriptions"], strict=True)
        return "<br>".join(f"`{word}`: {meaning}" for word, meaning in meanings)
    form = node.get("x-message") or _form(node)
    if "const" in node or node.get("type") == "boolean":
        return form
    return f"{form}<br>example: `{_yaml(node['examples'][0])}`"


def _yaml(value: Any) -> str:
    """A value as it is written on one line of YAML."""
    if isinstance(value, list):
        return f"[{', '.join(map(_yaml, value))}]"
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _form(node: SchemaNode) -> str:
    kind = node.get("type", "text")
    names = {"boolean": "`true` or `false`", "string": "text", "integer": "a whole number"}
    return names.get(kind if isinstance(kind, str) else " or ".join(kind), "text")


def _anchor(title: str) -> str:
    """The link to a heading, as GitHub writes it."""
    kept = "".join(each for each in title.lower() if each.isalnum() or each in " -_")
    return kept.replace(" ", "-")
