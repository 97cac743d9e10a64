"""Bytes to text: the size, the encoding, and characters on which two readers would disagree."""

import re

from onward.source.text import Span
from onward.syntax.fault import Faulty, TextFault, fault, stretch

MAX_BYTES = 1024 * 1024
"""The longest file that is read."""

_BOM = b"\xef\xbb\xbf"
_PRINTABLE = bytes([9, 10, 13, *range(0x20, 0x7F)])
_WRONG = "[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
_FOREIGN = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)
_HEAD = Span(1, 1, 1, 1)


def text_of(data: bytes) -> str:
    """The text of a file, without the mark of its encoding; Faulty where there is none."""
    if len(data) > MAX_BYTES:
        raise Faulty(fault("bytes", _HEAD, size=len(data), most=MAX_BYTES))
    if data.startswith(_BOM):
        data = data[3:]
    rest = data.translate(None, _PRINTABLE)
    if not rest:
        return data.decode("ascii")
    for mark, name in _FOREIGN:
        if data.startswith(mark):
            raise Faulty(fault("foreign-encoding", _HEAD, encoding=name))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Faulty(_undecodable(data, error.start)) from error
    wrong = re.search(_WRONG, text)
    if wrong is not None:
        raise Faulty(_forbidden(text, wrong.start()))
    return text


def _undecodable(data: bytes, start: int) -> TextFault:
    before = data[:start].decode("utf-8")
    byte = data[start]
    western = bytes([byte]).decode("cp1252", errors="replace")
    guess = f"; in Windows-1252 it would be `{western}`" if western.isprintable() else ""
    at = stretch(before + "?", len(before), len(before) + 1)
    return fault("no-utf-8", at, byte=f"{byte:02X}", guess=guess)


def _forbidden(text: str, index: int) -> TextFault:
    import unicodedata

    code = ord(text[index])
    name = unicodedata.name(text[index], _NAMES.get(code, "a control character"))
    at = stretch(text, index, index + 1)
    return fault("invisible", at, code=f"U+{code:04X}", character=name)


_NAMES = {0: "NUL", 0x7F: "DELETE", 0x85: "NEXT LINE"}
