"""Bytes to text: the size, the encoding, and characters on which two readers would disagree."""

import re

from onward.source.text import Span
from onward.syntax.fault import Fault, Faulty, stretch

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
_SAVE_AS = 'Save the file as UTF-8: the editor\'s "save with encoding", UTF-8.'


def text_of(data: bytes) -> str:
    """The text of a file, without the mark of its encoding; Faulty where there is none."""
    if len(data) > MAX_BYTES:
        raise Faulty(_too_large(len(data)))
    if data.startswith(_BOM):
        data = data[3:]
    rest = data.translate(None, _PRINTABLE)
    if not rest:
        return data.decode("ascii")
    for mark, name in _FOREIGN:
        if data.startswith(mark):
            raise Faulty(_foreign(name))
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Faulty(_undecodable(data, error.start)) from error
    wrong = re.search(_WRONG, text)
    if wrong is not None:
        raise Faulty(_forbidden(text, wrong.start()))
    return text


def _too_large(size: int) -> Fault:
    return Fault(
        "yaml-limit",
        Span(1, 1, 1, 1),
        f"the file holds {size} bytes, {MAX_BYTES} (1 MiB) may stand in one record",
        "A record that long is no record of one vendor or activity; it would hold up every check.",
        "Split it into several records, or move what is no fact of the record out of it.",
    )


def _foreign(name: str) -> Fault:
    return Fault(
        "yaml-encoding",
        Span(1, 1, 1, 1),
        f"the file is written in {name}, a record is UTF-8",
        f"The first bytes of the file are the mark of {name}.",
        _SAVE_AS,
    )


def _undecodable(data: bytes, start: int) -> Fault:
    before = data[:start].decode("utf-8")
    byte = data[start]
    western = bytes([byte]).decode("cp1252", errors="replace")
    guess = f"; in Windows-1252 it would be `{western}`" if western.isprintable() else ""
    return Fault(
        "yaml-encoding",
        stretch(before + "?", len(before), len(before) + 1),
        f"the byte 0x{byte:02X} is no UTF-8{guess}",
        "A file in another encoding would be read with wrong letters, in names and addresses too.",
        _SAVE_AS,
    )


def _forbidden(text: str, index: int) -> Fault:
    import unicodedata

    code = ord(text[index])
    name = unicodedata.name(text[index], _NAMES.get(code, "a control character"))
    return Fault(
        "yaml-encoding",
        stretch(text, index, index + 1),
        f"the invisible character U+{code:04X} ({name}) may not stand in a record",
        "It cannot be seen, and programs disagree on what it does; some end a line at it.",
        "Delete it; a text from a PDF or a web page often brings one along.",
    )


_NAMES = {0: "NUL", 0x7F: "DELETE", 0x85: "NEXT LINE"}
