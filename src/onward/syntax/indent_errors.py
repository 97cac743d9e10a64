"""Troubles of lines: a colon too many or too few, an indentation that fits nowhere."""

import re

from onward.syntax import character_errors, flow_style_errors
from onward.syntax.node import open_quote
from onward.syntax.parser_error import Explanation, Trouble

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
        return flow_style_errors.nothing(trouble)
    if trouble.before(trouble.at).strip(" -"):
        return _after(trouble)
    if trouble.text.startswith(("- ", "-\n", "-\r"), trouble.at):
        return _item(trouble)
    return _indented(trouble)


def outside(trouble: Trouble) -> Explanation:
    """Something behind the end of the record."""
    start, _ = trouble.content(trouble.at)
    if trouble.text.startswith("%", start):
        return character_errors.bare_directive(trouble)
    above = trouble.previous(trouble.at)
    if above is not None and trouble.text.startswith("...", above[0]):
        return character_errors.second_document(trouble)
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
