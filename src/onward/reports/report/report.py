"""`onward report`: one inventory on a day, and on every other day on which something changes.

Flows and findings are given as runs over `days`: a reader looks up the day, and concludes nothing.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Generic, NamedTuple, TypeVar

from onward.diagnostic import Diagnostic, Judged, Place, order
from onward.inventory.records import Inventory
from onward.law.event import Event
from onward.law.law import EARLIEST_DAY, Law
from onward.reports.diagrams.diagram import Diagram, Node
from onward.reports.diagrams.transfers import ends, picture, says_more_by_place
from onward.reports.listings import timeline as bands
from onward.reports.listings.detail import Fact
from onward.reports.listings.party import evidence, facts, names_of
from onward.reports.listings.records import Held
from onward.reports.listings.transfers import (
    because,
    mechanism_name,
    place_name,
    services,
    words,
    worst_first,
)
from onward.reports.questions.letters import Letters, letters
from onward.reports.questions.listing import Weighed, put
from onward.reports.report.steps import Step, steps
from onward.source.text import Source
from onward.syntax.locate import located, spans_of
from onward.transfers.assess import Statuses
from onward.transfers.reason_text import why
from onward.transfers.status import Judgment, Status
from onward.transfers.timeline import Life, lives, on
from onward.wording.labels import called

T = TypeVar("T")
Check = Callable[[date], Sequence[Diagnostic]]
"""The findings of a day, the waived ones too."""

MOST_JUDGED = 40_000
"""Flows times days up to which the findings of every day are made: some ten seconds of work."""
YEARS_AHEAD = 3


class Run(NamedTuple, Generic[T]):
    """What stays the same on several of the days."""

    first: int
    last: int
    """Inclusive; both are numbers in `days`."""
    shown: T


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


class Reported(NamedTuple):
    """What a finding says on a day; each text in the parts between which that day is written."""

    severity: str
    """`waived` where a waiver silences it."""
    message: tuple[str, ...]
    reason: tuple[str, ...]
    act: str
    remedy: tuple[str, ...]
    owner: str
    at: Place


class Found(NamedTuple):
    """One finding, on all the days on which it is reported."""

    rule: str
    parties: tuple[int, ...]
    """Those that it names, as numbers in `parties`."""
    lines: tuple[int, ...]
    """The flows that it is about, as numbers in `lines`."""
    runs: tuple[Run[Reported], ...]


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
    def bands(self) -> tuple[Band, ...]:
        """The life of every flow, those of one life together; the order is that of `lines`."""
        found: dict[tuple[tuple[date, date, Status], ...], list[int]] = {}
        for number, line in enumerate(self.lines):
            found.setdefault(tuple(self._life(line)), []).append(number)
        return tuple(Band(tuple(some), life) for life, some in found.items())

    def _life(self, line: Line) -> Iterator[tuple[date, date, Status]]:
        for run in _joined((run.first, run.last, run.shown.status) for run in line.runs):
            yield self.days[run.first], self.days[run.last], run.shown


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
    now: dict[int, Life] = {}
    other: dict[int, Life] = {}
    speakers: list[Judgment] = []
    for life in lives(inventory, law).values():
        there = on(life, day)
        speaker = there or _nearest(life, day, last)
        if speaker is not None:
            (now if there else other)[id(speaker)] = life
            speakers.append(speaker)
    judgments = sorted(worst_first(speakers), key=lambda each: id(each) in other)
    known = now | other
    concerned = (bands.Band(each.flow, each.regime, ()) for each in judgments)
    events = bands.concerning(concerned, law, EARLIEST_DAY, last)
    shown = {id(each): [*_shown(known[id(each)], law)] for each in judgments}
    days = _days(shown.values(), events, day, last)
    whole = replace(statuses, judgments=tuple(judgments))
    diagram = picture(inventory, whole, law)
    number = {node.id: index for index, node in enumerate(diagram.nodes)}
    held = Held(judged, inventory, statuses)
    parties = tuple(_parties(diagram.nodes, held, law))
    records = {each.at.path: index for index, each in enumerate(parties) if each.at}
    spans = spans_of((each.flow.at for each in judgments), sources)
    lines = tuple(
        Line(
            exporter=number[ends(each.flow)[0]],
            importer=number[ends(each.flow)[1]],
            country=place_name(each.flow),
            law=law.regimes[each.regime].law if each.regime in law.regimes else "unknown",
            subject=each.flow.subject,
            at=each.flow.at._replace(span=spans.get(each.flow.at)),
            record=records.get(each.flow.at.path),
            runs=tuple(_runs(shown[id(each)], days)),
        )
        for each in judgments
    )
    followed = len(lines) * len(days) <= MOST_JUDGED
    reported = _reported_on(days if followed else (day,), check, sources)
    return Report(
        name=called(inventory.organisation.name, inventory.id),
        judged=judged,
        law_checked=law.checked,
        days=days,
        today=days.index(day),
        events=events,
        parties=parties,
        lines=lines,
        found=tuple(_found(reported, days, day, parties, lines, inventory)),
        followed=followed,
        steps=steps((each for each in reported.get(day, ()) if each.waiver is None), inventory),
        letters=letters(put([Weighed(judged, inventory, statuses)], law), law),
        diagram=picture(inventory, whole, law, by_place=says_more_by_place(statuses)),
    )


def _nearest(life: Life, day: date, last: date) -> Judgment | None:
    """The judgment by which a flow is drawn that is not there on the day: the last one before it,
    else the first after it; None where that is after the last day.
    """
    known = [each for _, each in sorted(life.items()) if each is not None and each.day <= last]
    before = [each for each in known if each.day <= day]
    return before[-1] if before else next(iter(known), None)


def _shown(life: Life, law: Law) -> Iterator[tuple[date, Shown | None]]:
    """What a flow is, from each day on which that changes."""
    before: Shown | None = None
    for day, judgment in sorted(life.items()):
        now = None if judgment is None else _of(judgment, law)
        if now != before:
            yield day, now
            before = now


def _of(judgment: Judgment, law: Law) -> Shown:
    flow = judgment.flow
    reasons = (
        Why(why(each, judgment, law), each.article, each.act, each.day) for each in judgment.reasons
    )
    return Shown(
        status=judgment.status,
        mechanism=mechanism_name(judgment, law),
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
    lives_: Iterable[Sequence[tuple[date, object]]],
    events: Iterable[Event],
    day: date,
    last: date,
) -> tuple[date, ...]:
    """The days on which something changes, and the days before, so that a change can be seen."""
    turns = {turn for life in lives_ for turn, _ in life}
    found = {EARLIEST_DAY, day, last, *(event.day for event in events), *turns}
    found |= {turn - timedelta(days=1) for turn in turns}
    return tuple(sorted(each for each in found if EARLIEST_DAY <= each <= last))


def _runs(life: Sequence[tuple[date, T | None]], days: Sequence[date]) -> Iterator[Run[T]]:
    """The life of a flow by the numbers of days."""
    numbered = {each: number for number, each in enumerate(days)}
    starts = [numbered.get(turn, len(days)) for turn, _ in life]
    for (_, shown), first, after in zip(life, starts, [*starts[1:], len(days)], strict=True):
        if shown is not None and first < after:
            yield Run(first, after - 1, shown)


def _joined(spans: Iterable[tuple[int, int, T]]) -> Iterator[Run[T]]:
    """Runs that follow one another and show the same, as one."""
    open_: Run[T] | None = None
    for first, last, shown in spans:
        if open_ is not None and (open_.last + 1, open_.shown) == (first, shown):
            open_ = open_._replace(last=last)
            continue
        if open_ is not None:
            yield open_
        open_ = Run(first, last, shown)
    if open_ is not None:
        yield open_


def _parties(nodes: Iterable[Node], held: Held, law: Law) -> Iterator[Party]:
    """Those of the flows, we first; then the vendors to which no flow leads."""
    inventory, seen = held.inventory, set()
    ours = inventory.organisation
    for node in nodes:
        seen.add(node.id)
        vendor = inventory.vendors.get(node.id)
        record = ours if node.id == "us" else vendor
        known = tuple(facts(vendor, held, law)) if vendor else ()
        said = tuple(evidence(record)) if record else ()
        yield Party(
            name=node.label,
            detail=node.detail,
            kind=node.kind.value,
            country=node.country,
            at=Place(record.origin) if record else None,
            facts=(*known, *said),
        )
    for vendor in inventory.vendors.values():
        if vendor.id not in seen:
            name, home = called(vendor.name, vendor.id), vendor.country
            all_ = (*facts(vendor, held, law), *evidence(vendor))
            yield Party(name, "", "no flow", str(home), Place(vendor.origin), all_)


def _reported_on(
    days: Iterable[date], check: Check, sources: Mapping[str, Source]
) -> Mapping[date, Sequence[Diagnostic]]:
    """The findings of each day in their order, with their lines; no file is read twice."""
    found = [(day, each) for day in days for each in check(day)]
    reported: dict[date, list[Diagnostic]] = {day: [] for day, _ in found}
    for (day, _), each in zip(found, located((each for _, each in found), sources), strict=True):
        reported[day].append(each)
    return {day: sorted(some, key=order) for day, some in reported.items()}


def _found(
    reported: Mapping[date, Sequence[Diagnostic]],
    days: Sequence[date],
    day: date,
    parties: Sequence[Party],
    lines: Sequence[Line],
    inventory: Inventory,
) -> Iterator[Found]:
    """Each finding once, in the order of the day of the report; others after them."""
    numbers = {each.at.path: number for number, each in enumerate(parties) if each.at}
    by_id = {each.id: numbers[each.origin] for each in inventory.vendors.values()}
    flows: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        flows.setdefault(line.subject, []).append(number)
    spans: dict[tuple[str, str, str], dict[int, Reported]] = {}
    first: dict[tuple[str, str, str], Diagnostic] = {}
    for each_day in (day, *(each for each in days if each != day)):
        for each in reported.get(each_day, ()):
            key = (each.rule, each.subject, each.cause)
            first.setdefault(key, each)
            spans.setdefault(key, {})[days.index(each_day)] = _reported(each, each_day)
    for key, finding in first.items():
        named = {by_id[name] for name in names_of(finding) if name in by_id}
        named |= {numbers[path] for path in (finding.at.path,) if path in numbers}
        yield Found(
            rule=finding.rule,
            parties=tuple(sorted(named)),
            lines=tuple(flows.get(finding.subject, ())),
            runs=tuple(_joined((at, at, shown) for at, shown in sorted(spans[key].items()))),
        )


def _reported(finding: Diagnostic, day: date) -> Reported:
    def parts(text: str) -> tuple[str, ...]:
        return tuple(text.split(day.isoformat()))

    return Reported(
        severity=finding.severity.value if finding.waiver is None else "waived",
        message=parts(finding.message),
        reason=parts(finding.reason),
        act=finding.act,
        remedy=parts(finding.remedy),
        owner=finding.owner,
        at=finding.at,
    )
