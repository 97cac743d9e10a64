"""unannounced-subprocessor: customers were informed of a sub-processor later than we promised."""

from collections.abc import Iterator
from datetime import date, timedelta

from onward.diagnostic import Place, Severity
from onward.rules._case import Case, Finding
from onward.rules.contracts._law import of_subprocessors
from onward.rules.notice._starts import Start, starts
from onward.rules.register._law import Asked

SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """One finding for each sub-processor: the open breach first, then what can't be shown, then
    breaches of the past that customers could object to since.
    """
    law = of_subprocessors(case)
    if law is None:
        return
    found = [each for each in starts(case) if each.due and each.since is not None and each.general]
    late = [each for each in found if _broken(each, case.day)]
    for start in late:
        if start.settled(case.day) is None:
            yield _finding(case, law, start, _late(start, case.day), _open(start, case.day))
    for start in found:
        if start.earliest is None and _short(start, case.day):
            yield _finding(case, law, start, _silent(start, case.day), SHOW, Severity.WARNING)
    for start in late:
        if start.settled(case.day) is not None:
            message = f"{_late(start, case.day)}; {_since(start, case.day)}"
            yield _finding(case, law, start, message, KEEP, Severity.NOTE)


SHOW = (
    "record in `announced` the day on which customers were informed; where they were not, inform"
    " them now; where it was there from the first day of the activity, record that day in `since`"
    " of both"
)
KEEP = "keep what shows that customers were informed and could object; nothing else is open"


def _broken(start: Start, day: date) -> bool:
    """Whether use begins too early, as far as the day judged has seen the notice or the use."""
    informed, since = start.announced, start.since
    if since is None or start.earliest is None:
        return False
    seen = since <= day or (isinstance(informed, date) and informed <= day)
    return seen and since < start.earliest


def _short(start: Start, day: date) -> bool:
    """Whether it is too late to inform customers now and keep the promise."""
    if start.promised is None or start.since is None:
        return False
    return start.since < day + timedelta(days=start.promised)


def _late(start: Start, day: date) -> str:
    informed, since = start.announced, start.since or day
    gone = (since - informed).days if isinstance(informed, date) else 0
    if gone < 0:
        return (
            f"customers were informed of {start.name} on {informed}, {_days(-gone)} after it began"
            " to serve them"
        )
    begins = "is to serve" if since > day else "serves"
    return (
        f"customers were informed of {start.name} on {informed}, and it {begins} them from {since}:"
        f" {_days(gone)}, and {start.promised} promised"
    )


def _since(start: Start, day: date) -> str:
    """That a breach of the past came to an end."""
    if isinstance(start.heard, date):
        return f"their objections were heard by {start.heard}"
    return f"they could object until {start.settled(day)}"


def _open(start: Start, day: date) -> str:
    """What ends a breach: it can't be undone, but customers can still be heard."""
    heard = "record in `objections_heard` the day by which every objection was settled"
    if start.since is not None and start.since > day:
        return f"begin on {start.earliest} at the earliest, and record that in `since`"
    if start.promised and start.earliest is not None and start.heard is None:
        last = start.earliest - timedelta(days=1)
        return f"hear objections until {last}: from the next day this is a note; or {heard}"
    return f"hear the objections of customers, and {heard}"


def _silent(start: Start, day: date) -> str:
    begins = "is to serve" if start.since and start.since > day else "serves"
    known = "unknown" if start.announced is not None else "not recorded"
    return (
        f"{start.name} {begins} customers from {start.since}, and when they were informed is"
        f" {known}: {_days(start.promised or 0)} promised"
    )


def _days(number: int) -> str:
    return f"{number} day{'s' * (number != 1)}"


def _finding(
    case: Case,
    law: Asked,
    start: Start,
    message: str,
    remedy: str,
    severity: Severity | None = None,
) -> Finding:
    informed = start.announced is not None
    promise = Place(case.inventory.organisation.origin, "/customers/notice_days")
    days = (start.at("since"), *((start.at("announced"),) if informed else ()))
    return Finding(
        message=f"{message} ({law.article}, {case.day})",
        subject=start.vendor.id,
        at=start.at("announced" if informed else "since"),
        covers=(start.activity.id,),
        act=law.act,
        reason="customers whose processor we are must hear of a further one in time to object",
        remedy=remedy,
        rests_on=(*start.facts, *days, *((promise,) if start.promised is not None else ())),
        severity=severity,
    )
