"""Who is inside the EU's regime on a day, and places whose code hides whose law they follow."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from onward.law.rows import Sourced
from onward.source.packaged import table

T = TypeVar("T")

EEA = "EEA"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member(Sourced):
    """A state, or a body of the Union, inside the EU's regime from a first to a last day."""

    code: str
    since: date
    last_day: date | None = None
    exports_under: str = ""
    """The law of its own by which it sends data outside; empty: the GDPR."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Territory(Sourced):
    """A place of its own code: whose law it follows, or that it follows none."""

    code: str
    part_of: str | None = None
    """The country whose membership and adequacy it shares."""
    joins: str | None = None
    """The country whose frameworks its organisations can join, though it follows no law of it."""
    why: str
    unsettled: str = ""
    """Why it can't be said whether the place is inside, or a disclosure there a transfer."""
    regimes: frozenset[str] = frozenset()
    """The regimes for which `unsettled` counts."""


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
    members = (each for row in rows["member"] for each in _by_code(Member, row))
    places = (each for row in rows["territory"] for each in _by_code(Territory, row))
    return Territories({m.code: m for m in members}, {t.code: t for t in places})


def _by_code(make: Callable[..., T], row: dict[str, Any]) -> Iterator[T]:
    """A value for each of the codes of a row."""
    if "regimes" in row:
        row["regimes"] = frozenset(row["regimes"].split())
    for code in row.pop("codes").split():
        yield make(code=code, **row)
