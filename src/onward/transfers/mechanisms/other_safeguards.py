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
        return JudgedMechanism(row.id, (_open(query, mechanism, row, "terms"),))
    reasons = [*_approved(query, mechanism, row), *assessed(query, mechanism, row)]
    holds = query.reason(Code.BOUND_BY_TOOL, Status.HOLDS, at, row)
    last, ending = soon(query, mechanism, row)
    return JudgedMechanism(row.id, (*reasons, holds, *ending), last)


def _approved(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """Signed, and authorised by the authority or notified to it where the law asks for that."""
    parties = (query.flow.exporter, query.flow.importer)
    private = next((each for each in parties if each.public is False), None)
    if row.between_authorities and private:
        at = private.at._replace(route="/public")
        who = (private.name,)
        return (query.reason(Code.NOT_A_MECHANISM, Status.FAILS, at, row, detail=who),)
    if mechanism.status not in CONCLUDED:
        return (_open(query, mechanism, row, "status"),)
    asked = parties if row.between_authorities else parties[:1]
    if row.kind is InstrumentKind.PUBLIC and not all(each.public for each in asked):
        what = "public" if row.between_authorities else "public-exporter"
        return (_open(query, mechanism, row, what),)
    approved = mechanism.approved
    if row.kind is InstrumentKind.PUBLIC and not (row.authorised or row.notified):
        return ()
    if not isinstance(approved, date):
        return (_open(query, mechanism, row, "notified" if row.notified else "approved"),)
    if approved > query.day:
        at = query.place_of(mechanism, "approved")
        return (query.reason(Code.NOT_YET, Status.FAILS, at, row, day=approved),)
    return ()


def _open(query: Query, mechanism: Mechanism, row: Instrument, what: str) -> Reason:
    at = query.place_of(mechanism)
    return query.reason(Code.TOOL_NOT_CONFIRMED, Status.REVIEW, at, row, detail=(what,))
