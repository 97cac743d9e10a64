"""Who must be informed of a sub-processor, by when, and whether that is kept."""

from datetime import timedelta

from onward.diff.change import Direction
from onward.diff.comparison import CustomerNotice
from onward.wording.english import listed


def promise(notice: CustomerNotice) -> str:
    """One sub-processor that is new or replaced, in a sentence."""
    acts = ", ".join(notice.named)
    what = (
        f"takes the place of {notice.replaced} as our sub-processor for {acts}"
        if notice.replaced
        else f"is a new sub-processor for {acts}"
    )
    law = f" ({notice.article})" if notice.article else ""
    leave = (
        f"{listed(notice.approving)} must approve it in writing first" if notice.approving else ""
    )
    if not notice.informing:
        since = f", in use from {notice.since}" if notice.since else ""
        leave = leave or "every customer that approves by name has approved it"
        return f"{notice.name} {what}{since}: {leave}{law}"
    head = f"{notice.name} {what}: our customers have to be informed{law}"
    also = f"; {leave}" if leave else ""
    if notice.promised is None:
        return f"{head}; how many days ahead we promised is not recorded; {_days(notice)}{also}"
    return f"{head}, {notice.promised} days ahead as we promised; {_days(notice)}{also}"


def weight(notice: CustomerNotice) -> Direction:
    """Worse where the promise is broken, better where it is kept."""
    if notice.approving:
        return Direction.WORSE
    return {True: Direction.BETTER, False: Direction.WORSE, None: Direction.NEUTRAL}[notice.kept]


def _days(notice: CustomerNotice) -> str:
    announced = f"informed on {notice.announced}" if notice.announced else ""
    since = (
        f"in use from {notice.since}" if notice.since else "the first day of use is not recorded"
    )
    earliest = f"use may begin on {notice.earliest} at the earliest"
    if notice.kept is True:
        return f"{announced}, {since}: the promise is kept ({earliest})"
    if notice.kept is False:
        late = earliest if notice.earliest else "they were informed after it was in use"
        return f"{announced}, {since}: the promise is broken, {late}"
    if notice.announced:
        return f"{announced}; {since}; {earliest}" if notice.earliest else f"{announced}; {since}"
    return (
        f"the day on which customers were informed is not recorded;"
        f" {since}{_if_informed_now(notice)}"
    )


def _if_informed_now(notice: CustomerNotice) -> str:
    """What the promise asks where nobody recorded that customers were informed."""
    if notice.earliest is None or notice.promised is None:
        return ""
    today = notice.earliest - timedelta(days=notice.promised)
    late = ", which is too early" if notice.since and notice.since < notice.earliest else ""
    return (
        f"{late}; if they are informed on {today}, use may begin on {notice.earliest} at the"
        f" earliest"
    )
