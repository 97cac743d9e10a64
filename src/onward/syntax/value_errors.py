"""The faults of a text that can be read: keys, tags and numbers that no record may hold."""

from yaml.nodes import MappingNode, Node, ScalarNode

from onward.source.text import Span
from onward.syntax.fault import Fault, Mark, between, short
from onward.syntax.node import MAX_DEPTH
from onward.syntax.scalar import MAX_DIGITS, core_tag


def duplicate(mapping: MappingNode, key: Node) -> Fault:
    """A key that its mapping holds already: the first place is reported beside it."""
    first = next(other for other, _ in mapping.value if other.value == key.value)
    line = first.start_mark.line + 1
    return Fault(
        "yaml-duplicate-key",
        _span(key),
        f"the key `{short(key.value)}` stands on line {line} already",
        "Two values for one key: nobody can say which of them is meant, and programs keep either.",
        "Keep the one that is true, or give one of the two its own name.",
        cause=key.value,
        also=(("first written here", _span(first)),),
    )


def key(node: Node) -> Fault:
    """A key that is a number, true, false, null, a list or a mapping."""
    shown = (
        f"`{short(node.value)}`" if isinstance(node, ScalarNode) else "a list or a group of keys"
    )
    message = f"{shown} is written as a key, and a key is a text"
    return Fault(
        "yaml-key",
        _span(node),
        message if node.value else "a key is missing here, and a key is a text",
        "A key is the name of a fact, and `1`, `true` or `null` would name none.",
        "Write the name of the fact before the colon; a number meant as a name needs quotes.",
        cause=node.value if isinstance(node, ScalarNode) else "",
    )


def merge(node: Node) -> Fault:
    """The key `<<` of YAML 1.1."""
    return Fault(
        "yaml-anchor",
        _span(node),
        "the key `<<` merges in keys written elsewhere, which a record may not do",
        "YAML 1.2 has no merge key: some programs would merge, others would keep a key named `<<`.",
        "Write the merged keys out here.",
        cause="<<",
    )


def mistagged(node: Node) -> Fault:
    """A tag of the core schema on a value of another type."""
    tag = f"!!{core_tag(node.tag)}"
    return Fault(
        "yaml-tag",
        _span(node),
        f"the tag `{tag}` stands on a value that is none of this type",
        "The tag and the value contradict one another.",
        "Delete the tag, or correct the value.",
        cause=tag,
    )


def number(node: Node, why: str) -> Fault:
    """A number that cannot be held exactly."""
    return Fault(
        "yaml-limit",
        _span(node),
        why,
        f"Beyond {MAX_DIGITS} digits programs round a number without a word.",
        "If it is a name, a telephone or a register number, put it in quotes: then it is a text.",
    )


def too_deep(mark: Mark) -> Fault:
    """A list or mapping inside 32 others."""
    return Fault(
        "yaml-limit",
        Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2),
        f"here lists and groups of keys stand {MAX_DEPTH + 1} deep inside one another, "
        f"and {MAX_DEPTH} may",
        "No record needs that depth, and a program that follows it may break down.",
        "Close the brackets that are open, or take levels out.",
    )


def _span(node: Node) -> Span:
    return between(node.start_mark, node.end_mark)
