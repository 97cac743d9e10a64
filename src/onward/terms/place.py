"""What the text of a place is: a country, a region, a zone, an organisation - or nothing known."""

from collections.abc import Mapping
from enum import Enum
from functools import cache, lru_cache
from typing import Any, NamedTuple

from onward.source.packaged import table
from onward.terms.country import LANGUAGES, countries, is_country, spelling_key
from onward.terms.region import Region, region
from onward.wording.english import with_article


class PlaceKind(Enum):
    """The kinds of place that a record can name."""

    COUNTRY = "country"
    REGION = "region"
    ZONE = "zone"
    """`EEA` or `world`."""
    ORGANISATION = "organisation"
    """`x-EPO`, `x-EU`, `x-IO`."""
    TERRITORY = "territory"
    """A territory without a code of its own whose law is not that of its state."""
    NOWHERE = "nowhere"
    """Not a place that this tool knows; the word `unknown` is for the record's reader."""


class Site(NamedTuple):
    """A place as it resolves."""

    kind: PlaceKind
    id: str
    """The text as the record has it."""
    country: str | None = None
    """The code that the law is asked for; None for zones, `world` and regions without a country."""
    zone: str | None = None
    """`EEA` or `world` for a zone; `EEA` for a region that its provider keeps inside."""
    region: Region | None = None


@cache
def _special() -> Mapping[str, dict[str, Any]]:
    return {
        key: row for key, row in table("onward.terms", "places").items() if isinstance(row, dict)
    }


@lru_cache(maxsize=4096)
def resolve(place: str) -> Site:
    """What a place is; every text resolves, if only to NOWHERE.

    Codes are exact: `nl` is nowhere, and so is `UK`.
    """
    if is_country(place):
        return Site(PlaceKind.COUNTRY, place, country=place)
    if ":" in place:
        found = region(place)
        if found is None:
            return Site(PlaceKind.NOWHERE, place)
        return Site(PlaceKind.REGION, place, found.country, found.zone, found)
    row = _special().get(place)
    if row is None:
        return Site(PlaceKind.NOWHERE, place)
    kind = PlaceKind(row["kind"])
    if kind is PlaceKind.ZONE:
        return Site(kind, place, zone=place)
    return Site(kind, place, country=place)


def country_of(place: str) -> str | None:
    """The country of a place: of a region its own, of an organisation or territory its `x-` code.

    None for `EEA`, `world`, a region without one country, and a place that is not known.
    """
    return resolve(place).country


def zone_of(place: str) -> str | None:
    """`EEA` for the zone and for a region that its provider keeps inside; `world`; else None."""
    return resolve(place).zone


@cache
def special_spellings() -> Mapping[str, str]:
    """By spelling key, what people write for a zone, organisation or territory."""
    known = {
        spelling_key(word): place
        for place, row in _special().items()
        for word in (place, *row["names"], *row.get("also", ()), *row.get("spellings", ()))
    }
    others = table("onward.terms", "spellings")
    for key, place in (("union", "EEA"), ("world", "world")):
        known |= {spelling_key(word): place for word in others[key]["names"]}
    return known


@cache
def areas() -> frozenset[str]:
    """The spelling keys of words for several countries: `EMEA`, `DACH`, `Europe`, `Nordeuropa`."""
    words = (
        word for names in table("onward.terms", "spellings")["areas"].values() for word in names
    )
    return frozenset(map(spelling_key, words)) - set(special_spellings())


def special_places() -> tuple[str, ...]:
    """The zones, organisations and territories that records may name, in the order of the table."""
    return tuple(_special())


def name_of(code: str, language: str = "en") -> str:
    """The name of a country, zone, organisation or territory in en, nl, fr or de.

    KeyError for another code or language.
    """
    if is_country(code):
        return countries()[code].names[language]
    if language not in LANGUAGES:
        raise KeyError(language)
    return str(_special()[code]["names"][LANGUAGES.index(language)])


def the(code: str) -> str:
    """The name of a country within a sentence: `the United States`, `India`."""
    return with_article(name_of(code))
