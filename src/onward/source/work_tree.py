"""Which directories git left at the top of a work tree."""

import os
from typing import Final

GIT: Final = ".git"


def work_tree(folder: str) -> str | None:
    """The top of the work tree that holds an absolute directory; None where none does."""
    while not _of_git(os.path.join(folder, GIT)):
        if os.path.dirname(folder) == folder:
            return None
        folder = os.path.dirname(folder)
    return folder


def _of_git(path: str) -> bool:
    """Whether git left this at the top of a work tree: a directory of its own, or a file."""
    return os.path.isfile(path) or os.path.lexists(os.path.join(path, "HEAD"))
