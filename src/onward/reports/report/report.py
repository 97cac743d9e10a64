"""`onward report`: one inventory on a day, and on every other day on which something changes.

Flows and findings are given as runs over `days`: a reader looks up the day, and concludes nothing.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from onward.diagnostic import Judged, Place
from onward.inventory.records import Inventory
from onward.inventory.vendor import Vendor
from onward.law.event import Event
from onward.law.law import EARLIEST_DAY, Law
from onward.reports.diagrams.diagram import Diagram, Node
from onward.reports.diagrams.ends import says_more_by_place
from onward.reports.diagrams.transfers import in_short, picture
from onward.reports.listings import timeline
from onward.reports.listings.detail import Fact
from onward.reports.listings.party import evidence, facts
from onward.reports.listings.transfers import because, mechanism_name, services, words, worst_first
from onward.reports.questions.letters import Letters, letters
from onward.reports.questions.listing import put
from onward.reports.report.found import Check, Found, Numbers, found, reported_on
from onward.reports.report.runs import Run, at, joined, runs
from onward.reports.report.steps import Step, steps
from onward.reports.weighed import Weighed
from onward.source.text import Source
from onward.syntax.locate import spans_of
from onward.transfers.assess import Statuses
from onward.transfers.party import seat_name
from onward.transfers.reason_text import why
from onward.transfers.status import Judgment, Status
from onward.transfers.timeline import Life, lives, on
from onward.wording.labels import called

MOST_JUDGED = 40_000
"""Flows times days up to which the findings of every day are made: some ten seconds of work."""
YEARS_AHEAD = 3


class Why(NamedTuple):
    """A reason of a status in words."""

    text: str
    article: str
    act: str
    day: date | None
    """The day that decides."""


class Shown(NamedTuple):
    """What a flow is on a day."""

    status: Status
    mechanism: str
    """The names of the mechanisms that decided; empty where none did."""
    short: tuple[str, ...]
    """The mechanisms, or what is wrong with them, in a word or two each."""
    why: str
    """The reasons in one line."""
    until: date | None
    """The last day known on which it counts."""
    services: str
    """What the flow is for."""
    reasons: tuple[Why, ...]
    facts: tuple[Fact, ...]


class Line(NamedTuple):
    """One flow under one law."""

    exporter: int
    importer: int
    """Both are numbers in `parties`."""
    country: str
    law: str
    """`unknown` where it is unknown whose law judges it."""
    subject: str
    """That of its findings: `sendgrid@US`."""
    at: Place
    """With its line, where the file has it."""
    record: int | None
    """The party in whose record it is."""
    runs: tuple[Run[Shown], ...]


class Party(NamedTuple):
    """Someone who discloses or receives data, or whose record says that it is a vendor."""

    name: str
    detail: str
    kind: str
    country: str
    at: Place | None
    """The record; None for customers and those who are not named."""
    facts: tuple[Fact, ...]


class Band(NamedTuple):
    """The flows whose status was the same on every day."""

    lines: tuple[int, ...]
    life: tuple[tuple[date, date, Status], ...]
    """First day, last day, status; in order, without the days on which there is no such flow."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that the page shows."""

    name: str
    judged: Judged
    law_checked: date
    days: tuple[date, ...]
    """Each day on which a flow begins, ends or changes, the day before, and those of events."""
    today: int
    """The number in `days` of the day that the report is made for."""
    events: tuple[Event, ...]
    parties: tuple[Party, ...]
    """We are the first."""
    vendors: int
    """How many are recorded."""
    internal: int
    """How many vendors are recorded as internal; `(internal)` stands at their names."""
    lines: tuple[Line, ...]
    """The worst status of the day first."""
    found: tuple[Found, ...]
    followed: bool
    """Whether findings are those of every day; else of the day of the report only."""
    steps: tuple[Step, ...]
    letters: Letters
    diagram: Diagram
    """The flows of all days; `carries` of an arrow are numbers in `lines`."""

    @property
    def day(self) -> date:
        """The day that the report is made for."""
        return self.days[self.today]

    @property
    def now(self) -> tuple[Shown | None, ...]:
        """What each flow is on that day; None where there is no such flow."""
        return tuple(at(line.runs, self.today) for line in self.lines)

    @property
    def turns(self) -> tuple[int, ...]:
        """The numbers of the days on which the status of a flow changes."""
        first = {run.first for line in self.lines for run in self._statuses(line)}
        after = {run.last + 1 for line in self.lines for run in self._statuses(line)}
        return tuple(sorted((first | after) - {0, len(self.days)}))

    @property
    def bands(self) -> tuple[Band, ...]:
        """The life of every flow, those of one life together; the order is that of `lines`."""
        found: dict[tuple[tuple[date, date, Status], ...], list[int]] = {}
        for number, line in enumerate(self.lines):
            found.setdefault(tuple(self._life(line)), []).append(number)
        return tuple(Band(tuple(some), life) for life, some in found.items())

    def _life(self, line: Line) -> Iterator[tuple[date, date, Status]]:
        for run in self._statuses(line):
            yield self.days[run.first], self.days[run.last], run.shown

    @staticmethod
    def _statuses(line: Line) -> Iterator[Run[Status]]:
        return joined(Run(each.first, each.last, each.shown.status) for each in line.runs)


