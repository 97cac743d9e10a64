"""What Art. 13-15, 28 and 30 GDPR ask for, item by item."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from onward.law._files import table


class Duty(NamedTuple):
    """A paragraph and its items by letter; a paragraph without letters has the one item ``''``."""

    id: str
    """Such as 28(3) or 30(1)."""
    title: str
    items: Mapping[str, str]
    act: str
    evidence: str
    checked: date
    unverified: str


@cache
def duties() -> Mapping[str, Duty]:
    """Every duty by its paragraph, such as `28(3)`."""
    return {
        id_: Duty(
            id_,
            row["title"],
            {item["letter"]: item["text"] for item in row["items"]},
            row["act"],
            row["evidence"],
            row["checked"],
            row.get("unverified", ""),
        )
        for id_, row in table("duties").items()
    }
