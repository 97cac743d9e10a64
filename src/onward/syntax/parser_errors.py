"""What the parser says of a text that is no YAML, as faults that its author can act on.

`Trouble` is where the parser stopped. `explain` finds by the words of the parser what is wrong: a
character, a bracket, or a line and its indentation. The sentences are in `messages.toml`.
"""

import re
from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from yaml.error import MarkedYAMLError

from onward.source.text import Span
from onward.syntax.fault import TextFault, stretch, worded
from onward.syntax.node import open_bracket, open_quote

_LINE_END = re.compile(r"[\r\n]|\Z")
_COLON = re.compile(r":(?=\s|$)")
_VALUE = re.compile(r":[ \t]+[^\s#]")
_DASH = re.compile(r"-(?=[^\s-])")
_GLUED = re.compile(r"^(?:- +)*([\w.-]+):(?=[^\s/])")
_LONGEST_KEY = 1024
_MERGE = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_CLOSING = {"[": "]", "{": "}"}
_MISPLACED = {"]": "stray-bracket", "}": "stray-bracket", ",": "stray-comma", ":": "stray-colon"}


class Trouble(NamedTuple):
    """Where the parser stopped (`at`), where the thing it was reading began, and its own words."""

    text: str
    began: int
    at: int
    words: str

    @property
    def sign(self) -> str:
        """The character at which the parser stopped; empty at the end of the text."""
        return self.text[self.at : self.at + 1]

    def line_start(self, index: int) -> int:
        """Where the line of an index begins."""
        return max(self.text.rfind("\n", 0, index), self.text.rfind("\r", 0, index)) + 1

    def line_end(self, index: int) -> int:
        """Where the line of an index ends, its line break excluded."""
        found = _LINE_END.search(self.text, index)
        return len(self.text) if found is None else found.start()

    def before(self, index: int) -> str:
        """The line of an index up to it."""
        return self.text[self.line_start(index) : index]

    def content(self, index: int) -> tuple[int, int]:
        """The line of an index without the blanks around it, as two indices."""
        start, end = self.line_start(index), self.line_end(index)
        line = self.text[start:end]
        return start + len(line) - len(line.lstrip(" \t")), start + len(line.rstrip(" \t"))

    def previous(self, index: int) -> tuple[int, int] | None:
        """The nearest line above that holds more than a comment, as `content`."""
        start = self.line_start(index)
        while start > 0:
            begin, end = self.content(start - 1)
            start = self.line_start(start - 1)
            if begin < end and self.text[begin] != "#":
                return begin, end
        return None

    def number(self, index: int) -> int:
        """The line of an index, from 1."""
        return stretch(self.text, index, index).line

    def span(self, start: int, end: int | None = None) -> Span:
        """A span; of one character unless an end is given."""
        return stretch(self.text, start, min(start + 1, len(self.text)) if end is None else end)

    def fault(self, name: str, start: int, end: int | None = None, /, **facts: object) -> TextFault:
        """The fault of that name in `messages.toml`, at a place of the text."""
        said = f"The YAML parser says: {self.words}."
        return worded(name, self.span(start, end), facts, said)


Explain: TypeAlias = Callable[[Trouble], TextFault]


def explain(text: str, error: Exception) -> TextFault:
    """The fault behind what PyYAML raised for this text."""
    trouble = _trouble(text, error)
    for words, found in _WORDS:
        if words in trouble.words:
            return found(trouble)
    start, end = trouble.content(trouble.at)
    return trouble.fault("unread", max(start, min(trouble.at, end)), end)


def _trouble(text: str, error: Exception) -> Trouble:
    if not isinstance(error, MarkedYAMLError):
        return Trouble(text, 0, 0, str(error).splitlines()[0])
    words = ", ".join(part for part in (error.context, error.problem) if part)
    at = error.problem_mark
    began = error.context_mark or at
    if at is None or began is None:
        return Trouble(text, 0, 0, words)
    return Trouble(text, began.index, at.index, words)


# Characters


def _second_document(trouble: Trouble) -> TextFault:
    """`---` or `...` and more behind it."""
    return trouble.fault("second-document", trouble.at, trouble.line_end(trouble.at))


def _tab(trouble: Trouble) -> TextFault:
    """A tab at the beginning of a line."""
    return trouble.fault("tab", trouble.at)


def _character(trouble: Trouble) -> TextFault:
    """A character with which no unquoted text may begin."""
    return _tab(trouble) if trouble.sign == "\t" else _unquoted(trouble, trouble.at)


