"""Nodes to values by the core schema of YAML 1.2, and the keys, tags and numbers it refuses."""

from yaml.nodes import MappingNode, Node, ScalarNode

from onward.source.text import Span
from onward.syntax.fault import Fault, Faulty, Mark, between, join, short
from onward.syntax.node import MAX_DEPTH, OTHER
from onward.syntax.scalar import MAX_DIGITS, NumberError, core_tag, plain, tagged
from onward.syntax.value import Scalar, Value


def scalar(node: ScalarNode) -> Scalar:
    """What a scalar says: quoted and block texts are text, the others as they look.

    Raises NumberError for a number that cannot be held, ValueError for a tag that does not fit.
    """
    text: str = node.value
    if node.tag == OTHER:
        return plain(text)
    tag = core_tag(node.tag)
    return text if tag is None else tagged(tag, text)


class Walk:
    """One way through the nodes of one text; `faults` fills up on the way."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []

    def value(self, node: Node, depth: int = 1) -> Value:
        """What a node says. Faulty where it is too deep; a faulty scalar counts as null."""
        if isinstance(node, ScalarNode):
            return self._scalar(node) if node.tag else node.value
        if depth > MAX_DEPTH:
            raise Faulty(too_deep(node.start_mark))
        if node.tag:
            self._tag(node)
        if isinstance(node, MappingNode):
            return self._mapping(node, depth)
        return [self.value(item, depth + 1) for item in node.value]

    def _tag(self, node: Node) -> None:
        tag = core_tag(node.tag)
        if tag not in (None, "map" if isinstance(node, MappingNode) else "seq"):
            self.faults.append(mistagged(node))

    def _scalar(self, node: ScalarNode) -> Scalar:
        try:
            return scalar(node)
        except NumberError as error:
            self.faults.append(unheld_number(node, str(error)))
        except ValueError:
            self.faults.append(mistagged(node))
        return None

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, Value]:
        result: dict[str, Value] = {}
        doubts: list[Fault] = []
        for key, item in node.value:
            said = self.value(item, depth + 1)
            if not isinstance(key, ScalarNode) or (key.tag and not _is_text(key)):
                doubts.append(wrong_key(key))
                continue
            name = key.value
            if name in result:
                doubts.append(repeated_key(node, key))
            elif name == "<<" and not key.style:
                doubts.append(merge_key(key))
            result[name] = said
        if doubts:
            self.faults.append(join(doubts))
        return result


def _is_text(key: ScalarNode) -> bool:
    return key.tag != OTHER and core_tag(key.tag) in (None, "str")


def repeated_key(mapping: MappingNode, key: Node) -> Fault:
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


def wrong_key(node: Node) -> Fault:
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


def merge_key(node: Node) -> Fault:
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


def unheld_number(node: Node, why: str) -> Fault:
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
