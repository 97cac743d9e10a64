"""Derogations: exceptions, of which most laws have it that they are for single occasions."""

from onward.inventory.mechanism import Mechanism
from onward.inventory.value import known
from onward.law.instrument import Instrument
from onward.transfers.mechanisms.query import Query
from onward.transfers.mechanisms.validity import life
from onward.transfers.status import Code, JudgedMechanism, Status


def derogation(query: Query, mechanism: Mechanism, row: Instrument) -> JudgedMechanism:
    """What a derogation gives: at best a thing to check, for nothing shows its conditions.

    The law data say which letters a law has, which of them are for what is occasional only, and
    which are closed to public authorities.
    """
    ended = life(query, mechanism, row)
    if ended:
        return JudgedMechanism(row.id, ended)
    letter = known(mechanism.letter)
    at = query.place_of(mechanism, "letter" if mechanism.letter else "")
    detail = (str(mechanism.letter),) if mechanism.letter else ()

    def because(code: Code, status: Status) -> JudgedMechanism:
        reason = query.reason(code, status, at, row, detail=detail)
        return JudgedMechanism(row.id, (reason,))

    terms = query.law.clauses.derogation(query.regime, letter)
    if letter and terms is None:
        return because(Code.NOT_A_MECHANISM, Status.FAILS)
    if query.flow.exporter.public and terms and terms.closed_to_authorities:
        return because(Code.DEROGATION_CLOSED, Status.FAILS)
    if row.occasional and query.flow.frequency == "continuous":
        status = Status.FAILS if terms and terms.occasional_only else Status.REVIEW
        return because(Code.DEROGATION_AS_ROUTINE, status)
    return because(Code.DEROGATION_TO_CHECK, Status.REVIEW)
