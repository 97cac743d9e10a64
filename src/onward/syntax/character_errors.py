"""Troubles that one sign makes: a tab, a quote, an escape, `*`, `@`, `|`."""

from onward.syntax.parser_error import Explanation, Trouble


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
