"""Inventories as they are in a git revision: the same values as from a directory."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from onward.source.git import GITLINK, LINKED, Entry, Repository
from onward.source.text import (
    CASE,
    HIDDEN,
    LINK,
    MISNAMED,
    MOST,
    ORGANISATION,
    SNIFFED,
    STRAY,
    SUBMODULE,
    SUFFIXES,
    Folder,
    NoRevision,
    Source,
    Unread,
    backed_up,
    holds_record,
    like_a_record,
    may_hide,
)

_LONGEST = 4096
"""So many bytes has the target of a link that leads anywhere."""


class _Tree(NamedTuple):
    """A commit of a repository, as far as it was asked for."""

    repo: Repository
    commit: str
    entries: Mapping[str, Entry]
    data: Mapping[str, bytes]
    """By blob: of records, and of what may be one under another name; none that is too large."""
    targets: Mapping[str, str]
    """By blob: where links lead."""
    kinds: Mapping[str, str]
    """What is where links lead."""


def blob_id(data: bytes, length: int) -> str:
    """The id that git gives to a file's bytes, in a repository whose ids have this length."""
    make = hashlib.sha256 if length == 64 else hashlib.sha1
    return make(b"blob %d\0" % len(data) + data).hexdigest()


def find(
    repo: Repository,
    commit: str,
    paths: Iterable[str],
    known: Iterable[Source] = (),
    *,
    strays: bool = True,
) -> tuple[Folder, ...]:
    """The inventories at or below the paths, as they are in a commit; none where it has none.

    `known` are files that were read already: a blob of the same bytes is not read again. `strays`:
    records beside the inventories, and in none, make a folder of their own. Raises NoRevision where
    something can't be read.
    """
    known = tuple(known)
    entries: dict[str, Entry] = {}
    roots: set[str] = set()
    whole: set[str] = set()
    files: set[str] = set()
    places: set[str] = set()
    for path in paths:
        asked = from_root(repo, path)
        one = asked.endswith(SUFFIXES) and not os.path.isdir(path)
        place = _holder(repo, commit, asked) if asked else asked
        below = {each.path: each for each in repo.tree(commit, place)}
        found = homes(below, place)
        part = one or place != asked
        files |= {asked, *(each for each in below if _below(each, asked))} if part else set()
        whole |= set() if part else found
        places |= {asked} if found and not part and strays else set()
        roots |= found
        entries |= below
    _refuse_submodules(repo, entries.values(), known)
    held, loose = _sorted(entries, roots, places)
    tree = _read(
        repo, commit, entries, [each for some in held.values() for each in some], loose, known
    )
    shown = frozenset(_shown(repo, each) for each in files)
    folders = [
        replace(_folder(tree, root, held[root]), shown=frozenset() if root in whole else shown)
        for root in sorted(roots)
    ]
    folders += _beside(tree, loose)
    return tuple(sorted(folders, key=lambda folder: folder.path))


def _refuse_submodules(repo: Repository, entries: Iterable[Entry], known: Iterable[Source]) -> None:
    """What was read of a submodule is not to be compared with a commit that does not hold it."""
    modules = [f"{_shown(repo, each.path)}/" for each in entries if each.mode == GITLINK]
    for module in modules:
        if any(source.path.startswith(module) for source in known):
            raise NoRevision(
                f"{module}: a submodule: a revision of the outer repository does not contain its"
                " files; name its path, and a revision of its own"
            )


def _holder(repo: Repository, commit: str, path: str) -> str:
    """The outermost inventory above a path, as it is in a commit; else the path itself."""
    parts = path.split("/")[:-1]
    above = ["/".join(parts[:number]) for number in range(len(parts) + 1)]
    homes = {f"{each}/{name}".lstrip("/"): each for name in ORGANISATION for each in above}
    found = {homes[each] for each in repo.kinds(commit, homes)}
    return next((each for each in above if each in found), path)


def _sorted(
    entries: Mapping[str, Entry], roots: set[str], places: set[str]
) -> tuple[dict[str, list[Entry]], dict[str, list[Entry]]]:
    """The entries of each inventory; and by place, what may be a record beside them."""
    held: dict[str, list[Entry]] = {root: [] for root in roots}
    loose: dict[str, list[Entry]] = {place: [] for place in places}
    for path, entry in entries.items():
        folder, name = os.path.split(path)
        root = _first(folder, roots)
        if root is not None:
            if not _dotted(folder, root):
                held[root].append(entry)
        elif like_a_record(name):
            place = _first(folder, places)
            if place is not None and not _dotted(folder, place):
                loose[place].append(entry)
    return held, loose


def _first(folder: str, of: set[str]) -> str | None:
    """The outermost of some directories that is or holds another; none where none does."""
    if "" in of:
        return ""
    end = folder.find("/")
    while end != -1:
        if folder[:end] in of:
            return folder[:end]
        end = folder.find("/", end + 1)
    return folder if folder in of else None


