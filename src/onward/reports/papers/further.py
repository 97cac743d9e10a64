"""Those that our sub-processors engage in turn, as far as customers' data reaches them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

from onward.transfers.flow import Flow, Kind
from onward.transfers.status import Judgment

Engaged = Mapping[str, Mapping[str, frozenset[str]]]
"""By vendor that we engage and service, the activities for customers that it serves."""


_Key = tuple[str, str, str, str]


class Link(NamedTuple):
    """One vendor that passes customers' data on, and to whom."""

    flow: Flow
    judgments: tuple[Judgment, ...]
    activities: frozenset[str]
    """Ids of the activities for customers whose data it is."""


def links(
    judgments: Iterable[Judgment], engaged: Engaged, hidden: Callable[[str], bool]
) -> tuple[Link, ...]:
    """The links of the chain that customers' data takes behind the vendors that we engage.

    What a vendor passes on that may not be named is not among them.
    """
    judged: dict[_Key, list[Judgment]] = {}
    for each in judgments:
        flow = each.flow
        if flow.kind is Kind.CHAIN and not hidden(flow.exporter.id):
            key = (flow.exporter.id, flow.importer.id, flow.importer.name, flow.at.route)
            judged.setdefault(key, []).append(each)
    carried: dict[_Key, frozenset[str]] = {key: frozenset() for key in judged}
    reached: dict[str, frozenset[str]] = {}
    grown = True
    while grown:
        grown = False
        for key, some in judged.items():
            flow = some[0].flow
            activities = frozenset(_activities(flow, engaged, reached))
            if activities - carried[key]:
                grown = True
                carried[key] |= activities
                reached[flow.importer.id] = reached.get(flow.importer.id, frozenset()) | activities
    return tuple(
        Link(some[0].flow, tuple(some), carried[key])
        for key, some in judged.items()
        if carried[key]
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
