"""Inventories on a disk: which files are records, what hides one, and what git keeps off it."""

import contextlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from onward.source.text import (
    CASE,
    HIDDEN,
    LINK,
    MISNAMED,
    MOST,
    ORGANISATION,
    SNIFFED,
    SPARSE,
    STRAY,
    SUBMODULE,
    SUFFIXES,
    Folder,
    NoRevision,
    NothingFound,
    Source,
    Unread,
    backed_up,
    holds_record,
    like_a_record,
    may_hide,
)
from onward.source.work_tree import GIT, work_tree

USUAL = 64 * 1024
"""A record is seldom longer: room for the longest is made only where one is."""


class Listed(NamedTuple):
    """A directory as it was listed; `error` says why it could not be."""

    path: str
    entries: "list[os.DirEntry[str]]"
    error: str = ""

    def is_inventory(self) -> bool:
        return any(entry.name in ORGANISATION for entry in self.entries)

    def is_repository(self) -> bool:
        return any(entry.name == GIT for entry in self.entries)

    def folders(self) -> list[str]:
        """The directories in it that are entered, the last one first."""
        found = (
            entry.path
            for entry in self.entries
            if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
        )
        return sorted(found, reverse=True)


def listed(path: str) -> Listed:
    try:
        with os.scandir(path) as entries:
            return Listed(path, sorted(entries, key=lambda entry: entry.name))
    except OSError as error:
        return Listed(path, [], f"can't be read: {error.strerror}")


def tree(root: str) -> Iterator[Listed]:
    """Every directory of an inventory, none of a submodule."""
    left = [root]
    while left:
        here = listed(left.pop())
        yield here
        if here.path == root or not here.is_repository():
            left += here.folders()


def files(root: str, tree: Iterable[Listed]) -> Iterator[tuple[str, str]]:
    """Each record file below a directory; with a reason where it is not read."""
    for here in tree:
        if here.error:
            yield here.path, here.error
        elif here.path != root and here.is_repository():
            yield here.path, SUBMODULE
        else:
            names: frozenset[str | None] = frozenset(entry.name for entry in here.entries)
            for entry in here.entries:
                reason = _why_not(entry, names)
                if reason is not None:
                    yield entry.path, reason


def _why_not(entry: "os.DirEntry[str]", names: frozenset[str | None]) -> str | None:
    """Why what has to be a record is not read, empty where it is; None: it is no record."""
    dotted = entry.name.startswith(".")
    record = entry.name.lower().endswith(SUFFIXES)
    if entry.is_symlink():
        reported = os.path.isfile(entry.path) if dotted else record or os.path.isdir(entry.path)
        return LINK if reported and (record or not dotted) else None
    if entry.is_dir():
        return None
    if record and not dotted:
        if not entry.is_file():
            return "not a regular file"
        return "" if entry.name.endswith(SUFFIXES) else CASE
    if backed_up(entry.name) in names or not may_hide(entry.name):
        return None
    found = hides(entry)
    return (HIDDEN if dotted else MISNAMED) if found == "" else found


def hides(entry: "os.DirEntry[str]") -> str | None:
    """Empty if a file of another name contains a record, else why that is unknown; or None."""
    try:
        if not entry.is_file(follow_symlinks=False) or entry.stat().st_size > SNIFFED:
            return None
        with open(entry.path, "rb") as file:
            return "" if holds_record(file.read(USUAL)) else None
    except OSError as error:
        return f"can't be read: {error.strerror}" if like_a_record(entry.name) else None


_UNTOLD = "a sparse checkout, and what it leaves out is unknown"
_HOLLOW = "it has an empty directory, and whether a submodule belongs there is unknown"


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
        elif work_tree(os.path.abspath(root)) is not None:
            yield root, f"{_HOLLOW}: {error}"
        return
    for path, submodule in found:
        there = os.path.join(root, path)
        if submodule and not os.path.lexists(os.path.join(there, GIT)):
            yield there, SUBMODULE
        elif not submodule and _is_named_as_record(path) and not os.path.lexists(there):
            yield there, SPARSE


def kept_off(folder: str) -> frozenset[str]:
    """What a sparse checkout leaves out below a directory, as far as git tells."""
    if not _is_sparse(folder):
        return frozenset()
    from onward.source.git import Repository

    try:
        return frozenset(path for path, _ in Repository(folder).left_out())
    except NoRevision:
        return frozenset()


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
    top = work_tree(os.path.abspath(folder))
    if top is None:
        return False
    place = os.path.join(top, GIT)
    if os.path.isfile(place):
        with contextlib.suppress(OSError), open(place, "rb") as file:
            said = os.fsdecode(file.read(USUAL))
            place = os.path.join(top, said.removeprefix("gitdir: ").strip())
    return os.path.exists(os.path.join(place, "info", "sparse-checkout"))


_LONG = 200
"""So much of a path is shown that is too long to be read."""


def find(paths: Iterable[str]) -> tuple[Folder, ...]:
    """Every inventory at or below the paths; of what lies in one, the inventory that holds it.

    Records that lie beside the inventories, and in none, make a folder of their own: none is read.
    """
    found: dict[str, Folder] = {}
    for path in paths:
        roots, strays = _roots(path)
        for root, shown in roots:
            place = os.path.abspath(root)
            folder = found.get(place) or _read(root)
            whole = not shown or (place in found and not folder.shown)
            asked = frozenset(_inside(folder, root, file) for file in shown)
            found[place] = replace(folder, shown=frozenset() if whole else folder.shown | asked)
        if strays:
            found[os.path.abspath(path)] = Folder(_shown(path), _shown(path), (), strays)
    return tuple(sorted(found.values(), key=lambda folder: folder.path))


