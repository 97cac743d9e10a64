"""Reading inventories from a directory: links are not followed, dot-directories not entered."""

import os
from collections.abc import Iterable
from dataclasses import replace

from onward.source.sparse import left_out, unseen
from onward.source.text import (
    CASE,
    MOST,
    ORGANISATION,
    SPARSE,
    STRAY,
    SUFFIXES,
    Folder,
    NothingFound,
    Source,
    Unread,
    like_a_record,
)
from onward.source.walk import GIT, USUAL, files, hides, listed, tree

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
    roots, loose = _below(path)
    holder = None if roots else _above(path)
    if holder is not None:
        return [(holder, _records(path, holder))], ()
    beside = [(each.path, STRAY) for each in loose if hides(each) == ""]
    beside += unseen(path, roots)
    strays = tuple(Unread(_shown(each), reason) for each, reason in beside)
    if not roots and not any(each.reason == SPARSE for each in strays):
        lost = f", and {strays[0].path} holds a record" if strays else ""
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
