"""Reading the inventories that a command names: as they lie, or as they were at a revision."""

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from onward.cli.dates import day_of, written
from onward.cli.emit import below
from onward.cli.exits import Exit, Refused, say, unknown_name
from onward.cli.files import standard_input

if TYPE_CHECKING:
    from datetime import date

    from onward.cli.groups import When
    from onward.diagnostic import Judged, Place
    from onward.inventory.records import Inventory
    from onward.law.law import Law
    from onward.reports.diagrams.diagram import Diagram
    from onward.reports.weighed import Weighed
    from onward.source.git import Repository
    from onward.source.text import Folder, Span
    from onward.transfers.assess import Statuses
    from onward.transfers.graph import Graph
    from onward.workflow import Hashes, Read


DEFAULT = "inventory"


def paths_or_default(paths: Sequence[str] | None) -> list[str]:
    """The paths named; else `inventory/` and what is tracked beside it, else all that is here."""
    if paths:
        return list(paths)
    return [DEFAULT, *_beside()] if os.path.isdir(DEFAULT) else ["."]


def _beside() -> list[str]:
    """Other inventories below here that the repository tracks.

    Else a change that brings a directory `inventory/` along would put them out of sight. Raises
    Refused where there are others and git can't say whether it tracks them.
    """
    from onward.source.disk import inventories_below
    from onward.source.git import Repository
    from onward.source.revision import homes
    from onward.source.text import SPARSE, NoRevision
    from onward.source.work_tree import work_tree

    try:
        found = list(homes(Repository(os.curdir).tracked(), ""))
    except NoRevision as error:
        if work_tree(os.path.abspath(os.curdir)) is None:
            return []
        found = [os.path.relpath(each) for each in inventories_below(os.curdir)]
        if any(each.split(os.sep)[0] != DEFAULT for each in found):
            raise Refused(
                f"git can't say whether it tracks the inventories beside {DEFAULT}/: {error};"
                " or name each PATH"
            ) from error
    others = sorted(each or os.curdir for each in found if f"{each}/".split("/")[0] != DEFAULT)
    lost = {each for each in others if not os.path.isdir(each)}
    away = (path for path, _ in Repository(os.curdir).left_out()) if lost else ()
    for each in sorted(lost & homes(away, "")):
        raise Refused(f"{each}: an inventory {SPARSE}; or name each PATH")
    return [each for each in others if each not in lost]


def folders(paths: Sequence[str] | None) -> "tuple[Folder, ...]":
    """Every inventory at the paths. Raises NothingFound."""
    from onward.source.disk import find

    return find(paths_or_default(paths))


def with_stdin(found: "tuple[Folder, ...]", name: str) -> "tuple[Folder, ...]":
    """The same with one file as it comes from standard input, be it there or not."""
    from onward.source.text import SUFFIXES, Source

    if not name.endswith(SUFFIXES):
        raise Refused(f"{name}: no record; the names of records end in .yaml or .yml")
    for number, folder in enumerate(found):
        inside = os.path.relpath(os.path.abspath(name), os.path.abspath(folder.path))
        if inside.startswith((os.pardir + os.sep, ".")) or f"{os.sep}." in inside:
            continue
        path = below(folder.path, inside).replace(os.sep, "/")
        kept = [source for source in folder.sources if source.path != path]
        unread = tuple(each for each in folder.unread if each.path != path)
        kept.append(Source(path, standard_input()))
        sources = tuple(sorted(kept, key=lambda source: source.path))
        changed = replace(folder, sources=sources, unread=unread)
        return (*found[:number], changed, *found[number + 1 :])
    raise Refused(f"{name}: lies in none of the given inventories")


def readable(found: "tuple[Folder, ...]") -> "tuple[tuple[Read, ...], bool]":
    """The inventories that could be read, and whether others have faults; these go to stderr."""
    from onward.output.finding import line
    from onward.output.terminal import painter
    from onward.syntax.locate import located
    from onward.wording.english import count
    from onward.workflow import read_all

    got = read_all(found)
    faulty = [each for each in got if each.inventory is None]
    for each in faulty:
        sources = {source.path: source for source in each.folder.sources}
        for fault in located(each.faults, sources):
            say(line(fault, painter(color=False)))
        say(f"{each.id}: left out, {count(len(each.faults), 'fault')} first")
    whole = tuple(each for each in got if each.inventory is not None)
    if not whole:
        raise SystemExit(int(Exit.FOUND))
    return whole, bool(faulty)


def path_and_name(
    path: str | None, name: str | None, verb: str, what: str
) -> tuple[str | None, str]:
    """The path and the name behind it; one word alone is the name. Raises Refused."""
    if name is not None and path is not None:
        return path, name
    if path is None:
        raise Refused(f"{verb} needs a name: onward {verb} [PATH] {what}")
    return None, path


