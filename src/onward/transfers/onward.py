"""Onward edges: what a vendor outside passes on is bound by the mechanism that brought the data."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial

from onward.inventory.safeguard import Safeguard
from onward.inventory.value import CONCLUDED, UNKNOWN, Day
from onward.inventory.vendor import Agreement
from onward.law.book import Book
from onward.law.instrument import Kind
from onward.terms.company import name_key, same_company
from onward.transfers.arrival import Arrival, Arrivals
from onward.transfers.flow import Flow, Party
from onward.transfers.footing import Code, Footing, Ground, Judgment, Reason
from onward.transfers.grounds.assessment import assessed
from onward.transfers.grounds.named import named
from onward.transfers.grounds.question import Question
from onward.transfers.inside import blurred
from onward.transfers.judge import covering, destinations, judge, overreached
from onward.transfers.party import UNNAMED

_CLAUSES = (Kind.CLAUSES, Kind.ADDENDUM, Kind.ADHOC)
_NEGATIVE = frozenset({Code.ASSESSED_NOT_EQUIVALENT, Code.ASSESSMENT_NEVER_MADE})
_NOTHING = frozenset(
    {Code.PLANNED_ONLY, Code.NOT_YET, Code.NO_LONGER_USED, Code.NOT_A_GROUND, Code.GROUND_UNKNOWN}
)
"""What leaves an edge as if no mechanism were recorded."""


def onward(
    flow: Flow,
    reached: Arrivals,
    regimes: tuple[str, ...],
    book: Book,
    day: date,
    horizon_days: int,
) -> Judgment:
    """Art. 44 GDPR: the worst of what each mechanism asks by which the data came.

    Under a framework, and where the law of an adequate country binds the vendor, a contract
    carries the edge. Under clauses, binding rules and the like, and where the mechanism is not
    known, it takes what Clause 8.8 of the SCC of 2021 lists: a country with an adequacy decision,
    or a mechanism of Art. 46 or 47 for the edge itself, with its assessment.
    """
    if not isinstance(flow.country, str) or flow.importer.id == UNNAMED:
        code = Code.SUBPROCESSOR_UNNAMED if flow.importer.id == UNNAMED else Code.IMPORTER_UNKNOWN
        return _told(flow, regimes, book, day, code, Footing.UNKNOWN)
    found = [
        _under(arrival, _question(flow, arrival, regimes, book, day, horizon_days), regimes)
        for arrival in _distinct(reached)
    ]
    return replace(max(found, key=lambda judgment: judgment.footing.rank), regime="")


@cache
def _distinct(reached: Arrivals) -> tuple[Arrival, ...]:
    """The arrivals that may ask for different things: where a contract suffices, one a regime.

    Which framework or decision it is decides nothing there.
    """
    found: dict[object, Arrival] = {}
    for each in sorted(reached, key=_order):
        key = (each.regime, each.promised) if each.contract else each
        found.setdefault(key, each)
    return tuple(found.values())


def _order(arrival: Arrival) -> tuple[object, ...]:
    return (*arrival[:3], sorted(arrival.assessed))


def _question(
    flow: Flow,
    arrival: Arrival,
    regimes: tuple[str, ...],
    book: Book,
    day: date,
    horizon_days: int,
) -> Question:
    return Question(
        flow=flow,
        regime=arrival.regime or (regimes or ("EU",))[0],
        destination=flow.code,
        further=False,
        staff_data=False,
        book=book,
        day=day,
        horizon_days=horizon_days,
        assessed=arrival.assessed,
    )


def _told(
    flow: Flow, regimes: tuple[str, ...], book: Book, day: date, code: Code, footing: Footing
) -> Judgment:
    article = book.article("onward", (regimes or ("EU",))[0], day)
    reason = Reason(code=code, footing=footing, at=flow.at, article=article)
    destination = flow.country if isinstance(flow.country, str) else ""
    return Judgment(flow, "", day, footing, (Ground("", (reason,)),), destination=destination)


def _under(arrival: Arrival, question: Question, regimes: tuple[str, ...]) -> Judgment:
    """The judgment of an edge by one mechanism by which the data came."""
    flow, book, day = question.flow, question.book, question.day
    laws = (arrival.regime,) if arrival.regime else regimes
    told = partial(_told, flow, (question.regime,), book, day)
    if laws and all(book.inside(each, flow.code, day) for each in laws):
        if blurred(flow, question.regime, book, day) is None:
            return told(Code.INSIDE, Footing.WITHIN)
        if _bound(question):
            return told(Code.ONWARD_CONTRACT, Footing.HOLDS)
        return told(Code.PLACES_UNKNOWN, Footing.UNKNOWN)
    if not arrival.contract:
        judged = judge(question, partial(_mechanisms, arrival))
    elif refused := tuple(_refused(question)):
        judged = replace(
            told(Code.ONWARD_NOT_SHOWN, Footing.FAILS),
            grounds=tuple(Ground(each.instrument, (each,)) for each in refused),
        )
    elif _bound(question):
        judged = told(Code.ONWARD_CONTRACT, Footing.HOLDS)
    else:
        judged = told(Code.ONWARD_NOT_SHOWN, Footing.REVIEW)
    return _promised(question, judged) if arrival.promised else judged


def _promised(question: Question, judgment: Judgment) -> Judgment:
    """The vendor undertook to pass the data to nobody outside, and passes them on."""
    if judgment.footing.worse_than(Footing.REVIEW):
        return judgment
    promise = question.reason(Code.ONWARD_FORBIDDEN, Footing.REVIEW, question.flow.at)
    grounds = tuple(replace(each, reasons=(*each.reasons, promise)) for each in judgment.grounds)
    return replace(judgment, footing=Footing.REVIEW, grounds=grounds)


def _refused(question: Question) -> Iterator[Reason]:
    """What an assessment recorded at the edge finds against one of its destinations."""
    for there in destinations(question):
        for safeguard in question.flow.grounds or ():
            if isinstance(safeguard.instrument, str):
                row = question.book.instrument(safeguard.instrument)
                for reason in assessed(there, safeguard, row):
                    if reason.code is Code.ASSESSED_NOT_EQUIVALENT:
                        yield reason


def _mechanisms(arrival: Arrival, question: Question) -> tuple[Ground, ...]:
    """What could carry the edge; a contract beside it, or nothing, is to be reviewed."""
    recorded = [ground for each in named(question) for ground in _of_the_edge(each)]
    found = (*covering(question), *recorded, *overreached(question))
    return found or (_contract_alone(arrival, question),)


def _of_the_edge(ground: Ground) -> Iterator[Ground]:
    """What a recorded mechanism gives here: one that fails does not show that no other exists.

    It is the vendor that exports, and its record may be incomplete; but an assessment that found no
    equivalent protection, or was never made, is a fact of the destination.
    """
    if any(each.code in _NOTHING for each in ground.reasons):
        return
    if ground.footing is Footing.FAILS and not any(
        each.code in _NEGATIVE for each in ground.reasons
    ):
        open_ = (each._replace(footing=Footing.REVIEW) for each in ground.deciding)
        yield replace(ground, reasons=tuple(open_))
    else:
        yield ground


def _contract_alone(arrival: Arrival, question: Question) -> Ground:
    flow, row = question.flow, question.book.instruments.get(arrival.instrument)
    code = Code.ONWARD_NOT_SHOWN
    if _bound(question):
        code = Code.ONWARD_CONTRACT_ALONE if row else Code.ONWARD_MECHANISM_UNKNOWN
    detail = (row.name,) if row else ()
    reason = question.reason(code, Footing.REVIEW, flow.at, topic="onward", detail=detail)
    return Ground("", (reason,))


def _bound(question: Question) -> bool:
    """Whether a contract binds the importer of the edge."""
    flow, book, day = question.flow, question.book, question.day
    bound = any(_binds(each, flow.importer, book, day) for each in flow.grounds or ())
    return bound or _contract(flow.agreement, day)


def _contract(agreement: Agreement | None, day: date) -> bool:
    """A contract in force on the day; one without a day counts, its own rules ask for the day."""
    if agreement is None or agreement.status not in CONCLUDED:
        return False
    begun = (agreement.signed, agreement.since)
    return _running(begun, (agreement.expires, agreement.until), day)


def _binds(safeguard: Safeguard, importer: Party, book: Book, day: date) -> bool:
    """Clauses that are signed, or binding corporate rules of which the importer is a member.

    Nothing else is a contract with the importer: no framework, no ground that nobody knows, and
    no clauses that another company signed or that nobody may rely on that day.
    """
    row = book.instruments.get(safeguard.instrument) if safeguard.instrument != UNKNOWN else None
    if row is None:
        return False
    if row.kind is Kind.RULES:
        members = safeguard.members if isinstance(safeguard.members, tuple) else ()
        named = isinstance(importer.legal_name, str) and isinstance(safeguard.approved, date)
        bound = named and name_key(str(importer.legal_name)) in map(name_key, members)
        begun = (safeguard.approved, safeguard.since)
    else:
        signed = safeguard.signed if isinstance(safeguard.signed, date) else None
        ours = same_company(safeguard.party, importer.legal_name) is not False
        bound = signed is not None and ours and row.kind in _CLAUSES and row.holds(day, signed)
        begun = (safeguard.signed, safeguard.since)
        bound = bound and safeguard.status in CONCLUDED
    return bound and _running(begun, (safeguard.until,), day)


def _running(begun: tuple[Day, ...], ended: tuple[Day, ...], day: date) -> bool:
    return not any(isinstance(each, date) and each > day for each in begun) and not any(
        isinstance(each, date) and each < day for each in ended
    )
