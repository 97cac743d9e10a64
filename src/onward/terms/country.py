"""Countries: ISO 3166-1 alpha-2 codes and XK, their names in four languages, other spellings."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from onward.source.packaged import table
from onward.terms.spelling import name_words

LANGUAGES = ("en", "nl", "fr", "de")
"""The languages in which every name is kept, in the order of the columns of names.toml."""

_ARTICLE = re.compile(r"\s*(?:the|de|het|la|le|les|die|der)\s+(?=\S{3}\S)", re.IGNORECASE)
"""Before a name; `DE, IE` begins with a code."""


class Country(NamedTuple):
    """A country or territory with a code of its own; HK, MO, TW and XK are such."""

    code: str
    """ISO 3166-1 alpha-2, or the user-assigned XK."""
    alpha3: str
    """ISO 3166-1 alpha-3, or the user-assigned XKX."""
    names: Mapping[str, str]
    """By language: en, nl, fr, de."""
    aliases: tuple[str, ...]
    """Other spellings that people write: `UK`, `Holland`, former and official names."""


@cache
def _table() -> dict[str, Any]:
    return table("onward.terms", "countries")


@cache
def codes() -> Mapping[str, str]:
    """Every code with its alpha-3 code, in the order of the codes; reads no names."""
    return dict(pair.split("/") for pair in str(_table()["codes"]).split())


@cache
def countries() -> Mapping[str, Country]:
    """All 250 by code; reads the names of every language."""
    names = table("onward.terms", "names")["names"]
    aliases = _table()["aliases"]
    return {
        code: Country(
            code,
            alpha3,
            dict(zip(LANGUAGES, names[code], strict=True)),
            tuple(aliases.get(code, ())),
        )
        for code, alpha3 in codes().items()
    }


def is_country(code: str) -> bool:
    """Whether the text is a country code as records write it: upper case, two letters."""
    return code in codes()


def spelling_key(word: str) -> str:
    """One key for the spellings of one word: no case, accents, dots or leading article."""
    article = _ARTICLE.match(word)
    return " ".join(name_words(word[article.end() :] if article else word))


@cache
def _spellings() -> Mapping[str, str]:
    known: dict[str, str] = {}
    for country in countries().values():
        for word in (country.code, country.alpha3, *country.names.values(), *country.aliases):
            known.setdefault(spelling_key(word), country.code)
    for code, names in table("onward.terms", "spellings")["countries"].items():
        for word in names:
            known.setdefault(spelling_key(word), code)
    return known


def guess_country(word: str) -> str | None:
    """The code that somebody meant who wrote a name or another code; None where that is unclear.

    Exact but for case, accents and dots: `UK` and `u.k.` are GB, `EL` is GR, `Nederland` is NL,
    `Niemcy` is DE. Names are known in English, Dutch, French, German, Spanish, Italian, Portuguese,
    Polish, Czech, Swedish, Danish, Norwegian and Finnish.
    """
    code = _spellings().get(spelling_key(word))
    return None if code is not None and len(word) < 5 and "/" in word else code  # n/a
