"""Those that our sub-processors engage in turn, as far as customers' data reaches them."""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from onward.transfers.assess import Statuses
from onward.transfers.flow import Flow, Kind
from onward.transfers.status import Judgment

Engaged = Mapping[str, Mapping[str, frozenset[str]]]
"""By vendor that we engage and service, the activities for customers that it serves."""


class Passed(NamedTuple):
    """Data of customers that one party passes on to another."""

    flow: Flow
    judgments: tuple[Judgment, ...]
    activities: frozenset[str]
    """Ids of the activities for customers whose data it is."""


def passed_on(
    statuses: Statuses, engaged: Engaged, hidden: Callable[[str], bool]
) -> tuple[Passed, ...]:
    """What is passed on of the data of customers, behind the vendors that we engage.

    What a vendor passes on that may not be named is not among it.
    """
    flows = [
        each
        for each in statuses.flows.flows
        if each.kind is Kind.CHAIN and not hidden(each.exporter.id)
    ]
    carried: list[frozenset[str]] = [frozenset()] * len(flows)
    reached: dict[str, frozenset[str]] = {}
    grown = True
    while grown:
        grown = False
        for number, flow in enumerate(flows):
            activities = frozenset(_activities(flow, engaged, reached))
            if activities - carried[number]:
                grown = True
                carried[number] |= activities
                reached[flow.importer.id] = reached.get(flow.importer.id, frozenset()) | activities
    judged = statuses.by_flow()
    return tuple(
        Passed(flow, judged.get(id(flow), ()), activities)
        for flow, activities in zip(flows, carried, strict=True)
        if activities
    )


def _activities(
    flow: Flow, engaged: Engaged, reached: Mapping[str, frozenset[str]]
) -> Iterator[str]:
    """The activities for customers whose data the exporter passes on."""
    for service, activities in engaged.get(flow.exporter.id, {}).items():
        if service in flow.services:
            yield from activities
    if flow.through:
        yield from reached.get(flow.exporter.id, ())
