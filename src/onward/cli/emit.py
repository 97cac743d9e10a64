"""Where output goes, in which format, and how files are named in it."""

import contextlib
import os
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from onward.cli.exits import Refused, say
from onward.cli.options import Color
from onward.output.paths import Name

STANDARD = "-"
"""As the name of a file: standard output."""
_WRITTEN = {
    "sarif": ("sarif",),
    "sarif.json": ("sarif",),
    "json": ("json", "sarif", "gitlab"),
    "rdjsonl": ("rdjsonl",),
    "jsonl": ("rdjsonl",),
    "csv": ("csv",),
    "md": ("markdown",),
    "markdown": ("markdown",),
    "xml": ("junit",),
    "html": ("html",),
    "docx": ("docx",),
    "xlsx": ("xlsx",),
}
"""A suffix and the formats that are written to files of it; unless one is asked for, the first."""
_OTHERS = (*("svg", "png", "dot", "mmd", "pdf", "htm"), *("xls", "ods", "odt", "tsv"))
"""What would not open if text stood in it."""


TEXT = ("text",)
"""The formats of a verb that prints for people only."""


class Target(NamedTuple):
    """A format, and the file that it is written to."""

    format: str
    path: str | None
    """None is standard output."""


def target(
    output: str | None, said: str | None, formats: Sequence[str], others: Sequence[str] = ()
) -> Target:
    """The format that is asked for, else that of the suffix, else the first. Raises Refused.

    A name whose suffix says nothing takes any format. `others` are formats by suffix alone.
    """
    default = formats[0]
    if output in (None, STANDARD):
        return Target(said or default, None)
    if not output:
        raise Refused(f"-o: name a file, or {STANDARD} for standard output")
    other = os.path.splitext(output)[1].removeprefix(".").lower()
    if other in others:
        if said is not None:
            raise Refused(f"{output}: .{other} says the format; leave --format out")
        return Target(other, output)
    suffix = _suffix(output)
    if not suffix:
        return Target(said or default, output)
    fitting = _WRITTEN.get(suffix, ())
    if said is not None and said in fitting:
        return Target(said, output)
    if said is not None and fitting:
        raise Refused(f"{output}: .{suffix} says {fitting[0]}, and {said} is asked for")
    if fitting and fitting[0] in formats:
        return Target(fitting[0], output)
    raise Refused(f"{output}: .{suffix} is not a format of this command; {_choice(formats)}")


def refuse_twice(paths: Iterable[str | None]) -> None:
    """Every format goes to a place of its own. Raises Refused."""
    seen: set[str] = set()
    for path in paths:
        place = STANDARD if path is None else os.path.realpath(path)
        if place in seen:
            named = "standard output" if path is None else path
            raise Refused(f"{named}: two formats can't be written to one place")
        seen.add(place)


def _suffix(name: str) -> str:
    """The suffix of a file as far as it says a format; empty where it says none."""
    low = os.path.basename(name).lower()
    return next((each for each in (*_WRITTEN, *_OTHERS) if low.endswith(f".{each}")), "")


def _choice(formats: Sequence[str]) -> str:
    """Which suffixes say a format of a verb."""
    known = {
        first: suffix for suffix, (first, *_) in reversed(_WRITTEN.items()) if first in formats
    }
    reported = [f".{suffix} is {name}" for name, suffix in reversed(known.items())]
    return ", ".join(reported) or "it prints text"


def from_root(root: str | None) -> Name:
    """Names by the path from a directory; else from the top of a work tree.

    That is the work tree of the current directory, for what it holds (a submodule too), else that
    which holds the file. What lies in none is named from the current directory. Raises Refused
    where the directory is none, and later for a file that is not below it.
    """
    from onward.source.work_tree import work_tree

    if root is not None and not os.path.isdir(root):
        raise Refused(f"--root {root}: no such directory")
    here = os.path.realpath(os.curdir)
    asked = work_tree(here) if root is None else os.path.realpath(root)
    real, top_of = cache(os.path.realpath), cache(work_tree)

    @cache
    def name(path: str) -> str:
        if not path:
            return path
        folder, last = os.path.split(os.path.abspath(path))
        there = real(folder)
        whole = os.path.join(there, last)
        held = asked is not None and _holds(asked, whole)
        if held or root is not None:
            top = asked
        else:
            top = top_of(whole if os.path.isdir(whole) else there)
        if _holds(top or here, whole):
            return os.path.relpath(whole, top or here).replace(os.sep, "/")
        if root is not None:
            raise Refused(f"{path}: not below --root {root}")
        return path

    return name


