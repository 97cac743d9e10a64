"""Onward edges: what a vendor outside passes on is bound by the mechanism that brought the data."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial

from onward.inventory.mechanism import Mechanism
from onward.inventory.value import CONCLUDED, UNKNOWN, Day, known
from onward.inventory.vendor import Agreement
from onward.law.instrument import InstrumentKind
from onward.law.law import Law
from onward.transfers.arrival import Arrival, Arrivals
from onward.transfers.flow import Flow, Party
from onward.transfers.importer_inside import blurred
from onward.transfers.judge import covering, destinations, judge, overreached
from onward.transfers.mechanisms.assessment import assessed
from onward.transfers.mechanisms.query import Query
from onward.transfers.mechanisms.recorded import named
from onward.transfers.party import UNNAMED
from onward.transfers.status import Code, JudgedMechanism, Judgment, Reason, Status

_CLAUSES = (InstrumentKind.CLAUSES, InstrumentKind.ADDENDUM, InstrumentKind.ADHOC)
_NEGATIVE = frozenset({Code.ASSESSED_NOT_EQUIVALENT, Code.ASSESSMENT_NEVER_MADE})
_NOTHING = frozenset(
    {
        Code.PLANNED_ONLY,
        Code.NOT_YET,
        Code.NO_LONGER_USED,
        Code.NOT_A_MECHANISM,
        Code.MECHANISM_UNKNOWN,
    }
)
"""What leaves an edge as if no mechanism were recorded."""


def unnamed_code(flow: Flow) -> Code:
    """Whether an unnamed importer is meant by an entry of `subprocessors`, or runs a place."""
    entry = flow.at.route.startswith("/subprocessors")
    return Code.SUBPROCESSOR_UNNAMED if entry else Code.PARTY_UNNAMED


def onward(
    flow: Flow, reached: Arrivals, regimes: tuple[str, ...], law: Law, day: date, horizon_days: int
) -> Judgment:
    """Protection travels with the data: the worst of what each mechanism by which it came asks.

    Under a framework, and where the law of an adequate country binds the vendor, a contract
    carries the edge. Under clauses, binding rules and the like, and where the mechanism is not
    known or not shown to cover the vendor, it takes what Clause 8.8 of the SCC of 2021 lists: a
    country with an adequacy decision, or a mechanism of Art. 46 or 47 for the edge itself, with its
    assessment.
    """
    if not isinstance(flow.country, str) or flow.importer.id == UNNAMED:
        code = unnamed_code(flow) if flow.importer.id == UNNAMED else Code.IMPORTER_UNKNOWN
        return _judgment(flow, regimes, law, day, code, Status.UNKNOWN)
    found = [
        _under(arrival, _query(flow, arrival, regimes, law, day, horizon_days), regimes)
        for arrival in _distinct(reached)
    ]
    return replace(max(found, key=lambda judgment: judgment.status.rank), regime="")


@cache
def _distinct(reached: Arrivals) -> tuple[Arrival, ...]:
    """The arrivals that may ask for different things: where a contract suffices, one a regime.

    Which framework or decision it is decides nothing there.
    """
    found: dict[object, Arrival] = {}
    for each in sorted(reached, key=_order):
        key = (each.regime, each.promised, each.doubted) if each.contract else each
        found.setdefault(key, each)
    return tuple(found.values())


def _order(arrival: Arrival) -> tuple[object, ...]:
    return (*arrival[:3], sorted(arrival.assessed), *arrival[4:])


def _query(
    flow: Flow, arrival: Arrival, regimes: tuple[str, ...], law: Law, day: date, horizon_days: int
) -> Query:
    return Query(
        flow=flow,
        regime=arrival.regime or law.leading(regimes),
        destination=flow.code,
        further=False,
        staff_data=False,
        law=law,
        day=day,
        horizon_days=horizon_days,
        assessed=arrival.assessed,
    )


def _judgment(
    flow: Flow, regimes: tuple[str, ...], law: Law, day: date, code: Code, status: Status
) -> Judgment:
    article = law.article("onward", law.leading(regimes), day)
    reason = Reason(code=code, status=status, at=flow.at, article=article)
    destination = known(flow.country)
    return Judgment(
        flow, "", day, status, (JudgedMechanism("", (reason,)),), destination=destination
    )


def _under(arrival: Arrival, query: Query, regimes: tuple[str, ...]) -> Judgment:
    """The judgment of an edge by one mechanism by which the data came."""
    flow, law, day = query.flow, query.law, query.day
    laws = (arrival.regime,) if arrival.regime else regimes
    judgment = partial(_judgment, flow, (query.regime,), law, day)
    if laws and all(law.inside(each, flow.code, day) for each in laws):
        if blurred(flow, query.regime, law, day) is None:
            return judgment(Code.INSIDE, Status.INSIDE)
        if arrival.contract and not arrival.doubted and _bound(query):
            return judgment(Code.ONWARD_CONTRACT, Status.HOLDS)
        return judgment(Code.PLACES_UNKNOWN, Status.UNKNOWN)
    if not arrival.contract:
        judged = judge(query, partial(_mechanisms, arrival))
    elif refused := tuple(_refused(query)):
        judged = replace(
            judgment(Code.ONWARD_NOT_SHOWN, Status.FAILS),
            mechanisms=tuple(JudgedMechanism(each.instrument, (each,)) for each in refused),
        )
    elif _bound(query) and arrival.doubted:
        judged = judge(query, partial(_mechanisms, arrival))
        if judged.status.worse_than(Status.EXPIRING):
            judged = judgment(Code.ONWARD_MECHANISM_UNKNOWN, Status.REVIEW)
    elif _bound(query):
        judged = judgment(Code.ONWARD_CONTRACT, Status.HOLDS)
    else:
        judged = judgment(Code.ONWARD_NOT_SHOWN, Status.REVIEW)
    return _promised(query, judged) if arrival.promised else judged


def _promised(query: Query, judgment: Judgment) -> Judgment:
    """The vendor undertook not to pass the data on outside, and passes it on."""
    if judgment.status.worse_than(Status.REVIEW):
        return judgment
    promise = query.reason(Code.ONWARD_FORBIDDEN, Status.REVIEW, query.flow.at)
    mechanisms = tuple(
        replace(each, reasons=(*each.reasons, promise)) for each in judgment.mechanisms
    )
    return replace(judgment, status=Status.REVIEW, mechanisms=mechanisms, parts=())


def _refused(query: Query) -> Iterator[Reason]:
    """What an assessment recorded at the edge finds against one of its destinations."""
    for there in destinations(query):
        for mechanism in query.flow.mechanisms or ():
            if isinstance(mechanism.instrument, str):
                row = query.law.instrument(mechanism.instrument)
                for reason in assessed(there, mechanism, row):
                    if reason.code is Code.ASSESSED_NOT_EQUIVALENT:
                        yield reason


def _mechanisms(arrival: Arrival, query: Query) -> tuple[JudgedMechanism, ...]:
    """What could carry the edge; a contract beside it, or nothing, is to be reviewed."""
    recorded = [mechanism for each in named(query) for mechanism in _of_the_edge(each)]
    found = (*covering(query), *recorded, *overreached(query))
    return found or (_contract_alone(arrival, query),)


def _of_the_edge(mechanism: JudgedMechanism) -> Iterator[JudgedMechanism]:
    """What a recorded mechanism gives here: one that fails does not show that no other exists.

    It is the vendor that exports, and its record may be incomplete; but an assessment that found no
    equivalent protection, or was never made, is a fact of the destination.
    """
    if any(each.code in _NOTHING for each in mechanism.reasons):
        return
    if mechanism.status is Status.FAILS and not any(
        each.code in _NEGATIVE for each in mechanism.reasons
    ):
        open_ = (each._replace(status=Status.REVIEW) for each in mechanism.deciding)
        yield replace(mechanism, reasons=tuple(open_))
    else:
        yield mechanism


def _contract_alone(arrival: Arrival, query: Query) -> JudgedMechanism:
    flow, row = query.flow, query.law.instruments.get(arrival.instrument)
    code = Code.ONWARD_NOT_SHOWN
    if _bound(query):
        code = Code.ONWARD_CONTRACT_ALONE if row else Code.ONWARD_MECHANISM_UNKNOWN
    detail = (row.name,) if row else ()
    reason = query.reason(code, Status.REVIEW, flow.at, topic="onward", detail=detail)
    return JudgedMechanism("", (reason,))


def _bound(query: Query) -> bool:
    """Whether a contract binds the importer of the edge."""
    flow, law, day = query.flow, query.law, query.day
    bound = any(_binds(each, flow.importer, law, day) for each in flow.mechanisms or ())
    return bound or _contract(flow.agreement, day)


def _contract(agreement: Agreement | None, day: date) -> bool:
    """A contract in force on the day; one without a day counts, its own rules ask for the day."""
    if agreement is None or agreement.status not in CONCLUDED:
        return False
    begun = (agreement.signed, agreement.since)
    return _running(begun, (agreement.expires, agreement.until), day)


def _binds(mechanism: Mechanism, importer: Party, law: Law, day: date) -> bool:
    """Clauses that are signed, or binding corporate rules of which the importer is a member.

    Nothing else is a contract with the importer: no framework, no unknown mechanism, and
    no clauses that another company signed or that are not valid that day.
    """
    row = law.instruments.get(mechanism.instrument) if mechanism.instrument != UNKNOWN else None
    if row is None:
        return False
    if row.kind is InstrumentKind.RULES:
        members = mechanism.members if isinstance(mechanism.members, tuple) else ()
        named = isinstance(importer.legal_name, str) and isinstance(mechanism.approved, date)
        bound = named and any(importer.is_company(member) is not False for member in members)
        begun = (mechanism.approved, mechanism.since)
    else:
        signed = mechanism.signed if isinstance(mechanism.signed, date) else None
        ours = importer.is_company(mechanism.party) is not False
        bound = signed is not None and ours and row.kind in _CLAUSES and row.holds(day, signed)
        begun = (mechanism.signed, mechanism.since)
        bound = bound and mechanism.status in CONCLUDED
    return bound and _running(begun, (mechanism.until,), day)


def _running(begun: tuple[Day, ...], ended: tuple[Day, ...], day: date) -> bool:
    return not any(isinstance(each, date) and each > day for each in begun) and not any(
        isinstance(each, date) and each < day for each in ended
    )
