"""The life of every flow: its status from day to day, exact, since the first day that is judged.

A status changes only on a day that a record or the law names: flows are derived anew on the days
that decide which of them there are, and each is weighed anew on its own days only.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from onward.inventory.records import Inventory
from onward.law.law import Law
from onward.transfers.assess import HORIZON_DAYS, weigh
from onward.transfers.derive import derive
from onward.transfers.flow import Flow, Flows
from onward.transfers.status import Judgment
from onward.transfers.turning_days import Days, turns

Way: TypeAlias = tuple[str, str, str, str]
"""Subject, file, route and regime: what stays of a flow from day to day."""
Life: TypeAlias = dict[date, Judgment | None]
"""The judgment from each day on, until the next; None where there is no such flow."""


class Interval(NamedTuple):
    """Days on which the status of a flow, its mechanisms and its reasons stay the same."""

    first: date
    last: date
    """Inclusive."""
    judgment: Judgment
    """That of the first day."""


def lives(inventory: Inventory, law: Law) -> Mapping[Way, Life]:
    """The life of every flow from the first day that is judged."""
    horizon = inventory.organisation.policy.horizon_days
    days = Days(law, HORIZON_DAYS if horizon is None else horizon)
    found: dict[Way, Life] = {}
    before: dict[Way, Flow] = {}
    for first, end in pairwise((*turns(inventory, law), date.max)):
        flows = derive(inventory, law, first)
        leads = {id(flow): _leads(flow, flows) for flow in flows.flows if flow.onward}
        asked: dict[date, list[Flow]] = {first: []}
        for flow in flows.flows:
            near = (flow, *leads.get(id(flow), ()))
            regimes = tuple({regime for each in near for regime in each.regimes})
            own = frozenset(day for each in near for day in days.of(each, regimes))
            if first in own or any(before.get(way_of(each, "")) != each for each in near):
                asked[first].append(flow)
            for day in own:
                if first < day < end:
                    asked.setdefault(day, []).append(flow)
        for day, some in sorted(asked.items()):
            known = {id(each): each for flow in some for each in (flow, *leads.get(id(flow), ()))}
            part = replace(flows, day=day, flows=tuple(known.values()))
            for judgment in weigh(part, law, horizon).judgments:
                found.setdefault(way_of(judgment.flow, judgment.regime), {})[day] = judgment
        _end(found, flows, first)
        before = {way_of(flow, ""): flow for flow in flows.flows}
    return found


def _leads(flow: Flow, flows: Flows) -> tuple[Flow, ...]:
    """The flows by which the data came to the exporter of an onward edge, to any depth."""
    found: dict[int, Flow] = {}
    waiting = [flow]
    while waiting:
        one = waiting.pop()
        for lead in flows.by_vendor.get(one.exporter.id, ()) if one.onward else ():
            if id(lead) not in found:
                found[id(lead)] = lead
                waiting.append(lead)
    return tuple(found.values())


def _end(found: dict[Way, Life], flows: Flows, day: date) -> None:
    """Flows that there are no more."""
    there = {way_of(flow, regime) for flow in flows.flows for regime in (*flow.regimes, "")}
    for way, life in found.items():
        if way not in there:
            life.setdefault(day, None)


def way_of(flow: Flow, regime: str) -> Way:
    """What identifies a flow on every day."""
    return (flow.subject, flow.at.path, flow.at.route, regime)


def on(life: Life, day: date) -> Judgment | None:
    """The judgment that is in force on a day; None where there is no such flow."""
    return life[max(since)] if (since := [each for each in life if each <= day]) else None


def intervals(life: Life, first: date, last: date) -> Iterator[Interval]:
    """What stays the same, between two days inclusive; days without the flow are left out."""
    days = [*sorted(day for day in life if day <= last), last + timedelta(days=1)]
    open_: Interval | None = None
    for since, after in pairwise(days):
        judgment, until = life[since], after - timedelta(days=1)
        if until < first:
            continue
        if open_ is not None and judgment is not None and same(open_.judgment, judgment):
            open_ = open_._replace(last=until)
            continue
        if open_ is not None:
            yield open_
        open_ = Interval(max(since, first), until, judgment) if judgment is not None else None
    if open_ is not None:
        yield open_


def same(one: Judgment, other: Judgment) -> bool:
    """Whether two judgments of one flow say the same: status, mechanisms and reasons."""
    return _said(one) == _said(other)


def _said(judgment: Judgment) -> tuple[object, ...]:
    return (
        judgment.status,
        tuple(each.instrument for each in judgment.mechanisms),
        tuple((each.code, each.instrument, each.day) for each in judgment.reasons),
    )
