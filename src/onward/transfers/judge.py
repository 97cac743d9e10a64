"""One flow under one law: the best ground for each destination and part, the worst of these."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeAlias

from onward.inventory.value import Unknown
from onward.inventory.vendor import Location
from onward.law.instrument import Instrument
from onward.transfers.flow import Kind
from onward.transfers.footing import Code, Footing, Ground, Judgment, Reason
from onward.transfers.grounds.adequacy import adequacy, bridged
from onward.transfers.grounds.framework import LISTED
from onward.transfers.grounds.named import named
from onward.transfers.grounds.question import Question
from onward.transfers.party import UNNAMED
from onward.transfers.place import code_of, codes_of

Candidates: TypeAlias = Callable[[Question], tuple[Ground, ...]]
"""What could carry the data of a question; at least one."""

SOMEWHERE = ""
"""The destination of a place that is not known: no decision covers it, no assessment names it."""
_OF_A_PLACE = frozenset({Code.PLACE_NOT_REACHED, Code.ASSESSMENT_SILENT})
"""Reasons that a place alone can give."""


def judge(question: Question, candidates: Candidates) -> Judgment:
    """The judgment of a flow, from a question about its main destination."""
    asked = [each for one in destinations(question) for each in _parts(one)]
    decided = max((_part(each, candidates) for each in asked), key=_rank)
    decided = _with_places(question, decided, candidates)
    option = option_of(question, decided.destination)
    return replace(decided, option=option) if option else decided


def _rank(judgment: Judgment) -> int:
    return judgment.footing.rank


def as_country(code: str | Unknown | None) -> str:
    """As which country a destination is judged: a framework presupposes the United States."""
    return code if isinstance(code, str) else "US"


def option_of(question: Question, destination: str) -> str:
    """The place that a customer would have to choose for the data to come to that destination."""
    flow = question.flow
    if destination == flow.country and flow.importer.id != UNNAMED:
        return ""
    places = [place for place in flow.places if code_of(place) == destination]
    chosen = all(place.chosen_by == "customer" for place in places)
    return str(places[0].place) if places and chosen else ""


def destinations(question: Question) -> Iterator[Question]:
    """The country of the importer, and each country outside from which it works besides."""
    yield question
    seen = {question.destination}
    for place in question.flow.further:
        code = code_of(place)
        if code is not None and code not in seen and not _inside(question, code):
            seen.add(code)
            yield question._replace(destination=code, further=True)


def _parts(question: Question) -> Iterator[Question]:
    """The data of others and those of our own staff, as far as they are among the data."""
    if question.flow.other_data:
        yield question
    if question.flow.staff_data:
        yield question._replace(staff_data=True)


def _inside(question: Question, code: str) -> bool:
    return question.book.inside(question.regime, code, question.day)


def _part(question: Question, candidates: Candidates) -> Judgment:
    """The best ground for one destination and one part of the data, with its equals."""
    grounds = candidates(question)
    best = min((ground.footing for ground in grounds), key=lambda footing: footing.rank)
    deciding = tuple(ground for ground in grounds if ground.footing is best)
    unsettled = question.book.unsettled(question.regime, question.destination, question.day)
    doubt = question.flow.kind is Kind.CUSTOMER and question.book.return_doubt(
        question.regime, question.day
    )
    if best.worse_than(Footing.REVIEW) and (unsettled or doubt):
        told = _unsettled(question, unsettled) if unsettled else _doubted(question, str(doubt))
        best, deciding = Footing.REVIEW, (told,)
    opened = tuple(_opened(question, deciding)) if best is Footing.FAILS else ()
    if opened:
        best, deciding = Footing.REVIEW, opened
    return Judgment(
        flow=question.flow,
        regime=question.regime,
        day=question.day,
        footing=best,
        grounds=deciding,
        staff_data=question.staff_data,
        destination=question.destination,
    )


def carrying(question: Question) -> tuple[Ground, ...]:
    """Decisions, and what the record names; where there is neither, that there is no ground."""
    grounds = (*covering(question), *named(question), *overreached(question))
    return grounds or (_none(question),)


def covering(question: Question) -> tuple[Ground, ...]:
    """The decisions on the destination; none where its place in the law is unsettled."""
    if question.book.unsettled(question.regime, question.destination, question.day):
        return ()
    return (*bridged(question), *adequacy(question))


def overreached(question: Question) -> Iterator[Ground]:
    """A decision for the importer's own country does not reach a further place: to be checked."""
    main = question.flow.country
    if not question.further or not isinstance(main, str):
        return
    at = question.flow.at
    where = (question.destination,)
    bridge = question.book.bridge(question.regime, main, question.day)
    rows = question.book.adequacy(question.regime, main, question.day)
    for row in (*rows, *((bridge,) if bridge else ())):
        reason = question.reason(Code.PLACE_NOT_REACHED, Footing.REVIEW, at, row, detail=where)
        yield Ground(row.id, (reason,))


