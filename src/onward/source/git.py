"""A git repository, read from its object store: nothing of the user's is touched.

git is run so that nothing acts, and its failures are reported as one line each.
"""

import os
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import IO, NamedTuple

from onward.source.digest import PIECE, Digest, digest
from onward.source.text import NoRevision
from onward.source.work_tree import work_tree

_SAFE = "git config --global --add safe.directory DIR"
_REFETCH = "run `git fetch --refetch --no-filter`, or clone without --filter"
_ELSEWHERE = ("GIT_DIR", "GIT_COMMON_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git sets for a hook, and what would make it look elsewhere than at the path asked for."""
_OTHERWISE = ("GIT_TRACE", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS")
"""What would make it print or match otherwise; GIT_TRACE is the beginning of several."""
_QUIET = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}


def run(root: str, *words: str, given: str | None = None) -> bytes:
    """What git prints in a directory. Raises NoRevision."""
    with start(root, *words) as program:
        out, reported = program.communicate((given or "").encode("utf-8", "surrogateescape"))
    if program.returncode:
        raise NoRevision(reason(reported))
    return out


def start(root: str, *words: str) -> "subprocess.Popen[bytes]":
    """Git as it runs in a directory, with pipes to all its ends. Raises NoRevision."""
    pipe = subprocess.PIPE
    try:
        return subprocess.Popen(
            ["git", "-C", root, "-c", "core.fsmonitor=false", *words],
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            env=_surroundings(),
        )
    except FileNotFoundError:
        raise NoRevision("git is not installed, and revisions are read with it") from None
    except ValueError:
        raise NoRevision("a name in git can't contain a NUL character") from None


def reason(reported: bytes) -> str:
    """What git says of a failure, in one line with what to do."""
    lines = [line.strip() for line in reported.decode("utf-8", "replace").splitlines()]
    fatal = next((line for line in lines if line.startswith("fatal: ")), "")
    said = (fatal or next(iter(lines), "")).removeprefix("fatal: ")
    if said.endswith(":"):
        said = f"{said} {', '.join(filter(None, lines[lines.index(fatal or lines[0]) + 1 :]))}"
    if "dubious ownership" in said:
        remedy = next((line for line in lines if line.startswith("git config ")), _SAFE)
        return f"{said}: another user owns it; if you trust it, run `{remedy}`"
    if "promisor" in said or "lazy fetching" in " ".join(lines):
        return f"this clone is partial, and the object was not fetched: {_REFETCH}"
    return said or "git failed and gives no reason"


def _surroundings() -> Mapping[str, str]:
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in _ELSEWHERE and not name.startswith(_OTHERWISE)
    }
    return {**kept, **_QUIET}


def piecewise(given: IO[bytes], out: IO[bytes], blob: str) -> Digest | None:
    """The digest of a blob that a running `git cat-file --batch` gives; None: it has none."""
    try:
        given.write(f"{blob}\n".encode())
        given.flush()
    except BrokenPipeError:
        return None
    head = out.readline().split()
    if len(head) != 3:
        return None
    found = digest(_pieces(out, int(head[2])))
    out.read(1)
    return found


def _pieces(out: IO[bytes], size: int) -> Iterator[bytes]:
    while size > 0:
        piece = out.read(min(PIECE, size))
        if not piece:
            raise NoRevision("git broke off in the middle of an object")
        size -= len(piece)
        yield piece


_SHALLOW = (
    "this clone is shallow; fetch the whole history"
    " (in a GitHub workflow: actions/checkout with `fetch-depth: 0`)"
)
_UNBORN = "there is no commit yet: HEAD names none"
LINKED, GITLINK = "120000", "160000"
_ACTING = ("filter", "working-tree-encoding", "ident")
"""Attributes by which a file on a disk has other bytes than its blob, line ends apart."""
_NAME = re.compile(r"[~^:]|@\{")
"""What ends the name of a commit, and says how to go on from there."""
_WHOLE = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}|refs/.*", re.DOTALL)
_SHORT = re.compile(r"[0-9a-fA-F]{4,63}")


class Entry(NamedTuple):
    """One file of a tree."""

    mode: str
    blob: str
    path: str
    """From the root of the repository."""


