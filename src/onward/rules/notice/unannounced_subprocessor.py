"""unannounced-subprocessor: customers were told of a sub-processor later than we promised."""

from collections.abc import Iterator
from datetime import date, timedelta

from onward.diagnostic import Place, Severity
from onward.rules._case import Case, Finding
from onward.rules.contracts._law import cited
from onward.rules.notice._starts import Start, starts
from onward.rules.register._law import Asked

SEVERITY = Severity.ERROR


def check(case: Case) -> Iterator[Finding]:
    """One finding for each sub-processor: the recorded breach first, then what can't be shown."""
    law = cited(case, "(2)")
    if law is None:
        return
    found = [start for start in starts(case) if start.due and start.since is not None]
    for start in found:
        if start.since is not None and _broken(start, start.since, case.day):
            yield _finding(case, law, start, _late(start, start.since, case.day), None)
    for start in found:
        if start.since is not None and start.earliest is None and _short(start, case.day):
            yield _finding(case, law, start, _silent(start, case.day), Severity.WARNING)


def _broken(start: Start, since: date, day: date) -> bool:
    """Whether use begins too early, as far as the day judged has seen the telling or the use."""
    told = start.announced
    seen = since <= day or (isinstance(told, date) and told <= day)
    return seen and start.earliest is not None and since < start.earliest


def _short(start: Start, day: date) -> bool:
    """Whether it is too late to tell customers now and keep the promise."""
    if start.promised is None or start.since is None:
        return False
    return start.since < day + timedelta(days=start.promised)


def _late(start: Start, since: date, day: date) -> str:
    told = start.announced
    gone = (since - told).days if isinstance(told, date) else 0
    if gone < 0:
        return (
            f"customers were told of {start.name} on {told}, {_days(-gone)} after it began to serve"
            " them"
        )
    begins = "is to serve" if since > day else "serves"
    return (
        f"customers were told of {start.name} on {told}, and it {begins} them from {since}:"
        f" {_days(gone)}, and {start.promised} promised"
    )


def _silent(start: Start, day: date) -> str:
    begins = "is to serve" if start.since and start.since > day else "serves"
    known = "unknown" if start.announced is not None else "not recorded"
    return (
        f"{start.name} {begins} customers from {start.since}, and when they were told is {known}:"
        f" {_days(start.promised or 0)} promised"
    )


def _days(number: int) -> str:
    return f"{number} day{'s' * (number != 1)}"


def _finding(
    case: Case, law: Asked, start: Start, message: str, severity: Severity | None
) -> Finding:
    told = start.announced is not None
    promise = Place(case.inventory.organisation.origin, "/customers/notice_days")
    days = (start.at("since"), *((start.at("announced"),) if told else ()))
    return Finding(
        message=f"{message} ({law.article}, {case.day})",
        subject=start.vendor.id,
        at=start.at("announced" if told else "since"),
        covers=(start.activity.id,),
        act=law.act,
        reason="customers whose processor we are must hear of a further one in time to object",
        remedy="put off the first use, or tell customers now and hear their objections; where they"
        " were told, record the day in `announced`; where it was there from the first day of the"
        " activity, record that day in `since` of both",
        rests_on=(*start.facts, *days, *((promise,) if start.promised is not None else ())),
        severity=severity,
    )
