"""Who is inside the EU's regime on a day, and places whose code hides whose law they follow."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from onward.source.packaged import table

EEA = "EEA"


class Member(NamedTuple):
    """A state, or a body of the Union, inside the EU's regime from a first to a last day."""

    code: str
    since: date
    last_day: date | None
    exports_under: str
    """The law of its own by which it sends data outside; empty: the GDPR."""
    act: str
    checked: date
    evidence: str
    unverified: str


class Territory(NamedTuple):
    """A place of its own code: whose law it follows, or that it follows none."""

    code: str
    part_of: str | None
    """The country whose membership and adequacy it shares."""
    joins: str | None
    """The country whose frameworks its organisations can join, though it follows no law of it."""
    why: str
    unsettled: str
    """Why it can't be said whether the place is inside, or a disclosure there a transfer."""
    regimes: frozenset[str]
    """The regimes for which `unsettled` counts."""
    act: str
    checked: date
    evidence: str
    unverified: str


@dataclass(frozen=True, slots=True)
class Territories:
    """Members and territories by code."""

    members: Mapping[str, Member]
    places: Mapping[str, Territory]

    def whole(self, code: str) -> str:
        """The country whose law the place follows: FR for French Guiana, else the code itself."""
        place = self.places.get(code)
        return code if place is None or place.part_of is None else place.part_of

    def joining(self, code: str) -> str | None:
        """The country whose frameworks organisations of the place can join, where not its own."""
        place = self.places.get(code)
        return place.joins if place is not None else None

    def in_eea(self, code: str, day: date) -> bool:
        """Whether the place is inside the EU's regime that day."""
        member = self.members.get(self.whole(code))
        if member is None:
            return code == EEA
        return member.since <= day and (member.last_day is None or day <= member.last_day)

    def unsettled(self, regime: str, code: str) -> str:
        """Why the place is unsettled under that regime; else empty."""
        place = self.places.get(code)
        return place.unsettled if place is not None and regime in place.regimes else ""


def territories() -> Territories:
    """Read the table."""
    rows = table("onward.law", "territories")
    members = {m.code: m for row in rows["member"] for m in _members(row)}
    places = {t.code: t for row in rows["territory"] for t in _places(row)}
    return Territories(members, places)


def _members(row: Mapping[str, Any]) -> list[Member]:
    return [
        Member(
            code,
            row["since"],
            row.get("last_day"),
            row.get("exports_under", ""),
            row["act"],
            row["checked"],
            row["evidence"],
            row.get("unverified", ""),
        )
        for code in row["codes"].split()
    ]


def _places(row: Mapping[str, Any]) -> list[Territory]:
    return [
        Territory(
            code,
            row.get("part_of"),
            row.get("joins"),
            row["why"],
            row.get("unsettled", ""),
            frozenset(row.get("regimes", "").split()),
            row["act"],
            row["checked"],
            row["evidence"],
            row.get("unverified", ""),
        )
        for code in row["codes"].split()
    ]
