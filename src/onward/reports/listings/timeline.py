"""`onward timeline`: the life of every flow, a line an interval with one status."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from onward.diagnostic import Judged
from onward.law.event import Event
from onward.law.law import Law
from onward.reports.listings.table import Record, Table
from onward.reports.listings.transfers import (
    because,
    flow_name,
    mechanism_name,
    named,
    place_name,
    reasons,
    recorded,
    regime,
    services,
)
from onward.transfers.flow import Flow
from onward.transfers.timeline import Interval
from onward.wording.english import count
from onward.wording.labels import told_apart

COLUMNS = (
    *("exporter", "importer", "country", "services", "regime", "in use since", "first", "last"),
    *("status", "mechanisms", "why"),
)


class Stretch(NamedTuple):
    """The days of an interval, or its part before the day asked for or from it on."""

    days: Interval
    supposed: bool
    """Whether the days passed and the first day of use is not known: was data sent on them?"""

    @property
    def status(self) -> str:
        """The status in words, with that reserve."""
        said = self.days.judgment.status.value
        return f"{said}, if in use" if self.supposed else said


class Band(NamedTuple):
    """One flow under one regime, and the intervals of its life in order of days."""

    flow: Flow
    """As of its last interval."""
    regime: str
    intervals: tuple[Interval, ...]

    def stretches(self, day: date) -> Iterator[Stretch]:
        """The intervals as shown; one that reaches `day` is parted there where use is supposed."""
        for each in self.intervals:
            if isinstance(each.judgment.flow.since, date) or each.first >= day:
                yield Stretch(each, supposed=False)
            elif each.last < day:
                yield Stretch(each, supposed=True)
            else:
                yield Stretch(each._replace(last=day - timedelta(days=1)), supposed=True)
                yield Stretch(each._replace(first=day), supposed=False)

    def supposed(self, day: date) -> bool:
        """Whether use is supposed on any of its days."""
        return any(each.supposed for each in self.stretches(day))


class Timeline(NamedTuple):
    """The bands of one inventory between two days, and the events of the law that they may feel."""

    inventory: Judged
    bands: tuple[Band, ...]
    events: tuple[Event, ...]
    first: date
    last: date
    day: date
    """The day asked for; the law is that of `law_checked`."""
    law_checked: date

    @property
    def labels(self) -> tuple[str, ...]:
        """Of each band who discloses to whom: `Example → Acme Mail (United States)`; with the
        services, and then the regime, where several would be called alike.
        """
        return told_apart(
            [flow_name(each.flow) for each in self.bands],
            [services(each.flow) for each in self.bands],
            [each.regime for each in self.bands],
        )


def concerning(bands: Iterable[Band], law: Law, first: date, last: date) -> tuple[Event, ...]:
    """The events of these days that concern a country and a regime of the bands."""
    felt = {(band.regime, band.flow.code) for band in bands}
    return tuple(
        event
        for event in law.events
        if first <= event.day <= last and any(event.concerns(*each) for each in felt)
    )


def timeline(made: Timeline, law: Law) -> Table:
    """The intervals, flow after flow; the events are notes below."""
    return Table(
        command="timeline",
        title=f"Transfers from {made.first} to {made.last}",
        columns=COLUMNS,
        rows=tuple(
            _row(band, each, law) for band in made.bands for each in band.stretches(made.day)
        ),
        records=tuple(
            _record(each, law, made.inventory.id) for band in made.bands for each in band.intervals
        ),
        as_of=made.day,
        law_checked=made.law_checked,
        inventories=(made.inventory,),
        notes=tuple(_notes(made)),
    )


def _row(band: Band, stretch: Stretch, law: Law) -> tuple[str, ...]:
    first, last, judgment = stretch.days
    return (
        band.flow.exporter.name,
        band.flow.importer.name,
        place_name(judgment.flow),
        services(judgment.flow),
        band.regime or "unknown",
        _begun(judgment.flow),
        first.isoformat(),
        last.isoformat(),
        stretch.status,
        mechanism_name(judgment, law),
        because(judgment, law),
    )


def _begun(flow: Flow) -> str:
    """The first day of use, or that it is not known."""
    return "not recorded" if flow.since is None else str(flow.since)


def _record(interval: Interval, law: Law, inventory: str) -> Record:
    judgment = interval.judgment
    return {
        "inventory": inventory,
        "subject": judgment.flow.subject,
        "regime": regime(judgment),
        "exporter": judgment.flow.exporter.id,
        "importer": judgment.flow.importer.id,
        "country": recorded(judgment.flow.country),
        "services": tuple(judgment.flow.services),
        "since": recorded(judgment.flow.since),
        "first": interval.first,
        "last": interval.last,
        "status": judgment.status.value,
        "mechanisms": named(judgment),
        "reasons": reasons(judgment, law),
        "why": because(judgment, law),
        "path": judgment.flow.at.path,
    }


def _notes(made: Timeline) -> Iterator[str]:
    if not made.bands:
        yield "No flow is recorded for these days."
    supposed = sum(band.supposed(made.day) for band in made.bands)
    if supposed:
        yield (
            f"The first day of use of {count(supposed, 'transfer')} is not known (`since`): days"
            " gone by are judged as if data was sent on them."
        )
    if made.last > made.law_checked:
        yield f"The law after {made.law_checked} was not checked: later days assume no change."
    if made.events:
        yield f"{count(len(made.events), 'event')} of the law in these days:"
    for event in made.events:
        yield f"{event.day}: {event.text} ({event.act})"
