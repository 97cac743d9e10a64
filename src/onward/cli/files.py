"""Files that a command is given beside an inventory: read whole, up to a size."""

import contextlib
import sys
from collections.abc import Iterator

from onward.cli.emit import STANDARD, shown
from onward.cli.exits import Refused
from onward.source.text import MOST


def content(path: str, most: int = MOST) -> bytes:
    """The bytes of a file. Raises Refused."""
    try:
        with open(path, "rb") as file:
            data = file.read(most + 1)
    except OSError as error:
        raise Refused(f"{path}: can't be read: {error.strerror}") from error
    if len(data) > most:
        raise Refused(f"{path}: larger than {most:,} bytes")
    return data


def text_of(path: str) -> str:
    """The text of a file, without a byte order mark; `-` is standard input. Raises Refused."""
    data = sys.stdin.buffer.read() if path == STANDARD else content(path)
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
