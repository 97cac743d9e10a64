"""Whether an instrument, and what was signed under it, is alive on the day."""

from datetime import date

from onward.inventory.records import Safeguard
from onward.law.instrument import Instrument
from onward.transfers.footing import Code, Footing, Reason
from onward.transfers.grounds.question import Question


def life(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """Why it gives nothing on the day, by the days of the law and of the record; else ()."""
    return _record(question, safeguard, row) or _law(question, safeguard, row)


def _record(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
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
        return told(Code.ENDED, "until", safeguard.until)
    return ()


def _law(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """The days of the instrument, for a contract of the day on which this one was signed."""
    day = question.day
    signed = safeguard.signed if isinstance(safeguard.signed, date) else None
    contract = row.existing_until is not None
    if row.holds(day, signed if contract else None) or (signed is None and row.runs(day)):
        return ()
    doubt = row.doubt(day, signed)
    if doubt:
        at = question.place_of(safeguard)
        code = Code.OLD_SET_UNSETTLED
        return (question.reason(code, Footing.REVIEW, at, row, detail=(doubt,)),)
    code, deciding = _why_not(row, day, signed)
    return (question.reason(code, Footing.FAILS, question.place_of(safeguard), row, day=deciding),)


def _why_not(row: Instrument, day: date, signed: date | None) -> tuple[Code, date | None]:
    """Which day of the instrument stands in the way."""
    if row.since is None or row.since > day:
        return Code.NOT_YET, row.since
    last = row.existing_until or row.last_day
    if last is not None and day > last:
        invalid = row.ending in ("invalidated", "withdrawn")
        return (Code.INVALIDATED if invalid else Code.ENDED), last
    if signed is not None and row.last_day is not None and signed > row.last_day:
        return Code.SIGNED_TOO_LATE, signed
    return Code.NOT_YET, signed
