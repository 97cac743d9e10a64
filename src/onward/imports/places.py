"""The cell of a place: each place as a word of records. Nothing is guessed from letters."""

import re
from functools import cache
from typing import NamedTuple

from onward.imports.parts import BRACKETED, UNKNOWN, Left, outside_brackets
from onward.imports.reasons import SAY
from onward.imports.words import holds, is_one, is_undecided, meant
from onward.terms.country import countries, guess_country, spelling_key
from onward.terms.guess import slips
from onward.terms.meaning import Meaning, place_meaning, provider_called
from onward.terms.place import PlaceKind, areas, country_of, resolve, special_spellings, zone_of
from onward.wording.english import listed


class Where(NamedTuple):
    """A place that a cell names."""

    place: str
    """A word of records, or `unknown`."""
    uses: tuple[str, ...] = ()
    said: str = ""
    options: tuple[str, ...] = ()
    """The places of which it is one, where the cell offers a choice."""
    inferred: bool = False
    """Whether more was needed than the words of the cell: the vendor, a provider."""
    chosen_by: str = UNKNOWN
    """Who chooses from `options`."""
    label: str = ""
    """What the cell calls the product that uses this place: `US Cloud`."""


_PART = re.compile(r"\n|\s*[;,/|+&]\s*|\s+(?:and|und|en|et|y|e|i|oraz|og|och|ja)\s+")
_PIECE = re.compile(f"([()\\[\\]]|{_PART.pattern})")
_OR = re.compile(r"\s+(?:or|oder|ou|o|oppure|lub|eller|tai|of)\s+")
_STATE = re.compile(
    r",\s*(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI"
    r"|S[CD]|T[NX]|UT|V[AT]|W[AIVY])\s*,?\s+(?=(?:USA?|U\.S\.(?:A\.)?|United States)\b)"
)
_COLON = re.compile(r"^([^:\n]{2,40}):\s*(.+)$")
_DEEPEST = 4
_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff\U0001f30d-\U0001f310\ufe0f]")


def places(text: str, vendor: str = "") -> tuple[list[Where], list[Left]]:
    """The places of a cell, each as a word of records, and the parts that name none."""
    where: list[Where] = []
    left: list[Left] = []
    for line in _FLAGS.sub("", text).split("\n"):
        for each in outside_brackets(line, ";"):
            got, not_read = _of_customer(each.strip(), vendor) or _places(each.strip(), vendor, 0)
            where += got
            left += not_read
    unique: dict[Where, Where] = {}
    for one in where:
        unique.setdefault(one._replace(said="", inferred=False), one)
    return list(unique.values()), left


def _of_customer(text: str, vendor: str) -> tuple[list[Where], list[Left]] | None:
    """`Ireland or Germany, at the choice of the customer`; or without the places."""
    before, _, last = text.rpartition(",")
    if not holds(last, "chosen-by-customer"):
        return None
    if not before or is_undecided(before):
        return [Where(UNKNOWN, said=text, chosen_by="customer")], []
    got, left = _places(before, vendor, 0)
    options = tuple(dict.fromkeys(o for each in got for o in each.options or (each.place,)))
    return [Where(UNKNOWN, said=text, options=options, chosen_by="customer")], left


def _places(text: str, vendor: str, depth: int) -> tuple[list[Where], list[Left]]:
    text = text.strip(" ,.;*•")
    if not text:
        return [], []
    if is_undecided(text):
        return [Where(UNKNOWN, said=text)], []
    used = _COLON.match(text)
    use = _use(used[1]) if used else None
    if used and use is not None:
        got, open_ = _places(used[2], vendor, depth)
        return [each._replace(uses=each.uses or use) for each in got], open_
    choice = None if place_meaning(text).one else _chosen(text, vendor)
    if choice is None and is_one(text, "everywhere"):
        choice = [Where("world", said=text, inferred=True)]
    if choice is not None:
        return choice, []
    return _places_in(text, vendor, depth)


