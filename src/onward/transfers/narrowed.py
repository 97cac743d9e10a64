"""Some of the flows of an inventory, with those by which the data gets there."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final, NamedTuple

from onward.inventory.records import Inventory
from onward.inventory.vendor import Service
from onward.terms.vocabulary import covers
from onward.transfers.assess import Statuses
from onward.transfers.flow import Flow, Kind
from onward.transfers.place import country
from onward.transfers.status import Judgment, Status


class Selection(NamedTuple):
    """Which flows are asked for; what is empty asks for nothing."""

    data: str = ""
    """A word of the vocabulary; unknown data may be it."""
    vendors: tuple[str, ...] = ()
    """Ids: flows from or to one of them."""
    activity: str = ""
    """The id of an activity of ours; a service without a recorded activity may serve it."""
    country: str = ""
    """Of the importer, or of a place of the flow; an unknown country may be it."""
    only: str = ""
    """`third`: that lead outside, or may; `failing`."""
    hide_inside: bool = False


EVERYTHING: Final = Selection()


def narrowed(inventory: Inventory, statuses: Statuses, asked: Selection) -> Statuses:
    """The flows asked for; and for each that a vendor passes on, one way from us to that vendor.

    Flows inside that are hidden are no part of a way.
    """
    everything = statuses.judgments
    wanted = {n for n, each in enumerate(everything) if _wants(each, asked, inventory)}
    shown = wanted | set(_ways(everything, wanted))
    if asked.hide_inside:
        shown = {n for n in shown if everything[n].status is not Status.INSIDE}
    kept = tuple(everything[n] for n in sorted(shown))
    parties = {end.id for each in kept for end in (each.flow.exporter, each.flow.importer)}
    abroad = tuple(each for each in statuses.flows.abroad if each.vendor in parties)
    return replace(statuses, judgments=kept, flows=replace(statuses.flows, abroad=abroad))


def _wants(judgment: Judgment, asked: Selection, inventory: Inventory) -> bool:
    flow, status = judgment.flow, judgment.status
    if asked.only == "failing" and status is not Status.FAILS:
        return False
    if status is Status.INSIDE and (asked.hide_inside or asked.only == "third"):
        return False
    ends = {flow.exporter.id, flow.importer.id}
    vendors = not asked.vendors or not ends.isdisjoint(asked.vendors)
    return (
        vendors
        and (not asked.data or may_be(flow.data, asked.data))
        and (not asked.country or _may_be_in(flow, asked.country))
        and (not asked.activity or _may_serve(flow, asked.activity, inventory))
    )


def may_be(words: object, asked: str) -> bool:
    """Whether words of the vocabulary take in one, or are taken in by it; unknown ones may be."""
    if not isinstance(words, tuple) or not words:
        return True
    return any(covers(asked, word) or covers(word, asked) for word in words)


def _may_be_in(flow: Flow, code: str) -> bool:
    places = {country(place) for place in flow.places}
    return code in (flow.code, *places) or flow.code == "unknown"


def _may_serve(flow: Flow, activity: str, inventory: Inventory) -> bool:
    open_ = any(not isinstance(each.activities, tuple) for each in _services(flow, inventory))
    return open_ or activity in activities(flow, inventory)


def activities(flow: Flow, inventory: Inventory) -> frozenset[str]:
    """Ids of our activities behind the services of a flow, as far as they are recorded."""
    if flow.kind in (Kind.CUSTOMER, Kind.INBOUND):
        return frozenset(flow.services)
    named = (each.activities for each in _services(flow, inventory))
    return frozenset(name for some in named if isinstance(some, tuple) for name in some)


def _services(flow: Flow, inventory: Inventory) -> tuple[Service, ...]:
    """The services of a vendor that we use behind a flow; none of what customers are given."""
    if flow.kind in (Kind.CUSTOMER, Kind.INBOUND):
        return ()
    vendor = inventory.vendors[(flow.importer if flow.kind is Kind.OWN else flow.exporter).id]
    return tuple(each for each in vendor.services if each.id in flow.services)


def _ways(judgments: tuple[Judgment, ...], wanted: Iterable[int]) -> Iterator[int]:
    """The numbers of the flows by which the data of a chain gets to its exporter."""
    into: dict[str, list[int]] = {}
    for number, judgment in enumerate(judgments):
        into.setdefault(judgment.flow.importer.id, []).append(number)
    waiting, seen = list(wanted), set(wanted)
    while waiting:
        flow = judgments[waiting.pop()].flow
        if flow.kind is not Kind.CHAIN:
            continue
        brought = set(_brought(flow, judgments, into.get(flow.exporter.id, ())))
        waiting += brought - seen
        yield from brought - seen
        seen |= brought


def _brought(flow: Flow, judgments: tuple[Judgment, ...], into: Iterable[int]) -> Iterator[int]:
    """What brings the data to the exporter of a chain: our own flows, else those of one vendor."""
    into = tuple(into)
    own = [
        n
        for n in into
        if judgments[n].flow.kind is Kind.OWN
        and not set(judgments[n].flow.services).isdisjoint(flow.services)
    ]
    if own:
        yield from own
        return
    behind = [n for n in into if judgments[n].flow.exporter.id in flow.through]
    first = min((judgments[n].flow.exporter.id for n in behind), default="")
    yield from (n for n in behind if judgments[n].flow.exporter.id == first)
