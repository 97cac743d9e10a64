"""Names of companies and their legal forms, compared as people compare them.

Two spellings are one name where they differ in case, accents, width, kind of dash or quotation
mark, invisible characters, `&` and the word for it, `ü` and `ue`, a leading `The`, a trading name
behind it, or the spelling of one legal form. Digits and letters never count as the same: `Foo 1`
is not `Foo 2`.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple
from unicodedata import normalize

from onward.source.packaged import table
from onward.terms.country import guess_country
from onward.terms.spelling import name_words

_BRACKETS = re.compile(r"[(（]([^()（）]*)[)）]$")
_CALLED = (
    r"(?:d/b/a|dba|doing business as|trading as|t/a|a/?k/?a|a\.k\.a\.|also known as"
    r"|f/?k/?a|formerly(?: known as)?|previously)"
)
_TRADING = re.compile(rf"(?<=\S)[\s,;]+({_CALLED}):?\s+(?=\S)", re.IGNORECASE)
_BEFORE_ALIAS = re.compile(rf"{_CALLED}:?\s+", re.IGNORECASE)
_AND = frozenset({"+", "und", "et", "en", "y", "og", "och", "oraz"})
"""Between two words, `&`: in `Lamb und Lion` as in `Lamb & Lion`."""
_MARKED = re.compile(r"[./]\s*\w+\.?$|[^\x00-\x7f]{2}\.?$")
"""At the end of a name: a form with its dots or slash, or in letters that are not Latin."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
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
    marked: bool = False
    """It is one only with its dots or slash: `Kite AE` may be of the Emirates, `Kite A.E.` not."""
    ended: date | None = None
    """The day from which the law has turned such companies into another form."""

    def unlikely_in(self, country: str) -> bool:
        """Whether a company of this form is unlikely to be established in that country."""
        return self.closed and country not in self.countries


@cache
def _rows() -> tuple[tuple[Form, tuple[str, ...]], ...]:
    whole = table("onward.terms", "forms")
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
                marked=row.get("marked", False),
                ended=row.get("ended"),
            ),
            (row["name"], *row.get("spellings", ())),
        )
        for id_, row in whole["forms"].items()
    )


@cache
def _spelled() -> Mapping[tuple[str, ...], Form]:
    return {_words(spelling): form for form, spellings in _rows() for spelling in spellings}


@cache
def _by_letters() -> Mapping[str, Form]:
    """By their letters, where they may be written with spaces between: `d. o. o.`, `S. p. A.`."""
    return {"".join(words): form for words, form in _spelled().items() if len("".join(words)) < 7}


@cache
def _by_pairs() -> Mapping[str, tuple[Form, Form]]:
    """The names of one form in two languages, written as one word: `BV/SRL`."""
    short = {form.id: "".join(_words(form.name)) for form, _ in _rows()}
    forms = {form.id: form for form, _ in _rows()}
    return {
        short[one] + short[other]: (forms[one], forms[other])
        for one, others in _one_form().items()
        for other in others
    }


@cache
def _one_form() -> Mapping[str, frozenset[str]]:
    """By the id of a form, the others that are the same one in a language of some country."""
    found: dict[str, frozenset[str]] = {}
    for group in table("onward.terms", "forms")["translated"]:
        for id_ in group:
            found[id_] = found.get(id_, frozenset()) | frozenset(group) - {id_}
    return found


def _words(name: str) -> tuple[str, ...]:
    """The words of a name, the word for `&` between two of them as `and`, no `The` before them."""
    words = name_words(name)
    if len(words) > 2 and words[0] == "the":
        words = words[1:]
    last = len(words) - 1
    return tuple("and" if 0 < at < last and word in _AND else word for at, word in enumerate(words))


def _split(words: tuple[str, ...], name: str) -> tuple[Form | None, tuple[str, ...]]:
    """The longest form at the end of a name in words, and the words before it."""
    for start in range(max(1, len(words) - 6), len(words)):
        ending = words[start:]
        form = _spelled().get(ending)
        if form is None and all(len(word) <= 2 and word.isalpha() for word in ending):
            form = _by_letters().get("".join(ending))
        if form is not None and (not form.marked or _MARKED.search(name)):
            return form, words[:start]
    return None, words


