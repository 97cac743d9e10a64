"""Migrate records written before the names of today, in place: comments and layout stay.

    python scripts/migrate_records.py [DIRECTORY OR FILE ...]      (default: inventory)

The keys `safeguards`, and `grounds` of a notice, are `mechanisms` now, in routes of evidence too;
`transfers: told` of a notice is `disclosed`, `not-told` is `not-disclosed`; `special: 9` of a term
is `special`, `10` is `criminal`; waivers name rules by the names of today. Blocks of YAML in
Markdown pages are migrated as well. Each change is printed with its place; what can't be read or
changed is printed on standard error, and the exit code is 1. A second run changes nothing.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from onward.rules.engine.catalogue import RENAMED

KEYS = {"safeguards": "mechanisms"}
NOTICE_KEYS = {"grounds": "mechanisms"}
WORDS = {
    ("notices", "transfers"): {"told": "disclosed", "not-told": "not-disclosed"},
    ("terms", "data", "special"): {"9": "special", "10": "criminal"},
    ("rule",): RENAMED,
}
"""By the keys that lead to it, a word with its name today."""
ROUTES = ("supports", "contradicts")
BLOCK = re.compile(r"^( *)```ya?ml\b[^\n]*\n(.*?)^\1```", re.MULTILINE | re.DOTALL)


class Edit(NamedTuple):
    """One word in a text that has another name now."""

    start: int
    end: int
    old: str
    new: str


class Clash(Exception):
    """An object has the old key and the new one."""


def edits(text: str) -> list[Edit]:
    """The words of a record that have another name now. Raises yaml.YAMLError, Clash."""
    found: dict[int, Edit] = {}
    for document in yaml.compose_all(text, yaml.SafeLoader):
        for old, new, node in _in_node(document, ()):
            start, end = node.start_mark.index, node.end_mark.index
            found[start] = Edit(start, end, text[start:end], text[start:end].replace(old, new))
    return sorted(found.values())


def _in_node(
    node: yaml.Node | None, way: tuple[str, ...]
) -> Iterator[tuple[str, str, yaml.ScalarNode]]:
    """Each word below a node, `way` being the keys that lead to it; not below keys of one's own."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _in_node(item, way)
    if not isinstance(node, yaml.MappingNode):
        yield from _in_value(node, way)
        return
    held = {key.value for key, _ in node.value if isinstance(key, yaml.ScalarNode)}
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode) or key.value.startswith("x-"):
            continue
        new = {**KEYS, **(NOTICE_KEYS if way == ("notices",) else {})}.get(key.value)
        if new in held:
            line = key.start_mark.line + 1
            raise Clash(f"line {line}: has both `{key.value}` and `{new}`; put them together")
        if new is not None:
            yield key.value, new, key
        yield from _in_node(value, (*way, key.value))


def _in_value(
    node: yaml.Node | None, way: tuple[str, ...]
) -> Iterator[tuple[str, str, yaml.ScalarNode]]:
    if not isinstance(node, yaml.ScalarNode):
        return
    new = WORDS.get(way, {}).get(node.value)
    if new is not None:
        yield node.value, new, node
    if way and way[-1] in ROUTES:
        parts = node.value.split("/")
        if "safeguards" in parts:
            yield "/safeguards", "/mechanisms", node
        elif parts[1:2] == ["notices"] and "grounds" in parts:
            yield "/grounds", "/mechanisms", node


def files(places: list[str]) -> Iterator[Path]:
    """Every record and page below the places."""
    for place in map(Path, places):
        yield from sorted(place.rglob("*")) if place.is_dir() else [place]


def migrate(path: Path) -> Iterator[str]:
    """Migrate one file; what changed, a line each. Raises yaml.YAMLError, Clash, ValueError."""
    text = path.read_bytes().decode("utf-8")
    parts = [(0, text)]
    if path.suffix == ".md":
        parts = [(block.start(2), block.group(2)) for block in BLOCK.finditer(text)]
    new = text
    found = [
        each._replace(start=start + each.start, end=start + each.end)
        for start, part in parts
        for each in edits(part)
    ]
    for each in reversed(found):
        new = new[: each.start] + each.new + new[each.end :]
    if new != text:
        path.write_bytes(new.encode("utf-8"))
    for each in found:
        line = text.count("\n", 0, each.start) + 1
        yield f"{path}:{line}: {each.old} -> {each.new}"


def main(places: list[str]) -> int:
    """Migrate what is named; the exit code."""
    failed = 0
    for path in files(places):
        if not path.exists():
            failed = 1
            print(f"{path}: not migrated: there is no such file", file=sys.stderr)
        elif path.is_file() and path.suffix in (".yaml", ".yml", ".md"):
            failed |= _reported(path)
    return failed


def _reported(path: Path) -> int:
    """Migrate a file and print what changed, or why nothing did; 1 where it could not be read."""
    try:
        for line in migrate(path):
            print(line)
    except (yaml.YAMLError, Clash, ValueError, OSError) as error:
        print(f"{path}: not migrated: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["inventory"]))
