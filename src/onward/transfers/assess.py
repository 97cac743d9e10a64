"""The status of every flow on a day: the best mechanism for each part, the worst of the parts."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from onward.inventory.value import known
from onward.law.law import Law
from onward.transfers.arrival import UNKNOWN_ARRIVAL, Arrivals, arrivals, way_of
from onward.transfers.catalogue_facts import compared
from onward.transfers.flow import Flow, Flows, Kind
from onward.transfers.importer_inside import inside
from onward.transfers.importer_seat import at_a_place, of_several
from onward.transfers.judge import SOMEWHERE, carrying, dead, judge, nowhere, option_of
from onward.transfers.mechanisms.query import Query
from onward.transfers.mechanisms.recorded import named
from onward.transfers.memory import Forgetful, Memory
from onward.transfers.onward_transfer import onward, unnamed_code
from onward.transfers.party import UNNAMED
from onward.transfers.status import Code, JudgedMechanism, Judgment, Reason, Status

HORIZON_DAYS = 180
"""How far ahead a mechanism should be known to reach, unless our policy says otherwise."""


@dataclass(frozen=True, slots=True)
class Statuses:
    """The judgments of one inventory on one day: one for each flow and regime that judges it."""

    day: date
    flows: Flows
    judgments: tuple[Judgment, ...]

    def by_flow(self) -> Mapping[int, tuple[Judgment, ...]]:
        """The judgments of each flow by its `id`, in their order; without those that have none."""
        found: dict[int, list[Judgment]] = {}
        for judgment in self.judgments:
            found.setdefault(id(judgment.flow), []).append(judgment)
        return {number: tuple(judgments) for number, judgments in found.items()}


def weigh(
    flows: Flows,
    law: Law,
    horizon_days: int | None = None,
    passed_on: Collection[int] | None = None,
    known: Mapping[int, tuple[Judgment, ...]] | None = None,
    memory: Memory | None = None,
) -> Statuses:
    """Judge every flow for the day of `flows`, by the law of its exporter.

    What vendors outside pass on is judged by what carried the data to them; where only some of
    those edges are asked for, `passed_on` has their `id`. `known` has, by the `id` of its flow,
    what need not be judged again; `memory` keeps the judgments, for another inventory that has the
    same flows.
    """
    horizon = HORIZON_DAYS if horizon_days is None else horizon_days
    before, memory = known or {}, memory or Forgetful()
    regimes, day = flows.regimes, flows.day
    judged = {
        number: before.get(id(flow)) or memory.once(_direct, flow, regimes, law, day, horizon)
        for number, flow in enumerate(flows.flows)
    }
    if regimes != ():
        reached = arrivals(flows, [each for some in judged.values() for each in some], law)
        for number, flow in enumerate(flows.flows):
            if flow.onward and (passed_on is None or id(flow) in passed_on):
                came = reached.get(way_of(flow)) or UNKNOWN_ARRIVAL
                own = tuple(each for each in judged[number] if each.regime)
                left = frozenset(each for each in came if each.regime not in flow.regimes)
                passed = memory.once(_onward, flow, left, regimes or (), law, day, horizon)
                judged[number] = (*own, *passed)
    return Statuses(day, flows, tuple(each for some in judged.values() for each in some))


def _onward(
    flow: Flow, left: Arrivals, regimes: tuple[str, ...], law: Law, day: date, horizon: int
) -> tuple[Judgment, ...]:
    """The judgment of an edge by what the data that it carries came on; none where it came on
    nothing.
    """
    return (compared(onward(flow, left, regimes, law, day, horizon)),) if left else ()


def _direct(
    flow: Flow, regimes: tuple[str, ...] | None, law: Law, day: date, horizon: int
) -> tuple[Judgment, ...]:
    """The judgments of a flow under each law of its exporter; as an onward edge it comes later."""
    if flow.regimes:
        weighed = (under(flow, each, law, day, horizon) for each in flow.regimes)
        return tuple(compared(each) for each in weighed)
    if flow.onward:
        return ()
    return () if regimes == () and flow.kind is Kind.OWN else (_lawless(flow, law, day),)


def _lawless(flow: Flow, law_data: Law, day: date) -> Judgment:
    """A flow that no regime of its exporter judges: it is not known, or not in the law data."""
    code = Code.REGIME_UNKNOWN if flow.kind is Kind.OWN else Code.EXPORTER_UNKNOWN
    law = (
        law_data.other_law(flow.exporter.country) if isinstance(flow.exporter.country, str) else ""
    )
    reason = Reason(
        code=Code.LAW_NOT_HELD if law else code,
        status=Status.UNKNOWN,
        at=flow.exporter.at._replace(route=""),
        act=law,
        article=law,
    )
    return Judgment(flow, "", day, Status.UNKNOWN, (JudgedMechanism("", (reason,)),))


def under(flow: Flow, regime: str, law: Law, day: date, horizon: int) -> Judgment:
    """The judgment of a flow under one law on a day, looking `horizon` days ahead."""
    decided = inside(flow, regime, law, day)
    if decided is not None:
        return decided
    query = Query(
        flow=flow,
        regime=regime,
        destination=known(flow.country, SOMEWHERE),
        further=False,
        staff_data=False,
        law=law,
        day=day,
        horizon_days=horizon,
    )
    if flow.importer.id == UNNAMED:
        return _anonymous(query)
    if isinstance(flow.country, str):
        return judge(query, carrying)

    def judge_as(one: Flow) -> Judgment:
        return under(one, regime, law, day, horizon)

    if flow.importer.one_of:
        return of_several(query, judge_as)
    presupposed = _presupposed(query)
    if presupposed:
        return judge(query._replace(destination=presupposed), carrying)
    return at_a_place(query, judge_as) or nowhere(query)


def _presupposed(query: Query) -> str:
    """The country of a framework that is named: its recipient is judged as if established there."""
    rows = (
        query.law.counterpart(query.regime, each.instrument)
        for each in query.flow.mechanisms or ()
        if isinstance(each.instrument, str)
    )
    return next((row.home for row in rows if row is not None and row.home), "")


def _anonymous(query: Query) -> Judgment:
    """The importer is not named: where a place is says nothing of who runs it.

    What is recorded for it is reported where it would fail for any importer.
    """
    flow = query.flow
    reason = query.reason(unnamed_code(flow), Status.UNKNOWN, flow.mechanism_at)
    recorded = dead(named(query)) if flow.mechanisms else ()
    return Judgment(
        flow,
        query.regime,
        query.day,
        Status.UNKNOWN,
        (JudgedMechanism("", (reason,)), *recorded),
        destination=flow.code if isinstance(flow.country, str) else "",
        option=option_of(query, flow.code),
    )
