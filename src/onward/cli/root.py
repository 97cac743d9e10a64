"""From which directory files are named for a reader that does not know where Onward ran."""

import os
from functools import cache

from onward.cli.exits import Refused
from onward.output.paths import Name


def from_root(root: str | None) -> Name:
    """Names by the path from a directory; else from the top of a work tree.

    That is the work tree of the current directory, for what it holds (a submodule too), else that
    which holds the file. What lies in none is named from the current directory. Raises Refused
    where the directory is none, and later for a file that is not below it.
    """
    if root is not None and not os.path.isdir(root):
        raise Refused(f"--root {root}: no such directory")
    here = os.path.realpath(os.curdir)
    asked = _top(here) if root is None else os.path.realpath(root)
    real = cache(os.path.realpath)

    def name(path: str) -> str:
        if not path:
            return path
        folder, last = os.path.split(os.path.abspath(path))
        whole = os.path.join(real(folder), last)
        held = asked is not None and _holds(asked, whole)
        top = asked if held or root is not None else _top(whole)
        if _holds(top or here, whole):
            return os.path.relpath(whole, top or here).replace(os.sep, "/")
        if root is not None:
            raise Refused(f"{path}: not below --root {root}")
        return path

    return name


def _holds(folder: str, path: str) -> bool:
    return os.path.commonpath((folder, path)) == folder


def _top(folder: str) -> str | None:
    """The top of the work tree that holds a directory; None where none does."""
    while not _of_git(os.path.join(folder, ".git")):
        if os.path.dirname(folder) == folder:
            return None
        folder = os.path.dirname(folder)
    return folder


def _of_git(path: str) -> bool:
    """Whether git left this at the top of a work tree: a directory of its own, or a file."""
    return os.path.isfile(path) or os.path.lexists(os.path.join(path, "HEAD"))
