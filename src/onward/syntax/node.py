"""The one door to PyYAML: a text composed into nodes, never deeper or larger than its bounds."""

from collections.abc import Iterator
from typing import Any

from yaml.composer import Composer
from yaml.error import Mark, YAMLError
from yaml.nodes import Node
from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import (
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    ScalarToken,
    Token,
)

from onward.syntax.scalar import NUMERIC, WORDS, is_text

MAX_DEPTH = 32
"""How many lists and mappings may be inside one another, the outermost counted."""
MAX_NODES = 100_000
"""How many keys, values, lists and mappings one file may hold, all counted together."""

OTHER = "?"
"""The tag of a scalar that means null, true, false or a number; no text can write this tag."""

_OTHERS = bytes(set(range(256)) - set(b"[{-?:,"))
_FEW = 512


class BoundError(Exception):
    """A text that is deeper or larger than a record may be; `mark` is where it becomes so."""

    def __init__(self, mark: Mark, *, deep: bool) -> None:
        super().__init__("too deep" if deep else "too many nodes")
        self.mark = mark
        self.deep = deep


class _Hooks:
    """What PyYAML calls for every node."""

    def resolve(self, _kind: type[Node], value: str | None, implicit: tuple[bool, bool]) -> str:
        """The tag of a node that has none: nothing, or OTHER for what is unquoted and no text."""
        if value is None or (value not in WORDS and value[0] not in NUMERIC):
            return ""
        return OTHER if implicit[0] and not is_text(value) else ""

    def descend_resolver(self, parent: Node | None, _index: object) -> None:
        """Called before a node is composed."""

    def ascend_resolver(self) -> None:
        """Called after a node was composed."""


class _Bounds(_Hooks):
    """Hooks that count: they stop PyYAML before its recursion can hurt the interpreter."""

    depth = 0
    nodes = 0

    def descend_resolver(self, parent: Node | None, _index: object) -> None:
        """Raise BoundError for a node inside 33 collections, or for one too many."""
        self.depth += 1
        self.nodes += 1
        if parent is not None and (self.depth > MAX_DEPTH + 1 or self.nodes > MAX_NODES):
            raise BoundError(parent.start_mark, deep=self.depth > MAX_DEPTH + 1)

    def ascend_resolver(self) -> None:
        """One level up again."""
        self.depth -= 1


class _Pure(_Bounds, Reader, Scanner, Parser, Composer):
    """PyYAML without its C extension, which accepts nothing that the extension refuses.

    It refuses more: a tab behind a value, `?` inside brackets, a comment right behind `>` or `|`.
    That is a fault with a place where the extension is missing, and never another value.
    """

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)
        Composer.__init__(self)

    def scan_plain(self) -> Any:
        """As the C extension: in brackets a colon that ends a text needs a space behind it."""
        start = self.get_mark()
        token: Any = super().scan_plain()
        glued = self.peek() == ":" and self.peek(1) in ",[]{}"
        if self.flow_level and (glued or ":?" in token.value):
            problem = "found unexpected ':'"
            raise ScannerError("while scanning a plain scalar", start, problem, self.get_mark())
        return token

    def scan_block_scalar_indentation(self) -> Any:
        """As the C extension: no tab where the indentation of a block text is looked for."""
        found: Any = super().scan_block_scalar_indentation()
        if self.peek() == "\t":
            problem = "found a tab character where an indentation space is expected"
            at = self.get_mark()
            raise ScannerError("while scanning a block scalar", at, problem, at)
        return found

    def compose_scalar_node(self, anchor: Any) -> Any:
        """As the C extension: half of a surrogate pair, written as an escape, is no character."""
        node = super().compose_scalar_node(anchor)
        node.value.encode()
        return node


try:
    from yaml._yaml import CParser
except ImportError:
    _Quick: type[Any] = _Pure
    _Careful: type[Any] = _Pure
else:

    class _CQuick(_Hooks, CParser):
        """The C extension, for texts that cannot hurt it."""

    class _CCareful(_Bounds, CParser):
        """The C extension, counting."""

    _Quick, _Careful = _CQuick, _CCareful


def compose(text: str) -> Node | None:
    """The root node of the only document of a text; None where the text holds nothing.

    Raises BoundError, and YAMLError or ValueError (pure PyYAML, for some escapes) for what is no
    YAML. Every level and every node takes one of `[{-?:,`: a text with few of them is safe.
    """
    few = len(text.encode().translate(None, _OTHERS)) <= _FEW
    root: Node | None = (_Quick if few else _Careful)(text).get_single_node()
    return root


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a text, in order; raises as `compose`, for brackets too deep."""
    parser = _Quick(text)
    depth = 0
    while (token := parser.get_token()) is not None:
        if isinstance(token, FlowSequenceStartToken | FlowMappingStartToken):
            depth += 1
        elif isinstance(token, FlowSequenceEndToken | FlowMappingEndToken):
            depth -= 1
        if depth > MAX_DEPTH:
            raise BoundError(token.start_mark, deep=True)
        yield token


def open_bracket(text: str) -> int | None:
    """Where the innermost bracket is that a text opens and never closes."""
    opened: list[int] = []
    try:
        for token in tokens(text):
            if isinstance(token, FlowSequenceStartToken | FlowMappingStartToken):
                opened.append(token.start_mark.index)
            elif isinstance(token, FlowSequenceEndToken | FlowMappingEndToken) and opened:
                opened.pop()
    except (YAMLError, ValueError, BoundError):
        return opened[-1] if opened else None
    return opened[-1] if opened else None


def open_quote(text: str, line: int) -> int | None:
    """Where a quoted text begins that ends on this line (from 0) and began on an earlier one."""
    start: int | None = None
    try:
        for token in tokens(text):
            if isinstance(token, ScalarToken) and token.style in ("'", '"'):
                within = token.start_mark.line < line == token.end_mark.line
                start = token.start_mark.index if within else start
    except (YAMLError, ValueError, BoundError):
        return start
    return start
