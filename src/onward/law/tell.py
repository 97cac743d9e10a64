"""What the book has to tell a reader: what holds on a day, the life of a row, what is open."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from onward.law.book import Book
from onward.law.instrument import CONTRACTS, Instrument, Kind

_NEVER = frozenset({Kind.ART28, Kind.ANNOUNCED})


class Standing(NamedTuple):
    """A row that counts on a day."""

    instrument: Instrument
    until: date | None
    """Last day on which it counts, if that end was known by the day; None: no end known."""
    closed: bool
    """True: it counts only for contracts that were signed in time."""


class Step(NamedTuple):
    """A day in the life of a row."""

    day: date
    what: str


class Open(NamedTuple):
    """A legal statement that could not be verified."""

    table: str
    row: str
    evidence: str
    unverified: str


def holding(book: Book, day: date, country: str | None = None) -> tuple[Standing, ...]:
    """What may be relied on that day, in the order of the book; for a country, what reaches it.

    Rows that are no ground for a transfer (Art. 28(7) clauses, announced ones) are left out.
    """
    rows = (row for row in book.instruments.values() if row.kind not in _NEVER)
    return tuple(
        Standing(row, row.end(day), not row.holds(day))
        for row in rows
        if (country is None or book.covers(row, country)) and _counts(row, day)
    )


def _counts(row: Instrument, day: date) -> bool:
    return row.holds(day) or (row.kind in CONTRACTS and row.runs(day))


def life(row: Instrument) -> tuple[Step, ...]:
    """The days of a row in their order; of two on one day, the earlier in a life comes first."""
    next_day = timedelta(days=1)
    steps = [
        (row.adopted, "adopted"),
        (row.since, "first day"),
        (row.end_known, "its end was known"),
        (row.last_day, "last day to sign" if row.existing_until else "last day"),
        (row.last_day and row.last_day + next_day, _gone(row)),
        (row.existing_until, "last day for contracts signed in time"),
    ]
    return tuple(sorted((Step(day, what) for day, what in steps if day), key=lambda step: step.day))


def _gone(row: Instrument) -> str:
    return f"{row.ending}: {row.ended_by}" if row.ended_by else row.ending


def unverified(book: Book) -> Iterator[Open]:
    """Every statement of the book that nobody has seen in a source, table by table."""
    for row in book.instruments.values():
        yield Open(f"instruments/{row.regime.lower()}", row.id, row.evidence, row.unverified)
    for member in book.territories.members.values():
        yield Open("territories", member.code, member.evidence, member.unverified)
    for place in book.territories.places.values():
        yield Open("territories", place.code, place.evidence, place.unverified)
    for regime in book.regimes.values():
        yield Open("regimes", regime.id, regime.evidence, regime.unverified)
        for wording in regime.wordings:
            name = f"{regime.id} from {wording.since.isoformat()}"
            yield Open("regimes", name, wording.evidence, wording.unverified)
    for event in book.events:
        yield Open(
            "events", f"{event.day.isoformat()} {event.act}", event.confidence, event.unverified
        )
    yield from _side_tables(book)


def _side_tables(book: Book) -> Iterator[Open]:
    for name in book.retired.values():
        yield Open("retired", name.id, name.evidence, name.unverified)
    for country in book.surveillance.values():
        yield Open("surveillance", country.country, country.evidence, country.unverified)
    for duty in book.duties.values():
        yield Open("duties", duty.id, duty.evidence, duty.unverified)
    for text in book.guidance.values():
        yield Open("guidance", text.id, text.evidence, text.unverified)
    for module in book.clauses.modules.values():
        yield Open("clauses", f"module {module.number}", module.evidence, module.unverified)
    for annex in book.clauses.annexes.values():
        yield Open("clauses", f"annex {annex.id}", annex.evidence, annex.unverified)
    for option in book.clauses.options.values():
        yield Open("clauses", f"clause {option.clause}", option.evidence, option.unverified)
    for each in book.clauses.derogations.values():
        yield Open("clauses", f"derogation {each.act}", each.evidence, each.unverified)