class Commit(NamedTuple):
    """A commit of a history."""

    id: str
    at: datetime
    """When it was committed, in UTC."""


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository, by the directory of its work tree (or itself where it is bare)."""

    root: str

    def commit(self, revision: str) -> str:
        """The commit that a revision names. Raises NoRevision, also where it names several: a tag
        may have the name of a branch, or be called as a shortened id.
        """
        self._refuse_two(_NAME.split(revision, maxsplit=1)[0])
        try:
            return self._ask(
                "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"
            ).strip()
        except NoRevision:
            raise NoRevision(self._absent(revision)) from None

    def _refuse_two(self, name: str) -> None:
        """Of a tag, a branch and a commit of one name git silently takes one. Raises NoRevision."""
        if not name or name == "HEAD" or _WHOLE.fullmatch(name):
            return
        folders = ("", "tags/", "heads/", "remotes/")
        places = [*(f"refs/{each}{name}" for each in folders), f"refs/remotes/{name}/HEAD"]
        format_ = "--format=%(refname) %(objectname) %(*objectname)"
        rows = [row.split() for row in self._line_of("for-each-ref", format_, *places).splitlines()]
        named = {row[0]: row[-1] for row in rows if row[0] in places}
        if named and _SHORT.fullmatch(name):
            ids = self._line_of("rev-parse", f"--disambiguate={name}").split()
            named |= {f"the commit {each}": each for each in ids if self._is_commit(each)}
        if len(set(named.values())) > 1:
            several = ", ".join(sorted(named))
            raise NoRevision(f"{name!r} names several commits: write which of {several}")

    def _is_commit(self, name: str) -> bool:
        return self._line_of("cat-file", "-t", name) == "commit"

    def commit_of(self, day: date) -> str:
        """The last commit up to the end of a day (UTC). Raises NoRevision."""
        if not self._line_of("rev-parse", "--verify", "--quiet", "HEAD"):
            raise NoRevision(_UNBORN)
        end = f"{day.isoformat()}T23:59:59+0000"
        found = self._ask("rev-list", "-1", f"--before={end}", "HEAD").strip()
        if not found:
            more = f"; {_SHALLOW}" if self._shallow() else ""
            raise NoRevision(f"no commit up to {day}: the history begins later{more}")
        return found

    def history(self, commit: str, path: str) -> tuple[Commit, ...]:
        """The commits up to one that changed what lies at a path from the root, the newest first.

        What was merged is there as the merge. Raises NoRevision where the clone is shallow, for its
        history ends too early, and for a commit whose time is none. `git log` would do what the
        settings of the repository say, and run their program for a signature.
        """
        if self._shallow():
            raise NoRevision(_SHALLOW)
        words = ("--first-parent", "--timestamp", commit, "--", path or ".")
        rows = (row.split() for row in self._ask("rev-list", *words).splitlines())
        return tuple(Commit(id_, _moment(id_, int(at))) for at, id_ in rows)

    def branch(self) -> str:
        """The branch that is checked out, be it without a commit; empty where none is."""
        return self._line_of("symbolic-ref", "--quiet", "--short", "HEAD")

    def origin(self) -> str:
        """The address of the remote `origin`; empty where there is none."""
        return self._line_of("remote", "get-url", "origin")

    def _line_of(self, *words: str) -> str:
        try:
            return self._ask(*words).strip()
        except NoRevision:
            return ""

    def tree(self, commit: str, below: str = "") -> tuple[Entry, ...]:
        """Every file of a commit below a path from the root."""
        path = ["--", below] if below else []
        try:
            listed = run(self.root, "ls-tree", "-r", "-z", "--full-tree", commit, *path)
        except NoRevision as error:
            raise NoRevision(f"the files of the commit {commit} can't be read: {error}") from error
        return tuple(_entry(row) for row in listed.split(b"\0") if row)

    def blobs(self, ids: Iterable[str]) -> Mapping[str, bytes]:
        """The contents of blobs, each read once."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        out = run(self.root, "cat-file", "--batch", given="".join(f"{each}\n" for each in wanted))
        found: dict[str, bytes] = {}
        at = 0
        for each in wanted:
            end = out.index(b"\n", at)
            head = out[at:end].split()
            if len(head) != 3:
                raise NoRevision(self._missing(each))
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

    def digests(self, ids: Iterable[str]) -> Mapping[str, Digest]:
        """The digests of blobs, each read in pieces."""
        wanted = sorted(set(ids))
        if not wanted:
            return {}
        with start(self.root, "cat-file", "--batch") as program:
            given, out, error = program.stdin, program.stdout, program.stderr
            if given is None or out is None or error is None:
                raise AssertionError("git was started without pipes")
            found = {each: piecewise(given, out, each) for each in wanted}
            given.close()
            reported = error.read()
        missing = [each for each, got in found.items() if got is None]
        if missing:
            raise NoRevision(reason(reported) if reported else self._missing(missing[0]))
        return {each: got for each, got in found.items() if got is not None}

    def filtered(self, paths: Iterable[str]) -> Mapping[str, str]:
        """Files that git changes on their way to a disk, line ends and LFS apart, and by what."""
        given = "".join(f"{path}\0" for path in sorted(set(paths)))
        if not given:
            return {}
        reported = self._ask("check-attr", "-z", "--stdin", *_ACTING, given=given).split("\0")
        rows = zip(reported[::3], reported[1::3], reported[2::3], strict=False)
        off = ("unspecified", "unset", "lfs")
        return {path: name for path, name, value in rows if value not in off}

    def tracked(self) -> tuple[str, ...]:
        """The files that are tracked below the directory of this value, by their paths from it."""
        return tuple(filter(None, self._ask("ls-files", "-z").split("\0")))

    def left_out(self) -> tuple[tuple[str, bool], ...]:
        """What is tracked below the directory of this value, and git keeps off the disk.

        Paths from that directory: submodules, with True; files outside a sparse checkout.
        """
        rows = (row.partition("\t") for row in self._ask("ls-files", "-t", "-s", "-z").split("\0"))
        marked = ((head.split(" "), path) for head, _, path in rows if path)
        return tuple(
            (path, mode == GITLINK)
            for (tag, mode, *_), path in marked
            if mode == GITLINK or tag == "S"
        )

    def _absent(self, revision: str) -> str:
        if _NAME.split(revision, maxsplit=1)[0] in ("HEAD", "@") and not self._line_of(
            "rev-parse", "--verify", "--quiet", "HEAD"
        ):
            return _UNBORN
        if len(revision) in (40, 64) and not set(revision) - set("0123456789abcdef"):
            more = f"; {_SHALLOW}" if self._shallow() else ""
            return (
                f"no revision {revision!r} here: it was not fetched, or a forced push left it"
                f" behind; name the branch that the change is for, such as origin/main{more}"
            )
        return f"no revision {revision!r} here: {self._deepen()}"

    def _missing(self, blob: str) -> str:
        return f"the object {blob} is missing: {self._deepen()}"

    def _deepen(self) -> str:
        if self._shallow():
            return _SHALLOW
        return "fetch it first, or name a branch, a tag or a commit that is here"

    def _shallow(self) -> bool:
        return self._line_of("rev-parse", "--is-shallow-repository") == "true"

    def kinds(self, commit: str, paths: Iterable[str]) -> Mapping[str, str]:
        """What is at paths of a commit, blob, tree or commit; those with nothing left out."""
        wanted = sorted({path for path in paths if "\n" not in path and "\0" not in path})
        if not wanted:
            return {}
        given = "".join(f"{commit}:{path}\n" for path in wanted)
        form = "--batch-check=%(objecttype)"
        rows = self._ask("cat-file", form, given=given).split("\n")
        return {
            path: kind
            for path, kind in zip(wanted, rows, strict=False)
            if kind in ("blob", "tree", "commit")
        }

    def _ask(self, *words: str, given: str | None = None) -> str:
        return run(self.root, *words, given=given).decode("utf-8", "surrogateescape")


