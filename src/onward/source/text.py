"""What was read, and where in it a thing stands."""

from dataclasses import dataclass
from typing import NamedTuple

MOST = 16 * 1024 * 1024
"""So many bytes of a file are read: far more than a record may hold, and less than harms."""


class NothingFound(Exception):
    """No inventory where one was asked for; the sentence says where was looked, and for what."""


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
