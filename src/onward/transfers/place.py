"""Where a recorded place is, seen from a regime on a day."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from enum import Enum

from onward.inventory.value import UNKNOWN, Day, known
from onward.inventory.vendor import Location
from onward.law.law import Law
from onward.law.territory import EEA
from onward.terms.place import country_of, zone_of

WORLD = "world"


class Stand(Enum):
    """How a place stands to a regime."""

    INSIDE = "inside"
    OUTSIDE = "outside"
    UNKNOWN = "unknown"
    OPEN = "open"
    """A choice of ours that has not been made."""


def active(day: date, since: Day, until: Day) -> bool:
    """Whether something with these days is in use on the day; an unknown day hides nothing."""
    started = not isinstance(since, date) or since <= day
    return started and (not isinstance(until, date) or day <= until)


def country(location: Location) -> str | None:
    """The country of a place; None for zones, for `world` and where it is not known."""
    if location.place is UNKNOWN:
        return location.country if isinstance(location.country, str) else None
    found = country_of(location.place)
    if found is None and isinstance(location.country, str) and zone_of(location.place) != WORLD:
        return location.country
    return found


def code_of(location: Location) -> str | None:
    """The country of a place, or `EEA`; None where it is not known, or can be anywhere."""
    named = known(location.place)
    return country(location) or (EEA if zone_of(named) == EEA else None)


def codes_of(location: Location) -> tuple[str | None, ...]:
    """Where a place may be: as `code_of`, or for a choice that is not made each of its options."""
    if not location.open_options:
        return (code_of(location),)
    return tuple(
        code_of(replace(location, place=each, country=None)) for each in location.open_options
    )


def stand(location: Location, regime: str, law: Law, day: date) -> Stand:
    """How the place stands to the regime on the day."""
    if location.open_options:
        return Stand.OPEN
    code = code_of(location)
    if code is None:
        return Stand.UNKNOWN
    return Stand.INSIDE if law.inside(regime, code, day) else Stand.OUTSIDE


def own_places(places: Iterable[Location], *, open_: bool = False) -> Iterator[Location]:
    """The places that a party runs itself; with `open_` also those of which that is unknown.

    A processor passes data on to an unnamed party there, which is judged as a flow of its own.
    """
    own = (None, "self", UNKNOWN) if open_ else (None, "self")
    return (place for place in places if place.by in own)


def spread(locations: tuple[Location, ...] | None, day: date, runner: str) -> Iterator[Location]:
    """The places in use on the day; one that a customer chooses becomes one for each option.

    A place run by `runner`, the party that works from them, is one that it runs itself.
    """
    for location in locations or ():
        if not active(day, location.since, location.until):
            continue
        found = replace(location, by="self") if location.by == runner else location
        if found.options and found.chosen_by == "customer":
            for option in found.options:
                yield replace(found, place=option, options=(), country=None)
        else:
            yield found
