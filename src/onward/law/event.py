"""Dated events in transfer law: the ticks of a timeline."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onward.law.rows import Sourced
from onward.source.packaged import table


@dataclass(frozen=True, slots=True, kw_only=True)
class Event(Sourced):
    """Something that happened. First and last days of instruments are derived elsewhere."""

    day: date
    text: str
    destinations: frozenset[str]
    """Codes of the countries concerned, or `*`."""
    regime: str
    """EU, UK, CH, several of them, EUI (bodies of the Union), or `*`."""
    reassess: bool = False
    """Assessments made before this day should be looked at again: law or practice changed, or an
    authority or court weighed it."""

    def concerns(self, regime: str, code: str) -> bool:
        """Whether a transfer under that regime to that country may feel it."""
        return not {"*", regime}.isdisjoint(
            self.regime.split()
        ) and not self.destinations.isdisjoint({"*", code})


def events() -> tuple[Event, ...]:
    """Every event, in the order of days."""
    rows = [
        Event(destinations=frozenset(row.pop("to").split()), **row)
        for row in table("onward.law", "events")["event"]
    ]
    return tuple(sorted(rows, key=lambda event: event.day))


def reassessing(
    found: Iterable[Event], regime: str, code: str, made: date, day: date
) -> tuple[Event, ...]:
    """Those after `made` and up to `day` that ask to look again at what was assessed on `made`."""
    return tuple(
        event
        for event in found
        if event.reassess and made < event.day <= day and event.concerns(regime, code)
    )
