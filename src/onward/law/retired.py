"""Names in old documents that no longer mean anything, and what stands in their place."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from onward.law._files import table


class RetiredName(NamedTuple):
    """A name of an act, an authority, a legal form, a mechanism or a term, out of use since a
    day.
    """

    id: str
    sort: str
    """act | authority | form | mechanism | term."""
    old: str
    also: tuple[str, ...]
    """Other ways in which documents write it."""
    new: str
    since: date
    country: str
    note: str
    act: str
    evidence: str
    checked: date
    unverified: str

    def gone(self, day: date) -> bool:
        """Whether the name is out of use on the day: `since` is the first such day."""
        return self.since <= day


@cache
def retired_names() -> Mapping[str, RetiredName]:
    """Every retired name by its id."""
    return {
        id_: RetiredName(
            id_,
            row["sort"],
            row["old"],
            tuple(row["also"]),
            row["new"],
            row["since"],
            row["country"],
            row["note"],
            row["act"],
            row["evidence"],
            row["checked"],
            row.get("unverified", ""),
        )
        for id_, row in table("retired").items()
    }
