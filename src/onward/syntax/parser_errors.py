"""What the parser says of a text that is no YAML, in sentences its author can act on.

`Trouble` is where the parser stopped. `explain` finds by the words of the parser which function
knows what is wrong: of a character, of brackets, or of lines and their indentation.
"""

import re
from typing import NamedTuple

from yaml.error import MarkedYAMLError

from onward.source.text import Span
from onward.syntax.fault import Fault, stretch
from onward.syntax.node import open_bracket, open_quote

_LINE_END = re.compile(r"[\r\n]|\Z")


class Explanation(NamedTuple):
    """What is said about a trouble: where, one sentence, and what to do."""

    span: Span
    message: str
    remedy: str
    rule: str = "yaml-syntax"


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


def unread(trouble: Trouble) -> Explanation:
    """For whatever has no better sentence."""
    start, end = trouble.content(trouble.at)
    return Explanation(
        trouble.span(max(start, min(trouble.at, end)), end),
        "this line cannot be read as YAML from here on",
        "Compare the line with its neighbours: a sign is missing, or one too many.",
    )


def second_document(trouble: Trouble) -> Explanation:
    """`---` or `...` and more behind it."""
    return Explanation(
        trouble.span(trouble.at, trouble.line_end(trouble.at)),
        "a second record begins here, and one file holds one record",
        "Move what follows into a file of its own, or delete this line.",
        "yaml-documents",
    )


def tab(trouble: Trouble) -> Explanation:
    """A tab at the beginning of a line."""
    return Explanation(
        trouble.span(trouble.at),
        "a tab stands where only spaces may indent a line",
        "Replace the tab by spaces, two for each level.",
    )


def character(trouble: Trouble) -> Explanation:
    """A sign with which no unquoted text may begin."""
    return tab(trouble) if trouble.sign == "\t" else _unquoted(trouble, trouble.at)


def word(trouble: Trouble) -> Explanation:
    """`*.example.org`, `&c`, `!x`: signs that YAML keeps for itself."""
    return _unquoted(trouble, trouble.began)


def quote(trouble: Trouble) -> Explanation:
    """A quote that is never closed."""
    sign = trouble.text[trouble.began : trouble.began + 1]
    return Explanation(
        trouble.span(trouble.began),
        f"the quote `{sign}` opened here is never closed",
        f"Write `{sign}` at the end of the text, or take this one away.",
    )


def escape(trouble: Trouble) -> Explanation:
    r"""`\d` between double quotes."""
    start = trouble.text.rfind("\\", trouble.began, trouble.at + 2)
    start = trouble.at if start < 0 else start
    shown = trouble.text[start : start + 2]
    return Explanation(
        trouble.span(start, min(start + 2, len(trouble.text))),
        f"`{shown}` is no escape that YAML knows between double quotes",
        "Write the backslash twice, or put the text in single quotes.",
    )


def block_text(trouble: Trouble) -> Explanation:
    """`|` or `>` with text behind it."""
    return Explanation(
        trouble.span(trouble.began),
        f"after `{trouble.text[trouble.began]}` the text begins on the next line",
        "Move the text to the next line, indented; or put it in quotes if the sign belongs to it.",
    )


def code(trouble: Trouble) -> Explanation:
    r"""`\u12` or half of a surrogate pair between double quotes."""
    start = max(trouble.text.rfind("\\", 0, trouble.at + 1), trouble.began)
    return Explanation(
        trouble.span(start, min(start + 2, len(trouble.text))),
        f"the number of a character belongs behind `{trouble.text[start : start + 2]}`, "
        "and here is none",
        "Write the character itself; or write the backslash twice if it belongs to the text.",
    )


def directive(trouble: Trouble) -> Explanation:
    """A line that begins with `%` and is no directive of YAML."""
    return Explanation(
        trouble.span(trouble.began, trouble.line_end(trouble.began)),
        "a line that begins with `%` speaks to the parser, which a record may not do",
        "Delete the line; a text that begins with `%` needs quotes.",
        "yaml-tag",
    )


def bare_directive(trouble: Trouble) -> Explanation:
    """`%YAML 1.2` and no `---` behind it."""
    return Explanation(
        trouble.span(*trouble.content(trouble.at)),
        "after a line that begins with `%` the record begins with the line `---`, and none is here",
        "Delete the line; no record needs it.",
    )


def zero(trouble: Trouble) -> Explanation:
    """`|0`."""
    return Explanation(
        trouble.span(trouble.at),
        "the digit after `|` or `>` tells how far the text is indented, and this is no distance",
        "Delete the digit.",
    )


def _unquoted(trouble: Trouble, index: int) -> Explanation:
    sign = trouble.text[index : index + 1]
    return Explanation(
        trouble.span(index),
        f"a text that begins with {'a backtick' if sign == '`' else f'`{sign}`'} needs quotes",
        "Put the whole text in double quotes.",
    )


_CLOSING = {"[": "]", "{": "}"}
_DELETE = "Delete it, or open the bracket before it."
_MISPLACED = {
    "]": ("`]` closes a bracket that nothing opened", _DELETE),
    "}": ("`}` closes a bracket that nothing opened", _DELETE),
    ",": (
        "a comma stands here with nothing before it",
        "Delete the comma, or write what is missing; a text that begins with it needs quotes.",
    ),
    ":": ("a colon stands here with no key before it", "Write the key, or delete the colon."),
}


