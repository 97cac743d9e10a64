"""unannounced-subprocessor: customers were informed of a sub-processor later than we promised."""

from collections.abc import Iterator
from datetime import date, timedelta

from onward.diagnostic import Place, Severity
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.notice._starts import starts
from onward.transfers.subprocessors import Start

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


@under_contract_law("subprocessor")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each sub-processor: the open breach first, then what can't be shown, then
    breaches of the past that customers could object to since.
    """
    found = [
        each for each in starts(context) if each.due and each.since is not None and each.general
    ]
    late = [each for each in found if _broken(each, context.day)]
    for start in late:
        if start.settled(context.day) is None:
            yield _finding(
                context, law, start, _late(start, context.day), _open(start, context.day)
            )
    for start in found:
        if start.earliest is None and _short(start, context.day):
            said = _silent(start, context.day)
            yield _finding(context, law, start, said, SAY("show"), Severity.WARNING)
    for start in late:
        if start.settled(context.day) is not None:
            said = _past(start, context.day)
            yield _finding(context, law, start, said, SAY("keep"), Severity.NOTE)


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
    days = (since - informed).days if isinstance(informed, date) else 0
    if days < 0:
        return SAY("after", name=start.name, informed=informed, days=-days)
    return SAY(
        "short",
        name=start.name,
        informed=informed,
        processes=_processes(start, day),
        since=since,
        days=days,
        promised=start.promised,
    )


def _past(start: Start, day: date) -> str:
    """A breach of the past that came to an end."""
    late = _late(start, day)
    if isinstance(start.heard, date):
        return SAY("heard", late=late, heard=start.heard)
    return SAY("passed", late=late, last=start.settled(day))


def _open(start: Start, day: date) -> str:
    """What ends a breach: it can't be undone, but customers can still be heard."""
    if start.since is not None and start.since > day:
        return SAY("begin", earliest=start.earliest)
    if start.objections_end is not None and start.heard is None:
        return SAY("wait", last=start.objections_end)
    return SAY("settle")


def _silent(start: Start, day: date) -> str:
    return SAY(
        "silent",
        name=start.name,
        processes=_processes(start, day),
        since=start.since,
        open=SAY("unknown" if start.announced is not None else "not-recorded"),
        promised=start.promised or 0,
    )


def _processes(start: Start, day: date) -> str:
    return SAY("will-process" if start.since and start.since > day else "processes")


def _finding(
    context: RuleContext,
    law: Asked,
    start: Start,
    what: str,
    remedy: str,
    severity: Severity | None = None,
) -> Finding:
    informed = start.announced is not None
    promise = Place(context.inventory.organisation.origin, "/customers/notice_days")
    days = (start.at("since"), *((start.at("announced"),) if informed else ()))
    return Finding(
        message=SAY("message", what=what, law=law.cited),
        subject=start.vendor.id,
        at=start.at("announced" if informed else "since"),
        covers=(start.activity.id,),
        act=law.act,
        remedy=remedy,
        rests_on=(*start.facts, *days, *((promise,) if start.promised is not None else ())),
        severity=severity,
    )