def _word(trouble: Trouble) -> TextFault:
    """`*.example.org`, `&c`, `!x`: characters that YAML keeps for itself."""
    return _unquoted(trouble, trouble.began)


def _unquoted(trouble: Trouble, index: int) -> TextFault:
    sign = trouble.text[index : index + 1]
    return trouble.fault("unquoted", index, sign="a backtick" if sign == "`" else f"`{sign}`")


def _quote(trouble: Trouble) -> TextFault:
    """A quote that is never closed."""
    quote = trouble.text[trouble.began : trouble.began + 1]
    return trouble.fault("open-quote", trouble.began, quote=quote)


def _escape(trouble: Trouble) -> TextFault:
    r"""`\d` between double quotes."""
    start = trouble.text.rfind("\\", trouble.began, trouble.at + 2)
    return _backslash(trouble, "escape", trouble.at if start < 0 else start)


def _code(trouble: Trouble) -> TextFault:
    r"""`\u12` or half of a surrogate pair between double quotes."""
    start = max(trouble.text.rfind("\\", 0, trouble.at + 1), trouble.began)
    whole = _NUMBER.match(trouble.text, start)
    if whole is not None:
        return trouble.fault("no-character", start, whole.end(), shown=whole[0])
    return _backslash(trouble, "code", start)


_NUMBER = re.compile(r"\\(?:u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8})")


def _backslash(trouble: Trouble, key: str, start: int) -> TextFault:
    end = min(start + 2, len(trouble.text))
    return trouble.fault(key, start, end, shown=trouble.text[start : start + 2])


def _block_text(trouble: Trouble) -> TextFault:
    """`|` or `>` with text behind it."""
    return trouble.fault("block-text", trouble.began, sign=trouble.text[trouble.began])


def _block_digit(trouble: Trouble) -> TextFault:
    """`|0`."""
    return trouble.fault("block-digit", trouble.at)


def _percent(trouble: Trouble) -> TextFault:
    """A line that begins with `%` and is no directive of YAML."""
    return trouble.fault("percent", trouble.began, trouble.line_end(trouble.began))


# Brackets


def _unclosed(trouble: Trouble) -> TextFault:
    """A bracket that is not closed, or a comma that is missing."""
    opening = trouble.text[trouble.began]
    if not trouble.sign or trouble.number(trouble.at) > trouble.number(trouble.began):
        return _open(trouble, trouble.began)
    key = "other-bracket" if trouble.sign in "]}" else "no-comma"
    closing = _CLOSING.get(opening, "}")
    return trouble.fault(key, trouble.at, sign=trouble.sign, opening=opening, closing=closing)


def _nothing(trouble: Trouble) -> TextFault:
    """A character where a value should begin."""
    start = None if trouble.sign else open_bracket(trouble.text)
    if start is not None:
        return _open(trouble, start)
    key = _MISPLACED.get(trouble.sign, "no-value")
    return trouble.fault(key, trouble.at, sign=trouble.sign)


def _open(trouble: Trouble, start: int) -> TextFault:
    opening = trouble.text[start]
    return trouble.fault(
        "interrupted-bracket" if trouble.sign else "open-bracket",
        start,
        opening=opening,
        closing=_CLOSING.get(opening, "}"),
        line=trouble.number(trouble.at),
    )


# Lines


def _colon(trouble: Trouble) -> TextFault:
    """A `: ` where no key can end."""
    if _COLON.search(trouble.before(trouble.at)):
        return trouble.fault("second-colon", trouble.at)
    start, end = trouble.content(trouble.at)
    if len(trouble.before(trouble.at)) > _LONGEST_KEY:
        return trouble.fault("long-key", start, end, most=_LONGEST_KEY)
    if trouble.text.startswith("---", start):
        return trouble.fault("beside-dashes", start, start + 3)
    above = trouble.previous(trouble.at) or (start, end)
    line = trouble.text[above[0] : above[1]]
    if _COLON.search(line):
        return _indented(trouble)
    stuck = _GLUED.search(line)
    return _no_space(trouble, above[0] + stuck.end()) if stuck else _no_pair(trouble, above)


def _glued(trouble: Trouble) -> TextFault:
    """`{for:[storage]}`."""
    return _no_space(trouble, trouble.at + 1)


