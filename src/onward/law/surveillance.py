"""Laws by which a third country can compel access: facts for a reviewer, never a verdict."""

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

from onward.law._files import table


class SurveillanceLaw(NamedTuple):
    """One law, and whether it was read or remembered (seen | memory)."""

    text: str
    evidence: str


class Surveillance(NamedTuple):
    """What is known of a country whose law can compel access."""

    country: str
    laws: tuple[SurveillanceLaw, ...]
    providers: tuple[str, ...]
    """Whom the law reaches; empty where that was not looked into."""
    reaches: str
    safeguards: str
    finding: str
    """What a study for the authorities found; empty where none is named."""
    found: date | None
    """From which day the finding is known."""
    status: str
    act: str
    evidence: str
    checked: date
    unverified: str


@cache
def surveillance() -> Mapping[str, Surveillance]:
    """The countries looked into, by code; a country that is missing was not looked into."""
    return {
        country: Surveillance(
            country,
            tuple(SurveillanceLaw(law["text"], law["evidence"]) for law in row["laws"]),
            tuple(row.get("providers", ())),
            row.get("reaches", ""),
            row.get("safeguards", ""),
            row["finding"],
            row.get("found"),
            row.get("status", ""),
            row["act"],
            row["evidence"],
            row["checked"],
            row.get("unverified", ""),
        )
        for country, row in table("surveillance").items()
    }
