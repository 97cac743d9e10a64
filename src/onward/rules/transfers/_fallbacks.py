"""What carries a flow once the framework on which it rests ends: the same judgment without it."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple, TypeAlias

from onward.law.instrument import InstrumentKind
from onward.law.law import Law
from onward.rules.engine.context import RuleContext
from onward.rules.transfers._article46 import Tool, carried
from onward.rules.transfers._flows import located
from onward.rules.transfers.outdated_assessment import of_day, too_old
from onward.transfers.arrival import Way, way_of
from onward.transfers.assess import weigh
from onward.transfers.flow import Flow, Kind
from onward.transfers.status import Code, Judgment, Reason, Status

RELIED_ON = (Status.HOLDS, Status.REVIEW)
"""Where it lapses, `expiring-mechanism` asks for the fallback; where it fails, other rules
speak.
"""
STANDING = (Status.INSIDE, Status.HOLDS, Status.EXPIRING)


class Fallback(NamedTuple):
    """A flow that rests on a framework, and the judgment of the same day without it."""

    judgment: Judgment
    frameworks: tuple[str, ...]
    """Ids of the frameworks on which it rests."""
    without: Judgment
    stale: tuple[str, ...] = ()
    """What is wrong with the age of the assessment of a fallback that would hold."""
    leads: tuple[Flow, ...] = ()
    """Of an onward transfer by contract: the flows by which the data came, and on which a contract
    suffices.
    """

    @property
    def holds(self) -> bool:
        """Whether something recorded carries the flow on the day after the framework ends."""
        return self.without.status in STANDING and not self.stale

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why the fallback does not carry it; () where none is recorded."""
        beside = tuple(
            each
            for each in self.without.reasons
            if each.instrument and each.instrument not in self.frameworks
        )
        return () if self.without.status in STANDING else beside


def fallbacks(context: RuleContext) -> tuple[Fallback, ...]:
    """Each flow that rests on a framework on the day judged.

    So does an onward transfer for which a contract suffices because the data came under one.
    """
    return context.once(_fallbacks)


def _fallbacks(context: RuleContext) -> tuple[Fallback, ...]:
    resting = [
        (judgment, frameworks)
        for judgment in context.statuses.judgments
        if judgment.status in RELIED_ON and located(judgment)
        if (frameworks := _frameworks(context, judgment))
    ]
    if not resting:
        return ()
    leads = tuple(_leads(context, {id(judgment.flow): ids for judgment, ids in resting}))
    resting += [(judgment, ids) for judgment, ids, _ in leads]
    led = {id(judgment.flow): flows for judgment, _, flows in leads}
    ended = {id_ for _, ids in resting for id_ in ids}
    flows = tuple({id(judgment.flow): judgment.flow for judgment, _ in resting}.values())
    if any(flow.onward for flow in flows):
        flows = context.statuses.flows.flows
    horizon = context.inventory.organisation.policy.horizon_days
    future = context.memory.once(_without, context.law, frozenset(ended), context.day)
    resting_flows = {id(judgment.flow) for judgment, _ in resting}
    weighed = weigh(
        replace(context.statuses.flows, flows=flows),
        future,
        horizon,
        resting_flows,
        _same(context, ended),
        context.memory,
    )
    there = RuleContext(inventory=context.inventory, statuses=weighed, law=future)
    stale = _stale(there)
    by_flow = {(id(each.flow), each.regime): each for each in weighed.judgments}
    return tuple(
        Fallback(judgment, ids, without, stale.get(id(without), ()), led.get(id(judgment.flow), ()))
        for judgment, ids in resting
        for without in (by_flow[id(judgment.flow), judgment.regime],)
    )


_Lead: TypeAlias = tuple[Judgment, tuple[str, ...], tuple[Flow, ...]]


