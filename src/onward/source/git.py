"""A git repository, read from its object store: nothing of the user's is touched."""

import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

_SHALLOW = (
    "this clone is shallow; fetch the whole history"
    " (in a GitHub workflow: actions/checkout with `fetch-depth: 0`)"
)
LINK, SUBMODULE = "120000", "160000"
_OF_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for a hook, and what would make it look elsewhere than at the path asked for."""
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
            return self._ask(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
            ).strip()
        except NoRevision:
            raise NoRevision(self._absent(revision)) from None

    def commit_of(self, day: date) -> str:
        """The last commit up to the end of a day (UTC). Raises NoRevision."""
        end = f"{day.isoformat()}T23:59:59+0000"
        found = self._ask("rev-list", "-1", f"--before={end}", "HEAD").strip()
        if not found:
            more = f"; {_SHALLOW}" if self._shallow() else ""
            raise NoRevision(f"no commit up to {day}: the history begins later{more}")
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

    def sizes(self, ids: Iterable[str]) -> Mapping[str, int]:
        """How many bytes each blob has, without reading it; those that are missing are left out."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        given = "".join(f"{each}\n" for each in wanted)
        rows = [
            row.split() for row in self._ask("cat-file", "--batch-check", given=given).split("\n")
        ]
        return {row[0]: int(row[2]) for row in rows if len(row) == 3}

    def _absent(self, revision: str) -> str:
        return f"no revision {revision!r} here: {self._deepen()}"

    def _deepen(self) -> str:
        if self._shallow():
            return _SHALLOW
        return "fetch it first, or name a branch, a tag or a commit that is here"

    def _shallow(self) -> bool:
        return self._told("rev-parse", "--is-shallow-repository") == "true"

    def kind(self, commit: str, path: str) -> str:
        """What stands at a path of a commit: blob, tree or commit; empty where nothing does."""
        return self._told("cat-file", "-t", f"{commit}:{path}")

    def _ask(self, *words: str, given: str | None = None) -> str:
        return self._bytes(*words, given=given).decode("utf-8", "surrogateescape")

    def _bytes(self, *words: str, given: str | None = None) -> bytes:
        try:
            done = subprocess.run(
                ["git", "-C", self.root, *words],
                input=given.encode() if given is not None else b"",
                capture_output=True,
                check=True,
                env=_surroundings(),
            )
        except FileNotFoundError:
            raise NoRevision("git is not installed, and revisions are read with it") from None
        except subprocess.CalledProcessError as error:
            told = error.stderr.decode("utf-8", "replace").strip().splitlines()
            raise NoRevision(told[-1] if told else "git could not do it") from error
        return done.stdout


def _surroundings() -> Mapping[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _OF_A_HOOK}
    return {**kept, **_QUIET}


def repository(path: str) -> Repository:
    """The repository that holds a path. Raises NoRevision."""
    folder = path if os.path.isdir(path) else os.path.dirname(os.path.abspath(path))
    while not os.path.isdir(folder):
        folder = os.path.dirname(os.path.abspath(folder))
    try:
        top = Repository(folder)._ask("rev-parse", "--show-toplevel").removesuffix("\n")  # noqa: SLF001
    except NoRevision as error:
        raise NoRevision(f"{path}: lies in no git repository ({error})") from error
    return Repository(top)


def _entry(row: bytes) -> Entry:
    head, _, path = row.partition(b"\t")
    mode, _, blob = head.decode().split(" ")
    return Entry(mode, blob, path.decode("utf-8", "surrogateescape"))
