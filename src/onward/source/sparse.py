"""What git tracks and keeps off the disk: a sparse checkout's rest, and submodules."""

import contextlib
import os
from collections.abc import Iterable, Iterator

from onward.source.text import ORGANISATION, SPARSE, SUBMODULE, SUFFIXES, NoRevision
from onward.source.walk import GIT, USUAL, Listed

_UNTOLD = "a sparse checkout, and what it leaves out is unknown"


def left_out(root: str, tree: Iterable[Listed]) -> Iterator[tuple[str, str]]:
    """What git tracks below an inventory and keeps off this disk.

    Git is asked only where a submodule leaves an empty directory, or the checkout is sparse.
    """
    hollow = any(not here.entries and not here.error for here in tree)
    sparse = _is_sparse(root)
    if not hollow and not sparse:
        return
    from onward.source.git import Repository

    try:
        found = Repository(root).left_out()
    except NoRevision as error:
        if sparse:
            yield root, f"{_UNTOLD}: {error}"
        return
    for path, submodule in found:
        there = os.path.join(root, path)
        if submodule and not os.path.lexists(os.path.join(there, GIT)):
            yield there, SUBMODULE
        elif not submodule and _is_named_as_record(path) and not os.path.lexists(there):
            yield there, SPARSE


def unseen(path: str, roots: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Inventories below a directory that a sparse checkout leaves out."""
    if not _is_sparse(path):
        return
    from onward.source.git import Repository

    try:
        found = Repository(path).left_out()
    except NoRevision as error:
        yield path, f"{_UNTOLD}: {error}"
        return
    known = [os.path.relpath(root, path) for root in roots]
    for each, submodule in found:
        home = not submodule and os.path.basename(each) in ORGANISATION
        if home and not any(root == os.curdir or each.startswith(f"{root}/") for root in known):
            yield os.path.join(path, each), SPARSE


def _is_named_as_record(path: str) -> bool:
    dotted = any(part.startswith(".") for part in path.split("/"))
    return path.lower().endswith(SUFFIXES) and not dotted


def _is_sparse(folder: str) -> bool:
    """Whether the work tree that holds a directory may leave out what it tracks."""
    top = os.path.abspath(folder)
    while not os.path.lexists(os.path.join(top, GIT)):
        if os.path.dirname(top) == top:
            return False
        top = os.path.dirname(top)
    place = os.path.join(top, GIT)
    if os.path.isfile(place):
        with contextlib.suppress(OSError), open(place, encoding="utf-8") as file:
            place = os.path.join(top, file.read(USUAL).removeprefix("gitdir: ").strip())
    return os.path.exists(os.path.join(place, "info", "sparse-checkout"))