def _places_in(text: str, vendor: str, depth: int) -> tuple[list[Where], list[Left]]:
    """The places of a text that names several, or one with remarks in brackets."""
    bare, uses, doubtful = _without_remarks(_STATE.sub(", ", text))
    parts = _parts(_STATE.sub(", ", text))
    several = len(parts) > 1 and depth < _DEEPEST
    if is_undecided(bare) or (not bare and uses):
        return [Where(UNKNOWN, uses, text)], []
    if not (several and (uses or doubtful)):
        if doubtful:
            return [Where(UNKNOWN, said=text)], [Left(text, SAY("open"))]
        got = _meant(bare, vendor) or _town_and_country(bare, vendor)
        if got:
            doubt = [Left(text, _several_regions(each)) for each in got if each.options]
            return [each._replace(uses=uses, said=text, options=()) for each in got], doubt
    if not several:
        return [Where(UNKNOWN, uses, text)], [Left(text, SAY("no-place"))]
    read = [_places(part, vendor, depth + 1) for part in parts]
    return [each for where, _ in read for each in where], [
        each for _, left in read for each in left
    ]


def _parts(text: str) -> list[str]:
    """The parts of a text, with a bracket left where it belongs."""
    parts = [""]
    depth = 0
    for piece in _PIECE.split(text):
        depth += (piece in ("(", "[")) - (piece in (")", "]"))
        if depth <= 0 and _PART.fullmatch(piece):
            parts.append("")
        else:
            parts[-1] += piece
    return [each.strip() for each in parts if each.strip()]


def _use(word: str) -> tuple[str, ...] | None:
    """What is done at a place, by a word beside it."""
    uses = [meant(each, "use") for each in re.split(r"\s*[,/&+]\s*|\s+and\s+", word)]
    return tuple(dict.fromkeys(each for each in uses if each)) if all(uses) and uses else None


def _without_remarks(text: str) -> tuple[str, tuple[str, ...], bool]:
    """A text without its brackets that are no places, what they say is done, and any doubt."""
    uses: list[str] = []
    doubtful = text.endswith("?")

    def remark(match: re.Match[str]) -> str:
        nonlocal doubtful
        inner = match[1].strip()
        use = _use(inner)
        if use is not None:
            uses.extend(use)
            return ""
        if is_undecided(inner):
            doubtful = True
            return ""
        return "" if is_one(inner, "qualifier") else match[0]

    bare = BRACKETED.sub(remark, text).strip(" ?,")
    return bare, tuple(dict.fromkeys(uses)), doubtful


def _chosen(text: str, vendor: str) -> list[Where] | None:
    """`DE or US` is a choice; with a label each, `US (US Cloud) or DE (EU Cloud)`, two products."""
    parts = _OR.split(text)
    if len(parts) < 2:
        return None
    where: list[Where] = []
    for part in parts:
        label = BRACKETED.search(part)
        inner = label[1].strip() if label else ""
        known = bool(inner) and (
            is_place(inner) or _use(inner) is not None or is_one(inner, "qualifier")
        )
        bare = BRACKETED.sub("", part).strip() if inner and not known else part
        got = _meant(bare, vendor)
        if len(got) != 1 or got[0].place == UNKNOWN:
            return None
        where.append(got[0]._replace(said=part, label="" if known else inner))
    if all(each.label for each in where):
        return where
    options = tuple(dict.fromkeys(each.place for each in where))
    return [Where(UNKNOWN, said=text, options=options)] if len(options) > 1 else where[:1]


def _meant(text: str, vendor: str) -> list[Where]:
    """The places that a text means as a whole; none where it is not understood.

    Several regions in one text are read one by one, each with its own provider.
    """
    exact = resolve(text)
    if exact.kind is not PlaceKind.NOWHERE:
        return [Where(text)]
    meaning = place_meaning(text)
    if meaning.area:
        return [Where(UNKNOWN, said=text)]
    if any(":" in each for each in meaning.every):
        return []
    if meaning.every:
        return [Where(each) for each in meaning.every]
    return _either(meaning, vendor, text)


def _town_and_country(text: str, vendor: str) -> list[Where]:
    """`Lisbon, Portugal`, `Portugal - Lisbon`: a town that is not known, and its country.

    A word that is nearly the name of a country is no town.
    """
    comma = "," in text
    parts = [each for each in _TOWN_AND_COUNTRY.split(text) if each]
    if not 1 < len(parts) < 4 or not all(_TOWN.fullmatch(each) for each in parts):
        return []
    got = [_meant(each, vendor) for each in parts]
    known = [each for each in got if each]
    if len(known) != 1 or len(known[0]) != 1 or not (got[-1] or (got[0] and not comma)):
        return []
    place = known[0][0].place
    others = [each for each, meant_ in zip(parts, got, strict=True) if not meant_]
    if len(place) != 2 or any(map(_nearly_a_country, others)):
        return []
    return [Where(place, inferred=True)]


