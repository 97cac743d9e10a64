"""Places: each must be one that the tool knows, and a region lies in one country only.

A region that the tables lack, with its country beside it, is no fault: `unlisted-region` warns.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from onward.inventory.unresolved import Miss
from onward.inventory.vendor import Location, Vendor
from onward.syntax.value import extend
from onward.terms.meaning import place_meaning, sentence
from onward.terms.place import Kind, country_of, resolve
from onward.terms.region import providers


def wrong_places(vendors: Iterable[Vendor]) -> Iterator[Miss]:
    """Every place that is not known, and every region whose recorded country is not its own."""
    for vendor in vendors:
        lists = [service.locations for service in vendor.services]
        lists += [edge.locations for edge in vendor.subprocessors or ()]
        for location in (each for locations in lists for each in locations or ()):
            yield from _unknown(vendor, location)
            yield from _contradictory(vendor, location)


def _unknown(vendor: Vendor, location: Location) -> Iterator[Miss]:
    newer = location.country is not None and ":" in str(location.place)
    names = [] if newer else [(location.place, "place")]
    names += [(option, extend("options", option)) for option in location.options]
    for name, step in names:
        if isinstance(name, str) and resolve(name).kind is Kind.NOWHERE:
            route = f"{location.route}/{step}"
            words = partial(_wording, name)
            yield Miss("unknown-region", "place", name, vendor.origin, route, words)


def _wording(name: str) -> tuple[str, str]:
    provider, colon, _ = name.partition(":")
    if colon and provider in providers():
        message, listed = f"`{name}` is no region of {provider} that is known", provider
        remedy = (
            "Write a region that `onward words {}` lists, or the country itself; beside a region "
            "that is newer than the list record its `country`."
        )
    elif colon:
        message, listed = f"the regions of `{provider}` are not known", "regions"
        remedy = "Write the country of the region; `onward words {}` lists the regions known."
    else:
        message, listed = f"`{name}` is no place that is known", "places"
        remedy = (
            "Write a country code or another place that `onward words {}` lists, a region as "
            "`provider:name` (`onward words regions`), or `unknown`."
        )
    hint = sentence(place_meaning(name), f"`onward words {listed}` lists them")
    return f"{message}: {hint}", remedy.format(listed)


def _contradictory(vendor: Vendor, location: Location) -> Iterator[Miss]:
    if not isinstance(location.country, str) or not isinstance(location.place, str):
        return
    country = country_of(location.place)
    if country is not None and country != location.country:
        yield Miss(
            "contradictory-place",
            location.route,
            location.place,
            vendor.origin,
            f"{location.route}/country",
            partial(_two_countries, location, country),
        )


def _two_countries(location: Location, country: str) -> tuple[str, str]:
    return (
        f"`{location.place}` lies in {country}, and the record says {location.country}",
        "Ask the vendor where the data rest, and record the place that is true.",
    )