def _no_colon(trouble: Trouble) -> TextFault:
    """A line that is neither a key with its value nor an item."""
    start, end = trouble.content(trouble.began)
    stuck = _GLUED.search(trouble.text[start:end])
    if stuck is not None:
        return _no_space(trouble, start + stuck.end())
    return _late_quote(trouble) or _no_pair(trouble, (start, end))


def _dash(trouble: Trouble) -> TextFault:
    """`key: - item`."""
    if _COLON.search(trouble.before(trouble.at)):
        return trouble.fault("list-beside-key", trouble.at)
    return trouble.fault("item-misplaced", trouble.at)


def _no_item(trouble: Trouble) -> TextFault:
    """A line in a list that is no item of it."""
    quoted = _late_quote(trouble)
    if quoted is not None:
        return quoted
    if trouble.before(trouble.at).strip(" -"):
        return _after_value(trouble)
    line = trouble.number(trouble.began)
    return trouble.fault("no-item", *trouble.content(trouble.at), line=line)


def _no_key(trouble: Trouble) -> TextFault:
    """A line in a mapping that is no key of it."""
    quoted = _late_quote(trouble)
    if quoted is not None:
        return quoted
    if trouble.sign and trouble.sign in "]}:":
        return _nothing(trouble)
    if trouble.before(trouble.at).strip(" -"):
        return _after_value(trouble)
    if trouble.text.startswith(("- ", "-\n", "-\r"), trouble.at):
        return trouble.fault("item-misplaced", trouble.at)
    return _indented(trouble)


def _outside(trouble: Trouble) -> TextFault:
    """Something behind the end of the record."""
    start, end = trouble.content(trouble.at)
    if trouble.text.startswith("%", start):
        return trouble.fault("percent-alone", start, end)
    above = trouble.previous(trouble.at)
    if above is not None and trouble.text.startswith("...", above[0]):
        return _second_document(trouble)
    return _after_value(trouble) if trouble.before(trouble.at).strip() else _indented(trouble)


def _after_value(trouble: Trouble) -> TextFault:
    end = max(trouble.at + 1, trouble.content(trouble.at)[1])
    return trouble.fault("after-value", trouble.at, end)


def _no_space(trouble: Trouble, index: int) -> TextFault:
    return trouble.fault("no-space-after-colon", index - 1)


def _no_pair(trouble: Trouble, line: tuple[int, int]) -> TextFault:
    said = trouble.text[line[0] : line[1]]
    if said.startswith(_MERGE):
        return trouble.fault("merge-mark", *line)
    if _DASH.match(said):
        return trouble.fault("no-space-after-dash", line[0])
    return trouble.fault("no-key", *line)


def _indented(trouble: Trouble) -> TextFault:
    start, end = trouble.content(trouble.at)
    above = trouble.previous(trouble.at)
    if above is not None and _VALUE.search(trouble.text, *above):
        line = trouble.number(above[0])
        if len(trouble.before(above[0])) < len(trouble.before(start)):
            return trouble.fault("below-value", start, end, line=line)
    return trouble.fault("indentation", start, end)


def _late_quote(trouble: Trouble) -> TextFault | None:
    line = trouble.number(trouble.at)
    start = open_quote(trouble.text, line - 1)
    return None if start is None else trouble.fault("late-quote", start, line=line)


_WORDS: tuple[tuple[str, Explain], ...] = (
    ("indentation indicator", _block_digit),
    ("directive", _percent),
    ("another document", _second_document),
    ("cannot start any token", _character),
    ("alphabetic or numeric", _word),
    ("found a tab", _tab),
    ("mapping values are not allowed", _colon),
    ("found unexpected ':'", _glued),
    ("could not find expected ':'", _no_colon),
    ("mapping keys are not allowed", _character),
    ("sequence entries are not allowed", _dash),
    ("found unexpected end of stream", _quote),
    ("found unexpected document indicator", _quote),
    ("document separator", _quote),
    ("Unicode", _code),
    ("hex", _code),
    ("escape", _escape),
    ("expected comment or line break", _block_text),
    ("expected a comment or a line break", _block_text),
    ("expected ',' or '}'", _unclosed),
    ("expected ',' or ']'", _unclosed),
    ("node content", _nothing),
    ("expected '-' indicator", _no_item),
    ("expected key", _no_key),
    ("<block end>", _no_key),
    ("<document start>", _outside),
    ("tag", _word),
)
"""Words of the parser, and what they mean; the first that fits."""
