"""The marks that writers put within a cell, whatever the format: links, bold, line breaks."""

import re

from onward.syntax.html import unescaped

_BREAK = re.compile(r"<\s*/?\s*br\s*/?\s*>", re.IGNORECASE)
_BLOCK = re.compile(r"<\s*/\s*(?:p|li|div|tr)\s*>", re.IGNORECASE)
_TARGET = re.compile(
    r"""<a\s[^<>]{0,500}?href\s*=\s*["']?(https?://[^\s"'<>]{1,500})""", re.IGNORECASE
)
_TAG = re.compile(
    r"</?(?:a|b|strong|i|em|u|s|span|p|ul|ol|li|div|code|sup|sub|small|font|img|tr|td)"
    r"(?:\s[^<>]{0,2000})?/?>",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"\[([^\[\]\n]{1,500})\] ?\((?:<)?(https?://[^\s()<>]{1,500})(?:>)?(?: \"[^\"]{0,200}\")?\)"
)
_BARE_LINK = re.compile(r"<(https?://[^\s<>]{1,500})>")
_MARKS = re.compile(
    r"(\*\*|__)(?=\S)([^*_\n]{1,500}?)(?<=\S)\1|(?<![\w*])\*(?=\S)([^*\n]{1,500}?)(?<=\S)\*(?![\w*])"
)
_CODE = re.compile(r"`{1,2}([^`\n]{1,500})`{1,2}")
_SPACES = re.compile(r"[ \t\u00a0\u2007\u202f\u200b\ufeff]+")


def plain(text: str) -> tuple[str, tuple[str, ...]]:
    """The text as it is seen, lines kept, and the addresses to which it leads.

    A link whose brackets are parted by a space, as people write it, is a link all the same.
    """
    links: list[str] = []

    def linked(match: re.Match[str]) -> str:
        links.append(match[2])
        return match[1]

    def bare(match: re.Match[str]) -> str:
        links.append(match[1])
        return match[1]

    if "<" in text:
        links += _TARGET.findall(text)
        text = _BARE_LINK.sub(bare, text)
        text = _TAG.sub("", _BLOCK.sub("\n", _BREAK.sub("\n", text)))
    if "](" in text or "] (" in text:
        text = _LINK.sub(linked, text)
    if "*" in text or "__" in text:
        text = _MARKS.sub(lambda match: match[2] or match[3], text)
    if "`" in text:
        text = _CODE.sub(r"\1", text)
    if "&" in text:
        text = unescaped(text)
    lines = (_SPACES.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line), tuple(dict.fromkeys(links))
