"""Nodes to values by the core schema of YAML 1.2, and the keys, tags and numbers it refuses."""

from yaml.nodes import MappingNode, Node, ScalarNode

from onward.source.text import Span
from onward.syntax.fault import Faulty, Mark, TextFault, between, fault, join, short
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
        self.faults: list[TextFault] = []

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
            self.faults.append(_mistagged(node))

    def _scalar(self, node: ScalarNode) -> Scalar:
        try:
            return scalar(node)
        except NumberError as error:
            self.faults.append(fault("number", _span(node), why=str(error), most=MAX_DIGITS))
        except ValueError:
            self.faults.append(_mistagged(node))
        return None

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, Value]:
        result: dict[str, Value] = {}
        doubts: list[TextFault] = []
        for key, item in node.value:
            said = self.value(item, depth + 1)
            if not isinstance(key, ScalarNode) or (key.tag and not _is_text(key)):
                doubts.append(_no_text(key))
                continue
            name = key.value
            if name in result:
                doubts.append(_repeated(node, key))
            elif name == "<<" and not key.style:
                doubts.append(fault("merge-key", _span(key), cause="<<"))
            result[name] = said
        if doubts:
            self.faults.append(join(doubts))
        return result


def _is_text(key: ScalarNode) -> bool:
    return key.tag != OTHER and core_tag(key.tag) in (None, "str")


def _repeated(mapping: MappingNode, key: Node) -> TextFault:
    """A key that its mapping holds already: the first place is reported beside it."""
    first = next(other for other, _ in mapping.value if other.value == key.value)
    return fault(
        "duplicate-key",
        _span(key),
        cause=key.value,
        also=(("first written here", _span(first)),),
        key=short(key.value),
        line=first.start_mark.line + 1,
    )


def _no_text(node: Node) -> TextFault:
    """A key that is a number, true, false, null, a list or a mapping."""
    if not isinstance(node, ScalarNode):
        return fault("key", _span(node), shown="a list or a group of keys")
    if not node.value:
        return fault("missing-key", _span(node))
    return fault("key", _span(node), cause=node.value, shown=f"`{short(node.value)}`")


def _mistagged(node: Node) -> TextFault:
    """A tag of the core schema on a value of another type."""
    tag = f"!!{core_tag(node.tag)}"
    return fault("wrong-tag", _span(node), cause=tag, shown=tag)


def too_deep(mark: Mark) -> TextFault:
    """A list or mapping inside 32 others."""
    at = Span(mark.line + 1, mark.column + 1, mark.line + 1, mark.column + 2)
    return fault("depth", at, depth=MAX_DEPTH + 1, most=MAX_DEPTH)


def _span(node: Node) -> Span:
    return between(node.start_mark, node.end_mark)
