"""The words for personal data, data subjects and measures; and which of them a word means."""

import re
from collections.abc import Collection, Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from onward.source.packaged import table
from onward.terms.guess import did_you_mean, slips


class Term(NamedTuple):
    """One word of a vocabulary, as records write it."""

    id: str
    """Lower case, dotted: `contact.email` lies below `contact`."""
    title: str
    """For people who read a report."""
    description: str
    """One sentence: what it takes in."""
    source: str
    checked: date
    special: str | None = None
    """`special` or `criminal`, where the law singles such data out: its topic in the law data."""
    hr: bool = False
    """Data of our own staff, past or present, held because they work for us."""
    staff: bool = False
    """A subject that works for us."""
    kind: str | None = None
    """Of a measure: technical, contractual or organisational."""
    use_case: int | None = None
    """The use case of Annex 2 to EDPB Recommendations 01/2020 (version 2.0) that it rests on."""
    effective_against_access: bool = False
    """That annex finds it effective against access by authorities, if its conditions are met."""
    aliases: tuple[str, ...] = ()
    """What people write instead, lower case, joined by dashes: hints, no words of a record."""
    dpv: str | None = None
    """The narrowest term of the Data Privacy Vocabulary that takes in all of the word: its IRI."""
    unverified: bool = False
    """True where a legal statement of the row was not read in its source."""


@cache
def _vocabulary(name: str) -> Mapping[str, Term]:
    whole = table("onward.terms", name)
    source, checked = whole["source"], whole["checked"]
    return {
        id_: Term(id=id_, **{"source": source, "checked": checked, **_tuples(row)})
        for id_, row in whole["terms"].items()
    }


def _tuples(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "aliases": tuple(row.get("aliases", ()))}


def data() -> Mapping[str, Term]:
    """Categories of personal data by id."""
    return _vocabulary("data")


def subjects() -> Mapping[str, Term]:
    """Groups of data subjects by id."""
    return _vocabulary("subjects")


def measures() -> Mapping[str, Term]:
    """Measures that a record may say are taken, by id."""
    return _vocabulary("measures")


def covers(prefix: str, term: str) -> bool:
    """Whether a word takes in another: `health` takes in itself and `health.records`."""
    return term == prefix or term.startswith(f"{prefix}.")


_PLAIN = frozenset(
    {"data", "record", "records", "opinion", "opinions", "membership", "origin", "life", "leave"}
    | {"identification", "recognition", "insurance", "days", "orientation"}
)
"""Parts of the words for special data that say nothing of it by themselves."""
_A_SLIP = 5
"""One slip is forgiven for so many letters, and one in any word."""


def guess_word(word: str, choices: Collection[str], terms: Mapping[str, Term]) -> str | None:
    """The choice that a word means, or None; `terms` say what else people write for their ids.

    `salary` is employment.payroll, and so is `staff.salary`. A word that only looks alike is no
    guess: `medics` is not `media`. A word with a part that speaks of special data (Art. 9, 10
    GDPR) is never taken for other data: `health.email` is not contact.email.
    """
    guess = _guess(word, choices, terms)
    if guess is None or not _sensitive(word, terms):
        return guess
    return guess if _special(guess, terms) else None


def _guess(word: str, choices: Collection[str], terms: Mapping[str, Term]) -> str | None:
    if word.casefold() not in choices:
        meant = _by_meaning(word, terms)
        if meant is not None:
            return meant
    near = did_you_mean(word, choices)
    if near is None or slips(word.casefold(), near.casefold()) > max(1, len(word) // _A_SLIP):
        return None
    return near


def _sensitive(word: str, terms: Mapping[str, Term]) -> bool:
    """Whether a part of a word is one in which the vocabulary speaks of special data, or nearly."""
    special = [term for term in terms.values() if _special(term.id, terms)]
    every = {each for term in special for each in (term.id, *term.aliases)}
    if len(word) < 40 and any(slips(word.casefold(), each, most=1) <= 1 for each in every):
        return True
    said = {part for each in every for part in _parts(each)}
    return not {part.removesuffix("s") for part in _parts(word)}.isdisjoint(
        part.removesuffix("s") for part in said - _PLAIN
    )


def _special(id_: str, terms: Mapping[str, Term]) -> bool:
    return id_ in terms and terms[id_].special is not None


def _parts(word: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", word.casefold())


def _by_meaning(word: str, terms: Mapping[str, Term]) -> str | None:
    known = {alias: term.id for term in terms.values() for alias in term.aliases}
    bare = word.casefold().strip().replace("_", "-").replace(" ", "-")
    last = bare.rpartition(".")[2]
    return known.get(bare) or known.get(bare.replace(".", "-")) or known.get(last)