_TOWN_AND_COUNTRY = re.compile(r"\s*,\s*|\s+[-–]\s+|\s*[()]\s*")


@cache
def _nearly_a_country(word: str) -> bool:
    """Whether a word is a country with a slip or two."""
    said = spelling_key(word)
    most = 1 if len(said) < 7 else 2
    names = (spelling_key(name) for each in countries().values() for name in each.names.values())
    return any(slips(said, name, most) <= most for name in names)


def _several_regions(where: Where) -> str:
    regions = [f"{each} ({country_of(each)})" for each in where.options]
    return SAY("regions", regions=listed(regions, " or "))


_TOWN = re.compile(r"[^\W\d_a-zà-ÿ][\w.'’ -]{0,40}")


def _either(meaning: Meaning, vendor: str, text: str) -> list[Where]:
    """The region of the provider that is named with it, or is the vendor; else the country that
    all of them share.
    """
    if not meaning.either:
        return []
    plain = [each for each in meaning.either if ":" not in each]
    if plain:
        return [Where(plain[0])] if len(plain) == 1 else []
    named = _provider_in(text)
    names = [named] if named else list(map(_provider_in, vendor.split("\n")))
    own = [each for each in meaning.either if each.partition(":")[0] in names]
    if len(own) == 1:
        return [Where(own[0], inferred=not named)]
    lands = {country_of(each) or zone_of(each) for each in own or meaning.either}
    if len(lands) == 1 and None not in lands:
        return [Where(str(lands.pop()), inferred=True)]
    return [Where(UNKNOWN, options=tuple(own or meaning.either))]


def _provider_in(text: str) -> str | None:
    """The provider that a text names anywhere."""
    words = re.findall(r"[^\s()\[\],;]+", text.casefold())
    for start in range(len(words)):
        name, _ = provider_called(" ".join(words[start:]))
        if name is not None:
            return name
    return None


def in_sentence(text: str) -> str | None:
    """The one place that a sentence names, as a word of records; None for none or for several.

    Codes of two letters are too like words, unless written in capitals.
    """
    if len(text) > 2000 or holds(text, "outside"):
        return None
    words = re.findall(r"[^\s,;:()\[\]]+", text)
    named: list[str] = []
    number = 0
    while number < len(words):
        for size in range(4, 0, -1):
            said = " ".join(words[number : number + size]).strip(".!?*_\"'“”")
            short = len(said) < 4 and not (said.isupper() and len(said) > 1)
            place = None if short else _word_of(said)
            if place is not None and len(words) >= number + size:
                named.append(place)
                number += size - 1
                break
        number += 1
    unique = list(dict.fromkeys(named))
    return unique[0] if len(unique) == 1 else None


def _word_of(said: str) -> str | None:
    if not said[:1].isupper():
        return None
    return special_spellings().get(spelling_key(said)) or guess_country(said)


def country(text: str) -> tuple[str | None, list[Left]]:
    """The country in which a company is established, or EEA; None where the cell leaves it open."""
    where, left = places(text)
    lands = {country_of(each.place) or zone_of(each.place) for each in where}
    if len(lands) == 1 and not lands & {None, "world"} and not left:
        return lands.pop(), []
    if is_undecided(text):
        return None, []
    several = len(lands) > 1 and not lands & {None, "world"}
    named = listed(sorted(map(str, lands)))
    reason = SAY("countries", countries=named) if several else SAY("no-country")
    return None, left or [Left(text, reason)]


def is_place(text: str) -> bool:
    if text.isupper() and len(text) == 2:
        return guess_country(text) is not None
    return bool(place_meaning(text)) and (
        guess_country(text) is not None
        or spelling_key(text) in special_spellings()
        or spelling_key(text) in areas()
        or any(char in text for char in ",/-")
        or bool(place_meaning(text).one)
    )
