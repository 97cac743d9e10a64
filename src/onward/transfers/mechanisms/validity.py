"""Whether an instrument, and what was signed under it, is alive on the day."""

from datetime import date

from onward.inventory.mechanism import Mechanism
from onward.law.instrument import CONTRACTS, Instrument
from onward.transfers.mechanisms.query import Query
from onward.transfers.status import Code, Reason, Status


def life(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """Why it gives nothing on the day, by the days of the law and of the record; else ()."""
    return recorded(query, mechanism, row) or _law(query, mechanism, row)


def recorded(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """The days of the record: planned, not signed yet, no longer in use."""
    day = query.day

    def because(code: Code, key: str, deciding: date | None = None) -> tuple[Reason, ...]:
        at = query.place_of(mechanism, key)
        return (query.reason(code, Status.FAILS, at, row, day=deciding),)

    if mechanism.status == "planned":
        return because(Code.PLANNED_ONLY, "status")
    for key, since in (("since", mechanism.since), ("signed", mechanism.signed)):
        if isinstance(since, date) and since > day:
            return because(Code.NOT_YET, key, since)
    if isinstance(mechanism.until, date) and mechanism.until < day:
        return because(Code.NO_LONGER_USED, "until", mechanism.until)
    return ()


def _law(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """The days of the instrument, for a contract of the day on which this one was signed."""
    day = query.day
    signed = mechanism.signed if isinstance(mechanism.signed, date) else None
    if row.holds(day, signed) or (signed is None and row.runs(day)):
        return ()
    doubt = row.doubt(day, signed)
    at = query.place_of(mechanism)
    if doubt:
        early = row.since is not None and day < row.since
        code = Code.LAW_UNSETTLED if early else Code.OLD_SET_UNSETTLED
        return (query.reason(code, Status.REVIEW, at, row, detail=(doubt,)),)
    code, deciding = _why_not(row, day, signed)
    if code is Code.SIGNED_BEFORE_TEXT and signed is not None and row.adopted_by(signed):
        return (query.reason(code, Status.REVIEW, at, row, day=deciding),)
    return (query.reason(code, Status.FAILS, at, row, day=deciding),)


def _why_not(row: Instrument, day: date, signed: date | None) -> tuple[Code, date | None]:
    """Which day of the instrument stands in the way."""
    if row.since is None or row.since > day:
        return Code.NOT_YET, row.since
    last = row.existing_until or row.last_day
    if last is not None and day > last:
        return ended(row), last
    if signed is not None and row.last_day is not None and signed > row.last_day:
        return Code.SIGNED_TOO_LATE, signed
    return Code.SIGNED_BEFORE_TEXT, signed


def ended(row: Instrument) -> Code:
    """In which way a row came to its end: clauses are repealed, decisions fall or run out."""
    if row.kind in CONTRACTS:
        return Code.REPEALED
    return Code.INVALIDATED if row.ending in ("invalidated", "withdrawn") else Code.ENDED