def _none(question: Question) -> Ground:
    """No ground: on an edge of ours that fails; on a chain edge only where none is recorded."""
    flow = question.flow
    chain = flow.kind is Kind.CHAIN and flow.grounds is None
    code = Code.CHAIN_GROUND_NOT_RECORDED if chain else Code.NO_GROUND
    footing = Footing.UNKNOWN if chain else Footing.FAILS
    return Ground("", (question.reason(code, footing, flow.ground_at),))


def _unsettled(question: Question, sentence: str) -> Ground:
    at = question.flow.importer.at._replace(route="/country")
    reason = question.reason(Code.UNSETTLED_PLACE, Footing.REVIEW, at, detail=(sentence,))
    return Ground("", (reason,))


def _opened(question: Question, failing: tuple[Ground, ...]) -> Iterator[Ground]:
    """Where the lists of the day were views, neither their silence nor their end closes a country.

    The exporter answers for its own view of the protection there: that is to be reviewed. On what
    a framework asked of its participants that view can rest for one that is recorded as listed; a
    tool that fails is another matter.
    """
    sentence = question.book.open_list(question.regime, question.day)
    for ground in failing if sentence else ():
        row = question.book.instruments.get(ground.instrument)
        if all(reason.code is Code.NO_GROUND for reason in ground.deciding):
            yield _doubted(question, sentence)
        elif (
            row is not None
            and row.indicative
            and all(reason.code is Code.INVALIDATED for reason in ground.deciding)
            and _listed(question, row)
        ):
            yield replace(
                ground,
                reasons=tuple(each._replace(footing=Footing.REVIEW) for each in ground.deciding),
            )


def _listed(question: Question, row: Instrument) -> bool:
    said = (each.certified for each in question.flow.grounds or () if each.instrument == row.id)
    return any(each is not None and each.listed_as in LISTED for each in said)


def _doubted(question: Question, sentence: str) -> Ground:
    """What the law of the day leaves open, where nothing else is recorded."""
    at = question.flow.ground_at
    reason = question.reason(Code.LAW_UNSETTLED, Footing.REVIEW, at, detail=(sentence,))
    return Ground("", (reason,))


def _with_places(question: Question, decided: Judgment, candidates: Candidates) -> Judgment:
    """A place that is not known may be the worst there is: then the flow is to be reviewed.

    Where no place could change the answer, an unknown one does not either.
    """
    if decided.footing.worse_than(Footing.REVIEW):
        return decided
    doubts = tuple(_doubts(question, candidates))
    if not doubts:
        return decided
    grounds = tuple(replace(each, reasons=(*each.reasons, *doubts)) for each in decided.grounds)
    return replace(decided, footing=Footing.REVIEW, grounds=grounds)


def _doubts(question: Question, candidates: Candidates) -> Iterator[Reason]:
    """The first place that is not known, and the first choice of ours that is not made."""
    flow = question.flow
    found: dict[Code, Location] = {}
    for place in flow.further:
        if place.options:
            found.setdefault(Code.CHOICE_OPEN, place)
        elif code_of(place) is None:
            found.setdefault(Code.PLACES_UNKNOWN, place)
    for code, place in found.items():
        if any(_matters(question, each, candidates) for each in codes_of(place)):
            at = flow.at._replace(route=place.route or flow.at.route)
            yield question.reason(code, Footing.REVIEW, at)


def _matters(question: Question, code: str | None, candidates: Candidates) -> bool:
    """Whether the flow would have to be reviewed because of a place in that country."""
    if code is not None and (code == question.destination or _inside(question, code)):
        return False
    there = question._replace(destination=code or SOMEWHERE, further=True)
    return any(
        judged.footing is Footing.REVIEW and all(_by_place(each) for each in judged.grounds)
        for judged in (_part(each, candidates) for each in _parts(there))
    )


def _by_place(ground: Ground) -> bool:
    return any(reason.code in _OF_A_PLACE for reason in ground.deciding)
