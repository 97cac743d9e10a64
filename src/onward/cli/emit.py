"""Where output goes: standard output, or a file written beside and renamed."""

import contextlib
import os
import sys
from typing import TYPE_CHECKING

from onward.cli.exits import Refused
from onward.cli.options import Color, Separator
from onward.cli.root import from_root
from onward.cli.target import STANDARD, Target
from onward.output.tables.formats import Listing

if TYPE_CHECKING:
    from onward.reports.listings.table import Table


_FORCE = ("FORCE_COLOR", "CLICOLOR_FORCE")
_SEPARATORS = {Separator.COMMA: ",", Separator.SEMICOLON: ";", Separator.TAB: "\t"}
_MARK = "\ufeff"


def emit(text: str, output: str | None) -> None:
    """Print a text, or write it to the file asked for."""
    data = text.encode("utf-8", "backslashreplace")
    if output is not None:
        save(data, output)
        return
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def save(data: bytes, path: str) -> None:
    """Write beside and rename. Refuses a link, what is no file, and a place in an inventory."""
    if os.path.islink(path):
        raise Refused(f"{path}: a link; Onward writes through no link")
    if os.path.isdir(path):
        raise Refused(f"{path}: a directory; name a file")
    if os.path.exists(path) and not os.path.isfile(path):
        raise Refused(f"{path}: not a regular file; {STANDARD} is standard output")
    folder = os.path.dirname(os.path.realpath(path))
    if not os.path.isdir(folder):
        raise Refused(f"{path}: its directory does not exist")
    from onward.source.disk import holder_of

    held = holder_of(folder)
    if held is not None and not _hidden(os.path.relpath(folder, held)):
        raise Refused(f"{path}: inside the inventory {os.path.relpath(held)}; write it elsewhere")
    try:
        _replace(data, path, folder)
    except OSError as error:
        raise Refused(f"{path}: can't be written: {error.strerror}") from error


def _replace(data: bytes, path: str, folder: str) -> None:
    """The file that is there keeps its mode; a new one has that of every new file (umask)."""
    there = os.stat(path).st_mode & 0o777 if os.path.exists(path) else None
    beside = os.path.join(folder, f".onward-{os.urandom(8).hex()}")
    opened = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(beside, opened, 0o666 if there is None else there & 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        if there is not None:
            os.chmod(beside, there)
        os.replace(beside, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(beside)
        raise


def create(text: str, root: str, inside: str) -> str:
    """Write a file that is not there yet, by its path inside a directory; through no link.

    Gives the path. Raises Refused.
    """
    parts = inside.split("/")
    for number in range(1, len(parts)):
        folder = below(root, "/".join(parts[:number]))
        if os.path.islink(folder):
            raise Refused(f"{folder}: a link; Onward writes through no link")
    path = below(root, inside)
    try:
        os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)
        with open(path, "xb") as file:
            file.write(text.encode())
    except FileExistsError as error:
        raise Refused(f"{path}: already there, and left as it is") from error
    except OSError as error:
        raise Refused(f"{path}: can't be written: {error.strerror}") from error
    return path


def below(root: str, inside: str) -> str:
    """The path of what lies inside a directory, as it is shown."""
    return os.path.normpath(os.path.join(root, inside))


def _hidden(inside: str) -> bool:
    """Whether a path goes through a dot-directory, which holds no records."""
    return any(part.startswith(".") and part != os.curdir for part in inside.split(os.sep))


def shown(text: str) -> str:
    """A path as it is printed: nothing in it that a terminal would obey."""
    from onward.output.escape import terminal

    return terminal(text)


def colored(color: Color, output: str | None) -> bool:
    """Whether to colour: as asked for, else as NO_COLOR and FORCE_COLOR say, else on a terminal.

    A file is coloured only where it is asked for.
    """
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if output is not None or os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "0") not in ("", "0") for name in _FORCE):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def print_table(
    table: "Table", to: Target[Listing], separator: Separator | None, root: str | None = None
) -> None:
    """Print a table, as wide as the terminal; CSV in a file begins with a byte order mark.

    A spreadsheet takes a file without the mark for text of another encoding. A program reads from
    standard output, which has none. Raises Refused.
    """
    from onward.output.tables.formats import load
    from onward.output.tables.options import Options

    csv = to.format is Listing.CSV
    if separator is not None and not csv:
        raise Refused(f"--separator is of csv, and {to.format.value} is asked for")
    parts = _SEPARATORS[separator or Separator.COMMA]
    shown = Options(width=columns(), separator=parts, name=from_root(root))
    text = load(to.format.value)(table, shown)
    emit(_MARK + text if csv and to.path is not None else text, to.path)


def columns() -> int:
    """What COLUMNS says, else the columns of the terminal; 120 where there is neither."""
    import shutil

    return shutil.get_terminal_size((120, 24)).columns
