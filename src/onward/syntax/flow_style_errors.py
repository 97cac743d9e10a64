"""Troubles between brackets."""

from onward.syntax.node import open_bracket
from onward.syntax.parser_error import Explanation, Trouble

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
