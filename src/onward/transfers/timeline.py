"""The life of every flow: its status from day to day, exact, since the first day that is judged.

A status changes only on a day that a record or the law names: flows are derived anew on the days
that decide which of them there are, and each is weighed anew on its own days only.
"""

from collections import deque
from collections.abc import Iterable, Iterator, Mapping
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
_Mark: TypeAlias = tuple[str, date | None]
"""What a flow brings to those behind it: a day, and the regime under which it matters, or
`_RECORD`; without a day, that this regime judges it, or that its record is another than before."""
_RECORD = ""
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
        asked: dict[date, list[Flow]] = {first: []}
        for flow, own, other in _near(flows, days, before):
            if first in own or other:
                asked[first].append(flow)
            for day in own:
                if first < day < end:
                    asked.setdefault(day, []).append(flow)
        for day, some in sorted(asked.items()):
            part = replace(flows, day=day, flows=_with_leads(some, flows))
            for judgment in weigh(part, law, horizon).judgments:
                found.setdefault(way_of(judgment.flow, judgment.regime), {})[day] = judgment
        _end(found, flows, first)
        before = {way_of(flow, ""): flow for flow in flows.flows}
    return found


def _near(
    flows: Flows, days: Days, before: Mapping[Way, Flow]
) -> Iterator[tuple[Flow, frozenset[date], bool]]:
    """Each flow with the days that matter to it, or to those by which its data came.

    And whether it, or one of those, is another than before.
    """
    every = tuple(dict.fromkeys(regime for flow in flows.flows for regime in flow.regimes))
    own: dict[int, frozenset[_Mark]] = {}
    for flow in flows.flows:
        marks: set[_Mark] = {(regime, None) for regime in flow.regimes}
        marks |= {(regime, day) for regime in every for day in days.of_law(flow, regime)}
        marks |= {(_RECORD, day) for day in days.of_record(flow)}
        if before.get(way_of(flow, "")) != flow:
            marks.add((_RECORD, None))
        own[id(flow)] = frozenset(marks)
    reached = _reached(flows, own)
    for flow in flows.flows:
        marks = {*own[id(flow)], *(reached.get(flow.exporter.id, ()) if flow.onward else ())}
        judging = {_RECORD} | {by for by, day in marks if day is None}
        found = frozenset(day for by, day in marks if day is not None and by in judging)
        yield flow, found, (_RECORD, None) in marks


def _reached(flows: Flows, own: Mapping[int, frozenset[_Mark]]) -> Mapping[str, set[_Mark]]:
    """By vendor, the marks of all flows by which data came to it, to any depth."""
    found = {
        vendor: {mark for flow in some for mark in own[id(flow)]}
        for vendor, some in flows.by_vendor.items()
    }
    onward: dict[str, list[str]] = {}
    for vendor, some in flows.by_vendor.items():
        for flow in some:
            if flow.onward:
                onward.setdefault(flow.exporter.id, []).append(vendor)
    waiting = deque(found)
    while waiting:
        vendor = waiting.popleft()
        for other in onward.get(vendor, ()):
            if not found[vendor] <= found[other]:
                found[other] |= found[vendor]
                waiting.append(other)
    return found


def _with_leads(some: Iterable[Flow], flows: Flows) -> tuple[Flow, ...]:
    """These flows, each followed by those by which its data came, to any depth; each once."""
    found: dict[int, Flow] = {}
    for each in some:
        found.setdefault(id(each), each)
        waiting = [each]
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