def report(
    inventory: Inventory,
    judged: Judged,
    sources: Mapping[str, Source],
    statuses: Statuses,
    law: Law,
    check: Check,
) -> Report:
    """The report of one inventory; `statuses` are those of the day that it is made for."""
    day, last = statuses.day, date(statuses.day.year + YEARS_AHEAD, 12, 31)
    lived = _lived(inventory, law, day, last)
    by_place = says_more_by_place(statuses)
    turns = [tuple(_turns(life, law, by_place=by_place)) for _, life in lived]
    concerned = (timeline.Band(each.flow, each.regime, ()) for each, _ in lived)
    events = timeline.concerning(concerned, law, EARLIEST_DAY, last)
    days = _days(turns, events, day, last)
    whole = replace(statuses, judgments=tuple(each for each, _ in lived))
    by_law = _marked(picture(inventory, whole, law), inventory)
    nodes = sorted(by_law.nodes, key=lambda node: node.id != "us")
    parties = tuple(_parties(nodes, Weighed(judged, inventory, statuses), law))
    records = {each.at.path: number for number, each in enumerate(parties) if each.at}
    spans = spans_of((each.flow.at for each, _ in lived), sources)
    number = {node.id: index for index, node in enumerate(nodes)}
    lines = tuple(
        Line(
            exporter=number[each.flow.ends[0]],
            importer=number[each.flow.ends[1]],
            country=seat_name(each.flow.importer),
            law=law.regimes[each.regime].law if each.regime in law.regimes else "unknown",
            subject=each.flow.subject,
            at=each.flow.at._replace(span=spans.get(each.flow.at)),
            record=records.get(each.flow.at.path),
            runs=tuple(runs(some, days)),
        )
        for (each, _), some in zip(lived, turns, strict=True)
    )
    followed = len(lines) * len(days) <= MOST_JUDGED
    reported = reported_on(days if followed else (day,), check, sources)
    return Report(
        name=called(inventory.organisation.name, inventory.id),
        judged=judged,
        law_checked=law.checked,
        days=days,
        today=days.index(day),
        events=events,
        parties=parties,
        vendors=len(inventory.vendors),
        internal=sum(each.visibility == "internal" for each in inventory.vendors.values()),
        lines=lines,
        found=tuple(found(reported, days, day, _numbers(inventory, records, lines))),
        followed=followed,
        steps=steps((each for each in reported.get(day, ()) if each.waiver is None), inventory),
        letters=letters(put([Weighed(judged, inventory, statuses)], law), law),
        diagram=_marked(picture(inventory, whole, law, by_place=True), inventory)
        if by_place
        else by_law,
    )


def _marked(diagram: Diagram, inventory: Inventory) -> Diagram:
    """The picture with a word at the vendors that are recorded as internal."""
    vendors = inventory.vendors
    nodes = (
        (node, vendors.get(node.id.partition("@")[0]))  # by places, a party is at one: id@IE
        for node in diagram.nodes
    )
    marked = (
        node._replace(label=_named(vendor, node.label)) if vendor else node
        for node, vendor in nodes
    )
    return replace(diagram, nodes=tuple(marked))