def repository(path: str) -> Repository:
    """The repository that holds a path. Raises NoRevision."""
    folder = path if os.path.isdir(path) else os.path.dirname(os.path.abspath(path))
    while not os.path.isdir(folder):
        folder = os.path.dirname(os.path.abspath(folder))
    try:
        top = Repository(folder)._ask("rev-parse", "--show-toplevel").removesuffix("\n")  # noqa: SLF001
    except NoRevision as error:
        if "not a git repository" in str(error):
            tree = work_tree(os.path.abspath(folder))
            damaged = f"git finds no repository here, although there is {tree}/.git: {error}"
            none = "lies in no git repository"
            raise NoRevision(f"{path}: {none if tree is None else damaged}") from error
        if "must be run in a work tree" in str(error):
            raise NoRevision(
                f"{path}: lies in a bare repository, which has no files: name a directory of a"
                " clone of it"
            ) from error
        raise NoRevision(f"{path}: {error}") from error
    return Repository(top)


def _moment(commit: str, seconds: int) -> datetime:
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        raise NoRevision(
            f"the commit {commit} has no time that a calendar knows ({seconds} seconds)"
        ) from None


def _entry(row: bytes) -> Entry:
    head, _, path = row.partition(b"\t")
    mode, _, blob = head.decode().split(" ")
    return Entry(mode, blob, path.decode("utf-8", "surrogateescape"))