def unclosed(trouble: Trouble) -> Explanation:
    """A bracket that is not closed, or a comma that is missing."""
    opening = trouble.text[trouble.began]
    closing = _CLOSING.get(opening, "}")
    if not trouble.sign or trouble.number(trouble.at) > trouble.number(trouble.began):
        return _open(trouble, trouble.began)
    if trouble.sign in "]}":
        return Explanation(
            trouble.span(trouble.at),
            f"`{trouble.sign}` closes a bracket that was opened with `{opening}`",
            f"Write `{closing}` here, or open it with the other bracket.",
        )
    return Explanation(
        trouble.span(trouble.at),
        f"between two items of `{opening}{closing}` stands a comma, and here is none",
        f"Write the comma, or `{closing}` if it ends here; a text with such signs needs quotes.",
    )


def nothing(trouble: Trouble) -> Explanation:
    """A sign where a value should begin."""
    start = None if trouble.sign else open_bracket(trouble.text)
    if start is not None:
        return _open(trouble, start)
    message, remedy = _MISPLACED.get(
        trouble.sign,
        (
            "a value should begin here, and none does",
            "Write the value; if this sign belongs to a text, put the text in quotes.",
        ),
    )
    return Explanation(trouble.span(trouble.at), message, remedy)


def _open(trouble: Trouble, start: int) -> Explanation:
    opening = trouble.text[start]
    line = trouble.number(trouble.at)
    where = f" where line {line} goes on with something else" if trouble.sign else ""
    return Explanation(
        trouble.span(start),
        f"the bracket `{opening}` opened here is not closed{where}",
        f"Write `{_CLOSING.get(opening, '}')}` where it ends, and a comma between two items.",
    )


_COLON = re.compile(r":(?=\s|$)")
_VALUE = re.compile(r":[ \t]+[^\s#]")
_LONGEST_KEY = 1024
_DASH = re.compile(r"-(?=[^\s-])")
_GLUED = re.compile(r"^(?:- +)*([\w.-]+):(?=[^\s/])")


def colon(trouble: Trouble) -> Explanation:
    """A `: ` where no key can end."""
    if _COLON.search(trouble.before(trouble.at)):
        return Explanation(
            trouble.span(trouble.at),
            "a second colon stands in a text without quotes",
            "Put the text after the first colon in double quotes.",
        )
    if len(trouble.before(trouble.at)) > _LONGEST_KEY:
        return Explanation(
            trouble.span(*trouble.content(trouble.at)),
            f"a key may have {_LONGEST_KEY} characters, and stands on one line",
            "Shorten the key; if the colon belongs to a text, put the text in quotes.",
        )
    start, end = trouble.content(trouble.at)
    if trouble.text.startswith("---", start):
        return Explanation(
            trouble.span(start, start + 3),
            "after the line `---` the record begins on the next line, and here it stands beside it",
            "Delete the sign, or move what follows to the next line.",
        )
    above = trouble.previous(trouble.at) or (start, end)
    line = trouble.text[above[0] : above[1]]
    stuck = _GLUED.search(line)
    if stuck is not None and not _COLON.search(line):
        return _no_space(trouble, above[0] + stuck.end())
    if not _COLON.search(line):
        return _no_key(trouble, above)
    return _indented(trouble)


def glued(trouble: Trouble) -> Explanation:
    """`{for:[storage]}`."""
    return _no_space(trouble, trouble.at + 1)


_MERGE = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")


def no_colon(trouble: Trouble) -> Explanation:
    """A line that is neither a key with its value nor an item."""
    start, end = trouble.content(trouble.began)
    stuck = _GLUED.search(trouble.text[start:end])
    if stuck is not None:
        return _no_space(trouble, start + stuck.end())
    return _suspect_quote(trouble) or _no_key(trouble, (start, end))


def dash(trouble: Trouble) -> Explanation:
    """`key: - item`."""
    if _COLON.search(trouble.before(trouble.at)):
        return Explanation(
            trouble.span(trouble.at),
            "a list cannot begin on the line of its key",
            "Put each item on a line of its own below the key, or write the list as `[a, b]`.",
        )
    return _item(trouble)


def no_item(trouble: Trouble) -> Explanation:
    """A line in a list that is no item of it."""
    quoted = _suspect_quote(trouble)
    if quoted is not None:
        return quoted
    if trouble.before(trouble.at).strip(" -"):
        return _after(trouble)
    return Explanation(
        trouble.span(*trouble.content(trouble.at)),
        f"this line is no item of the list that begins on line {trouble.number(trouble.began)}",
        "Begin it with `- `, or indent it as the key or the item to which it belongs.",
    )


def no_key(trouble: Trouble) -> Explanation:
    """A line in a mapping that is no key of it."""
    quoted = _suspect_quote(trouble)
    if quoted is not None:
        return quoted
    if trouble.sign and trouble.sign in "]}:":
        return nothing(trouble)
    if trouble.before(trouble.at).strip(" -"):
        return _after(trouble)
    if trouble.text.startswith(("- ", "-\n", "-\r"), trouble.at):
        return _item(trouble)
    return _indented(trouble)


