"""Where output goes: standard output, or a file written beside and renamed."""

import contextlib
import os
import sys
import tempfile
from typing import TYPE_CHECKING

from onward.cli.exits import Refused
from onward.cli.options import Color, Listing

if TYPE_CHECKING:
    from onward.views.table import Table


def emit(text: str, output: str | None) -> None:
    """Print a text, or write it to the file asked for."""
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
    else:
        save(text.encode("utf-8", "backslashreplace"), output)


def save(data: bytes, path: str) -> None:
    """Write beside and rename. Refuses a link, a directory and a file inside an inventory."""
    if os.path.islink(path):
        raise Refused(f"{path}: a link; Onward writes through no link")
    if os.path.isdir(path):
        raise Refused(f"{path}: a directory; name a file")
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        raise Refused(f"{path}: its directory does not exist")
    if path.endswith((".yaml", ".yml")) and _in_inventory(folder):
        raise Refused(f"{path}: inside an inventory, where every file is a record")
    try:
        handle, beside = tempfile.mkstemp(dir=folder, prefix=".onward-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            os.chmod(beside, 0o644)
            os.replace(beside, path)
        except OSError:
            with contextlib.suppress(OSError):
                os.unlink(beside)
            raise
    except OSError as error:
        raise Refused(f"{path}: can't be written: {error.strerror}") from error


def _in_inventory(folder: str) -> bool:
    above = folder
    while True:
        names = ("organisation.yaml", "organisation.yml")
        if any(os.path.lexists(os.path.join(above, name)) for name in names):
            return True
        if os.path.dirname(above) == above:
            return False
        above = os.path.dirname(above)


def colored(color: Color, output: str | None) -> bool:
    """Whether to colour: asked for, or to a terminal that takes it and NO_COLOR is not set."""
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    return output is None and sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def listing(table: "Table", kind: Listing) -> str:
    """A table in the format asked for, as wide as the terminal."""
    from onward.output.tables.formats import load
    from onward.output.tables.options import Options

    return load(kind.value)(table, Options(width=columns()))


def columns() -> int:
    """The columns of the terminal; 120 where there is none."""
    try:
        return os.get_terminal_size().columns
    except OSError:
        return 120
