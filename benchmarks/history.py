"""The status of every flow on every day on which one may change, without weighing all on each.

    python -m benchmarks.history DIR

A status changes only on a day that a record or the law names: flows are derived anew on the days
that decide which of them there are, and each is weighed anew on its own days only.
"""

import gc
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import TypeAlias

from benchmarks.days import Days, turns

from onward.inventory.records import Inventory
from onward.law.law import Law, load
from onward.source.disk import find
from onward.transfers.assess import HORIZON_DAYS, weigh
from onward.transfers.derive import derive
from onward.transfers.flow import Flow, Flows
from onward.transfers.status import Status
from onward.workflow import read

Way: TypeAlias = tuple[str, str, str, str]
"""Subject, file, route and regime: what stays of a flow from day to day."""
Life: TypeAlias = dict[date, Status | None]
"""The status from each day on, until the next; None where there is no such flow."""


def history(inventory: Inventory, law: Law) -> Mapping[Way, Life]:
    """The life of every flow from the first day that is judged."""
    horizon = inventory.organisation.policy.horizon_days
    days = Days(law, HORIZON_DAYS if horizon is None else horizon)
    lives: dict[Way, Life] = {}
    before: dict[Way, Flow] = {}
    for first, end in pairwise((*turns(inventory, law), date.max)):
        flows = derive(inventory, law, first)
        leads = {id(flow): _leads(flow, flows) for flow in flows.flows if flow.onward}
        asked: dict[date, list[Flow]] = {first: []}
        for flow in flows.flows:
            near = (flow, *leads.get(id(flow), ()))
            regimes = tuple({regime for each in near for regime in each.regimes})
            own = frozenset(day for each in near for day in days.of(each, regimes))
            if first in own or any(before.get(_way(each, "")) != each for each in near):
                asked[first].append(flow)
            for day in own:
                if first < day < end:
                    asked.setdefault(day, []).append(flow)
        for day, some in sorted(asked.items()):
            known = {id(each): each for flow in some for each in (flow, *leads.get(id(flow), ()))}
            _report(lives, replace(flows, day=day, flows=tuple(known.values())), law, horizon)
        _end(lives, flows, first)
        before = {_way(flow, ""): flow for flow in flows.flows}
    return lives


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


def _report(lives: dict[Way, Life], flows: Flows, law: Law, horizon: int | None) -> None:
    for judgment in weigh(flows, law, horizon).judgments:
        life = lives.setdefault(_way(judgment.flow, judgment.regime), {})
        life[flows.day] = judgment.status


def _end(lives: dict[Way, Life], flows: Flows, day: date) -> None:
    """Flows that there are no more."""
    there = {_way(flow, regime) for flow in flows.flows for regime in (*flow.regimes, "")}
    for way, life in lives.items():
        if way not in there:
            life.setdefault(day, None)


def _way(flow: Flow, regime: str) -> Way:
    return (flow.subject, flow.at.path, flow.at.route, regime)


def on(lives: Mapping[Way, Life], day: date) -> dict[Way, Status]:
    """The statuses of one day."""
    found: dict[Way, Status] = {}
    for way, life in lives.items():
        status = next((life[since] for since in sorted(life, reverse=True) if since <= day), None)
        if status is not None:
            found[way] = status
    return found


def main() -> None:
    """Read, and tell how many flows have how many statuses in their life."""
    gc.disable()
    (folder,) = find([sys.argv[1]])
    lives = history(read(folder).whole, load())
    print(f"{len(lives)} flows, {sum(len(life) for life in lives.values())} statuses weighed")


if __name__ == "__main__":
    main()
