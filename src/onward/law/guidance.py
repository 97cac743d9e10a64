"""Guidance that decides what a transfer is and what an assessment needs."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from onward.law._files import table


class Guidance(NamedTuple):
    """A document of the authorities, and what it says in our words."""

    id: str
    title: str
    says: str
    act: str
    evidence: str
    checked: date
    unverified: str


@cache
def guidance() -> Mapping[str, Guidance]:
    """Every document by its id."""
    return {
        id_: Guidance(
            id_,
            row["title"],
            row["says"],
            row["act"],
            row["evidence"],
            row["checked"],
            row.get("unverified", ""),
        )
        for id_, row in table("guidance").items()
    }
