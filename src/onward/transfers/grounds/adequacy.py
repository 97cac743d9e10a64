"""Adequacy of the destination: needs no record, save for conditions that one must show."""

from collections.abc import Iterator

from onward.diagnostic import Place
from onward.inventory.safeguard import Safeguard
from onward.law.instrument import Instrument
from onward.transfers.footing import Code, Footing, Ground, Reason
from onward.transfers.grounds.question import Question, lasting
from onward.transfers.grounds.scope import conditions, outside_scope


def adequacy(question: Question) -> tuple[Ground, ...]:
    """One ground for each decision that holds for the destination on the day."""
    rows = question.book.adequacy(question.regime, question.destination, question.day)
    siblings = question.book.decisions(question.regime, question.destination) if rows else ()
    return tuple(_weigh(question, row, siblings) for row in rows)


def bridged(question: Question) -> tuple[Ground, ...]:
    """The rule by which what is sent to the destination that day counts as no transfer."""
    row = question.book.bridge(question.regime, question.destination, question.day)
    if row is None:
        return ()
    reason = question.reason(Code.BRIDGED, Footing.WITHIN, _country_of(question), row)
    return (Ground(row.id, (reason,), row.end(known_by=question.day)),)


def _recorded(question: Question, row: Instrument) -> Safeguard | None:
    named = (each for each in question.flow.grounds or () if each.instrument == row.id)
    return next(named, None)


def _weigh(question: Question, row: Instrument, siblings: tuple[Instrument, ...]) -> Ground:
    said = _recorded(question, row)
    at = question.place_of(said) if said else _country_of(question)
    reasons = list(_conditions(question, row, at))
    last, reaches = lasting(question, siblings)
    holds = question.reason(Code.ADEQUATE, Footing.HOLDS, at, row, day=row.since)
    reasons.append(holds)
    if not reaches:
        reasons.append(question.reason(Code.ENDS_SOON, Footing.LAPSES, at, row, day=last))
    return Ground(row.id, tuple(reasons), last)


def _country_of(question: Question) -> Place:
    at = question.flow.importer.at
    return at._replace(route=at.route or "/country")


def _conditions(question: Question, row: Instrument, at: Place) -> Iterator[Reason]:
    """What a record shows or excludes is a fact of the recipient, under whichever row it stands."""
    said = question.flow.grounds or ()
    shown = {each for safeguard in said for each in safeguard.shown}
    missing = tuple(each for each in conditions(question, row) if each not in shown)
    yield from outside_scope(question, row, said)
    if missing:
        yield question.reason(Code.CONDITION_NOT_SHOWN, Footing.REVIEW, at, row, detail=missing)
    if row.indicative:
        yield question.reason(Code.INDICATIVE_ONLY, Footing.REVIEW, at, row)
