"""Derogations (Art. 49 GDPR): exceptions for single occasions, read narrowly."""

from onward.inventory.mechanism import Mechanism
from onward.law.instrument import Instrument
from onward.transfers.mechanisms.query import Query
from onward.transfers.mechanisms.validity import life
from onward.transfers.status import Code, JudgedMechanism, Status

CLOSED_TO_AUTHORITIES = frozenset({"a", "b", "c", "second-subparagraph"})
"""Art. 49(3) GDPR."""


def derogation(query: Query, mechanism: Mechanism, row: Instrument) -> JudgedMechanism:
    """What a derogation gives: at best a thing to check, for nothing shows its conditions.

    Recital 111 GDPR and Art. 49(1), second subparagraph, leave some letters to what is occasional;
    Art. 17 of the Swiss act has other letters, and no such limit in its text.
    """
    ended = life(query, mechanism, row)
    if ended:
        return JudgedMechanism(row.id, ended)
    letter = mechanism.letter if isinstance(mechanism.letter, str) else ""
    at = query.place_of(mechanism, "letter" if letter else "")
    detail = (letter,) if letter else ()

    def because(code: Code, status: Status) -> JudgedMechanism:
        reason = query.reason(code, status, at, row, detail=detail)
        return JudgedMechanism(row.id, (reason,))

    known = query.law.clauses.derogation(query.regime, letter)
    if letter and known is None:
        return because(Code.NOT_A_MECHANISM, Status.FAILS)
    if query.regime == "CH":
        return because(Code.DEROGATION_TO_CHECK, Status.REVIEW)
    if query.flow.exporter.public and letter in CLOSED_TO_AUTHORITIES:
        return because(Code.DEROGATION_CLOSED, Status.FAILS)
    if query.flow.frequency == "continuous":
        status = Status.FAILS if known and known.occasional_only else Status.REVIEW
        return because(Code.DEROGATION_AS_ROUTINE, status)
    return because(Code.DEROGATION_TO_CHECK, Status.REVIEW)
