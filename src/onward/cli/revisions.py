"""Inventories of a revision, of a day, or of a directory."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from onward.cli.day import day_of, written
from onward.cli.exits import Refused
from onward.cli.inventories import folders, paths_or_default

if TYPE_CHECKING:
    from datetime import date

    from onward.source.text import Folder


def at_revision(
    revision: str, paths: Sequence[str] | None, known: "Sequence[Folder]" = ()
) -> "tuple[Folder, ...]":
    """The inventories as they are in a revision, or in the last commit of a day (2020-07-15).

    `known` was read already; a file of the same bytes is not read again.
    """
    from onward.source.git import NoRevision, repository
    from onward.source.revision import find

    places = paths_or_default(paths)
    sources = [source for folder in known for source in folder.sources]
    try:
        repo = repository(places[0])
        day = written(revision)
        commit = repo.commit_of(day) if day else repo.commit(revision)
        return find(repo, commit, places, sources)
    except NoRevision as error:
        raise Refused(str(error)) from error


def as_recorded(
    at: str | None, as_of: str | None, paths: Sequence[str] | None
) -> "tuple[date, tuple[Folder, ...]]":
    """The day that is judged and the records: those that lie there, or those of `--at`.

    Where `--at` is a day and no `--as-of` is said, that day is judged.
    """
    if at is None:
        return day_of(as_of), folders(paths)
    day = as_of if as_of is not None else at if written(at) else None
    return day_of(day), at_revision(at, paths)


def base_of(
    base: str, paths: Sequence[str] | None, head: "Sequence[Folder]"
) -> "tuple[Folder, ...]":
    """The first side of a comparison: a directory if it is written with a slash, else a revision.

    A revision without an inventory there is an empty first side: everything is new.
    """
    from onward.source.text import NothingFound

    if "/" in base and os.path.isdir(base):
        return folders([base])
    try:
        return at_revision(base, paths, head)
    except NothingFound:
        return ()
