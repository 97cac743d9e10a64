"""The other tools of Art. 46: ad hoc clauses, codes, certification, public instruments."""

from datetime import date

from onward.inventory.safeguard import Safeguard
from onward.inventory.value import CONCLUDED
from onward.law.instrument import Instrument, Kind
from onward.transfers.footing import Code, Footing, Ground, Reason
from onward.transfers.grounds.assessment import assessed
from onward.transfers.grounds.life import life
from onward.transfers.grounds.question import Question, soon


def tool(question: Question, safeguard: Safeguard, row: Instrument) -> Ground:
    """What such a tool gives on the day."""
    at = question.place_of(safeguard)
    if row.kind in (Kind.ART28, Kind.ANNOUNCED):
        return Ground(row.id, (question.reason(Code.NOT_A_GROUND, Footing.FAILS, at, row),))
    ended = life(question, safeguard, row)
    if ended:
        return Ground(row.id, ended)
    if not row.usable:
        return Ground(row.id, (_open(question, safeguard, row, row.kind.value),))
    reasons = [*_approved(question, safeguard, row), *assessed(question, safeguard, row)]
    holds = question.reason(Code.BOUND_BY_TOOL, Footing.HOLDS, at, row)
    last, ending = soon(question, safeguard, row)
    return Ground(row.id, (*reasons, holds, *ending), last)


def _approved(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """Signed, and authorised by the authority where the law asks for it (Art. 46(3))."""
    parties = (question.flow.exporter, question.flow.importer)
    private = next((each for each in parties if each.public is False), None)
    if row.between_authorities and private:
        at = private.at._replace(route="/public")
        return (question.reason(Code.NOT_A_GROUND, Footing.FAILS, at, row),)
    if safeguard.status not in CONCLUDED:
        return (_open(question, safeguard, row, "status"),)
    asked = parties if row.between_authorities else parties[:1]
    if row.kind is Kind.PUBLIC and not all(each.public for each in asked):
        return (_open(question, safeguard, row, "public"),)
    approved = safeguard.approved
    if row.kind is Kind.PUBLIC and not row.authorised:
        return ()
    if not isinstance(approved, date):
        return (_open(question, safeguard, row, "approved"),)
    if approved > question.day:
        at = question.place_of(safeguard, "approved")
        return (question.reason(Code.NOT_YET, Footing.FAILS, at, row, day=approved),)
    return ()


def _open(question: Question, safeguard: Safeguard, row: Instrument, what: str) -> Reason:
    at = question.place_of(safeguard)
    return question.reason(Code.TOOL_NOT_CONFIRMED, Footing.REVIEW, at, row, detail=(what,))
