"""What the law data says to a reader: what holds on a day, the life of a row, what is open."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from onward.law.instrument import CONTRACTS, Instrument, InstrumentKind
from onward.law.law import Law
from onward.law.tables import AssessmentGuide

_NEVER = frozenset({InstrumentKind.ART28, InstrumentKind.ANNOUNCED})


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


def holding(law: Law, day: date, country: str | None = None) -> tuple[Standing, ...]:
    """What may be relied on that day, in the order of the law data; for a country, what reaches it.

    Rows that are no transfer mechanism (Art. 28(7) clauses, announced ones) are left out.
    """
    rows = (row for row in law.instruments.values() if row.kind not in _NEVER)
    return tuple(
        Standing(row, row.end(day), not row.holds(day))
        for row in rows
        if (country is None or law.covers(row, country)) and _counts(row, day)
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


def unverified(law: Law) -> Iterator[Open]:
    """Every statement of the law data that was not seen in a source, table by table."""
    for row in law.instruments.values():
        yield Open(f"instruments/{row.regime.lower()}", row.id, row.evidence, row.unverified)
    for member in law.territories.members.values():
        yield Open("territories", member.code, member.evidence, member.unverified)
    for place in law.territories.places.values():
        yield Open("territories", place.code, place.evidence, place.unverified)
    for regime in law.regimes.values():
        yield Open("regimes", regime.id, regime.evidence, regime.unverified)
        for wording in regime.wordings:
            name = f"{regime.id} from {wording.since.isoformat()}"
            yield Open("regimes", name, wording.evidence, wording.unverified)
    for event in law.events:
        yield Open(
            "events", f"{event.day.isoformat()} {event.act}", event.evidence, event.unverified
        )
    yield from _side_tables(law)


def _side_tables(law: Law) -> Iterator[Open]:
    for name in law.retired.values():
        yield Open("retired", name.id, name.evidence, name.unverified)
    for country in law.surveillance.values():
        yield Open("surveillance", country.country, country.evidence, country.unverified)
    for duty in law.duties.values():
        yield Open("duties", duty.id, duty.evidence, duty.unverified)
    for text in law.guidance.values():
        yield Open("guidance", text.id, text.evidence, text.unverified)
    for module in law.clauses.modules.values():
        yield Open("clauses", f"module {module.number}", module.evidence, module.unverified)
    for annex in (each for some in law.clauses.annexes.values() for each in some.values()):
        id_ = f"annex {annex.id} of {annex.instrument}"
        yield Open("clauses", id_, annex.evidence, annex.unverified)
    for option in law.clauses.options.values():
        yield Open("clauses", f"clause {option.clause}", option.evidence, option.unverified)
    for each in dict.fromkeys(law.clauses.derogations.values()):
        yield Open("clauses", f"derogation {each.act}", each.evidence, each.unverified)
    yield from _guide(law.assessment_guide)


def _guide(guide: AssessmentGuide) -> Iterator[Open]:
    for step in guide.steps.values():
        yield Open("assessment", f"step {step.number}", step.evidence, step.unverified)
    for case in guide.use_cases.values():
        yield Open("assessment", f"use case {case.number}", case.evidence, case.unverified)
    for each in guide.guarantees.values():
        yield Open("assessment", f"guarantee {each.letter}", each.evidence, each.unverified)
