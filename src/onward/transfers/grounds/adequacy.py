"""Adequacy of the destination: needs no record, save for the conditions that a record must show."""

from onward.diagnostic import Place
from onward.inventory.records import Safeguard
from onward.law.instrument import Instrument
from onward.transfers.footing import Code, Footing, Ground, Reason
from onward.transfers.grounds.question import Question, lasting


def adequacy(question: Question) -> tuple[Ground, ...]:
    """One ground for each decision that holds for the destination on the day."""
    rows = question.book.adequacy(question.regime, question.destination, question.day)
    siblings = question.book.decisions(question.regime, question.destination) if rows else ()
    return tuple(_weigh(question, row, siblings) for row in rows)


def _recorded(question: Question, row: Instrument) -> Safeguard | None:
    named = (each for each in question.flow.grounds or () if each.instrument == row.id)
    return next(named, None)


def _weigh(question: Question, row: Instrument, siblings: tuple[Instrument, ...]) -> Ground:
    said = _recorded(question, row)
    at = question.place_of(said) if said else _country_of(question)
    reasons = list(_conditions(question, row, said, at))
    last, reaches = lasting(question, siblings)
    holds = question.reason(Code.ADEQUATE, Footing.HOLDS, at, row, day=row.since)
    reasons.append(holds)
    if not reaches:
        reasons.append(question.reason(Code.ENDS_SOON, Footing.LAPSES, at, row, day=last))
    return Ground(row.id, tuple(reasons), last)


def _country_of(question: Question) -> Place:
    at = question.flow.importer.at
    return at._replace(route=at.route or "/country")


def _conditions(
    question: Question, row: Instrument, said: Safeguard | None, at: Place
) -> tuple[Reason, ...]:
    shown = said.shown if said else ()
    excluded = [each for each in (said.excluded_by if said else ()) if each in row.exclusions]
    missing = tuple(condition for condition in row.shown if condition not in shown)
    reasons: list[Reason] = []
    if excluded:
        reasons.append(
            question.reason(Code.EXCLUDED, Footing.FAILS, at, row, detail=tuple(excluded))
        )
    if missing:
        reasons.append(
            question.reason(Code.CONDITION_NOT_SHOWN, Footing.REVIEW, at, row, detail=missing)
        )
    if row.indicative:
        reasons.append(question.reason(Code.INDICATIVE_ONLY, Footing.REVIEW, at, row))
    return tuple(reasons)
