"""HTML of others, before a parser reads it: what would cost it time or stop it is taken out.

The parser of Python looks for the end of a comment or a tag to the end of the page, from every
beginning that has none: a page of 100 kB could take minutes. It stops at marked sections that it
does not know.
"""

import html
import re
from bisect import bisect_left

_OPENS = re.compile(r"<!--|<!\[|<(script|style)\b[^<>]*>", re.IGNORECASE)
_CLOSES = re.compile(r"</(script|style)\b", re.IGNORECASE)
_NO_CHARACTER = re.compile(r"&#(?:[0-9]{8,}|[xX][0-9a-fA-F]{7,});?")
"""A number that no character has, and that Python may refuse to read."""


def harmless(text: str) -> str:
    """The page as it is seen, on the same lines, without comments and marked sections.

    One that is not closed reaches to the end, as in a browser. What begins no tag is text.
    """
    closes: dict[str, list[int]] = {"script": [], "style": []}
    for close in _CLOSES.finditer(text):
        closes[close[1].lower()].append(close.start())
    parts: list[str] = []
    at = 0
    while found := _OPENS.search(text, at):
        parts.append(text[at : found.start()])
        if found[1]:
            ends = closes[found[1].lower()]
            number = bisect_left(ends, found.end())
            at = ends[number] if number < len(ends) else len(text)
            parts.append(text[found.start() : at])
        else:
            at = _end(text, found)
            parts.append("\n" * text.count("\n", found.start(), at))
    parts.append(text[at:])
    whole = _NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", "".join(parts))
    last = whole.rfind(">") + 1
    return whole[:last] + whole[last:].replace("<", "&lt;")


def _end(text: str, opened: re.Match[str]) -> int:
    """Where a comment or a marked section ends; `<!-->` is a whole comment."""
    mark, start = ("-->", opened.start() + 2) if opened[0] == "<!--" else (">", opened.end())
    end = text.find(mark, start)
    return len(text) if end < 0 else end + len(mark)


def unescaped(text: str) -> str:
    """A text with the characters for which its references stand."""
    return html.unescape(_NO_CHARACTER.sub("\N{REPLACEMENT CHARACTER}", text))
