"""The day that is judged: the only place that asks the clock."""

import os
import re
from datetime import UTC, date, datetime

from onward.cli.exits import Refused

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_EPOCH = "SOURCE_DATE_EPOCH"
_LAST = date(2099, 12, 31)


def day_of(said: str | None) -> date:
    """`--as-of DAY`, else SOURCE_DATE_EPOCH, else today (UTC). Raises Refused."""
    from onward.law.law import EARLIEST_DAY

    day = _said(said) if said is not None else _today()
    by = f" ({origin})" if (origin := origin_of(said)) else ""
    if day < EARLIEST_DAY:
        raise Refused(
            f"{day}{by} is before {EARLIEST_DAY}: those days are under Directive 95/46/EC and"
            " national law, which the law data does not have"
        )
    if day > _LAST:
        raise Refused(f"{day}{by} is too far off: no record can have a day after {_LAST}")
    return day


def origin_of(said: object) -> str:
    """The variable from which the day comes where none is said; empty where it is the clock."""
    return _EPOCH if said is None and os.environ.get(_EPOCH) else ""


def clock() -> date:
    """Today, in UTC."""
    return datetime.now(UTC).date()


def _said(said: str) -> date:
    day = written(said)
    if day is None:
        raise Refused(f"{said!r} is not a day; write it as 2026-01-31")
    return day


def written(text: str) -> date | None:
    """The day that a text is, year-month-day; None for any other text."""
    if not _DAY.match(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _today() -> date:
    epoch = os.environ.get(_EPOCH)
    if not epoch:
        return clock()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise Refused(f"{_EPOCH} is not a number of seconds: {epoch!r}") from error
