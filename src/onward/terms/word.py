"""Guess the word of a vocabulary that somebody meant: by its meaning first, then by its letters."""

from collections.abc import Collection, Mapping

from onward.terms.guess import did_you_mean
from onward.terms.slips import slips
from onward.terms.vocabulary import Term

_A_SLIP = 5
"""One slip is forgiven for so many letters, and one in any word."""


def guess_word(word: str, choices: Collection[str], terms: Mapping[str, Term]) -> str | None:
    """The choice that a word means, or None; `terms` say what else people write for their ids.

    `salary` is employment.payroll, and so is `staff.salary`. A word that only looks alike is no
    guess: `medics` is not `media`.
    """
    if word.casefold() not in choices:
        meant = _by_meaning(word, terms)
        if meant is not None:
            return meant
    near = did_you_mean(word, choices)
    if near is None or slips(word.casefold(), near.casefold()) > max(1, len(word) // _A_SLIP):
        return None
    return near


def _by_meaning(word: str, terms: Mapping[str, Term]) -> str | None:
    known = {alias: term.id for term in terms.values() for alias in term.aliases}
    bare = word.casefold().strip().replace("_", "-").replace(" ", "-")
    last = bare.rpartition(".")[2]
    return known.get(bare) or known.get(bare.replace(".", "-")) or known.get(last)
