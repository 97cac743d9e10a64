"""Reading inventories of a git revision from the object store: nothing of the user's is touched."""

import hashlib
import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from onward.source.text import Folder, NothingFound, Source, Unread

ORGANISATION = ("organisation.yaml", "organisation.yml")
SUFFIXES = (".yaml", ".yml")
LINK, SUBMODULE = "120000", "160000"
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


class NoRevision(Exception):
    """A revision that can't be read; the sentence says what to do."""


class Entry(NamedTuple):
    """One file of a tree."""

    mode: str
    blob: str
    path: str
    """From the root of the repository."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, by the directory of its work tree (or itself where it is bare)."""

    root: str

    def commit(self, revision: str) -> str:
        """The commit that a revision names. Raises NoRevision."""
        try:
            return self._ask("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
        except NoRevision:
            raise NoRevision(self._absent(revision)) from None

    def commit_of(self, day: date) -> str:
        """The last commit up to the end of a day (UTC). Raises NoRevision."""
        end = f"{day.isoformat()}T23:59:59+0000"
        found = self._ask("rev-list", "-1", f"--before={end}", "HEAD").strip()
        if not found:
            raise NoRevision(f"no commit up to {day}: the history begins later")
        return found

    def branch(self) -> str:
        """The branch that is checked out, be it without a commit; empty where none is."""
        return self._told("symbolic-ref", "--quiet", "--short", "HEAD")

    def origin(self) -> str:
        """The address of the remote `origin`; empty where there is none."""
        return self._told("remote", "get-url", "origin")

    def _told(self, *words: str) -> str:
        try:
            return self._ask(*words).strip()
        except NoRevision:
            return ""

    def tree(self, commit: str, below: str = "") -> tuple[Entry, ...]:
        """Every file of a commit below a path from the root."""
        path = ["--", below] if below else []
        listed = self._bytes("ls-tree", "-r", "-z", "--full-tree", commit, *path)
        return tuple(_entry(row) for row in listed.split(b"\0") if row)

    def blobs(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """The contents of blobs, each read once."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        out = self._bytes("cat-file", "--batch", given="".join(f"{each}\n" for each in wanted))
        found: dict[str, bytes] = {}
        at = 0
        for each in wanted:
            end = out.index(b"\n", at)
            head = out[at:end].split()
            if len(head) != 3:
                raise NoRevision(f"the object {each} is missing: {self._deepen()}")
            size = int(head[2])
            found[each] = out[end + 1 : end + 1 + size]
            at = end + 2 + size
        return found

    def _absent(self, revision: str) -> str:
        return f"no revision {revision!r} here: {self._deepen()}"

    def _deepen(self) -> str:
        shallow = self._ask("rev-parse", "--is-shallow-repository").strip() == "true"
        if shallow:
            return (
                "this clone is shallow; fetch the whole history"
                " (in a GitHub workflow: actions/checkout with `fetch-depth: 0`)"
            )
        return "fetch it first, or name a branch, a tag or a commit that is here"

    def _ask(self, *words: str) -> str:
        return self._bytes(*words).decode("utf-8", "surrogateescape")

    def _bytes(self, *words: str, given: str | None = None) -> bytes:
        try:
            done = subprocess.run(
                ["git", "-C", self.root, *words],
                input=given.encode() if given is not None else b"",
                capture_output=True,
                check=True,
                env={**os.environ, **_QUIET},
            )
        except FileNotFoundError:
            raise NoRevision("git is not installed, and revisions are read with it") from None
        except subprocess.CalledProcessError as error:
            told = error.stderr.decode("utf-8", "replace").strip().splitlines()
            raise NoRevision(told[-1] if told else "git could not do it") from error
        return done.stdout


def repository(path: str) -> Repository:
    """The repository that holds a path. Raises NoRevision."""
    folder = path if os.path.isdir(path) else os.path.dirname(os.path.abspath(path))
    while not os.path.isdir(folder):
        folder = os.path.dirname(os.path.abspath(folder))
    try:
        top = Repository(folder)._ask("rev-parse", "--show-toplevel").strip()  # noqa: SLF001
    except NoRevision as error:
        raise NoRevision(f"{path}: lies in no git repository ({error})") from error
    return Repository(top)


def blob_id(data: bytes, length: int) -> str:
    """The id that git gives to a file's bytes, in a repository whose ids have this length."""
    make = hashlib.sha256 if length == 64 else hashlib.sha1
    return make(b"blob %d\0" % len(data) + data).hexdigest()


def find(
    repo: Repository, commit: str, paths: Iterable[str], known: Iterable[Source] = ()
) -> tuple[Folder, ...]:
    """The inventories at or below the paths, as they are in a commit.

    `known` are files that were read already: a blob of the same bytes is not read again. Raises
    NothingFound where the commit has no inventory there, NoRevision where it can't be read.
    """
    entries: dict[str, Entry] = {}
    for path in paths:
        entries |= {each.path: each for each in repo.tree(commit, _from_root(repo, path))}
    roots = _roots(entries)
    if not roots:
        raise NothingFound(f"no inventory in {', '.join(paths)} at {commit[:12]}")
    wanted = [
        each for each in entries.values() if _is_record(each.path) and _root(each.path, roots)
    ]
    data = _contents(repo, wanted, known)
    return tuple(_folder(repo, root, wanted, data) for root in sorted(roots))


def _contents(
    repo: Repository, entries: list[Entry], known: Iterable[Source]
) -> Mapping[str, bytes]:
    plain = {each.blob for each in entries if each.mode not in (LINK, SUBMODULE)}
    length = len(next(iter(plain), ""))
    here = {blob_id(source.data, length): source.data for source in known}
    return {**here, **repo.blobs(plain - here.keys())}


def _from_root(repo: Repository, path: str) -> str:
    inside = os.path.relpath(os.path.realpath(path), os.path.realpath(repo.root))
    if inside.split(os.sep)[0] == os.pardir:
        raise NoRevision(f"{path}: lies outside the repository {repo.root}")
    return "" if inside == os.curdir else inside.replace(os.sep, "/")


def _roots(entries: Iterable[str]) -> set[str]:
    """Directories with an organisation.yaml, without those below another and dot-directories."""
    homes = {os.path.dirname(path) for path in entries if os.path.basename(path) in ORGANISATION}
    seen = {home for home in homes if not _dotted(home)}
    return {
        home for home in seen if not any(home != other and _below(home, other) for other in seen)
    }


def _below(path: str, folder: str) -> bool:
    return folder == "" or path.startswith(f"{folder}/")


def _dotted(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def _root(path: str, roots: set[str]) -> bool:
    return any(_below(path, root) for root in roots)


def _is_record(path: str) -> bool:
    return path.endswith(SUFFIXES)


def _folder(
    repo: Repository,
    root: str,
    entries: list[Entry],
    data: Mapping[str, bytes],
) -> Folder:
    sources: list[Source] = []
    unread: list[Unread] = []
    for each in sorted(entries, key=lambda entry: entry.path):
        inside = os.path.relpath(each.path, root or ".")
        if not _below(each.path, root) or _dotted(inside.replace(os.sep, "/")):
            continue
        shown = _shown(repo, each.path)
        if each.mode == LINK:
            unread.append(Unread(shown, "a link; links are not followed"))
        elif each.mode == SUBMODULE:
            unread.append(Unread(shown, "a submodule; it is not entered"))
        else:
            sources.append(Source(shown, data[each.blob]))
    name = os.path.basename(root) or os.path.basename(os.path.realpath(repo.root))
    return Folder(name, _shown(repo, root), tuple(sources), tuple(unread))


def _shown(repo: Repository, path: str) -> str:
    """A path of a tree as it would be shown from here, whether it is here or not."""
    here = os.path.relpath(os.path.join(os.path.realpath(repo.root), path), os.path.realpath("."))
    return here.replace(os.sep, "/").encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _entry(row: bytes) -> Entry:
    head, _, path = row.partition(b"\t")
    mode, _, blob = head.decode().split(" ")
    return Entry(mode, blob, path.decode("utf-8", "surrogateescape"))