def outside(trouble: Trouble) -> Explanation:
    """Something behind the end of the record."""
    start, _ = trouble.content(trouble.at)
    if trouble.text.startswith("%", start):
        return bare_directive(trouble)
    above = trouble.previous(trouble.at)
    if above is not None and trouble.text.startswith("...", above[0]):
        return second_document(trouble)
    if trouble.before(trouble.at).strip():
        return _after(trouble)
    return _indented(trouble)


def _after(trouble: Trouble) -> Explanation:
    return Explanation(
        trouble.span(trouble.at, max(trouble.at + 1, trouble.content(trouble.at)[1])),
        "the value of this line has ended already, and here is more",
        "Put the whole value in quotes, any quote inside it doubled, or delete what is too much.",
    )


def _no_space(trouble: Trouble, index: int) -> Explanation:
    return Explanation(
        trouble.span(index - 1),
        "after the colon of a key stands a space, and here is none",
        "Write the space.",
    )


def _no_key(trouble: Trouble, line: tuple[int, int]) -> Explanation:
    said = trouble.text[line[0] : line[1]]
    if said.startswith(_MERGE):
        return Explanation(
            trouble.span(*line),
            "this line is the mark of an unfinished merge",
            "Settle which side is true, and take the marks out.",
        )
    if _DASH.match(said):
        return Explanation(
            trouble.span(line[0]),
            "after the dash of an item stands a space, and here is none",
            "Write the space.",
        )
    return Explanation(
        trouble.span(*line),
        "this line is neither `key: value` nor an item of a list",
        "Write the key and a colon before it, or indent it further if it continues a text above.",
    )


def _indented(trouble: Trouble) -> Explanation:
    start, end = trouble.content(trouble.at)
    above = trouble.previous(trouble.at)
    if above is not None and _VALUE.search(trouble.text, *above):
        line = trouble.number(above[0])
        if len(trouble.before(above[0])) < len(trouble.before(start)):
            return Explanation(
                trouble.span(start, end),
                f"this line is indented below line {line}, which has its value already",
                f"Indent it as line {line}; or take that value away, if this line belongs to it.",
            )
    return Explanation(
        trouble.span(start, end),
        "the indentation of this line fits none of the lines above",
        "Indent it exactly as its neighbours of the same level, with spaces, two for each level.",
    )


def _item(trouble: Trouble) -> Explanation:
    return Explanation(
        trouble.span(trouble.at),
        "an item of a list begins here, where no list can stand",
        "Indent it as the other items of its list; a text that begins with `- ` needs quotes.",
    )


def _suspect_quote(trouble: Trouble) -> Explanation | None:
    start = open_quote(trouble.text, trouble.number(trouble.at) - 1)
    if start is None:
        return None
    return Explanation(
        trouble.span(start),
        f"the quote opened here ends only on line {trouble.number(trouble.at)}",
        "Close it where the text ends.",
    )


_WORDS = (
    ("indentation indicator", zero),
    ("directive", directive),
    ("another document", second_document),
    ("cannot start any token", character),
    ("alphabetic or numeric", word),
    ("found a tab", tab),
    ("mapping values are not allowed", colon),
    ("found unexpected ':'", glued),
    ("could not find expected ':'", no_colon),
    ("mapping keys are not allowed", character),
    ("sequence entries are not allowed", dash),
    ("found unexpected end of stream", quote),
    ("found unexpected document indicator", quote),
    ("document separator", quote),
    ("Unicode", code),
    ("hex", code),
    ("escape", escape),
    ("expected comment or line break", block_text),
    ("expected a comment or a line break", block_text),
    ("expected ',' or '}'", unclosed),
    ("expected ',' or ']'", unclosed),
    ("node content", nothing),
    ("expected '-' indicator", no_item),
    ("expected key", no_key),
    ("<block end>", no_key),
    ("<document start>", outside),
    ("tag", word),
)


def explain(text: str, error: Exception) -> Fault:
    """The fault behind what PyYAML raised for this text: a sentence, a place and a remedy."""
    trouble = _trouble(text, error)
    diagnostic = next(
        (explain_it(trouble) for words, explain_it in _WORDS if words in trouble.words),
        unread(trouble),
    )
    return _fault(diagnostic, trouble)


def _trouble(text: str, error: Exception) -> Trouble:
    if not isinstance(error, MarkedYAMLError):
        return Trouble(text, 0, 0, str(error).splitlines()[0])
    words = ", ".join(part for part in (error.context, error.problem) if part)
    at = error.problem_mark
    began = error.context_mark or at
    if at is None or began is None:
        return Trouble(text, 0, 0, words)
    return Trouble(text, began.index, at.index, words)


def _fault(diagnostic: Explanation, trouble: Trouble) -> Fault:
    reason = f"The YAML parser says: {trouble.words}."
    return Fault(diagnostic.rule, diagnostic.span, diagnostic.message, reason, diagnostic.remedy)
