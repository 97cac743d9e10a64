"""The footing of every flow on a day: the best ground for each part, the worst of the parts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from onward.inventory.value import Unknown
from onward.law.book import Book
from onward.transfers.flow import Flow, Flows, Kind
from onward.transfers.footing import Code, Footing, Ground, Judgment, Reason
from onward.transfers.grounds.adequacy import adequacy, bridged
from onward.transfers.grounds.named import named
from onward.transfers.grounds.question import Question
from onward.transfers.inside import inside
from onward.transfers.onward import onward
from onward.transfers.party import UNNAMED
from onward.transfers.place import country

HORIZON_DAYS = 180
"""How far ahead a ground should be known to reach, unless our policy says otherwise."""


@dataclass(frozen=True, slots=True)
class Footings:
    """The judgments of one inventory on one day: one for each flow and regime that judges it."""

    day: date
    flows: Flows
    judgments: tuple[Judgment, ...]


def weigh(flows: Flows, book: Book, horizon_days: int | None = None) -> Footings:
    """Judge every flow for the day of `flows`, by the law of its exporter."""
    horizon = HORIZON_DAYS if horizon_days is None else horizon_days
    judgments: list[Judgment] = []
    for flow in flows.flows:
        if not flow.regimes and not _free(flow, flows):
            judgments.append(_lawless(flow, flows, book))
        judgments.extend(_judge(flow, regime, book, flows.day, horizon) for regime in flow.regimes)
    return Footings(flows.day, flows, tuple(judgments))


def _free(flow: Flow, flows: Flows) -> bool:
    """A firm that is under no regime, and says so, exports under none."""
    return flows.regimes == () and (flow.kind is Kind.OWN or flow.onward)


def _lawless(flow: Flow, flows: Flows, book: Book) -> Judgment:
    """A flow that no regime of its exporter judges: onward, or nobody can say."""
    if flow.onward:
        return onward(flow, flows.regimes or (), book, flows.day)
    code = Code.REGIME_UNKNOWN if flow.kind is Kind.OWN else Code.EXPORTER_UNKNOWN
    reason = Reason(code=code, footing=Footing.UNKNOWN, at=flow.exporter.at._replace(route=""))
    return Judgment(flow, "", flows.day, Footing.UNKNOWN, (Ground("", (reason,)),))


def _judge(flow: Flow, regime: str, book: Book, day: date, horizon: int) -> Judgment:
    decided = inside(flow, regime, book, day)
    if decided is not None:
        return decided
    if flow.importer.id == UNNAMED:
        return _anonymous(flow, regime, book, day)
    parts = [_part(question) for question in _questions(flow, regime, book, day, horizon)]
    decided = max(parts, key=lambda judgment: judgment.footing.rank)
    option = _option(flow, decided.destination)
    return replace(decided, option=option) if option else decided


def _option(flow: Flow, destination: str) -> str:
    """The place that a customer would have to choose for the data to come to that destination."""
    if destination == flow.country and flow.importer.id != UNNAMED:
        return ""
    places = [place for place in flow.places if country(place) == destination]
    chosen = all(place.chosen_by == "customer" for place in places)
    return str(places[0].place) if places and chosen else ""


def _questions(flow: Flow, regime: str, book: Book, day: date, horizon: int) -> Iterator[Question]:
    """Each destination for each part of the data; the importer's own country comes first."""
    destinations = {_as_country(flow.country): False}
    for place in flow.further:
        code = country(place)
        if code is not None and not book.inside(regime, code, day):
            destinations.setdefault(code, True)
    parts = [part for part, there in ((False, flow.other_data), (True, flow.staff_data)) if there]
    for code, further in destinations.items():
        for staff_data in parts:
            yield Question(
                flow=flow,
                regime=regime,
                destination=code,
                further=further,
                staff_data=staff_data,
                book=book,
                day=day,
                horizon_days=horizon,
            )


def _as_country(code: str | Unknown | None) -> str:
    """As which country a destination is judged: a framework presupposes the United States."""
    return code if isinstance(code, str) else "US"


def _part(question: Question) -> Judgment:
    """The best ground for one destination and one part of the data, with its equals."""
    unsettled = question.book.unsettled(question.regime, question.destination, question.day)
    decided = () if unsettled else (*bridged(question), *adequacy(question))
    grounds = (*decided, *named(question), *_overreached(question))
    if not grounds:
        grounds = (_none(question),)
    best = min((ground.footing for ground in grounds), key=lambda footing: footing.rank)
    deciding = tuple(ground for ground in grounds if ground.footing is best)
    if unsettled and best.worse_than(Footing.REVIEW):
        best, deciding = Footing.REVIEW, (_unsettled(question, unsettled),)
    return Judgment(
        flow=question.flow,
        regime=question.regime,
        day=question.day,
        footing=best,
        grounds=deciding,
        staff_data=question.staff_data,
        destination=question.destination,
    )


def _overreached(question: Question) -> Iterator[Ground]:
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


def _anonymous(flow: Flow, regime: str, book: Book, day: date) -> Judgment:
    """Who runs a place outside is not recorded: where it stands says nothing of who it is."""
    article = book.article("transfer", regime, day)
    unnamed = Code.PARTY_UNNAMED
    reason = Reason(code=unnamed, footing=Footing.UNKNOWN, at=flow.ground_at, article=article)
    ground = Ground("", (reason,))
    return Judgment(
        flow,
        regime,
        day,
        Footing.UNKNOWN,
        (ground,),
        destination=flow.code,
        option=_option(flow, flow.code),
    )


def _unsettled(question: Question, sentence: str) -> Ground:
    at = question.flow.importer.at._replace(route="/country")
    reason = question.reason(Code.UNSETTLED_PLACE, Footing.REVIEW, at, detail=(sentence,))
    return Ground("", (reason,))
