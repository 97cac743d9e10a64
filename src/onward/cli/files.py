"""Files that a command is given beside an inventory: read whole, up to a size."""

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from onward.cli.emit import STANDARD, shown
from onward.cli.exits import Refused
from onward.source.text import MOST

if TYPE_CHECKING:
    from typing import BinaryIO


def content(path: str, most: int = MOST) -> bytes:
    """The bytes of a file. Raises Refused."""
    with _reading(path), open(path, "rb") as file:
        return _whole(file, path, most)


def standard_input() -> bytes:
    """The bytes that come on standard input. Raises Refused."""
    name = "standard input"
    if sys.stdin is None:
        raise Refused(f"{name} can't be read: it is closed")
    with _reading(name):
        return _whole(sys.stdin.buffer, name, MOST)


@contextlib.contextmanager
def _reading(name: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise Refused(f"{name}: can't be read: {error.strerror}") from error


def _whole(file: "BinaryIO", name: str, most: int) -> bytes:
    data = file.read(most + 1)
    if len(data) > most:
        raise Refused(f"{name}: larger than {most:,} bytes")
    return data


def text_of(path: str) -> str:
    """The text of a file, without a byte order mark; `-` is standard input. Raises Refused."""
    data = standard_input() if path == STANDARD else content(path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused(f"{path}: is not UTF-8 (byte {error.start + 1})") from error


@contextlib.contextmanager
def progress(what: str) -> Iterator[None]:
    """A line on a terminal while something takes long; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield
        return
    line = f"{shown(what)} …"
    sys.stderr.write(line)
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write(f"\r{' ' * len(line)}\r")
        sys.stderr.flush()
