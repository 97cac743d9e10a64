"""Whether an instrument, and what was signed under it, is alive on the day."""

from datetime import date

from onward.inventory.safeguard import Safeguard
from onward.law.instrument import CONTRACTS, Instrument
from onward.transfers.footing import Code, Footing, Reason
from onward.transfers.grounds.question import Question


def life(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """Why it gives nothing on the day, by the days of the law and of the record; else ()."""
    return recorded(question, safeguard, row) or _law(question, safeguard, row)


def recorded(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """The days of the record: planned, not signed yet, no longer in use."""
    day = question.day

    def told(code: Code, key: str, deciding: date | None = None) -> tuple[Reason, ...]:
        at = question.place_of(safeguard, key)
        return (question.reason(code, Footing.FAILS, at, row, day=deciding),)

    if safeguard.status == "planned":
        return told(Code.PLANNED_ONLY, "status")
    for key, since in (("since", safeguard.since), ("signed", safeguard.signed)):
        if isinstance(since, date) and since > day:
            return told(Code.NOT_YET, key, since)
    if isinstance(safeguard.until, date) and safeguard.until < day:
        return told(Code.NO_LONGER_USED, "until", safeguard.until)
    return ()


def _law(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """The days of the instrument, for a contract of the day on which this one was signed."""
    day = question.day
    signed = safeguard.signed if isinstance(safeguard.signed, date) else None
    if row.holds(day, signed) or (signed is None and row.runs(day)):
        return ()
    doubt = row.doubt(day, signed)
    at = question.place_of(safeguard)
    if doubt:
        early = row.since is not None and day < row.since
        code = Code.LAW_UNSETTLED if early else Code.OLD_SET_UNSETTLED
        return (question.reason(code, Footing.REVIEW, at, row, detail=(doubt,)),)
    code, deciding = _why_not(row, day, signed)
    if code is Code.SIGNED_BEFORE_TEXT and signed is not None and row.adopted_by(signed):
        return (question.reason(code, Footing.REVIEW, at, row, day=deciding),)
    return (question.reason(code, Footing.FAILS, at, row, day=deciding),)


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
