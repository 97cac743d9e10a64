"""What somebody meant who typed a place that no record may hold, in words that it may hold.

Nothing is guessed from letters that only look alike between countries: a word has a known spelling
in some language, is the name of a region or its town, or it means nothing. Where it may mean
places of several countries, all of them are offered, so that no hint is milder than the word.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from onward.schema.files import as_spelled
from onward.schema.wording import UNKNOWN_WORDS
from onward.source.packaged import table
from onward.terms.country import guess_country, spelling_key
from onward.terms.guess import slips
from onward.terms.place import areas, country_of, special_spellings, zone_of
from onward.terms.region import Region, providers, regions
from onward.wording.english import listed

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
    "atlas": "mongodb-atlas",
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
_ZONE = re.compile(r"(.+-.+\d)-?[a-f]")
_PARENT = ("aws", "azure", "gcp")
"""Where these have a region, providers that rent from them have it under the same name."""


def provider_called(word: str) -> tuple[str | None, str]:
    """The provider with which a text begins, and the rest; None where it begins with none."""
    found = re.match(r"([a-z][a-z -]*?)(?:\s*[:/]\s*|[\s_-]+)(.+)|([a-z][a-z -]*)$", word)
    for name in _beginnings(word) if found else ():
        rest = word[len(name) :].strip(" :/_-\u2013")
        dashed = name.replace("_", "-")
        known = _CALLED.get(name) or (dashed if dashed in providers() else None)
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
    ends = [match.start() for match in re.finditer(r"[\s:/_-]", word)]
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

    A zone of a region (`eu-west-1a`) is in it. A text of several words is such a name where Azure
    shows it so and the country is among the words: `Germany West Central`.
    """
    if len(code) < 3 or not code.isascii():
        return ()
    found = _by_code().get(_bare(code), ())
    if " " in code:
        lands = {guess_country(word) for word in code.split()}
        found = tuple(each for each in found if each.provider == "azure" and each.country in lands)
    elif not found and (zone := _ZONE.fullmatch(code)):
        found = _by_code().get(_bare(zone[1]), ())
    return tuple(region.id for region in found)


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
    """The country of a town; none where several have one of that name."""
    key = spelling_key(word)
    lands = {each.country for each in _by_town().get(key, ())} or _further_towns().get(key, set())
    if key in _SEVERAL or len(lands) != 1:
        return ()
    return tuple(each for each in lands if each is not None)


@cache
def _further_towns() -> Mapping[str, set[str | None]]:
    """Towns in other languages, and those in which no provider has a region, by spelling key."""
    rows = table("onward.terms", "spellings")["towns"].items()
    return {spelling_key(name): {country} for country, names in rows for name in names}


def _code(region: Region) -> str:
    return region.id.partition(":")[2]


def _bare(code: str) -> str:
    return _MARKS.sub("", code)


_EWR = re.compile(r"\bEWR\b")
"""The EEA in German, and the airport of Newark after which providers name a region."""
_QUOTES = str.maketrans("’‘´", "'''")
LONGEST = 100
"""A longer text is no place, and is not read."""
_LIST = re.compile(
    r"\s*(?:[,;/|+&→\n]|->)\s*|\s+(?:and|or|und|oder|et|ou|en|of|y|o|e|i|oraz|lub|og|och|eller|ja|tai|nebo)\s+"
)
_WITHIN = (
    r"within|inside|in|im|innerhalb|binnen|dans|dentro|dentro de|inom|inden for|innenfor|inuti|w|v"
    r"|uvnitř|all'interno|only|nur|alleen|uniquement|seulement|solo|sólo|somente|apenas|tylko|bara"
    r"|endast|kun|bare|vain|pouze"
)
_ARTICLES = r"the|der|die|das|dem|de|het|la|le|les|los|las|da|dell'|del|della|l'|den"
_AROUND = re.compile(
    rf"^(?:(?:data ?cent(?:er|re)s?|hosted|located|stored|servers?|{_WITHIN}|{_ARTICLES})"
    r"(?:\s+|(?<=')))+|^(?:nell'|dell'|l'|d')"
    r"|(?:\s+(?:regions?|zone|only|data ?cent(?:er|re)s?|member states|countries|multi-?region))+$"
)
_BRACKET = re.compile(r"([^()\[\]]+)[(\[]([^()\[\]]+)[)\]]")


class Meaning(NamedTuple):
    """The words of a record that a typed place may mean."""

    either: tuple[str, ...] = ()
    """It means one of these."""
    every: tuple[str, ...] = ()
    """It means all of these: several places in one text."""
    area: bool = False
    """It is an area of several countries: `EMEA`, `DACH`."""

    def __bool__(self) -> bool:
        return bool(self.either or self.every or self.area)

    @property
    def one(self) -> str | None:
        """The only word that it can mean, if there is one."""
        return self.either[0] if len(self.either) == 1 else None