def _holds(folder: str, path: str) -> bool:
    return os.path.commonpath((folder, path)) == folder


_FORCE = ("FORCE_COLOR", "CLICOLOR_FORCE")
MARK = "\ufeff"
"""What a CSV file begins with, for spreadsheets."""


def emit(made: str | bytes, output: str | None) -> None:
    """Print a text or a document, or write it to the file asked for and say so. Raises Refused."""
    data = made.encode("utf-8", "backslashreplace") if isinstance(made, str) else made
    if output is not None:
        save(data, output)
        say(f"wrote {output}")
        return
    if isinstance(made, bytes) and sys.stdout.isatty():
        raise Refused("what is asked for is no text: name a file with -o")
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
    refuse_inside(path, folder)
    try:
        _replace(data, path, folder)
    except OSError as error:
        raise Refused(f"{path}: can't be written: {error.strerror}") from error


def make_folder(path: str) -> None:
    """A directory for several files, made where it is not there yet. Raises Refused."""
    if path == STANDARD:
        raise Refused(f"-o {STANDARD}: several files are written; name a directory")
    if os.path.islink(path.rstrip("/")):
        raise Refused(f"{path}: a link; Onward writes through no link")
    if os.path.lexists(path) and not os.path.isdir(path):
        raise Refused(f"{path}: can't be made: not a directory")
    try:
        os.makedirs(path, exist_ok=True)
    except OSError as error:
        raise Refused(f"{path}: can't be made: {error.strerror}") from error


def refuse_inside(path: str, folder: str) -> None:
    """What is written to a directory must lie in no inventory. Raises Refused."""
    from onward.source.disk import holder_of

    held = holder_of(folder)
    if held is not None and not _hidden(os.path.relpath(folder, held)):
        raise Refused(f"{path}: inside the inventory {os.path.relpath(held)}; write it elsewhere")


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


def rewrite(text: str, root: str, inside: str) -> None:
    """Write a file that is there anew, by its path inside a directory; through no link.

    It is written beside it first, so that it is whole at any moment. Raises Refused.
    """
    refuse_links(root, inside)
    path = below(root, inside)
    if os.path.islink(path) or not os.path.isfile(path):
        raise Refused(f"{path}: not a regular file; Onward writes through no link")
    try:
        _replace(text.encode(), path, os.path.dirname(path) or os.curdir)
    except OSError as error:
        raise Refused(f"{path}: can't be written: {error.strerror}") from error


def create(text: str, root: str, inside: str) -> str:
    """Write a file that is not there yet, by its path inside a directory; through no link.

    Gives the path. Raises Refused.
    """
    refuse_links(root, inside)
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


def refuse_links(root: str, inside: str) -> None:
    """What is written inside a directory lies there: no link on the way, no step up."""
    parts = inside.split("/")
    if os.pardir in parts or os.path.isabs(inside):
        raise Refused(f"{inside}: lies outside {root}")
    for number in range(1, len(parts)):
        folder = below(root, "/".join(parts[:number]))
        if os.path.islink(folder):
            raise Refused(f"{folder}: a link; Onward writes through no link")


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
    plain = os.environ.get("CLICOLOR") == "0" or os.environ.get("TERM") == "dumb"
    return sys.stdout.isatty() and not plain


def columns() -> int:
    """What COLUMNS says, else the columns of the terminal; 120 where there is neither."""
    import shutil

    return shutil.get_terminal_size((120, 24)).columns