def single(found: "tuple[Folder, ...]", verb: str) -> "Read":
    """The one inventory that a verb takes. Raises Refused with the list where there are several."""
    _refuse_several(found, verb)
    whole, _ = readable(found)
    return whole[0]


def one_folder(path: str | None, verb: str) -> "Folder":
    """The one inventory that a verb takes, be it readable or not. Raises Refused, NothingFound."""
    found = folders([path] if path else None)
    _refuse_several(found, verb)
    return found[0]


def refuse_unless_recorded(kind: str, id_: str | None, *inventories: "Inventory") -> None:
    """Raises Refused for an id of `--vendor` or `--activity`, the kind, that no such record has."""
    from onward.terms.guess import did_you_mean

    vendors = kind == "vendor"
    known = {id_ for each in inventories for id_ in (each.vendors if vendors else each.activities)}
    if id_ is not None and id_ not in known:
        what = f"--{kind} {id_}: no {kind} has this id"
        guess = did_you_mean(id_, known)
        raise unknown_name(what, guess, "list vendors" if vendors else "list activities")


def _refuse_several(found: "Sequence[Folder]", verb: str) -> None:
    if len(found) > 1:
        listed = ", ".join(folder.path for folder in found)
        raise Refused(f"{verb} takes one inventory, and there are several: {listed}")


@dataclass(frozen=True)
class OneInventory:
    """The inventory that a verb takes, the day that is judged, and the law data."""

    read: "Read"
    day: "date"
    law: "Law"
    recorded: "Recorded"

    @property
    def inventory(self) -> "Inventory":
        """Its records."""
        return self.read.whole

    def on(self, day: "date") -> "Statuses":
        """Its flows, each judged for a day."""
        from onward.workflow import statuses

        return statuses(self.inventory, self.law, day)

    @cached_property
    def statuses(self) -> "Statuses":
        """Its flows, each judged for the day of the run."""
        return self.on(self.day)

    @cached_property
    def graph(self) -> "Graph":
        """Its parties and flows as a graph."""
        from onward.transfers.graph import graph_of

        return graph_of(self.inventory, self.statuses)

    def picture(self) -> "Diagram":
        """The picture in which an answer is lit."""
        from onward.reports.diagrams.transfers import picture

        return picture(self.inventory, self.statuses, self.law)

    @property
    def judged(self) -> "Judged":
        """What reports say of it: its name, and how much was judged."""
        return self.read.judged(len(self.statuses.flows.flows))

    @property
    def weighed(self) -> "Weighed":
        """What most reports are made of."""
        from onward.reports.weighed import Weighed

        return Weighed(self.judged, self.inventory, self.statuses)


def one_inventory(path: str | None, when: "When", verb: str) -> OneInventory:
    """Read the inventory that a verb takes. Raises Refused with the list where there are several.

    It lies at the path or at the default one, as it is there or as it was in a revision.
    """
    from onward.law.law import load

    law = load()
    day, recorded = as_recorded(when, [path] if path else None)
    return OneInventory(single(recorded.folders, verb), day, law, recorded)


def lines(whole: "Sequence[Read]", places: "Iterable[Place]") -> "dict[Place, Span]":
    """Where in their files the places of these inventories are written."""
    from onward.syntax.locate import spans_of

    sources = {source.path: source for each in whole for source in each.folder.sources}
    return spans_of(places, sources)


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

    places = paths or [DEFAULT if os.path.isdir(DEFAULT) else os.curdir]
    sources = [source for folder in known for source in folder.sources]
    repos = {place: repository(place) for place in places}
    repo = repos[places[0]]
    if len(set(repos.values())) > 1:
        raise Refused(f"{', '.join(places)}: lie in several git repositories; name one's")
    commit = commit_of(repo, revision)
    found = find(repo, commit, paths or [DEFAULT], sources)
    if not paths:
        inside = {folder.path for folder in found}
        others = find(repo, commit, [os.curdir], sources, strays=not found)
        found += tuple(folder for folder in others if folder.path not in inside)
    return Recorded(found, hashes_in(repo, commit))


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


def as_recorded(when: "When", paths: Sequence[str] | None) -> "tuple[date, Recorded]":
    """The day that is judged and the records: those that lie there, or those of `--at`.

    Where `--at` is a day and no `--as-of` is said, that day is judged.
    """
    if when.at is None:
        return day_of(when.as_of), as_they_lie(paths)
    day = when.at if when.as_of is None and written(when.at) else when.as_of
    return day_of(day), _all_there(when.at, paths)


def commit_of(repo: "Repository", revision: str) -> str:
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
