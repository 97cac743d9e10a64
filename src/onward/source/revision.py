"""Inventories as they are in a git revision: the same values as from a directory."""

import hashlib
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from onward.source.disk import CASE, ORGANISATION, SUFFIXES
from onward.source.git import LINK, SUBMODULE, Entry, NoRevision, Repository
from onward.source.text import MOST, Folder, Source, Unread


def blob_id(data: bytes, length: int) -> str:
    """The id that git gives to a file's bytes, in a repository whose ids have this length."""
    make = hashlib.sha256 if length == 64 else hashlib.sha1
    return make(b"blob %d\0" % len(data) + data).hexdigest()


def find(
    repo: Repository, commit: str, paths: Iterable[str], known: Iterable[Source] = ()
) -> tuple[Folder, ...]:
    """The inventories at or below the paths, as they are in a commit; none where it has none.

    `known` are files that were read already: a blob of the same bytes is not read again. Raises
    NoRevision where something can't be read.
    """
    entries: dict[str, Entry] = {}
    roots: set[str] = set()
    whole: set[str] = set()
    files: set[str] = set()
    for path in paths:
        asked = _from_root(repo, path)
        one = asked.endswith(SUFFIXES) and not os.path.isdir(path)
        place = _holder(repo, commit, asked) if one else asked
        below = {each.path: each for each in repo.tree(commit, place)}
        if not one and not _roots(below, place):
            place = _holder(repo, commit, asked)
            below = {each.path: each for each in repo.tree(commit, place)}
        found = _roots(below, place)
        part = one or place != asked
        files |= {asked, *(each for each in below if _below(each, asked))} if part else set()
        whole |= set() if part else found
        roots |= found
        entries |= below
    wanted = {
        root: [each for each in entries.values() if _held(repo, commit, each, root)]
        for root in sorted(roots)
    }
    data = _contents(repo, [each for held in wanted.values() for each in held], known)
    shown = frozenset(_shown(repo, each) for each in files)
    return tuple(
        replace(_folder(repo, root, held, data), shown=frozenset() if root in whole else shown)
        for root, held in wanted.items()
    )


def _holder(repo: Repository, commit: str, path: str) -> str:
    """The outermost inventory above a path, as it is in a commit; else the path itself."""
    parts = path.split("/")[:-1]
    for number in range(len(parts) + 1):
        folder = "/".join(parts[:number])
        if _is_inventory(repo, commit, folder):
            return folder
    return path


def _is_inventory(repo: Repository, commit: str, folder: str) -> bool:
    names = (f"{folder}/{name}".lstrip("/") for name in ORGANISATION)
    return any(repo.kind(commit, name) for name in names)


def _held(repo: Repository, commit: str, entry: Entry, root: str) -> bool:
    """Whether an entry of an inventory is a record, or may hide some: a submodule, a link."""
    if not _below(entry.path, root) or _dotted(entry.path, root):
        return False
    if entry.path.lower().endswith(SUFFIXES) or entry.mode == SUBMODULE:
        return True
    if entry.mode != LINK:
        return False
    target = repo.blobs([entry.blob])[entry.blob].decode("utf-8", "surrogateescape")
    place = os.path.normpath(os.path.join(os.path.dirname(entry.path), target))
    outside = os.path.isabs(target) or place.split("/")[0] == os.pardir
    return outside or repo.kind(commit, place.removeprefix(os.curdir)) in ("tree", "commit")


def _contents(
    repo: Repository, entries: list[Entry], known: Iterable[Source]
) -> Mapping[str, bytes]:
    """By blob, without those that are larger than is read: git packs a gigabyte into nothing."""
    plain = {each.blob for each in entries if each.mode not in (LINK, SUBMODULE)}
    length = len(next(iter(plain), ""))
    here = {blob_id(source.data, length): source.data for source in known}
    new = plain - here.keys()
    large = {blob for blob, size in repo.sizes(new).items() if size > MOST}
    return {**here, **repo.blobs(new - large)}


def _from_root(repo: Repository, path: str) -> str:
    inside = os.path.relpath(os.path.realpath(path), os.path.realpath(repo.root))
    if inside.split(os.sep)[0] == os.pardir:
        raise NoRevision(f"{path}: lies outside the repository {repo.root}")
    return "" if inside == os.curdir else inside.replace(os.sep, "/")


def _roots(entries: Iterable[str], place: str) -> set[str]:
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


def _folder(
    repo: Repository,
    root: str,
    entries: list[Entry],
    data: Mapping[str, bytes],
) -> Folder:
    sources: list[Source] = []
    unread: list[Unread] = []
    for each in sorted(entries, key=lambda entry: entry.path):
        shown = _shown(repo, each.path)
        if each.mode == LINK:
            unread.append(Unread(shown, "a link; links are not followed"))
        elif each.mode == SUBMODULE:
            unread.append(Unread(shown, "a submodule; it is not entered"))
        elif not each.path.endswith(SUFFIXES):
            unread.append(Unread(shown, CASE))
        elif each.blob not in data:
            unread.append(Unread(shown, f"larger than {MOST} bytes"))
        else:
            sources.append(Source(shown, data[each.blob]))
    name = os.path.basename(root) or os.path.basename(os.path.realpath(repo.root))
    return Folder(name, _shown(repo, root), tuple(sources), tuple(unread))


def _shown(repo: Repository, path: str) -> str:
    """A path of a tree as it would be shown from here, whether it is here or not."""
    here = os.path.relpath(os.path.join(os.path.realpath(repo.root), path), os.path.realpath("."))
    return (
        here.replace(os.sep, "/")
        .encode("utf-8", "surrogateescape")
        .decode("utf-8", "backslashreplace")
    )


def hashes(
    repo: Repository, commit: str
) -> Callable[[str, Iterable[str]], Mapping[str, str | None]]:
    """What tells the SHA-256 of documents below an inventory, as they are in a commit.

    None for one that is missing, a link, or outside, as from a directory.
    """

    def of(folder: str, documents: Iterable[str]) -> Mapping[str, str | None]:
        root = _from_root(repo, folder)
        return {name: _hash(repo, commit, root, name) for name in sorted(set(documents))}

    return of


def _hash(repo: Repository, commit: str, root: str, name: str) -> str | None:
    path = f"{root}/{name}".lstrip("/")
    if name.startswith("/") or ".." in name.split("/"):
        return None
    entries = [each for each in repo.tree(commit, path) if each.path == path]
    if not entries or entries[0].mode in (LINK, SUBMODULE):
        return None
    return hashlib.sha256(repo.blobs([entries[0].blob])[entries[0].blob]).hexdigest()
