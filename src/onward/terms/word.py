"""Guess the word of a vocabulary that somebody meant: by its meaning first, then by its letters."""

import re
from collections.abc import Collection, Mapping

from onward.terms.guess import did_you_mean
from onward.terms.slips import slips
from onward.terms.vocabulary import Term

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
    return re.findall("[a-z]+", word.casefold())


def _by_meaning(word: str, terms: Mapping[str, Term]) -> str | None:
    known = {alias: term.id for term in terms.values() for alias in term.aliases}
    bare = word.casefold().strip().replace("_", "-").replace(" ", "-")
    last = bare.rpartition(".")[2]
    return known.get(bare) or known.get(bare.replace(".", "-")) or known.get(last)
