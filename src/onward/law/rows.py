"""A row of the law data as a value: read by the names of its keys, never by their order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

T = TypeVar("T")
_TUPLES = ("also", "cnil", "examples", "fields", "ico", "providers", "regimes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sourced:
    """A row of the law data: the source of what it says, and what of it was not read there."""

    act: str
    evidence: str
    """seen | memory."""
    checked: date
    unverified: str = ""


def made(make: Callable[..., T], row: Mapping[str, Any], **absent: object) -> T:
    """One row as a value: its lists as tuples or sets, and empty what the row may leave out."""
    lists: dict[str, object] = {key: tuple(row[key]) for key in _TUPLES if key in row}
    if "modules" in row:
        lists["modules"] = frozenset(row["modules"])
    return make(**{**absent, **row, **lists})
