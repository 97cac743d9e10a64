"""The SHA-256 of a document, read in pieces: from a disk or from a git revision."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

PIECE = 1024 * 1024
_TEXT = 8000
"""A zero byte among so many makes a file binary, as for git."""
_POINTER = re.compile(
    rb"version https://git-lfs\.github\.com/spec/[^\n]*\n(?:[^\n]*\n)*?"
    rb"oid sha256:([0-9a-f]{64})\r?\n"
)


class Digest(NamedTuple):
    """What lies at the path of a document."""

    sha256: str = ""
    """Of the file as it lies, or what its pointer names; empty where it could not be read."""
    alike: tuple[str, ...] = ()
    """Of the same text with line ends LF, and CRLF: git may change them from machine to machine."""
    pointer: bool = False
    """Git LFS keeps the document elsewhere: here lies its pointer, which names the SHA-256."""
    unsure: str = ""
    """Why another hash proves nothing; empty where it proves another document."""


def digest(pieces: Iterable[bytes]) -> Digest:
    """The digest of a file that comes in pieces."""
    whole, unix, dos = hashlib.sha256(), hashlib.sha256(), hashlib.sha256()
    text, size, head, held = True, 0, b"", b""
    for piece in pieces:
        head = head or piece
        text = text and b"\0" not in piece[: max(0, _TEXT - size)]
        size += len(piece)
        whole.update(piece)
        if text:
            joined = held + piece
            held = b"\r" if joined.endswith(b"\r") else b""
            lines = joined[: len(joined) - len(held)].replace(b"\r\n", b"\n")
            unix.update(lines)
            dos.update(lines.replace(b"\n", b"\r\n"))
    pointer = _POINTER.match(head) if size == len(head) < 1024 else None
    if pointer:
        return Digest(pointer[1].decode(), pointer=True)
    if not text:
        return Digest(whole.hexdigest())
    for each in (unix, dos):
        each.update(held)
    return Digest(whole.hexdigest(), (unix.hexdigest(), dos.hexdigest()))


def composed(name: str) -> str:
    """A name with its accents joined to their letters."""
    return unicodedata.normalize("NFC", name)


def spellings(name: str) -> tuple[str, ...]:
    """A name as it is written, composed and decomposed: systems keep accents either way."""
    return tuple(dict.fromkeys((name, composed(name), unicodedata.normalize("NFD", name))))


def inside(name: str) -> bool:
    """Whether a path leads below the directory that it is relative to, and can be one."""
    return not name.startswith("/") and ".." not in name.split("/") and "\0" not in name
