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
    by = "" if said is not None or not os.environ.get(_EPOCH) else f" ({_EPOCH})"
    if day < EARLIEST_DAY:
        raise Refused(
            f"{day}{by} is before {EARLIEST_DAY}: those days are under Directive 95/46/EC and"
            " national law, which the law data does not have"
        )
    if day > _LAST:
        raise Refused(f"{day}{by} is too far off: no record can have a day after {_LAST}")
    return day


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
        return datetime.now(UTC).date()
    try:
        return datetime.fromtimestamp(int(epoch), UTC).date()
    except (ValueError, OverflowError, OSError) as error:
        raise Refused(f"{_EPOCH} is not a number of seconds: {epoch!r}") from error
