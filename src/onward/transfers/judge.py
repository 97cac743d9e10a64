"""One flow under one law: the best mechanism for each destination and part, the worst of these."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from onward.inventory.vendor import Location
from onward.law.instrument import Instrument
from onward.transfers.flow import Kind
from onward.transfers.mechanisms.adequacy import adequacy, bridged
from onward.transfers.mechanisms.framework import LISTED
from onward.transfers.mechanisms.query import Query
from onward.transfers.mechanisms.recorded import DECISIONS, named
from onward.transfers.party import UNNAMED
from onward.transfers.place import code_of, codes_of
from onward.transfers.status import Code, JudgedMechanism, Judgment, Reason, Status

Candidates: TypeAlias = Callable[[Query], tuple[JudgedMechanism, ...]]
"""What could carry the data of a question; at least one."""

SOMEWHERE = ""
"""The destination of a place that is not known: no decision covers it, no assessment names it."""
_OF_ANOTHER_TIME = frozenset({Code.PLANNED_ONLY, Code.NOT_YET, Code.NO_LONGER_USED})
"""Reasons that are no fault of a mechanism beside one that may be used instead."""
_OF_A_PLACE = frozenset({Code.PLACE_NOT_REACHED, Code.ASSESSMENT_SILENT})
"""Reasons that a place alone can give."""


def judge(query: Query, candidates: Candidates) -> Judgment:
    """The judgment of a flow, from a question about its main destination."""
    asked = [each for one in destinations(query) for each in _parts(one)]
    parts = tuple(_chosen(query, _part(each, candidates)) for each in asked)
    decided = max(parts, key=_rank)
    if len(parts) > 1:
        decided = replace(decided, parts=parts)
    return _with_places(query, decided, candidates)


def _chosen(query: Query, part: Judgment) -> Judgment:
    """With the place that a customer would have to choose."""
    option = option_of(query, part.destination)
    return replace(part, option=option) if option else part


def _rank(judgment: Judgment) -> int:
    return judgment.status.rank


def option_of(query: Query, destination: str) -> str:
    """The place that a customer would have to choose for the data to come to that destination."""
    flow = query.flow
    if destination == flow.country and flow.importer.id != UNNAMED:
        return ""
    places = [place for place in flow.places if code_of(place) == destination]
    chosen = all(place.chosen_by == "customer" for place in places)
    return str(places[0].place) if places and chosen else ""


def destinations(query: Query) -> Iterator[Query]:
    """The country of the importer, and each country outside from which it works besides."""
    yield query
    seen = {query.destination}
    for place in query.flow.further:
        code = code_of(place)
        if code is not None and code not in seen and not _inside(query, code):
            seen.add(code)
            yield query._replace(destination=code, further=True)


def _parts(query: Query) -> Iterator[Query]:
    """The data of others and those of our own staff, as far as they are among the data."""
    if query.flow.other_data:
        yield query
    if query.flow.staff_data:
        yield query._replace(staff_data=True)


def _inside(query: Query, code: str) -> bool:
    return query.law.inside(query.regime, code, query.day)


def _part(query: Query, candidates: Candidates) -> Judgment:
    """The best mechanism for one destination and one part of the data, with its equals."""
    mechanisms = candidates(query)
    best = min((mechanism.status for mechanism in mechanisms), key=lambda status: status.rank)
    deciding = tuple(mechanism for mechanism in mechanisms if mechanism.status is best)
    if best is Status.UNKNOWN:
        deciding += dead(mechanisms)
    unsettled = query.law.unsettled(query.regime, query.destination, query.day)
    doubt = query.flow.kind is Kind.CUSTOMER and query.law.return_doubt(query.regime, query.day)
    if best.worse_than(Status.REVIEW) and (unsettled or doubt):
        reported = _unsettled(query, unsettled) if unsettled else _doubted(query, str(doubt))
        best, deciding = Status.REVIEW, (reported,)
    opened = tuple(_opened(query, deciding)) if best is Status.FAILS else ()
    if opened:
        best, deciding = Status.REVIEW, opened
    return Judgment(
        flow=query.flow,
        regime=query.regime,
        day=query.day,
        status=best,
        mechanisms=deciding,
        staff_data=query.staff_data,
        destination=query.destination,
    )


def dead(mechanisms: tuple[JudgedMechanism, ...]) -> tuple[JudgedMechanism, ...]:
    """Those that fail, where besides them at most an unknown mechanism is named.

    That one may carry the data; it does not mend the others.
    """
    failing = tuple(each for each in mechanisms if each.status is Status.FAILS)
    others = [each for each in mechanisms if each.status is not Status.FAILS]
    if not others:
        return failing
    if not all(each.deciding[0].code is Code.MECHANISM_UNKNOWN for each in others):
        return ()
    return tuple(each for each in failing if each.deciding[0].code not in _OF_ANOTHER_TIME)


def carrying(query: Query) -> tuple[JudgedMechanism, ...]:
    """Decisions, and what the record names; where there is neither, that there is no mechanism."""
    mechanisms = (*covering(query), *named(query), *overreached(query))
    return mechanisms or (_none(query),)


def covering(query: Query) -> tuple[JudgedMechanism, ...]:
    """The decisions on the destination; none where its place in the law is unsettled."""
    if query.law.unsettled(query.regime, query.destination, query.day):
        return ()
    return (*bridged(query), *adequacy(query))


def overreached(query: Query) -> Iterator[JudgedMechanism]:
    """A decision for the importer's own country does not reach a further place: to be checked."""
    main = query.flow.country
    if not query.further or not isinstance(main, str):
        return
    at = query.flow.at
    where = (query.destination,)
    bridge = query.law.bridge(query.regime, main, query.day)
    rows = query.law.adequacy(query.regime, main, query.day)
    for row in (*rows, *((bridge,) if bridge else ())):
        reason = query.reason(Code.PLACE_NOT_REACHED, Status.REVIEW, at, row, detail=where)
        yield JudgedMechanism(row.id, (reason,))


