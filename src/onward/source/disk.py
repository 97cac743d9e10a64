"""Reading inventories from a directory: links are not followed, dot-directories not entered."""

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from onward.source.text import MOST, Folder, NothingFound, Source, Unread

ORGANISATION = ("organisation.yaml", "organisation.yml")
SUFFIXES = (".yaml", ".yml")
_USUAL = 64 * 1024
"""A record is seldom longer: room for the longest is made only where one is."""
CASE = "the names of records end in .yaml or .yml, in lower case"


def find(paths: Iterable[str]) -> tuple[Folder, ...]:
    """Every inventory at or below the paths; of what lies in one, the inventory that holds it."""
    found: dict[str, Folder] = {}
    for path in paths:
        for root, shown in _roots(path):
            place = os.path.abspath(root)
            folder = found.get(place) or _read(root)
            whole = not shown or (place in found and not folder.shown)
            files = frozenset(_inside(folder, root, file) for file in shown)
            found[place] = replace(folder, shown=frozenset() if whole else folder.shown | files)
    return tuple(sorted(found.values(), key=lambda folder: folder.path))


def _inside(folder: Folder, root: str, file: str) -> str:
    """The path of a file as those of its folder are shown, however either was asked for."""
    return _shown(os.path.join(folder.path, os.path.relpath(file, root)))


def _roots(path: str) -> list[tuple[str, frozenset[str]]]:
    if os.path.islink(path.rstrip("/")):
        raise NothingFound(f"{path}: a link; links are not followed, name what it points to")
    if os.path.isfile(path):
        return [(_holder(path), frozenset({path}))]
    if not os.path.isdir(path):
        raise NothingFound(f"{path}: no such file or directory")
    roots = list(_below(path))
    holder = None if roots else _above(path)
    if holder is not None:
        return [(holder, _records(path, holder))]
    if not roots:
        raise NothingFound(
            f"{path}: no inventory here or below; an inventory is a directory with"
            " organisation.yaml (`onward init DIR` writes one)"
        )
    return [(root, frozenset()) for root in roots]


def _records(path: str, holder: str) -> frozenset[str]:
    """The record files below a directory of an inventory."""
    inside = os.path.relpath(path, holder)
    dotted = any(part.startswith(".") for part in inside.split(os.sep))
    found = frozenset() if dotted else frozenset(each for each, _ in _files(path))
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
    """The outermost directory above a path that is an inventory."""
    holder = None
    for parent in Path(os.path.abspath(path)).parents:
        if _is_inventory(str(parent)):
            holder = os.path.relpath(parent) if not os.path.isabs(path) else str(parent)
    return holder


def _is_inventory(directory: str) -> bool:
    return any(os.path.lexists(os.path.join(directory, name)) for name in ORGANISATION)


def _below(path: str) -> Iterator[str]:
    """Directories with an organisation.yaml, without those below another."""
    if _is_inventory(path):
        yield path
        return
    try:
        entries = sorted(os.scandir(path), key=lambda entry: entry.name)
    except OSError as error:
        raise NothingFound(f"{path}: can't be read: {error.strerror}") from error
    for entry in entries:
        if entry.is_dir(follow_symlinks=False) and not entry.name.startswith("."):
            yield from _below(os.path.join(path, entry.name))


def _read(root: str) -> Folder:
    sources: list[Source] = []
    unread: list[Unread] = []
    for path, reason in _files(root):
        if reason:
            unread.append(Unread(_shown(path), reason))
            continue
        try:
            with open(path, "rb") as file:
                data = file.read(_USUAL)
                if len(data) == _USUAL:
                    data += file.read(MOST + 1 - _USUAL)
            if len(data) <= MOST:
                sources.append(Source(_shown(path), data))
            else:
                unread.append(Unread(_shown(path), f"larger than {MOST} bytes"))
        except OSError as error:
            unread.append(Unread(_shown(path), f"can't be read: {error.strerror}"))
    return Folder(
        os.path.basename(os.path.abspath(root)), _shown(root), tuple(sources), tuple(unread)
    )


def _files(root: str) -> Iterator[tuple[str, str]]:
    """Each record file below a directory; with a reason where it is not read."""
    try:
        entries = sorted(os.scandir(root), key=lambda entry: entry.name)
    except OSError as error:
        yield root, f"can't be read: {error.strerror}"
        return
    for entry in entries:
        path = os.path.join(root, entry.name)
        record = entry.name.lower().endswith(SUFFIXES)
        if entry.is_symlink():
            if record or os.path.isdir(path):
                yield path, "a link; links are not followed"
        elif entry.is_dir():
            if not entry.name.startswith("."):
                yield from _files(path)
        elif record and not entry.name.startswith("."):
            if entry.is_file():
                yield path, "" if entry.name.endswith(SUFFIXES) else CASE
            else:
                yield path, "not a regular file"


def _shown(path: str) -> str:
    """A path as shown: relative where it was given so, with `/` between its parts."""
    shown = os.path.normpath(path).replace(os.sep, "/")
    return shown.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def hashes(folder: str, documents: Iterable[str]) -> Mapping[str, str | None]:
    """The SHA-256 of documents below an inventory; None where one is missing, a link or outside."""
    return {name: _hash(folder, name) for name in sorted(set(documents))}


def _hash(folder: str, name: str) -> str | None:
    parts = name.split("/")
    if name.startswith("/") or ".." in parts:
        return None
    path = folder
    for part in parts:
        path = os.path.join(path, part)
        if os.path.islink(path):
            return None
    import hashlib

    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None
