"""Directories as they are walked: what in them is a record, and what hides one."""

import os
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from onward.source.text import (
    CASE,
    HIDDEN,
    LINK,
    MISNAMED,
    ORGANISATION,
    SNIFFED,
    SUBMODULE,
    SUFFIXES,
    backed_up,
    holds_record,
    like_a_record,
    may_hide,
)

USUAL = 64 * 1024
"""A record is seldom longer: room for the longest is made only where one is."""
GIT = ".git"


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
    """Empty where a file of another name holds a record, else why that can't be said; or None."""
    try:
        if not entry.is_file(follow_symlinks=False) or entry.stat().st_size > SNIFFED:
            return None
        with open(entry.path, "rb") as file:
            return "" if holds_record(file.read(USUAL)) else None
    except OSError as error:
        return f"can't be read: {error.strerror}" if like_a_record(entry.name) else None