def _none(query: Query) -> JudgedMechanism:
    """No mechanism: on an edge of ours that fails; on a chain edge only where none is recorded."""
    flow = query.flow
    chain = flow.kind is Kind.CHAIN and flow.mechanisms is None
    code = Code.CHAIN_MECHANISM_NOT_RECORDED if chain else Code.NO_MECHANISM
    status = Status.UNKNOWN if chain else Status.FAILS
    return JudgedMechanism("", (query.reason(code, status, flow.mechanism_at),))


def _unsettled(query: Query, sentence: str) -> JudgedMechanism:
    at = query.flow.importer.at._replace(route="/country")
    reason = query.reason(Code.UNSETTLED_PLACE, Status.REVIEW, at, detail=(sentence,))
    return JudgedMechanism("", (reason,))


def _opened(query: Query, failing: tuple[JudgedMechanism, ...]) -> Iterator[JudgedMechanism]:
    """Where the lists of the day were views, neither their silence nor their end closes a country.

    The exporter answers for its own view of the protection there: that is to be reviewed. On what
    a framework asked of its participants that view can rest for one that is recorded as listed; a
    tool that fails is another matter.
    """
    sentence = query.law.open_list(query.regime, query.day)
    if sentence and all(_nothing(query, each) for one in failing for each in one.deciding):
        yield _doubted(query, sentence)
        return
    for mechanism in failing if sentence else ():
        row = query.law.instruments.get(mechanism.instrument)
        if (
            row is not None
            and row.indicative
            and all(reason.code is Code.INVALIDATED for reason in mechanism.deciding)
            and _listed(query, row)
        ):
            yield replace(
                mechanism,
                reasons=tuple(each._replace(status=Status.REVIEW) for each in mechanism.deciding),
            )


def _nothing(query: Query, reason: Reason) -> bool:
    """Whether there is no mechanism; a decision is none for a place that it does not cover, nor is
    one of another law.
    """
    row = query.law.instruments.get(reason.instrument)
    return reason.code is Code.NO_MECHANISM or (row is not None and row.kind in DECISIONS)


def _listed(query: Query, row: Instrument) -> bool:
    said = (each.certified for each in query.flow.mechanisms or () if each.instrument == row.id)
    return any(each is not None and each.listed_as in LISTED for each in said)


