"""Regions of providers as people type them: without provider, by town, with a slip."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from onward.terms.country import guess_country, spelling_key
from onward.terms.region import Region, providers, regions
from onward.terms.slips import slips

_CALLED = {
    "amazon": "aws",
    "amazon web services": "aws",
    "microsoft azure": "azure",
    "microsoft": "azure",
    "google": "gcp",
    "google cloud": "gcp",
    "google cloud platform": "gcp",
    "gce": "gcp",
    "do": "digitalocean",
    "oci": "oracle",
    "oracle cloud": "oracle",
    "ibm cloud": "ibm",
    "mongodb": "mongodb-atlas",
    "mongodb atlas": "mongodb-atlas",
    "alibaba cloud": "alibaba",
    "aliyun": "alibaba",
    "akamai": "linode",
    "ovhcloud": "ovh",
}
_SEVERAL = frozenset({"san jose", "richmond", "victoria", "georgia", "washington", "santiago"})
"""Towns and areas of these names lie in other countries too."""
_MARKS = re.compile(r"[^0-9a-z]+")
_PARENT = ("aws", "azure", "gcp")
"""Where these have a region, providers that rent from them have it under the same name."""


def provider(word: str) -> tuple[str | None, str]:
    """The provider with which a text begins, and the rest; None where it begins with none."""
    found = re.match(r"([a-z][a-z -]*?)(?:\s*:\s*|\s+)(.+)|([a-z][a-z -]*)$", word)
    for name in _beginnings(word) if found else ():
        rest = word[len(name) :].strip(" :/-\u2013")
        known = _CALLED.get(name) or (name if name in providers() else None)
        if known is not None:
            return known, rest
    if ":" in word:
        name, _, rest = word.partition(":")
        near = [each for each in providers() if slips(name.strip(), each, most=1) <= 1]
        if len(near) == 1 and len(name.strip()) > 2:
            return near[0], rest.strip()
    return None, word


def _beginnings(word: str) -> Iterator[str]:
    """The word up to each place where a name may end, the longest first."""
    ends = [match.start() for match in re.finditer(r"[\s:/]", word)]
    yield from (word[:end].strip() for end in sorted({*ends, len(word)}, reverse=True))


@cache
def _by_code() -> Mapping[str, tuple[Region, ...]]:
    found: dict[str, dict[str, Region]] = {}
    for name in sorted(providers(), key=lambda each: (each not in _PARENT, each)):
        for region in regions(name).values():
            found.setdefault(_bare(_code(region)), {})[region.id] = region
    return {code: tuple(each.values()) for code, each in found.items()}


@cache
def _by_town() -> Mapping[str, tuple[Region, ...]]:
    found: dict[str, dict[str, Region]] = {}
    for name in providers():
        for region in regions(name).values():
            for place in _towns(region):
                found.setdefault(place, {})[region.id] = region
    return {place: tuple(each.values()) for place, each in found.items()}


def _towns(region: Region) -> Iterator[str]:
    """The town that the name of a region says: in brackets, or before a comma or number."""
    inner = re.search(r"\(([^()]+)\)", region.name)
    for part in (inner[1] if inner else region.name).split(","):
        key = re.sub(r" \d+$", "", spelling_key(part))
        if key and " region " not in f" {key} " and region.country is not None:
            yield key


def regions_called(code: str) -> tuple[str, ...]:
    """The regions of that name, of every provider that has one; those of the largest first.

    A text of several words is no such name.
    """
    if " " in code or len(code) < 3 or not code.isascii():
        return ()
    return tuple(region.id for region in _by_code().get(_bare(code), ()))


def in_provider(name: str, rest: str) -> tuple[str, ...]:
    """The regions of a provider that a name, a town or a name with a slip may mean."""
    known = regions(name)
    exact = [each.id for each in _by_code().get(_bare(rest), ()) if each.provider == name]
    if exact:
        return tuple(exact)
    if guess_country(rest) is not None:
        return ()
    there = [each.id for each in _by_town().get(spelling_key(rest), ()) if each.provider == name]
    return tuple(there) or _slipped(rest, known)


def _slipped(rest: str, known: Mapping[str, Region]) -> tuple[str, ...]:
    """The regions one slip away, of the same digits and beginning, where none as near lies in
    another country.
    """
    digits = re.sub("[^0-9]", "", rest)
    if len(rest) < 5 or len(rest) > 40:
        return ()
    away = {
        region.id: many
        for region in known.values()
        if _code(region)[:2] == rest[:2]
        and re.sub("[^0-9]", "", _code(region)) == digits
        and (many := slips(_bare(rest), _bare(_code(region)), most=2)) <= 2
    }
    lands = {known[each].country or known[each].zone for each in away}
    nearest = [each for each, many in away.items() if many == 1]
    return tuple(nearest) if len(lands) == 1 and None not in lands else ()


def town(word: str) -> tuple[str, ...]:
    """The country of a town in which a provider has a region; none where several have one."""
    key = spelling_key(word)
    lands = {each.country for each in _by_town().get(key, ())}
    if key in _SEVERAL or len(lands) != 1:
        return ()
    return tuple(each for each in lands if each is not None)


def _code(region: Region) -> str:
    return region.id.partition(":")[2]


def _bare(code: str) -> str:
    return _MARKS.sub("", code)
