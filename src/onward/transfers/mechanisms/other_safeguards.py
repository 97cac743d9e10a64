"""The other tools of Art. 46: ad hoc clauses, codes, certification, public instruments."""

from datetime import date

from onward.inventory.mechanism import Mechanism
from onward.inventory.value import CONCLUDED
from onward.law.instrument import Instrument, InstrumentKind
from onward.transfers.mechanisms.assessment import assessed
from onward.transfers.mechanisms.query import Query, soon
from onward.transfers.mechanisms.validity import life
from onward.transfers.status import Code, JudgedMechanism, Reason, Status


def tool(query: Query, mechanism: Mechanism, row: Instrument) -> JudgedMechanism:
    """What such a tool gives on the day."""
    at = query.place_of(mechanism)
    if row.kind in (InstrumentKind.ART28, InstrumentKind.ANNOUNCED):
        return JudgedMechanism(row.id, (query.reason(Code.NOT_A_MECHANISM, Status.FAILS, at, row),))
    ended = life(query, mechanism, row)
    if ended:
        return JudgedMechanism(row.id, ended)
    if not row.usable:
        return JudgedMechanism(row.id, (_open(query, mechanism, row, row.kind.value),))
    reasons = [*_approved(query, mechanism, row), *assessed(query, mechanism, row)]
    holds = query.reason(Code.BOUND_BY_TOOL, Status.HOLDS, at, row)
    last, ending = soon(query, mechanism, row)
    return JudgedMechanism(row.id, (*reasons, holds, *ending), last)


def _approved(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """Signed, and authorised by the authority where the law asks for it (Art. 46(3))."""
    parties = (query.flow.exporter, query.flow.importer)
    private = next((each for each in parties if each.public is False), None)
    if row.between_authorities and private:
        at = private.at._replace(route="/public")
        return (query.reason(Code.NOT_A_MECHANISM, Status.FAILS, at, row),)
    if mechanism.status not in CONCLUDED:
        return (_open(query, mechanism, row, "status"),)
    asked = parties if row.between_authorities else parties[:1]
    if row.kind is InstrumentKind.PUBLIC and not all(each.public for each in asked):
        return (_open(query, mechanism, row, "public"),)
    approved = mechanism.approved
    if row.kind is InstrumentKind.PUBLIC and not row.authorised:
        return ()
    if not isinstance(approved, date):
        return (_open(query, mechanism, row, "approved"),)
    if approved > query.day:
        at = query.place_of(mechanism, "approved")
        return (query.reason(Code.NOT_YET, Status.FAILS, at, row, day=approved),)
    return ()


def _open(query: Query, mechanism: Mechanism, row: Instrument, what: str) -> Reason:
    at = query.place_of(mechanism)
    return query.reason(Code.TOOL_NOT_CONFIRMED, Status.REVIEW, at, row, detail=(what,))