def _leads(context: RuleContext, named: Mapping[int, tuple[str, ...]]) -> Iterator[_Lead]:
    """The onward transfers by contract, each with the frameworks and flows by which its data came.

    `named` has the frameworks of a flow by its `id`.
    """
    before = _before(context)
    came = _frameworks_of_ways(before, named)
    for judgment in context.statuses.judgments:
        way = way_of(judgment.flow)
        if judgment.because(Code.ONWARD_CONTRACT) and located(judgment) and came[way]:
            yield judgment, tuple(sorted(came[way])), before[way]


def _before(context: RuleContext) -> Mapping[Way, tuple[Flow, ...]]:
    """By the way of an onward transfer, the flows by which its data came to its exporter."""
    found: dict[Way, tuple[Flow, ...]] = {}
    for flow in context.statuses.flows.flows:
        if flow.onward and way_of(flow) not in found:
            near = context.statuses.flows.by_vendor.get(flow.exporter.id, ())
            found[way_of(flow)] = tuple(each for each in near if _carries(each, flow))
    return found


def _carries(before: Flow, after: Flow) -> bool:
    """Whether data of the one flow is passed on by the other."""
    if before.kind is Kind.CHAIN:
        return before.exporter.id in after.through
    return not set(before.services).isdisjoint(after.services)


def _frameworks_of_ways(
    before: Mapping[Way, tuple[Flow, ...]], named: Mapping[int, tuple[str, ...]]
) -> Mapping[Way, frozenset[str]]:
    """By way, the frameworks under which data came, along the chain and round any circle."""
    after: dict[Way, list[Way]] = {}
    for way, flows in before.items():
        for flow in flows:
            after.setdefault(way_of(flow), []).append(way)
    found: dict[Way, frozenset[str]] = dict.fromkeys(before, frozenset())
    waiting = dict.fromkeys(before)
    while waiting:
        way, _ = waiting.popitem()
        ids = frozenset(
            name
            for flow in before[way]
            for name in (*named.get(id(flow), ()), *found.get(way_of(flow), ()))
        )
        if ids != found[way]:
            found[way] = ids
            waiting |= dict.fromkeys(after.get(way, ()))
    return found


def _without(law: Law, frameworks: frozenset[str], day: date) -> Law:
    """The law data as if these frameworks had ended on the day before."""
    return law.assuming(dict.fromkeys(sorted(frameworks), day - timedelta(days=1)))


def _same(context: RuleContext, ended: Collection[str]) -> Mapping[int, tuple[Judgment, ...]]:
    """By the `id` of its flow, what names no framework that ends: it is judged as before."""
    found: dict[int, tuple[Judgment, ...]] = {}
    for judgment in context.statuses.judgments:
        flow = judgment.flow
        if not flow.onward and not any(_counts(context, flow, each) for each in ended):
            found[id(flow)] = (*found.get(id(flow), ()), judgment)
    return found


def _counts(context: RuleContext, flow: Flow, framework: str) -> bool:
    """Whether a flow names a framework, or what counts as it under a regime."""
    regime = context.law.instrument(framework).regime
    named = (each.instrument for each in flow.mechanisms or () if isinstance(each.instrument, str))
    rows = (context.law.counterpart(regime, each) for each in named)
    return any(row is not None and row.id == framework for row in rows)


def _frameworks(context: RuleContext, judgment: Judgment) -> tuple[str, ...]:
    rows = (context.law.instruments.get(mechanism.instrument) for mechanism in judgment.mechanisms)
    return tuple(row.id for row in rows if row is not None and row.kind is InstrumentKind.FRAMEWORK)


def _stale(context: RuleContext) -> Mapping[int, tuple[str, ...]]:
    """By judgment, that our policy calls the assessments of all that would carry it too old."""
    found: dict[int, tuple[str, ...]] = {}
    for tools in carried(context):
        why = [_old(context, tool) for tool in tools]
        if all(why):
            found[id(tools[0].judgment)] = (why[0],)
    return found


def _old(context: RuleContext, tool: Tool) -> str:
    made = tool.assessment
    if made is None or not isinstance(made.date, date):
        return ""
    old = too_old(context, made.date)
    return of_day(tool, made.date, old) if old else ""
