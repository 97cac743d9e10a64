"""Bytes of a text file become text, and what was taken for granted is said."""

from onward.source.text import Unreadable

_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decoded(data: bytes, path: str) -> tuple[str, tuple[str, ...]]:
    """The text, and a note where its encoding had to be guessed. Raises Unreadable."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            try:
                return _usable(data.decode(name), path), ()
            except UnicodeDecodeError as error:
                raise Unreadable(
                    f"{path}: its byte order mark says {name}, and it is not"
                ) from error
    try:
        return _usable(data.decode("utf-8"), path), ()
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        return _usable(text, path), (f"{path} is not UTF-8: read as Windows-1252",)


def _usable(text: str, path: str) -> str:
    if "\x00" in text:
        raise Unreadable(f"{path}: holds zero bytes; it is no text file")
    return text.replace("\r\n", "\n").replace("\r", "\n")
