"""On what the data reached a vendor outside: it binds what that vendor passes on."""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple, TypeAlias

from onward.law.book import Book
from onward.law.instrument import Kind as Instruments
from onward.transfers.flow import Flow, Flows, Kind
from onward.transfers.footing import Code, Footing, Judgment
from onward.transfers.grounds.assessment import EQUIVALENT

CONTRACT_SUFFICES: Final = frozenset(
    {Instruments.FRAMEWORK, Instruments.ADEQUACY, Instruments.INDICATIVE, Instruments.BRIDGE}
)
"""A framework asks its participants for a contract (Accountability for Onward Transfer); behind a
decision on a country it is the law of that country that binds whom the data reached."""
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
    """The vendor undertook, when it got the data, to pass them to nobody outside."""


Arrivals: TypeAlias = frozenset[Arrival]
UNKNOWN_ARRIVAL: Final[Arrivals] = frozenset({Arrival("", "", contract=False)})


def arrivals(flows: Flows, judged: Iterable[Judgment], book: Book) -> Mapping[str, Arrivals]:
    """By subject of an onward edge, every mechanism of a first edge whose data it carries.

    What was passed on is bound as it was before: so the mechanisms go along the chain, to any
    depth and round any ring.
    """
    first: dict[_Key, set[Arrival]] = defaultdict(set)
    for judgment in judged:
        for key in _keys(judgment.flow):
            first[key].add(_arrival(judgment, book))
    onward = {flow.subject: flow for flow in flows.flows if flow.onward}
    behind: dict[str, list[Flow]] = defaultdict(list)
    leads: dict[_Key, Flow] = {}
    for flow in onward.values():
        behind[flow.exporter.id].append(flow)
        leads[flow.exporter.id, flow.importer.id] = flow
    found: dict[str, Arrivals] = {}
    settled: dict[tuple[str, tuple[str, ...], tuple[str, ...]], Arrivals] = {}
    waiting = deque(onward)
    queued = set(waiting)
    while waiting:
        flow = onward[waiting.popleft()]
        queued.discard(flow.subject)
        way = (flow.exporter.id, flow.services, flow.through)
        now = settled.get(way) or frozenset(_reaching(flow, first, leads, found))
        if not any((vendor, flow.exporter.id) in leads for vendor in flow.through):
            settled[way] = now
        if now != found.get(flow.subject):
            found[flow.subject] = now
            more = {each.subject: None for each in behind[flow.importer.id]}
            waiting.extend(subject for subject in more if subject not in queued)
            queued.update(more)
    return found


def _keys(flow: Flow) -> tuple[_Key, ...]:
    """A vendor has the data by a service of ours, or by another vendor that passes them on."""
    if flow.kind is Kind.OWN:
        return tuple((f"service {name}", flow.importer.id) for name in flow.services)
    return ((flow.exporter.id, flow.importer.id),)


def _reaching(
    flow: Flow,
    first: Mapping[_Key, set[Arrival]],
    leads: Mapping[_Key, Flow],
    found: Mapping[str, Arrivals],
) -> Iterator[Arrival]:
    for name in flow.services:
        yield from first.get((f"service {name}", flow.exporter.id), ())
    for vendor in flow.through:
        yield from first.get((vendor, flow.exporter.id), ())
        lead = leads.get((vendor, flow.exporter.id))
        if lead is not None:
            promised = _promised(lead)
            behind = found.get(lead.subject, ())
            yield from (each._replace(promised=promised) for each in behind)


def _promised(flow: Flow) -> bool:
    """Whether who gets the data undertook to pass them to nobody outside."""
    known = (each.measures for each in flow.grounds or () if isinstance(each.measures, tuple))
    return any(NO_ONWARD in measures for measures in known)


def _arrival(judgment: Judgment, book: Book) -> Arrival:
    promised = _promised(judgment.flow)
    rows = [book.instruments.get(ground.instrument) for ground in judgment.grounds]
    known = [row for row in rows if row is not None and judgment.footing is not Footing.UNKNOWN]
    loose = next((row for row in known if row.kind in CONTRACT_SUFFICES), None)
    if loose is not None:
        return Arrival(judgment.regime, loose.id, contract=True, promised=promised)
    if not known:
        return Arrival(judgment.regime, "", contract=False, promised=promised)
    found = _found_equivalent(judgment, book)
    carrying = (each for each in judgment.grounds if not any(r.code in _OPEN for r in each.reasons))
    countries = {code for each in carrying for code in found.get(each.instrument, ())}
    return Arrival(
        judgment.regime,
        known[0].id,
        contract=False,
        assessed=frozenset(countries),
        promised=promised,
    )


def _found_equivalent(judgment: Judgment, book: Book) -> Mapping[str, tuple[str, ...]]:
    """By mechanism, the countries for which its first positive assessment was made."""
    found: dict[str, tuple[str, ...]] = {}
    for safeguard in judgment.flow.grounds or ():
        made = safeguard.assessment
        if made is None or made.conclusion not in EQUIVALENT:
            continue
        if isinstance(made.countries, tuple) and isinstance(safeguard.instrument, str):
            row = book.counterpart(judgment.regime, safeguard.instrument)
            if row is not None:
                found.setdefault(row.id, made.countries)
    return found