def without_bracket(name: str) -> tuple[str, str]:
    """A name without the alias at its end, and the alias; empty where none is.

    `Acme Web Services Inc (AWS)` has one, `Kite Inc. d/b/a Milan` too, `Sinch AB (publ)` a remark;
    a country, a number or a region in brackets is part of the name.
    """
    main, trading = _trading(name.strip())
    if trading:
        return main, trading
    found = _BRACKETS.search(name.strip())
    alias = found[1].strip() if found else ""
    if found is None or alias.casefold() in _OF_THE_NAME or guess_country(alias):
        return name, ""
    if any(letter.isdigit() for letter in alias):
        return name, ""
    return name.strip()[: found.start()], "" if alias.casefold() == "publ" else alias


def _trading(name: str) -> tuple[str, str]:
    """A legal name and the trading name that is said behind it; one word needs a form before it.

    `Kite Inc. dba Milan` has one; `Kite DBA Services` is a name.
    """
    found = _TRADING.search(name)
    if found is None:
        return name, ""
    main, alias = name[: found.start()], name[found.end() :]
    one_word = found[1].isalpha()
    return (name, "") if one_word and _split(_words(main), main)[0] is None else (main, alias)


@lru_cache(maxsize=1 << 16)
def _read(legal_name: str) -> tuple[tuple[Form, ...], tuple[str, ...]]:
    """The forms of a name, in the languages that it says them in, and the words before them."""
    name = _trading(legal_name.strip())[0]
    words = _words(name)
    if words[-1:] and words[-1] in _by_pairs() and len(words) > 1:
        return _by_pairs()[words[-1]], words[:-1]
    form, rest = _split(words, name)
    if form is None:
        bare = without_bracket(name)[0]
        form, rest = _split(_words(bare), bare)
    if form is None:
        first = _spelled().get(words[:1]) if len(words) > 1 else None
        return ((first,), words[1:]) if first is not None and first.front else ((), words)
    if len(rest) > 1 and rest[-1] == "and":  # `Kite & Co.`
        rest = rest[:-1]
    other, before = _split(rest, name)
    if other is not None and other.id in _one_form().get(form.id, ()):
        return (other, form), before
    return (form,), rest


def form_of(legal_name: str) -> Form | None:
    """The legal form in a company's name, the longest that fits; None where none is known.

    `Stripe Payments Europe, Limited` is a Limited, `Sinch AB (publ)` an AB, `X GmbH & Co. KG` a
    GmbH & Co. KG. A name that is nothing but a form has none.
    """
    return next(iter(_read(legal_name)[0]), None)


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
    known_as = (name, bare, _BEFORE_ALIAS.sub("", alias)) if alias else (name,)
    return frozenset(brand_key(each) for said in known_as for each in _written(said)) - {""}


def same_company(one: object, other: object) -> bool | None:
    """Whether two full names are of one company; None where that can't be said.

    It can't be said where one is not recorded, unknown or a placeholder, where only one of two
    equal names has a legal form (`Acme` may be Acme Inc. or Acme GmbH), and where the forms are one
    in two languages: `Acme NV` may be Acme SA of Belgium, or another in France.
    """
    if not isinstance(one, str) or not isinstance(other, str):
        return None
    if not is_name(one) or not is_name(other):
        return None
    if _joined(_words(one)) == _joined(_words(other)):
        return True
    if not {brand_key(each) for each in _written(one)} & {brand_key(e) for e in _written(other)}:
        return False
    forms, others = ({form.id for form in _read(each)[0]} for each in (one, other))
    if forms & others or forms == others:
        return True
    translated = any(_one_form().get(form, frozenset()) & others for form in forms)
    return None if translated or not forms or not others else False


def _written(name: str) -> tuple[str, ...]:
    """A name, and as it is where the letters are not to be had: `Müller` is also `Mueller`."""
    if name.isascii():
        return (name,)
    plain = normalize("NFC", name).casefold().translate(_UMLAUTS)
    return (name, plain)


def _joined(words: tuple[str, ...]) -> str:
    """The words without spaces, but for those between digits: `1 1` is not `11`."""
    key = ""
    for word in words:
        gap = " " if key[-1:].isdigit() and word[0].isdigit() else ""
        key += gap + word
    return key
