"""On what the data reached a vendor outside: it binds what that vendor passes on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, NamedTuple, TypeAlias

from onward.law.instrument import InstrumentKind
from onward.law.law import Law
from onward.transfers.flow import Flow, Flows, Kind
from onward.transfers.mechanisms.assessment import EQUIVALENT
from onward.transfers.status import Code, JudgedMechanism, Judgment, Status

CONTRACT_SUFFICES: Final = frozenset(
    {
        InstrumentKind.FRAMEWORK,
        InstrumentKind.ADEQUACY,
        InstrumentKind.INDICATIVE,
        InstrumentKind.BRIDGE,
    }
)
"""A framework asks its participants for a contract (Accountability for Onward Transfer); behind a
decision on a country it is the law of that country that binds whom the data reached."""
_APART: Final = frozenset(
    {
        Code.PLACE_NOT_REACHED,
        Code.PLACES_UNKNOWN,
        Code.CHOICE_OPEN,
        Code.INDICATIVE_ONLY,
        Code.CATALOGUE_ALONE,
    }
)
"""Reasons for a review that leave open no fact of how the vendor itself received the data."""
NO_ONWARD: Final = "no-onward-transfer"
_OPEN: Final = frozenset(
    {
        Code.NOT_ASSESSED,
        Code.ASSESSMENT_OPEN,
        Code.ASSESSMENT_NEVER_MADE,
        Code.ASSESSED_NOT_EQUIVALENT,
        Code.MEASURES_NOT_KNOWN,
        Code.MEASURES_NOT_ENOUGH,
    }
)
_Key: TypeAlias = tuple[str, str]
Way: TypeAlias = tuple[str, tuple[str, ...], tuple[str, ...]]
"""The id of a vendor, and the services and vendors by which it has what it passes on."""


_Lead: TypeAlias = tuple[Way, bool, tuple[str, ...]]
"""An onward edge: its way, the promise of its importer, and the regimes that judge it besides."""


class Arrival(NamedTuple):
    """One mechanism by which the data left a regime, before they came to this vendor."""

    regime: str
    """Empty where the law that judges the first edge is not known."""
    instrument: str
    """Empty where it is not known, or nothing carries that edge."""
    contract: bool
    """Whether a contract suffices for what is passed on."""
    assessed: frozenset[str] = frozenset()
    """The countries for which its assessment finds equivalent protection."""
    promised: bool = False
    """The vendor undertook, when it got the data, not to pass it on outside."""
    doubted: bool = False
    """The framework or decision is not shown to cover the vendor: nor is it that a contract
    suffices.
    """


Arrivals: TypeAlias = frozenset[Arrival]
UNKNOWN_ARRIVAL: Final[Arrivals] = frozenset({Arrival("", "", contract=False)})


def arrivals(flows: Flows, judged: Iterable[Judgment], law: Law) -> Mapping[Way, Arrivals]:
    """By the way of an onward edge, every mechanism of a first edge whose data it carries.

    What was passed on is bound as it was before: so the mechanisms go along the chain, to any
    depth and round any ring.
    """
    exporters = {flow.exporter.id for flow in flows.flows if flow.onward}
    first: dict[_Key, set[Arrival]] = defaultdict(set)
    for judgment in judged:
        if judgment.flow.importer.id in exporters:
            for key in _keys(judgment.flow):
                first[key].add(_arrival(judgment, law))
    ways: dict[Way, list[Flow]] = defaultdict(list)
    leads: dict[_Key, set[_Lead]] = defaultdict(set)
    behind: dict[str, set[Way]] = defaultdict(set)
    for flow in flows.flows:
        if flow.onward:
            way = way_of(flow)
            ways[way].append(flow)
            leads[flow.exporter.id, flow.importer.id].add((way, _promised(flow), flow.regimes))
            behind[flow.exporter.id].add(way)
    found: dict[Way, Arrivals] = {}
    waiting = dict.fromkeys(ways)
    while waiting:
        for way in tuple(waiting):
            del waiting[way]
            now = frozenset(_reaching(way, first, leads, found))
            if now != found.get(way):
                found[way] = now
                importers = {flow.importer.id for flow in ways[way]}
                waiting |= {each: None for importer in importers for each in behind[importer]}
    return found


def way_of(flow: Flow) -> Way:
    """Edges of one vendor that carry the same data have what brought them in common."""
    return (flow.exporter.id, flow.services, flow.through)


def brought(flows: Flows) -> Mapping[Way, tuple[Flow, ...]]:
    """By the way of an onward edge, the flows by which its data came to its exporter."""
    near: dict[_Key, list[Flow]] = defaultdict(list)
    for flow in flows.flows:
        for key in _keys(flow):
            near[key].append(flow)
    return {
        way: tuple({id(flow): flow for key in _leading(way) for flow in near.get(key, ())}.values())
        for way in dict.fromkeys(way_of(flow) for flow in flows.flows if flow.onward)
    }


def _leading(way: Way) -> Iterator[_Key]:
    """The keys of what brought the data of a way to its vendor."""
    vendor, services, through = way
    yield from ((f"service {name}", vendor) for name in services)
    yield from ((before, vendor) for before in through)


def _keys(flow: Flow) -> tuple[_Key, ...]:
    """A vendor has the data by a service of ours, or by another vendor that passes them on."""
    if flow.kind is Kind.OWN:
        return tuple((f"service {name}", flow.importer.id) for name in flow.services)
    return ((flow.exporter.id, flow.importer.id),)


def _reaching(
    way: Way,
    first: Mapping[_Key, set[Arrival]],
    leads: Mapping[_Key, set[_Lead]],
    found: Mapping[Way, Arrivals],
) -> set[Arrival]:
    vendor, _, through = way
    reached: set[Arrival] = set()
    for key in _leading(way):
        reached |= first.get(key, set())
    for before in through:
        for lead, promised, judging in leads.get((before, vendor), ()):
            came = _bound(found.get(lead, frozenset()), promised)
            reached |= {each for each in came if each.regime not in judging} if judging else came
    return reached


@cache
def _bound(behind: Arrivals, promised: bool) -> Arrivals:  # noqa: FBT001 - a key of the cache
    """The same mechanisms, with the promise of the vendor that got the data by the last edge."""
    return frozenset(each._replace(promised=promised) for each in behind)


def _promised(flow: Flow) -> bool:
    """Whether who gets the data undertook not to pass it on outside."""
    known = (each.measures for each in flow.mechanisms or () if isinstance(each.measures, tuple))
    return any(NO_ONWARD in measures for measures in known)


def _arrival(judgment: Judgment, law: Law) -> Arrival:
    promised = _promised(judgment.flow)
    rows = [law.instruments.get(mechanism.instrument) for mechanism in judgment.mechanisms]
    known = [row for row in rows if row is not None and judgment.status is not Status.UNKNOWN]
    loose = [row for row in known if row.kind in CONTRACT_SUFFICES]
    if loose:
        ids = {row.id for row in loose}
        doubted = all(map(_doubted, (e for e in judgment.mechanisms if e.instrument in ids)))
        return Arrival(
            judgment.regime, loose[0].id, contract=True, promised=promised, doubted=doubted
        )
    if not known:
        return Arrival(judgment.regime, "", contract=False, promised=promised)
    found = _found_equivalent(judgment, law)
    carrying = (
        each for each in judgment.mechanisms if not any(r.code in _OPEN for r in each.reasons)
    )
    countries = {code for each in carrying for code in found.get(each.instrument, ())}
    return Arrival(
        judgment.regime,
        known[0].id,
        contract=False,
        assessed=frozenset(countries),
        promised=promised,
    )


def _doubted(mechanism: JudgedMechanism) -> bool:
    bad = (each for each in mechanism.reasons if each.status.worse_than(Status.EXPIRING))
    return any(each.code not in _APART for each in bad)


def _found_equivalent(judgment: Judgment, law: Law) -> Mapping[str, tuple[str, ...]]:
    """By mechanism, the countries for which its first positive assessment was made."""
    found: dict[str, tuple[str, ...]] = {}
    for mechanism in judgment.flow.mechanisms or ():
        made = mechanism.assessment
        if made is None or made.conclusion not in EQUIVALENT:
            continue
        if isinstance(made.countries, tuple) and isinstance(mechanism.instrument, str):
            row = law.counterpart(judgment.regime, mechanism.instrument)
            if row is not None:
                found.setdefault(row.id, made.countries)
    return found
