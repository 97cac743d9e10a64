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
from onward.transfers.arrival import Way, brought, way_of
from onward.transfers.assess import weigh
from onward.transfers.flow import Flow
from onward.transfers.place import code_of
from onward.transfers.status import Code, Judgment, Status

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
        _known(context, ended),
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
    before = brought(context.statuses.flows)
    came = _frameworks_of_ways(before, named)
    for judgment in context.statuses.judgments:
        way = way_of(judgment.flow)
        if judgment.because(Code.ONWARD_CONTRACT) and located(judgment) and came[way]:
            yield judgment, tuple(sorted(came[way])), before[way]


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


def _known(context: RuleContext, ended: Collection[str]) -> Mapping[int, tuple[Judgment, ...]]:
    """By the `id` of its flow, what need not be judged again once these frameworks end."""
    counting = _counting(context.law, ended)
    found: dict[int, list[Judgment | None]] = {}
    for judgment in context.statuses.judgments:
        flow = judgment.flow
        if not flow.onward:
            named = any(each.instrument in counting for each in flow.mechanisms or ())
            without = _beside(judgment, ended) if named else judgment
            found.setdefault(id(flow), []).append(without)
    return {
        number: tuple([each for each in some if each is not None])
        for number, some in found.items()
        if None not in some
    }


def _counting(law: Law, frameworks: Collection[str]) -> frozenset[str]:
    """The instruments that a record may name for one of these frameworks."""
    rows = [law.instrument(each) for each in frameworks]
    return frozenset(
        id_ for id_ in law.instruments for row in rows if law.counterpart(row.regime, id_) == row
    )


def _beside(judgment: Judgment, ended: Collection[str]) -> Judgment | None:
    """The judgment by what holds beside the frameworks; None where it has to be made.

    What carries one destination and one part of the data as well as they do, carries it without
    them.
    """
    flow = judgment.flow
    rest = tuple([each for each in judgment.mechanisms if each.instrument not in ended])
    one = all(code_of(place) == flow.country == judgment.destination for place in flow.further)
    whole = one and isinstance(flow.country, str) and not (flow.staff_data and flow.other_data)
    if not rest or not whole or judgment.status is not Status.HOLDS:
        return None
    return replace(judgment, mechanisms=rest)


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