def _named(vendor: Vendor, name: str) -> str:
    return f"{name} (internal)" if vendor.visibility == "internal" else name


def _lived(
    inventory: Inventory, law: Law, day: date, last: date
) -> Sequence[tuple[Judgment, Life]]:
    """The life of every flow, and the judgment by which it is drawn.

    That is the one of the day, else the last before it, else the first after it. Flows of the day
    come first, the worst status before the others.
    """
    found: dict[int, Life] = {}
    drawn: list[Judgment] = []
    for life in lives(inventory, law).values():
        known = [each for _, each in sorted(life.items()) if each is not None and each.day <= last]
        before = [each for each in known if each.day <= day]
        if known:
            drawn.append(on(life, day) or (before[-1] if before else known[0]))
            found[id(drawn[-1])] = life
    pairs = [(each, found[id(each)]) for each in worst_first(drawn)]
    return sorted(pairs, key=lambda pair: on(pair[1], day) is None)


def _numbers(inventory: Inventory, records: Mapping[str, int], lines: Iterable[Line]) -> Numbers:
    flows: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        flows.setdefault(line.subject, []).append(number)
    vendors = {each.id: records[each.origin] for each in inventory.vendors.values()}
    return Numbers(records, vendors, flows)


def _turns(life: Life, law: Law, *, by_place: bool) -> Iterator[tuple[date, Shown | None]]:
    """What a flow is, from each day on which that changes."""
    before: Shown | None = None
    for day, judgment in sorted(life.items()):
        now = None if judgment is None else _of(judgment, law, by_place=by_place)
        if now != before:
            yield day, now
            before = now


def _of(judgment: Judgment, law: Law, *, by_place: bool) -> Shown:
    flow = judgment.flow
    reasons = (
        Why(why(each, judgment, law), each.article, each.act, each.day) for each in judgment.reasons
    )
    return Shown(
        status=judgment.status,
        mechanism=mechanism_name(judgment, law),
        short=in_short([judgment], law, by_place=by_place),
        why=because(judgment, law),
        until=judgment.until,
        services=services(flow) or "not recorded",
        reasons=tuple(dict.fromkeys(reasons)),
        facts=(
            Fact("data", (words(flow.data),)),
            Fact("data subjects", (words(flow.subjects),)),
            Fact("role of the recipient", (flow.importer_role.value.replace("-", " "),)),
        ),
    )


def _days(
    lives_: Iterable[Sequence[tuple[date, object]]], events: Iterable[Event], day: date, last: date
) -> tuple[date, ...]:
    """The days on which something changes, and the days before, so that a change can be seen."""
    turns = {turn for life in lives_ for turn, _ in life}
    found = {EARLIEST_DAY, day, last, *(event.day for event in events), *turns}
    found |= {turn - timedelta(days=1) for turn in turns}
    return tuple(sorted(each for each in found if EARLIEST_DAY <= each <= last))


def _parties(nodes: Sequence[Node], held: Weighed, law: Law) -> Iterator[Party]:
    """Those of the flows, we first; then the vendors to which no flow leads."""
    vendors = held.inventory.vendors
    for node in nodes:
        vendor = vendors.get(node.id)
        record = held.inventory.organisation if node.id == "us" else vendor
        known = tuple(facts(vendor, held, law)) if vendor else ()
        said = tuple(evidence(record)) if record else ()
        place = Place(record.origin) if record else None
        kind = node.kind.value
        yield Party(node.label, node.detail, kind, node.country, place, (*known, *said))
    seen = {node.id for node in nodes}
    for vendor in vendors.values():
        if vendor.id not in seen:
            known = (*facts(vendor, held, law), *evidence(vendor))
            name = _named(vendor, called(vendor.name, vendor.id))
            home = vendor.country if isinstance(vendor.country, str) else "unknown"
            yield Party(name, "", "no flow", home, Place(vendor.origin), known)
