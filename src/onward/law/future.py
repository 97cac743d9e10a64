"""The law of a future that has not happened: some instruments end, others start."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from onward.law.instrument import Instrument, Kind

ASSUMED = "assumption, not law"


def assumed(
    instruments: Mapping[str, Instrument],
    ends: Mapping[str, date],
    starts: Mapping[str, date],
    known: date,
) -> dict[str, Instrument]:
    """The instruments with those last and first days, all known since the day `known`.

    A row that starts after its end starts anew.
    """
    rows = dict(instruments)
    for id_, day in starts.items():
        rows[id_] = _started(rows[id_], day, known)
    for id_, day in ends.items():
        rows[id_] = _ended(rows[id_], day, known)
    return rows


def _ended(row: Instrument, day: date, known: date) -> Instrument:
    return replace(
        row,
        last_day=day,
        existing_until=None,
        end_known=known,
        ending="withdrawn",
        ended_by=ASSUMED,
        case="",
        doubt_after="",
    )


def _started(row: Instrument, day: date, known: date) -> Instrument:
    announced = row.kind is Kind.ANNOUNCED
    started = replace(
        row,
        kind=Kind.CLAUSES if announced else row.kind,
        modules=frozenset({1, 2, 3, 4}) if announced else row.modules,
        adopted=known,
        since=day,
        signed_from=None,
        doubt_before="",
    )
    if row.last_day is None or day <= row.last_day:
        return started
    return replace(
        started,
        last_day=None,
        existing_until=None,
        end_known=None,
        ending="",
        ended_by="",
        case="",
        doubt_after="",
    )