def _read(
    repo: Repository,
    commit: str,
    entries: Mapping[str, Entry],
    held: list[Entry],
    loose: Mapping[str, list[Entry]],
    known: Iterable[Source],
) -> _Tree:
    """What has to be read of a commit, in few calls: git packs a gigabyte into nothing."""
    files = [each for each in held if each.mode not in (LINKED, GITLINK)]
    records = {each.blob for each in files if each.path.endswith(SUFFIXES)}
    others = {each.blob for each in files if may_hide(each.path)}
    others |= {each.blob for some in loose.values() for each in some if each.mode != GITLINK}
    links = [each for each in held if each.mode == LINKED]
    here = {blob_id(source.data, len(next(iter(records), ""))): source.data for source in known}
    sizes = repo.sizes(({*records, *others} - here.keys()) | {each.blob for each in links})
    fit = {
        blob
        for blob in {*records, *others} - here.keys()
        if sizes.get(blob, 0) <= (MOST if blob in records else SNIFFED)
    }
    short = {each.blob for each in links if sizes.get(each.blob, 0) <= _LONGEST}
    read = repo.blobs(fit | short)
    targets = {blob: read[blob].decode("utf-8", "surrogateescape") for blob in short}
    led = {each: _led(each, targets) for each in links}
    return _Tree(
        repo,
        commit,
        entries,
        {**here, **{blob: read[blob] for blob in fit}},
        targets,
        repo.kinds(commit, [place for place in led.values() if place]),
    )


def _led(link: Entry, targets: Mapping[str, str]) -> str:
    """The path of the repository to which a link leads; empty where it leads out of it."""
    target = targets.get(link.blob, "")
    place = os.path.normpath(os.path.join(os.path.dirname(link.path), target))
    outside = os.path.isabs(target) or place.split("/")[0] == os.pardir or "\n" in place
    return "" if not target or outside else place


def from_root(repo: Repository, path: str) -> str:
    inside = os.path.relpath(os.path.realpath(path), os.path.realpath(repo.root))
    if inside.split(os.sep)[0] == os.pardir:
        raise NoRevision(f"{path}: lies outside the repository {repo.root}")
    return "" if inside == os.curdir else inside.replace(os.sep, "/")


def homes(entries: Iterable[str], place: str) -> set[str]:
    """Directories with an organisation.yaml, without those below another and dot-directories."""
    homes = {os.path.dirname(path) for path in entries if os.path.basename(path) in ORGANISATION}
    seen = {home for home in homes if home == place or not _dotted(home, place)}
    return {
        home for home in seen if not any(home != other and _below(home, other) for other in seen)
    }


def _below(path: str, folder: str) -> bool:
    return folder == "" or path.startswith(f"{folder}/")


def _dotted(path: str, folder: str) -> bool:
    """Whether a part of the path below a folder begins with a dot."""
    inside = path[len(folder) + 1 :] if folder else path
    return any(part.startswith(".") for part in inside.split("/"))


def _folder(tree: _Tree, root: str, entries: list[Entry]) -> Folder:
    sources: list[Source] = []
    unread: list[Unread] = []
    here = _here(tree.repo, root)
    for each in sorted(entries, key=lambda entry: entry.path):
        reason = _why_not(each, tree)
        if reason is None:
            continue
        inside = each.path.removeprefix(f"{root}/")
        path = _printable(os.path.normpath(os.path.join(here, inside)))
        if reason:
            unread.append(Unread(path, reason))
        else:
            sources.append(Source(path, tree.data[each.blob]))
    name = os.path.basename(root) or os.path.basename(os.path.realpath(tree.repo.root))
    return Folder(name, _printable(here), tuple(sources), tuple(unread))


def _why_not(entry: Entry, tree: _Tree) -> str | None:
    """Why what has to be a record is not read, empty where it is; None: it is no record."""
    folder, name = os.path.split(entry.path)
    dotted = name.startswith(".")
    record = name.lower().endswith(SUFFIXES)
    if entry.mode == GITLINK:
        return None if dotted else SUBMODULE
    if entry.mode == LINKED:
        return _why_no_link(entry, tree, dotted=dotted, record=record)
    if record and not dotted:
        if not name.endswith(SUFFIXES):
            return CASE
        return "" if entry.blob in tree.data else f"larger than {MOST} bytes"
    if os.path.join(folder, backed_up(name) or "") in tree.entries or not may_hide(name):
        return None
    if entry.blob not in tree.data or not holds_record(tree.data[entry.blob]):
        return None
    return HIDDEN if dotted else MISNAMED


def _why_no_link(entry: Entry, tree: _Tree, *, dotted: bool, record: bool) -> str | None:
    """A link under the name of a record is reported, and one to a directory, or out of the
    repository.

    Of those that begin with a dot, those that lead to a file under the name of a record.
    """
    place = _led(entry, tree.targets)
    kind = ("tree" if place == os.curdir else tree.kinds.get(place, "")) if place else "tree"
    reported = record and kind == "blob" if dotted else record or kind in ("tree", "commit")
    return LINK if reported else None


def _beside(tree: _Tree, loose: Mapping[str, list[Entry]]) -> Iterator[Folder]:
    """The records that lie beside the inventories of a place, as a folder that was not read."""
    for place, entries in sorted(loose.items()):
        found = sorted(
            _shown(tree.repo, each.path)
            for each in entries
            if each.blob in tree.data and each.mode != LINKED and holds_record(tree.data[each.blob])
        )
        if found:
            shown = _shown(tree.repo, place)
            yield Folder(shown, shown, (), tuple(Unread(path, STRAY) for path in found))


def _shown(repo: Repository, path: str) -> str:
    """A path of a tree as it would be shown from here, whether it is here or not."""
    return _printable(_here(repo, path))


def _here(repo: Repository, path: str) -> str:
    """A path of a tree from where Onward was started."""
    return os.path.relpath(os.path.join(os.path.realpath(repo.root), path), os.path.realpath("."))


def _printable(path: str) -> str:
    shown = path.replace(os.sep, "/").encode("utf-8", "surrogateescape")
    return shown.decode("utf-8", "backslashreplace")
