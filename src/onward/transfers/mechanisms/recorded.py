"""The mechanisms that a record names, each weighed by its kind."""

from typing import Final

from onward.inventory.mechanism import Mechanism
from onward.inventory.value import UNKNOWN
from onward.law.instrument import Instrument, InstrumentKind
from onward.transfers.mechanisms.bcr import rules
from onward.transfers.mechanisms.clauses import clauses
from onward.transfers.mechanisms.derogation import derogation
from onward.transfers.mechanisms.framework import framework
from onward.transfers.mechanisms.other_safeguards import tool
from onward.transfers.mechanisms.query import Query
from onward.transfers.mechanisms.validity import ended, life
from onward.transfers.status import Code, JudgedMechanism, Status

DECISIONS: Final = (InstrumentKind.ADEQUACY, InstrumentKind.INDICATIVE, InstrumentKind.BRIDGE)
"""On a place: they count whether or not a record names them."""


def named(query: Query) -> tuple[JudgedMechanism, ...]:
    """One judged mechanism for each that a record names and this regime can count."""
    found = [_weigh(query, each) for each in query.flow.mechanisms or ()]
    mechanisms = tuple(mechanism for mechanism in found if mechanism is not None)
    foreign = [each for each in query.flow.mechanisms or () if _foreign(query, each)]
    weighed = any(each.deciding[0].code is not Code.MECHANISM_UNKNOWN for each in mechanisms)
    if weighed or not foreign:
        return mechanisms
    reasons = tuple(
        query.reason(
            Code.WRONG_REGIME,
            Status.FAILS,
            query.place_of(each),
            query.law.instrument(str(each.instrument)),
        )
        for each in foreign
    )
    wrong = (JudgedMechanism(reason.instrument, (reason,)) for reason in reasons)
    return (*mechanisms, *wrong)


def _foreign(query: Query, mechanism: Mechanism) -> bool:
    """Whether it is of another law alone; a decision is not where this law has one of its own."""
    if mechanism.instrument is UNKNOWN:
        return False
    own = query.law.adequacy(query.regime, query.destination, query.day)
    if own and query.law.instrument(mechanism.instrument).kind in DECISIONS:
        return False
    return query.law.counterpart(query.regime, mechanism.instrument) is None


def _weigh(query: Query, mechanism: Mechanism) -> JudgedMechanism | None:
    """None where the instrument says nothing under this regime."""
    if mechanism.instrument is UNKNOWN:
        at = query.place_of(mechanism)
        reason = query.reason(Code.MECHANISM_UNKNOWN, Status.UNKNOWN, at, topic="transfer")
        return JudgedMechanism("", (reason,))
    row = query.law.counterpart(query.regime, mechanism.instrument)
    if row is None:
        return None
    if row.kind is not InstrumentKind.FRAMEWORK and not isinstance(query.flow.country, str):
        return _nowhere(query, mechanism, row)
    return _by_kind(query, mechanism, row)


def _by_kind(query: Query, mechanism: Mechanism, row: Instrument) -> JudgedMechanism | None:
    match row.kind:
        case kind if kind in DECISIONS:
            return _decision(query, mechanism, row)
        case InstrumentKind.FRAMEWORK:
            return framework(query, mechanism, row)
        case InstrumentKind.CLAUSES | InstrumentKind.ADDENDUM:
            return clauses(query, mechanism, row)
        case InstrumentKind.RULES:
            return rules(query, mechanism, row)
        case InstrumentKind.DEROGATION:
            return derogation(query, mechanism, row)
        case _:
            return tool(query, mechanism, row)


def _nowhere(query: Query, mechanism: Mechanism, row: Instrument) -> JudgedMechanism:
    """Where the importer is, is not known: then no mechanism is seen to carry the data.

    What is planned or has ended, or was agreed for other roles or with another company, carries
    them nowhere.
    """
    dead = life(query, mechanism, row)
    judged_mechanism = (
        JudgedMechanism(row.id, dead) if row.kind in DECISIONS else _by_kind(query, mechanism, row)
    )
    if judged_mechanism is not None and judged_mechanism.status is Status.FAILS:
        return judged_mechanism
    at = query.flow.importer.at._replace(route="/country")
    reason = query.reason(Code.IMPORTER_UNKNOWN, Status.UNKNOWN, at)
    return JudgedMechanism("", (reason,))


def _decision(query: Query, mechanism: Mechanism, row: Instrument) -> JudgedMechanism | None:
    """A decision named on a record: weighed as adequacy where it holds, or another on that place
    (it may have been prolonged); reported where none does.
    """
    current = query.law.adequacy(query.regime, query.destination, query.day)
    bridge = query.law.bridge(query.regime, query.destination, query.day)
    if row == bridge or (current and query.law.covers(row, query.destination)):
        return None
    at = query.place_of(mechanism)
    if not query.law.covers(row, query.destination):
        reason = query.reason(Code.NOT_A_MECHANISM, Status.FAILS, at, row)
    elif row.since is None or row.since > query.day:
        reason = query.reason(Code.NOT_YET, Status.FAILS, at, row, day=row.since)
    else:
        reason = query.reason(ended(row), Status.FAILS, at, row, day=row.last_day)
    return JudgedMechanism(row.id, (reason,))