def _inside(folder: Folder, root: str, file: str) -> str:
    """The path of a file as those of its folder are shown, however either was asked for."""
    return _shown(os.path.join(folder.path, os.path.relpath(file, root)))


def _roots(path: str) -> tuple[list[tuple[str, frozenset[str]]], tuple[Unread, ...]]:
    if os.path.islink(path.rstrip("/")):
        raise NothingFound(f"{path}: a link; links are not followed, name what it points to")
    if os.path.isfile(path):
        return [(_holder(path), frozenset({path}))], ()
    if not os.path.isdir(path):
        raise NothingFound(f"{path}: no such file or directory")
    holder = _above(path)
    if holder is not None and os.path.abspath(holder) != os.path.abspath(path):
        return [(holder, _records(path, holder))], ()
    roots, loose = _below(path)
    beside = [(each.path, STRAY) for each in loose if hides(each) == ""]
    beside += unseen(path, roots)
    strays = tuple(Unread(_shown(each), reason) for each, reason in beside)
    if not roots and not any(each.reason == SPARSE for each in strays):
        lost = f", and {strays[0].path} contains a record" if strays else ""
        raise NothingFound(
            f"{path}: no inventory here or below{lost}; an inventory is a directory with"
            " organisation.yaml (`onward init DIR` writes one)"
        )
    return [(root, frozenset()) for root in roots], strays


def _records(path: str, holder: str) -> frozenset[str]:
    """The record files below a directory of an inventory."""
    inside_ = os.path.relpath(path, holder)
    dotted = any(part.startswith(".") for part in inside_.split(os.sep))
    found = frozenset() if dotted else frozenset(each for each, _ in files(path, tree(path)))
    if not found:
        raise NothingFound(f"{path}: no record here or below, in the inventory {_shown(holder)}")
    return found


def _holder(path: str) -> str:
    """The outermost inventory above a file."""
    if not path.endswith(SUFFIXES):
        raise NothingFound(f"{path}: no record; the names of records end in .yaml or .yml")
    holder = _above(path)
    if holder is None:
        raise NothingFound(f"{path}: lies in no inventory: no organisation.yaml beside or above it")
    return holder


def _above(path: str) -> str | None:
    """The inventory that holds a path, as it is shown."""
    place = os.path.abspath(path)
    found = holder_of(place if os.path.isdir(place) else os.path.dirname(place))
    return found if found is None or os.path.isabs(path) else os.path.relpath(found)


def holder_of(folder: str) -> str | None:
    """The outermost inventory at or above an absolute directory, in the same work tree."""
    found = None
    while True:
        if any(os.path.lexists(os.path.join(folder, name)) for name in ORGANISATION):
            found = folder
        above = os.path.dirname(folder)
        if os.path.lexists(os.path.join(folder, GIT)) or above == folder:
            return found
        folder = above


def _below(path: str) -> "tuple[list[str], list[os.DirEntry[str]]]":
    """Directories with an organisation.yaml, none below another; and what may be records beside."""
    roots: list[str] = []
    loose: list[os.DirEntry[str]] = []
    left = [path]
    while left:
        here = listed(left.pop())
        if here.error:
            raise NothingFound(f"{_cut(here.path)}: {here.error}")
        if here.is_inventory():
            roots.append(here.path)
            continue
        loose += (entry for entry in here.entries if like_a_record(entry.name))
        left += here.folders()
    return roots, loose


def inventories_below(path: str) -> tuple[str, ...]:
    """The directories of inventories at or below one, none below another. Raises NothingFound."""
    return tuple(_below(path)[0])


def records_below(path: str) -> tuple[str, ...]:
    """The files at or below a directory that would be records of an inventory there."""
    found = files(path, tree(path))
    return tuple(sorted(_shown(each) for each, reason in found if reason in ("", CASE)))


def _read(root: str) -> Folder:
    sources: list[Source] = []
    unread: list[Unread] = []
    whole = tuple(tree(root))
    for path, reason in (*files(root, whole), *left_out(root, whole)):
        if reason:
            unread.append(Unread(_shown(path), reason))
            continue
        try:
            with open(path, "rb") as file:
                data = file.read(USUAL)
                if len(data) == USUAL:
                    data += file.read(MOST + 1 - USUAL)
            if len(data) <= MOST:
                sources.append(Source(_shown(path), data))
            else:
                unread.append(Unread(_shown(path), f"larger than {MOST} bytes"))
        except OSError as error:
            unread.append(Unread(_shown(path), f"can't be read: {error.strerror}"))
    return Folder(
        os.path.basename(os.path.abspath(root)),
        _shown(root),
        tuple(sorted(sources, key=lambda source: source.path)),
        tuple(sorted(unread, key=lambda each: each.path)),
    )


def _shown(path: str) -> str:
    """A path as shown: relative where it was given so, with `/` between its parts."""
    shown = os.path.normpath(path).replace(os.sep, "/")
    return shown.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _cut(path: str) -> str:
    """A path that is too long to be read, by its beginning."""
    return path if len(path) <= _LONG else f"{path[:_LONG]}…"
