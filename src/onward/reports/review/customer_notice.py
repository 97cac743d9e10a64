"""A new sub-processor: who must be informed or asked, by when, and whether that was done."""

from collections.abc import Iterator
from datetime import date, timedelta

from onward.diff.change import Direction
from onward.diff.customer_notices import CustomerNotice
from onward.reports.review.labels import say
from onward.reports.review.section import Line
from onward.wording.english import listed


def notice_line(notice: CustomerNotice) -> Line:
    """What must be done, and below it the days that are recorded."""
    return Line(_duty(notice), _direction(notice), tuple(_days(notice)))


def _duty(notice: CustomerNotice) -> str:
    what = say(
        "notice",
        "replaces" if notice.replaced else "new",
        name=notice.name,
        replaced=notice.replaced,
        activities=listed(notice.named),
    )
    key = "inform" if notice.informing else "approve" if notice.approving else "approved"
    duty = say("notice", key, what=what, customers=notice.approving)
    return say("change", "of", change=duty, part=notice.article) if notice.article else duty


def _direction(notice: CustomerNotice) -> Direction:
    """Worse where the notice period is not kept, better where it is."""
    if notice.approving:
        return Direction.WORSE
    return {True: Direction.BETTER, False: Direction.WORSE, None: Direction.NEUTRAL}[notice.kept]


def _days(notice: CustomerNotice) -> Iterator[str]:
    since, informed = notice.since, notice.announced
    if notice.informing:
        yield from _promised(notice)
        if isinstance(informed, date):
            yield say("notice", "informed", day=informed)
        else:
            yield say("notice", "informed-unknown" if informed else "informed-open")
    if isinstance(since, date):
        yield say("notice", "since", day=since)
    elif notice.informing:
        yield say("notice", "since-unknown" if since else "since-open")
    if notice.informing:
        yield from _outcome(notice)


def _promised(notice: CustomerNotice) -> Iterator[str]:
    """What we promised customers, and whose approval is needed besides."""
    if notice.approving:
        yield say("notice", "approve-too", customers=notice.approving)
    if notice.promised is None:
        yield say("notice", "promised-open")
    else:
        yield say("notice", "promised", count=notice.promised)
    if isinstance(notice.objecting, int):
        yield say("notice", "objection", count=notice.objecting)
    elif notice.objecting is not None:
        yield say("notice", "objection-unknown")
    if isinstance(notice.channel, str):
        yield say("notice", "channel", channel=notice.channel)


def _outcome(notice: CustomerNotice) -> Iterator[str]:
    earliest = notice.earliest
    if earliest is None:
        if notice.kept is False:
            yield say("notice", "broken-order")
    elif isinstance(notice.announced, date):
        key = {True: "kept", False: "broken", None: "earliest"}[notice.kept]
        yield say("notice", key, day=earliest)
    elif notice.promised is not None:
        late = isinstance(notice.since, date) and notice.since < earliest
        today = earliest - timedelta(days=notice.promised)
        yield say("notice", "too-early" if late else "if-informed", informed=today, day=earliest)
