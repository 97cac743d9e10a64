"""Inventories of a revision, of a day, or of a directory."""

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from onward.cli.dates import day_of, written
from onward.cli.exits import Refused
from onward.cli.load import DEFAULT, folders, paths_or_default

if TYPE_CHECKING:
    from datetime import date

    from onward.source.git import Repository
    from onward.source.text import Folder
    from onward.workflow import Hashes


class Recorded(NamedTuple):
    """Inventories as they lie somewhere, and the hashes of the documents that lie there."""

    folders: "tuple[Folder, ...]"
    hashes: "Hashes"


def at_revision(
    revision: str, paths: Sequence[str] | None, known: "Sequence[Folder]" = ()
) -> Recorded:
    """The inventories as they are in a revision, or in the last commit of a day (2020-07-15).

    `known` was read already; a file of the same bytes is not read again. There may be none. Where
    no path is named, the default is that of the revision: `inventory/` and the others of it.
    """
    from onward.source.documents import hashes_in
    from onward.source.git import repository
    from onward.source.revision import find
    from onward.source.text import NoRevision

    places = paths or [DEFAULT if os.path.isdir(DEFAULT) else os.curdir]
    sources = [source for folder in known for source in folder.sources]
    try:
        repos = {place: repository(place) for place in places}
        repo = repos[places[0]]
        if len(set(repos.values())) > 1:
            raise Refused(f"{', '.join(places)}: lie in several git repositories; name one's")
        commit = _commit(repo, revision)
        found = find(repo, commit, paths or [DEFAULT], sources)
        if not paths:
            inside = {folder.path for folder in found}
            others = find(repo, commit, [os.curdir], sources, strays=not found)
            found += tuple(folder for folder in others if folder.path not in inside)
        return Recorded(found, hashes_in(repo, commit))
    except NoRevision as error:
        raise Refused(str(error)) from error


def _all_there(revision: str, paths: Sequence[str] | None) -> Recorded:
    """As `at_revision`, with an inventory for every path. Raises Refused."""
    found = at_revision(revision, paths)
    places = paths or [os.curdir]
    for place in places:
        there = found if len(places) == 1 else at_revision(revision, [place])
        if not there.folders:
            raise Refused(f"{place}: no inventory here or below in {revision}")
    return found


def as_they_lie(paths: Sequence[str] | None) -> Recorded:
    """The inventories of the work tree."""
    from onward.source.documents import hashes

    return Recorded(folders(paths), hashes)


def as_recorded(
    at: str | None, as_of: str | None, paths: Sequence[str] | None
) -> "tuple[date, Recorded]":
    """The day that is judged and the records: those that lie there, or those of `--at`.

    Where `--at` is a day and no `--as-of` is said, that day is judged.
    """
    if at is None:
        return day_of(as_of), as_they_lie(paths)
    day = as_of if as_of is not None else at if written(at) else None
    return day_of(day), _all_there(at, paths)


def _commit(repo: "Repository", revision: str) -> str:
    """The commit of a revision or of a day. Raises NoRevision, and Refused where it is two."""
    from onward.source.text import NoRevision

    day = written(revision)
    if day is None:
        return repo.commit(revision)
    try:
        named = repo.commit(revision)
    except NoRevision:
        return repo.commit_of(day)
    try:
        last = repo.commit_of(day)
    except NoRevision:
        return named
    if named != last:
        raise Refused(
            f"{revision} is a day, and the name of a tag or branch: write refs/tags/{revision} or"
            f" refs/heads/{revision}, or for the day its last commit, {last[:12]}"
        )
    return named


def snapshot(
    name: str, paths: Sequence[str] | None, known: "Sequence[Folder]" = (), *, gate: bool = False
) -> Recorded:
    """One side of a comparison: a directory where its name says so, else a revision.

    `./x`, `../x`, `/x` and `x/` are directories, and no git revision can have such a name. `a/b`
    may be either: a revision, or for `diff` a directory, refused where it is both. For the gate it
    is a revision only: a change may bring a directory of any name along. Raises Refused.
    """
    if _a_directory(name):
        return as_they_lie([name])
    if "/" not in name or not os.path.isdir(name):
        return at_revision(name, paths, known)
    if gate:
        raise Refused(
            f"{name} is a directory here, and --base takes a revision: write refs/heads/… or"
            f" refs/remotes/…, or ./{name} for the directory"
        )
    if _a_revision(name, paths):
        raise Refused(
            f"{name} is a directory here and a revision: write ./{name} for the directory, or"
            " refs/heads/… or refs/remotes/… for the revision"
        )
    return as_they_lie([name])


def _a_directory(name: str) -> bool:
    return name.startswith(("./", "../", "/")) or name.endswith("/")


def _a_revision(name: str, paths: Sequence[str] | None) -> bool:
    from onward.source.git import repository
    from onward.source.text import NoRevision

    try:
        return bool(repository(paths_or_default(paths)[0]).commit(name))
    except NoRevision:
        return False


def base_of(
    base: str, paths: Sequence[str] | None, head: "Sequence[Folder]", *, gate: bool = False
) -> Recorded:
    """The first side of a comparison: one without an inventory is empty, and everything new."""
    from onward.source.documents import hashes
    from onward.source.text import NothingFound

    try:
        return snapshot(base, paths, head, gate=gate)
    except NothingFound:
        return Recorded((), hashes)
