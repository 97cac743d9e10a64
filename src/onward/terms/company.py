"""Names of companies, compared as people compare them: one function for all rooms.

Two spellings are one name where they differ in case, accents, width, kind of dash or quotation
mark, invisible characters, `&` and `and`, or the spelling of one legal form. Digits and letters
never count as the same: `Foo 1` is not `Foo 2`.
"""

import re
from functools import lru_cache

from onward.terms.form import form_of, without_bracket, without_form
from onward.terms.spelling import name_words

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
