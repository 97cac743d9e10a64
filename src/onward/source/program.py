"""The program git: run so that nothing acts, and its failures as one line each."""

import os
import subprocess
from collections.abc import Iterator, Mapping
from typing import IO

from onward.source.digest import PIECE, Digest, digest
from onward.source.text import NoRevision

_SAFE = "git config --global --add safe.directory DIR"
_REFETCH = "run `git fetch --refetch --no-filter`, or clone without --filter"
_ELSEWHERE = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
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
        raise NoRevision("no name in git has a NUL in it") from None


def reason(reported: bytes) -> str:
    """What git says of a failure, in one line with what to do."""
    lines = [line.strip() for line in reported.decode("utf-8", "replace").splitlines()]
    fatal = next((line for line in lines if line.startswith("fatal: ")), "")
    said = (fatal or next(iter(lines), "")).removeprefix("fatal: ")
    if "dubious ownership" in said:
        remedy = next((line for line in lines if line.startswith("git config ")), _SAFE)
        return f"{said}: another user owns it; where you trust it, run `{remedy}`"
    if "promisor" in said or "lazy fetching" in " ".join(lines):
        return f"this clone is partial, and what is asked for was not fetched: {_REFETCH}"
    return said or "git could not do it, and does not say why"


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
