"""Troubles between brackets."""

from onward.syntax.trouble import Told, Trouble

_CLOSING = {"[": "]", "{": "}"}


def unclosed(trouble: Trouble) -> Told:
    """A bracket that is not closed, or a comma that is missing."""
    opening = trouble.text[trouble.began]
    closing = _CLOSING.get(opening, "}")
    if trouble.sign == "" or trouble.number(trouble.at) > trouble.number(trouble.began):
        line = trouble.number(trouble.at)
        where = f" where line {line} goes on with something else" if trouble.sign else ""
        return Told(
            trouble.span(trouble.began),
            f"the bracket `{opening}` opened here is not closed{where}",
            f"Write `{closing}` where it ends, and a comma between any two of its items.",
        )
    if trouble.sign in "]}":
        return Told(
            trouble.span(trouble.at),
            f"`{trouble.sign}` closes a bracket that was opened with `{opening}`",
            f"Write `{closing}` here, or open it with the other bracket.",
        )
    return Told(
        trouble.span(trouble.at),
        f"between two items of `{opening}{closing}` stands a comma, and here is none",
        f"Write the comma, or `{closing}` if it ends here; a text with such signs needs quotes.",
    )


def nothing(trouble: Trouble) -> Told:
    """A bracket or comma where a value should begin."""
    if trouble.sign and trouble.sign in "]}":
        message = f"`{trouble.sign}` closes a bracket that nothing opened"
        return Told(trouble.span(trouble.at), message, "Delete it, or open the bracket before it.")
    if trouble.sign == ",":
        message = "a comma stands here with nothing before it"
        return Told(
            trouble.span(trouble.at), message, "Delete the comma, or write what is missing."
        )
    if trouble.sign == ":":
        message = "a colon stands here with no key before it"
        return Told(trouble.span(trouble.at), message, "Write the key, or delete the colon.")
    return Told(
        trouble.span(trouble.at),
        "a value should begin here, and none does",
        "Write the value; if this sign belongs to a text, put the text in quotes.",
    )
