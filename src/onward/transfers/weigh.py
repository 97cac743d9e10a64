"""The footing of every flow on a day: the best ground for each part, the worst of the parts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from onward.law.book import Book
from onward.law.instrument import Kind as Instruments
from onward.transfers.arrival import UNKNOWN_ARRIVAL, arrivals, way_of
from onward.transfers.flow import Flow, Flows, Kind
from onward.transfers.footing import Code, Footing, Ground, Judgment, Reason
from onward.transfers.grounds.named import named
from onward.transfers.grounds.question import Question
from onward.transfers.inside import inside
from onward.transfers.judge import as_country, carrying, judge, option_of
from onward.transfers.nowhere import nowhere
from onward.transfers.onward import onward
from onward.transfers.party import UNNAMED

HORIZON_DAYS = 180
"""How far ahead a ground should be known to reach, unless our policy says otherwise."""


@dataclass(frozen=True, slots=True)
class Footings:
    """The judgments of one inventory on one day: one for each flow and regime that judges it."""

    day: date
    flows: Flows
    judgments: tuple[Judgment, ...]


def weigh(
    flows: Flows,
    book: Book,
    horizon_days: int | None = None,
    passed_on: Collection[int] | None = None,
    known: Mapping[int, tuple[Judgment, ...]] | None = None,
) -> Footings:
    """Judge every flow for the day of `flows`, by the law of its exporter.

    What vendors outside pass on is judged by what carried the data to them; where only some of
    those edges are asked for, `passed_on` has their `id`. `known` has, by the `id` of its flow,
    what need not be judged again.
    """
    horizon = HORIZON_DAYS if horizon_days is None else horizon_days
    before = known or {}
    judged = {
        number: before.get(id(flow)) or _direct(flow, flows, book, horizon)
        for number, flow in enumerate(flows.flows)
    }
    if flows.regimes != ():
        regimes = flows.regimes or ()
        reached = arrivals(flows, [each for some in judged.values() for each in some], book)
        for number, flow in enumerate(flows.flows):
            if flow.onward and (passed_on is None or id(flow) in passed_on):
                came = reached.get(way_of(flow)) or UNKNOWN_ARRIVAL
                judged[number] = (onward(flow, came, regimes, book, flows.day, horizon),)
    return Footings(flows.day, flows, tuple(each for some in judged.values() for each in some))


def _direct(flow: Flow, flows: Flows, book: Book, horizon: int) -> tuple[Judgment, ...]:
    """The judgments of a flow under each law of its exporter; none of an onward edge."""
    if flow.onward:
        return ()
    if flow.regimes:
        return tuple(under(flow, each, book, flows.day, horizon) for each in flow.regimes)
    return (
        () if flows.regimes == () and flow.kind is Kind.OWN else (_lawless(flow, book, flows.day),)
    )


def _lawless(flow: Flow, book: Book, day: date) -> Judgment:
    """A flow that no regime of its exporter judges: it is not known, or not in the book."""
    code = Code.REGIME_UNKNOWN if flow.kind is Kind.OWN else Code.EXPORTER_UNKNOWN
    law = book.other_law(flow.exporter.country) if isinstance(flow.exporter.country, str) else ""
    reason = Reason(
        code=Code.LAW_NOT_HELD if law else code,
        footing=Footing.UNKNOWN,
        at=flow.exporter.at._replace(route=""),
        act=law,
        article=law,
    )
    return Judgment(flow, "", day, Footing.UNKNOWN, (Ground("", (reason,)),))


def under(flow: Flow, regime: str, book: Book, day: date, horizon: int) -> Judgment:
    """The judgment of a flow under one law on a day, looking `horizon` days ahead."""
    decided = inside(flow, regime, book, day)
    if decided is not None:
        return decided
    question = Question(
        flow=flow,
        regime=regime,
        destination=as_country(flow.country),
        further=False,
        staff_data=False,
        book=book,
        day=day,
        horizon_days=horizon,
    )
    if flow.importer.id == UNNAMED:
        return _anonymous(question)
    if not isinstance(flow.country, str) and not _presupposes_america(question):
        return nowhere(question)
    return judge(question, carrying)


def _presupposes_america(question: Question) -> bool:
    """A framework is named: it presupposes a recipient in the United States, so that is judged."""
    rows = (
        question.book.counterpart(question.regime, each.instrument)
        for each in question.flow.grounds or ()
        if isinstance(each.instrument, str)
    )
    return any(row is not None and row.kind is Instruments.FRAMEWORK for row in rows)


def _anonymous(question: Question) -> Judgment:
    """The importer is not named: where a place is says nothing of who runs it.

    What is recorded for it is told where all of it would fail whoever it is.
    """
    flow = question.flow
    entry = flow.at.route.startswith("/subprocessors")
    code = Code.SUBPROCESSOR_UNNAMED if entry else Code.PARTY_UNNAMED
    reason = question.reason(code, Footing.UNKNOWN, flow.ground_at)
    recorded = named(question) if flow.grounds else ()
    failing = all(ground.footing is Footing.FAILS for ground in recorded)
    return Judgment(
        flow,
        question.regime,
        question.day,
        Footing.UNKNOWN,
        (Ground("", (reason,)), *(recorded if failing else ())),
        destination=flow.code if isinstance(flow.country, str) else "",
        option=option_of(question, flow.code),
    )
