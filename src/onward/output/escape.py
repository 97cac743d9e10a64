"""Text from records made inert, one function for each place into which it is printed.

Records come from pull requests: a name may hold terminal escapes, a right-to-left override, a
command for the CI runner, Markdown, a DOT attribute or a formula. Whatever prints such text passes
it through the function of its target; each keeps every letter that can do no harm.
"""

import re

_HIDDEN_RANGES = (
    "\x00-\x1f\x7f-\x9f"  # C0 and C1 controls, among them ESC, CSI and NEL
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"  # soft hyphen, fillers, marks
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f"  # zero width, separators, bidirectional controls
    "\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"  # fillers, byte order mark, annotations
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff"  # formats and tags
)
_HIDDEN = re.compile(f"[{_HIDDEN_RANGES}\ud800-\udfff]")
_BLANKS = re.compile(r"[\t\n\r]+")
_RUNNER = "##["
"""Opens a command anywhere in a line of a GitHub log (the form that precedes `::`)."""

_COMMAND = re.compile(r"^(\s*):")
"""Two of them open one at the start of a line; what is printed behind may add the second."""


def visible(text: str) -> str:
    """Text in which what cannot be seen is written as `\\u{202e}`.

    That takes control characters, terminal escapes, line breaks, bidirectional controls, other
    characters without a shape and lone surrogates.
    """
    if text.isascii() and text.isprintable():
        return text
    return _HIDDEN.sub(lambda match: f"\\u{{{ord(match[0]):x}}}", text)


def terminal(text: str) -> str:
    """Text for a terminal or a log: as `visible`, and what opens a command of GitHub's runner too.

    That is `##[` anywhere and a colon at the start.
    """
    return _COMMAND.sub(r"\1\\u{3a}", visible(text).replace(_RUNNER, "##\\u{5b}"))


def one_line(text: str) -> str:
    """As `terminal`, for prose: a run of tabs and line breaks becomes one space first."""
    return terminal(_BLANKS.sub(" ", text).strip(" "))


def prose(text: str) -> str:
    """As `visible`, for a document: a run of tabs and line breaks becomes one space first."""
    return visible(_BLANKS.sub(" ", text))


def _shape(text: str) -> str:
    """Text for a picture: line breaks become a space, what has no shape U+FFFD."""
    return _HIDDEN.sub("\ufffd", _BLANKS.sub(" ", text).strip(" "))


_DOT = {ord(char): f"&#{ord(char)};" for char in "{}|"} | {
    ord("\\"): "\u29f5",
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
    ord('"'): "&quot;",
}


def dot(text: str) -> str:
    """Text for a quoted DOT string that is a label or a tooltip; the quotes are not included.

    Graphviz decodes character references in every label. No quote, no `<` that would make the
    label HTML-like and no field separator of a record is left; a backslash (`\\N`, `\\l`), which
    labels and tooltips unfold differently, becomes the look-alike U+29F5.
    """
    return _shape(text).translate(_DOT).replace(_RUNNER, "##&#91;")


def dot_html(text: str) -> str:
    """Text between the tags, or in a quoted attribute, of a HTML-like DOT label."""
    return xml(_shape(text))


_MERMAID_KEPT = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 ,.-+/=!?")
_CLICK = re.compile("click", re.IGNORECASE)
_FL_LIGATURE = "\ufb02"
"""Mermaid's own mark for a character reference: text that holds it could forge one."""


def mermaid(text: str) -> str:
    """Text for a quoted Mermaid label: other than letters and digits, only Mermaid's `#34;` codes.

    No quote, bracket, pipe, backtick, dollar, percent sign or word `click` stays as it was; every
    `#` and `;` of the result belongs to a code.
    """
    coded = "".join(
        char if char in _MERMAID_KEPT or (char > "\x9f" and char != _FL_LIGATURE) else _code(char)
        for char in _shape(text)
    )
    return _CLICK.sub(lambda match: _code(match[0][0]) + match[0][1:], coded)


def _code(char: str) -> str:
    return f"#{ord(char)};"


_XML = {ord(char): f"&#{ord(char)};" for char in "\"'"} | {
    ord("&"): "&amp;",
    ord("<"): "&lt;",
    ord(">"): "&gt;",
}


def xml(text: str) -> str:
    """Text for an XML or HTML element or quoted attribute, as a one-line text that can be seen."""
    return visible(text).translate(_XML).replace(_RUNNER, "##&#91;")


_MARKDOWN = re.compile(
    r"^\d{1,9}[.)]|^[-+=/]|[\\`*_{}\[\]|<>~$&@#!%^:]|(?<=\bwww)\.|(?<=\bgh)-", re.IGNORECASE
)
_REFERENCE = frozenset("@#:$~&!%^.-")
"""What opens a mention, a reference, an autolink, an emoji or math on GitHub or GitLab."""
_ENTITY = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def markdown(text: str) -> str:
    """Text for a line of Markdown on GitHub or GitLab, or a part of one.

    Marks are escaped, and so is what opens a block or a quick action at the start of a line. A
    sign that opens a reference stands in a `<span>` of its own, because both sites look for
    references in the rendered text, where an escape is no longer seen.
    """
    return _MARKDOWN.sub(_markdown_sign, one_line(text))


def _markdown_sign(match: re.Match[str]) -> str:
    before, sign = match[0][:-1], match[0][-1]
    following = match.string[match.end() : match.end() + 1]
    opening = match.start() == 0 and sign in "#-+=/.)"
    if sign in _REFERENCE and following > " " and not before:
        return f"<span>{_ENTITY.get(sign, sign if sign in '@#:%.-' else chr(92) + sign)}</span>"
    if sign in "@#:%.-" and not opening:
        return match[0]
    return before + _ENTITY.get(sign, f"\\{sign}")


_SIGN = "( *)(?=[=+\\-@\uff1d\uff0b\uff0d\uff20])"
_FORMULA = re.compile(f"(^|;){_SIGN}")
_FORMULA_OR_COMMA = re.compile(f"(^|[;,]){_SIGN}")


def csv(text: str, separator: str = ",") -> str:
    """Text for a cell of a CSV file: what a spreadsheet would take for a formula gets a leading '.

    That is done behind a semicolon too, which parts cells where the comma is a decimal mark; and
    where the separator is another, behind a comma, for the file may be read by commas all the same.
    Quoting is left to the writer; the cell has no line break.
    """
    pattern = _FORMULA if separator == "," else _FORMULA_OR_COMMA
    return pattern.sub(r"\1\2'", one_line(text))


def github_message(text: str) -> str:
    """The message of a workflow command; line breaks that are ours are kept, as `%0A`."""
    lines = "\n".join(terminal(line) for line in text.split("\n"))
    return lines.replace("%", "%25").replace("\n", "%0A")


def github_property(text: str) -> str:
    """A property of a workflow command, which ends at a comma or a colon."""
    return github_message(text).replace(":", "%3A").replace(",", "%2C")


def json_document(serialized: str) -> str:
    """A serialized JSON document in which hidden characters of its strings are `\\uXXXX`.

    It holds the same value as before, and can be encoded and printed to any log.
    """
    return _HIDDEN.sub(_json_escape, serialized).replace(_RUNNER, "##\\u005b")


def _json_escape(match: re.Match[str]) -> str:
    char = match[0]
    if char == "\n":
        return char
    code = ord(char)
    if code < 0x10000:
        return f"\\u{code:04x}"
    high, low = divmod(code - 0x10000, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
