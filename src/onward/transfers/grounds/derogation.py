"""Derogations (Art. 49 GDPR): exceptions for single occasions, read narrowly."""

from onward.inventory.safeguard import Safeguard
from onward.law.instrument import Instrument
from onward.transfers.footing import Code, Footing, Ground
from onward.transfers.grounds.life import life
from onward.transfers.grounds.question import Question

OCCASIONAL_ONLY = frozenset({"b", "c", "e", "second-subparagraph"})
"""Recital 111 and Art. 49(1), second subparagraph: only what is occasional, not repetitive."""
CLOSED_TO_AUTHORITIES = frozenset({"a", "b", "c", "second-subparagraph"})
"""Art. 49(3) GDPR."""
LETTERED = frozenset({"EU", "UK"})
"""The regimes whose law has these letters; Art. 17 of the Swiss act has others."""


def derogation(question: Question, safeguard: Safeguard, row: Instrument) -> Ground:
    """What a derogation gives: at best a thing to check, for nothing shows its conditions."""
    ended = life(question, safeguard, row)
    if ended:
        return Ground(row.id, ended)
    letter = safeguard.letter if isinstance(safeguard.letter, str) else ""
    at = question.place_of(safeguard, "letter" if letter else "")
    lettered = question.regime in LETTERED
    detail = (letter,) if letter and lettered else ()

    def told(code: Code, footing: Footing) -> Ground:
        reason = question.reason(code, footing, at, row, detail=detail)
        return Ground(row.id, (reason,))

    if lettered and question.flow.exporter.public and letter in CLOSED_TO_AUTHORITIES:
        return told(Code.DEROGATION_CLOSED, Footing.FAILS)
    if question.flow.frequency == "continuous":
        only_occasional = lettered and letter in OCCASIONAL_ONLY
        footing = Footing.FAILS if only_occasional else Footing.REVIEW
        return told(Code.DEROGATION_AS_ROUTINE, footing)
    return told(Code.DEROGATION_TO_CHECK, Footing.REVIEW)
