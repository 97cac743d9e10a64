"""Nodes to values: the core schema of YAML 1.2, and every doubtful key reported."""

from yaml.nodes import MappingNode, Node, ScalarNode

from onward.syntax import value_errors
from onward.syntax.fault import Fault, Faulty, join
from onward.syntax.node import MAX_DEPTH, OTHER
from onward.syntax.scalar import NumberError, core_tag, plain, tagged
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
            raise Faulty(value_errors.too_deep(node.start_mark))
        if node.tag:
            self._tag(node)
        if isinstance(node, MappingNode):
            return self._mapping(node, depth)
        return [self.value(item, depth + 1) for item in node.value]

    def _tag(self, node: Node) -> None:
        tag = core_tag(node.tag)
        if tag not in (None, "map" if isinstance(node, MappingNode) else "seq"):
            self.faults.append(value_errors.mistagged(node))

    def _scalar(self, node: ScalarNode) -> Scalar:
        try:
            return scalar(node)
        except NumberError as error:
            self.faults.append(value_errors.number(node, str(error)))
        except ValueError:
            self.faults.append(value_errors.mistagged(node))
        return None

    def _mapping(self, node: MappingNode, depth: int) -> dict[str, Value]:
        result: dict[str, Value] = {}
        doubts: list[Fault] = []
        for key, item in node.value:
            said = self.value(item, depth + 1)
            if not isinstance(key, ScalarNode) or (key.tag and not _is_text(key)):
                doubts.append(value_errors.key(key))
                continue
            name = key.value
            if name in result:
                doubts.append(value_errors.duplicate(node, key))
            elif name == "<<" and not key.style:
                doubts.append(value_errors.merge(key))
            result[name] = said
        if doubts:
            self.faults.append(join(doubts))
        return result


def _is_text(key: ScalarNode) -> bool:
    return key.tag != OTHER and core_tag(key.tag) in (None, "str")