NOTHING = Meaning()
AREA = Meaning(area=True)


def place_meaning(typed: str) -> Meaning:
    """What a place means that is not one of the words of records; empty where that is unclear."""
    word = typed.translate(_QUOTES).strip(" \t\n`'\"*.")
    if not word or len(word) > LONGEST:
        return NOTHING
    if as_spelled(word) in UNKNOWN_WORDS:
        return Meaning(("unknown",))
    zone = special_spellings().get(spelling_key(word))
    if zone is not None and word.isupper():
        return Meaning((zone,))  # EWR is the EEA, and `ewr` may be a region at Newark
    if _EWR.search(word) and not _airports(word):
        word = _EWR.sub("EEA", word)
    return _read(word.casefold())


def _airports(word: str) -> bool:
    """Whether EWR is beside a provider or other names of regions: then it may be Newark."""
    others = [each for each in re.findall("[A-Za-z]+", word) if each != "EWR"]
    return any(
        regions_called(each.casefold()) or provider_called(each.casefold())[0] for each in others
    )


def _read(word: str) -> Meaning:
    bare = _AROUND.sub("", word).strip()
    for reader in (_whole, _of_a_provider, _in_brackets, _several):
        for each in dict.fromkeys((word, bare)):
            found = reader(each) if each else NOTHING
            if found:
                return found
    return NOTHING


def _whole(word: str) -> Meaning:
    """One name: of an area, a country, a zone, a region or a town."""
    key = spelling_key(word)
    if key in areas():
        return AREA
    named = special_spellings().get(key) or guess_country(word)
    if named is not None and len(key) > 3:
        return Meaning((named,))
    near = town(word) if named is None and word.isalpha() else ()
    if near:
        return Meaning(near)
    called = [each for each in regions_called(word) if named is None or country_of(each) != named]
    if named == "world" or key == "eu":
        called = []
    if named is not None or called:
        return Meaning((*((named,) if named else ()), *called))
    if key == "wrld":
        return Meaning(("world",))
    return Meaning(town(word))


def _of_a_provider(word: str) -> Meaning:
    """`aws:eu-west1`, `AWS eu-west-1`, `gcp:frankfurt`, `Google Cloud Belgium`."""
    provider, rest = provider_called(word)
    if provider is None or not rest:
        return NOTHING
    found = in_provider(provider, rest)
    if found:
        return Meaning(found)
    return NOTHING if ":" in word else _read(rest)


def _in_brackets(word: str) -> Meaning:
    """`Germany (Frankfurt)`, `EU (Ireland)`, `eu-west-1 (AWS)`: one narrows the other."""
    found = _BRACKET.fullmatch(word)
    if found is None:
        return NOTHING
    outer, inner = found[1].strip(), found[2].strip()
    provider, rest = provider_called(inner)
    if provider is not None and not rest:
        return _of_a_provider(f"{provider} {outer}")
    one, other = _read(outer), _read(inner)
    if not one or not other or one.every or other.every:
        return NOTHING
    if "world" in (*one.either, *other.either):
        return Meaning(("world",))
    if one.area or one.one == "EEA":
        return AREA if other.area else other
    if other.area or other.one == "EEA":
        return one
    countries = {country_of(each) for each in other.either}
    return Meaning(tuple(each for each in one.either if country_of(each) in countries))


def _several(word: str) -> Meaning:
    """`DE, IE`, `EU/UK`, `Frankfurt, Germany`: every part has to be understood."""
    split = _LIST.split(word)
    parts = [_read(part) if part else NOTHING for part in split if part != word]
    if len(parts) < 2 or not all(parts):
        return NOTHING
    if any(each.area for each in parts):
        return AREA
    words = list(dict.fromkeys(name for each in parts for name in (*each.either, *each.every)))
    lands = {country_of(each) or zone_of(each) for each in words}
    if len(lands) == 1 and None not in lands:
        countries = [each for each in words if ":" not in each]
        return Meaning(tuple(countries[:1] or words))
    return Meaning(every=tuple(words))


def sentence(meaning: Meaning, otherwise: str) -> str:
    """The hint in words; `otherwise` where there is none."""
    if meaning.area:
        return "it means several countries: list them, or write `world`"
    if meaning.every:
        every = listed(f"`{each}`" for each in meaning.every)
        return f"it means several places: write each of its own, {every}"
    if meaning.one:
        return f"did you mean `{meaning.one}`?"
    if meaning.either:
        return f"did you mean {listed(map(_wording, meaning.either), ' or ')}?"
    return otherwise


def _wording(word: str) -> str:
    country = country_of(word) if ":" in word else None
    return f"`{word}` ({country})" if country else f"`{word}`"
