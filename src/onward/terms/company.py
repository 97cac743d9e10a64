"""Names of companies and their legal forms, compared as people compare them.

Two spellings are one name where they differ in case, accents, width, kind of dash or quotation
mark, invisible characters, `&` and `and`, or the spelling of one legal form. Digits and letters
never count as the same: `Foo 1` is not `Foo 2`.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from onward.terms._files import table
from onward.terms.country import guess_country
from onward.terms.spelling import name_words

_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]$")
_OF_THE_NAME = frozenset({"europe", "emea", "apac", "international", "global"})
"""What is in brackets at the end and part of the name, as a country and a number are."""


class Form(NamedTuple):
    """A legal form as it is in the names of companies."""

    id: str
    name: str
    """As its law writes it."""
    countries: frozenset[str]
    """Codes of the countries whose law has a form of this name."""
    closed: bool
    """True: no other country is known to have it, so another country beside it is unlikely."""
    source: str
    checked: date
    unverified: bool = False
    front: bool = False
    """It may also be at the beginning of a name, as in `UAB Name`."""
    ended: date | None = None
    """The day from which the law has turned such companies into another form."""

    def unlikely_in(self, country: str) -> bool:
        """Whether a company of this form is unlikely to be established in that country."""
        return self.closed and country not in self.countries


@cache
def _rows() -> tuple[tuple[Form, tuple[str, ...]], ...]:
    whole = table("forms")
    return tuple(
        (
            Form(
                id=id_,
                name=row["name"],
                countries=frozenset(row["countries"]),
                closed=row.get("closed", False),
                source=row.get("source", whole["source"]),
                checked=row.get("checked", whole["checked"]),
                unverified=row.get("unverified", False),
                front=row.get("front", False),
                ended=row.get("ended"),
            ),
            (row["name"], *row.get("spellings", ())),
        )
        for id_, row in whole["forms"].items()
    )


@cache
def _spelled() -> Mapping[tuple[str, ...], Form]:
    return {name_words(spelling): form for form, spellings in _rows() for spelling in spellings}


def _split(words: tuple[str, ...]) -> tuple[Form | None, tuple[str, ...]]:
    """The longest form at the end of a name, and the words before it."""
    for start in range(max(1, len(words) - 6), len(words)):
        form = _spelled().get(words[start:])
        if form is not None:
            return form, words[:start]
    return None, words


def without_bracket(name: str) -> tuple[str, str]:
    """A name without the alias in brackets at its end, and the alias; empty where none is.

    `Acme Web Services Inc (AWS)` has one, `Sinch AB (publ)` a remark; a country, a number or a
    region in brackets is part of the name.
    """
    found = _BRACKETS.search(name.strip())
    alias = found[1].strip() if found else ""
    if found is None or alias.casefold() in _OF_THE_NAME or guess_country(alias):
        return name, ""
    if any(letter.isdigit() for letter in alias):
        return name, ""
    return name.strip()[: found.start()], "" if alias.casefold() == "publ" else alias


@lru_cache(maxsize=1 << 16)
def _read(legal_name: str) -> tuple[Form | None, tuple[str, ...]]:
    name = legal_name.strip()
    words = name_words(name)
    form, rest = _split(words)
    if form is None:
        form, rest = _split(name_words(without_bracket(name)[0]))
    if form is None:
        rest = words
        first = _spelled().get(words[:1]) if len(words) > 1 else None
        if first is not None and first.front:
            return first, words[1:]
    return form, rest


def form_of(legal_name: str) -> Form | None:
    """The legal form in a company's name, the longest that fits; None where none is known.

    `Stripe Payments Europe, Limited` is a Limited, `Sinch AB (publ)` an AB, `X GmbH & Co. KG` a
    GmbH & Co. KG. A name that is nothing but a form has none.
    """
    return _read(legal_name)[0]


def without_form(legal_name: str) -> tuple[str, ...]:
    """The words of a company's name without its legal form: lower case, no accents or marks.

    `Stripe Payments Europe, Limited` gives stripe, payments, europe.
    """
    return _read(legal_name)[1]


_PLACEHOLDERS = frozenset(
    {
        *("na", "n a", "nvt", "tbd", "tbc", "tba", "todo", "none", "null", "nil", "xx", "xxx"),
        *("xxxx", "unknown", "unnamed", "pending", "not known", "not available", "not recorded"),
        *("not applicable", "to be determined", "to be confirmed", "to be defined"),
        *("to be announced", "to be written", "onbekend", "unbekannt", "inconnu", "desconocido"),
        *("sconosciuto", "nieznany", "okand", "ukendt", "ukjent", "a verifier", "a obtenir"),
        *("a completer", "pendiente"),
    }
)
"""Texts that people write where they know no name: words in lower case, without marks."""
_TEMPLATE = re.compile(r"\[.*\]|<.*>|\{.*\}", re.DOTALL)
_ALSO = re.compile(r"(?:aka|a\.k\.a\.|also known as|formerly|previously)\s+", re.IGNORECASE)


@lru_cache(maxsize=1 << 16)
def is_name(text: str) -> bool:
    """Whether a text names anything: false for blanks, `-`, `...`, `?`, `n/a`, `TBD`, `[name]`."""
    words = name_words(text)
    if not any(letter.isalnum() for word in words for letter in word):
        return False
    return " ".join(words) not in _PLACEHOLDERS and not _TEMPLATE.fullmatch(text.strip())


@lru_cache(maxsize=1 << 16)
def name_key(name: str) -> str:
    """One key for the spellings of a company's full name; empty for a text that names nothing.

    `Acme, Ltd.` and `ACME Limited` have one key, `Acme Ltd` and `Acme Inc.` have two.
    """
    form = form_of(name)
    return f"{brand_key(name)}|{form.id}" if form and is_name(name) else brand_key(name)


@lru_cache(maxsize=1 << 16)
def brand_key(name: str) -> str:
    """The same without the legal form: `Acme Ltd`, `Acme Inc.` and `ACME` have one key."""
    return _joined(without_form(name)) if is_name(name) else ""


def brand_keys(name: str) -> frozenset[str]:
    """The keys without legal form under which a company may be known, aliases in brackets too.

    `Amazon Web Services Inc (AWS)` is known as `amazonwebservices` and `aws`. A number, country or
    form in brackets is part of the name. A key in common is a hint that two may be one, no proof.
    """
    bare, alias = without_bracket(name)
    known_as = (name, bare, _ALSO.sub("", alias)) if alias else (name,)
    return frozenset(map(brand_key, known_as)) - {""}


def same_company(one: object, other: object) -> bool | None:
    """Whether two full names are of one company; None where that can't be said.

    It can't be said where one is not recorded, unknown or a placeholder, and where the names are
    one but for a legal form that only one of them has: `Acme` may be Acme Inc. or Acme GmbH.
    """
    if not isinstance(one, str) or not isinstance(other, str):
        return None
    key, another = name_key(one), name_key(other)
    if not key or not another:
        return None
    if key == another:
        return True
    bare = brand_key(one) == brand_key(other)
    return None if bare and (form_of(one) is None or form_of(other) is None) else False


def _joined(words: tuple[str, ...]) -> str:
    """The words without spaces, but for those between digits: `1 1` is not `11`."""
    key = ""
    for word in words:
        gap = " " if key[-1:].isdigit() and word[0].isdigit() else ""
        key += gap + word
    return key
