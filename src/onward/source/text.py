"""What was read, and where in it a thing is."""

import re
from dataclasses import dataclass
from typing import NamedTuple

MOST = 16 * 1024 * 1024
"""So many bytes of a file are read: far more than a record may hold, and less than harms."""
SNIFFED = 1024 * 1024
"""A file of another name that is larger is no record under a wrong name."""
_HEAD = 64 * 1024
ORGANISATION = ("organisation.yaml", "organisation.yml")
SUFFIXES = (".yaml", ".yml")
CASE = "the names of records end in .yaml or .yml, in lower case"
MISNAMED = f"it contains a record, but {CASE}"
HIDDEN = "it contains a record, but its name begins with a dot: such files are skipped"
STRAY = "it contains a record, but lies in no inventory: no organisation.yaml beside or above it"
LINK = "a link; links are not followed"
SUBMODULE = "a submodule; it is not entered"
SPARSE = "left out of this sparse checkout (`git sparse-checkout disable` brings it)"
_PAPERS = ("pdf", "doc", "docx", "odt", "xls", "xlsx", "png", "jpg", "jpeg", "msg", "zip")
_PAPER = tuple(f".{suffix}" for suffix in _PAPERS)
_KIND = re.compile(
    r"""(?:^|[{,])[ \t]*["']?kind["']?[ \t]*:\s*"""
    r"""(?:[&!]\S*\s+)*["']?(?:organisation|vendor|activity|waiver)["']?[ \t]*(?:[,}#].*)?$""",
    re.MULTILINE,
)
_FIRST = re.compile(r"""(["']?[\w-]+["']?[ \t]*:([ \t]|$)|\{)""")


def like_a_record(name: str) -> bool:
    """Whether the suffix of a record is in a name, at its end or not."""
    return any(suffix in name.lower() for suffix in SUFFIXES)


def may_hide(name: str) -> bool:
    """Whether a file that is no record by its name is looked into: a paper is none."""
    return not name.lower().endswith(_PAPER)


def holds_record(data: bytes) -> bool:
    """Whether a text is a record, whatever its file is called: a mapping with a `kind` of ours."""
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data[:_HEAD].decode("utf-16" if wide else "utf-8-sig", "replace")
    lines = (line.removeprefix("---").strip() for line in text.splitlines())
    first = next((line for line in lines if line and line[0] not in "#%"), "")
    return bool(_FIRST.match(first)) and bool(_KIND.search(text.replace("\r", "\n")))


def backed_up(name: str) -> str | None:
    """The file that an editor copies under this name; None for any other name."""
    kept = name.removesuffix("~") if name.endswith("~") else name.strip("#").removeprefix(".#")
    return kept if kept != name else None


class Unable(Exception):
    """What is asked for can't be done; the sentence says why, and what may be done."""


class Unreadable(Unable):
    """A file of others that is of no kind that is read, or is damaged."""


class NothingFound(Unable):
    """No inventory where one was asked for; the sentence says where was looked, and for what."""


class NoRevision(Unable):
    """A revision that can't be read; the sentence says what to do."""


class Span(NamedTuple):
    """A stretch of text; lines and columns count from 1, in characters, the end excluded."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Source:
    """One file as it was read: the same from a directory, a revision or standard input."""

    path: str
    """As shown to the user: relative to where Onward was started, `/` between the parts."""
    data: bytes


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that is there but was not read: a link, a submodule, something unreadable."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Folder:
    """An inventory as it lies on a disk or in a revision: every file that has to be a record."""

    name: str
    """The name of the directory; the id of the inventory unless its organisation says another."""
    path: str
    """The directory, as shown to the user."""
    sources: tuple[Source, ...]
    unread: tuple[Unread, ...] = ()
    shown: frozenset[str] = frozenset()
    """The files whose findings were asked for; empty means all of them."""
