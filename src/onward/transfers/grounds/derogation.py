"""Derogations (Art. 49 GDPR): exceptions for single occasions, read narrowly."""

from onward.inventory.safeguard import Safeguard
from onward.law.instrument import Instrument
from onward.transfers.footing import Code, Footing, Ground
from onward.transfers.grounds.life import life
from onward.transfers.grounds.question import Question

CLOSED_TO_AUTHORITIES = frozenset({"a", "b", "c", "second-subparagraph"})
"""Art. 49(3) GDPR."""


def derogation(question: Question, safeguard: Safeguard, row: Instrument) -> Ground:
    """What a derogation gives: at best a thing to check, for nothing shows its conditions.

    Recital 111 GDPR and Art. 49(1), second subparagraph, leave some letters to what is occasional;
    Art. 17 of the Swiss act has other letters, and no such limit in its text.
    """
    ended = life(question, safeguard, row)
    if ended:
        return Ground(row.id, ended)
    letter = safeguard.letter if isinstance(safeguard.letter, str) else ""
    at = question.place_of(safeguard, "letter" if letter else "")
    detail = (letter,) if letter else ()

    def told(code: Code, footing: Footing) -> Ground:
        reason = question.reason(code, footing, at, row, detail=detail)
        return Ground(row.id, (reason,))

    known = question.book.clauses.derogation(question.regime, letter)
    if letter and known is None:
        return told(Code.NOT_A_GROUND, Footing.FAILS)
    if question.regime == "CH":
        return told(Code.DEROGATION_TO_CHECK, Footing.REVIEW)
    if question.flow.exporter.public and letter in CLOSED_TO_AUTHORITIES:
        return told(Code.DEROGATION_CLOSED, Footing.FAILS)
    if question.flow.frequency == "continuous":
        footing = Footing.FAILS if known and known.occasional_only else Footing.REVIEW
        return told(Code.DEROGATION_AS_ROUTINE, footing)
    return told(Code.DEROGATION_TO_CHECK, Footing.REVIEW)