def _doubted(query: Query, sentence: str) -> JudgedMechanism:
    """What the law of the day leaves open, where nothing else is recorded."""
    at = query.flow.mechanism_at
    reason = query.reason(Code.LAW_UNSETTLED, Status.REVIEW, at, detail=(sentence,))
    return JudgedMechanism("", (reason,))


def _with_places(query: Query, decided: Judgment, candidates: Candidates) -> Judgment:
    """A place that is not known may be the worst there is: then the flow is to be reviewed.

    Where no place could change the answer, an unknown one does not either.
    """
    if decided.status.worse_than(Status.REVIEW):
        return decided
    doubts = tuple(_doubts(query, decided.status, candidates))
    if not doubts:
        return decided
    mechanisms = tuple(
        replace(each, reasons=(*each.reasons, *doubts)) for each in decided.mechanisms
    )
    return replace(decided, status=Status.REVIEW, mechanisms=mechanisms, parts=())


def _doubts(query: Query, decided: Status, candidates: Candidates) -> Iterator[Reason]:
    """The first place that is not known, and the first choice of ours that is not made."""
    flow = query.flow
    found: dict[Code, Location] = {}
    for place in flow.further:
        if place.open_options:
            found.setdefault(Code.CHOICE_OPEN, place)
        elif code_of(place) is None:
            found.setdefault(Code.PLACES_UNKNOWN, place)
    for code, place in found.items():
        if any(_matters(query, each, candidates, decided) for each in codes_of(place)):
            at = flow.at._replace(route=place.route or flow.at.route)
            yield query.reason(code, Status.REVIEW, at)


def _matters(query: Query, code: str | None, candidates: Candidates, decided: Status) -> bool:
    """Whether a place in that country would make the flow worse than `decided`, or, where it is to
    be reviewed already, would alone be a reason for that.
    """
    if code is not None and (code == query.destination or _inside(query, code)):
        return False
    there = query._replace(destination=code or SOMEWHERE, further=True)
    judged = [_part(each, candidates) for each in _parts(there)]
    if decided is not Status.REVIEW:
        return any(each.status.worse_than(Status.EXPIRING) for each in judged)
    return any(
        each.status is Status.REVIEW and all(map(_by_place, each.mechanisms)) for each in judged
    )


def _by_place(mechanism: JudgedMechanism) -> bool:
    return any(reason.code in _OF_A_PLACE for reason in mechanism.deciding)


def nowhere(query: Query) -> Judgment:
    """Unknown in any case; with what would be wrong where its places are, or anywhere.

    Where all its places are in one country outside, its mechanism is judged as if it were
    established there. Otherwise a mechanism is reported that could carry the data nowhere: one that
    is dead, only planned, of other roles, another company or another law. The reasons keep the
    status that they would give.
    """
    flow = query.flow
    at = flow.importer.at._replace(route=flow.importer.at.route or "/country")
    unknown = query.reason(Code.IMPORTER_UNKNOWN, Status.UNKNOWN, at)
    there = _one_country(query)
    wrong = _there(query, there) if there else _anywhere(query)
    return Judgment(
        flow,
        query.regime,
        query.day,
        Status.UNKNOWN,
        (JudgedMechanism("", (unknown,)), *wrong),
        destination=there if wrong else "",
    )


def _one_country(query: Query) -> str:
    """The country outside in which all places of the flow are; empty where there is none such."""
    codes = {code_of(place) for place in query.flow.places}
    code = codes.pop() if len(codes) == 1 else None
    if code is None or query.law.inside(query.regime, code, query.day):
        return ""
    return code


def _there(query: Query, code: str) -> tuple[JudgedMechanism, ...]:
    flow = replace(query.flow, country=code)
    judged = judge(query._replace(flow=flow, destination=code), carrying)
    if judged.status is Status.UNKNOWN:
        return dead(judged.mechanisms)
    return judged.mechanisms if judged.status in (Status.FAILS, Status.REVIEW) else ()


def _anywhere(query: Query) -> tuple[JudgedMechanism, ...]:
    """What the record names and would fail wherever the importer is."""
    if query.flow.kind is Kind.INBOUND:
        return ()
    return dead(named(query._replace(destination=SOMEWHERE)))
