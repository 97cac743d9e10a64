"""Who must be told of a sub-processor, by when, and whether that is kept."""

from datetime import timedelta

from onward.diff.change import Sense
from onward.diff.comparison import Told
from onward.wording.english import listed


def promise(told: Told) -> str:
    """One sub-processor that is new or replaced, in a sentence."""
    acts = ", ".join(told.named)
    what = (
        f"takes the place of {told.replaced} as our sub-processor for {acts}"
        if told.replaced
        else f"is a new sub-processor for {acts}"
    )
    law = f" ({told.article})" if told.article else ""
    leave = f"{listed(told.approving)} must approve it in writing first" if told.approving else ""
    if not told.informing:
        since = f", in use from {told.since}" if told.since else ""
        leave = leave or "every customer that approves by name has approved it"
        return f"{told.name} {what}{since}: {leave}{law}"
    head = f"{told.name} {what}: our customers have to be told{law}"
    also = f"; {leave}" if leave else ""
    if told.promised is None:
        return f"{head}; how many days ahead we promised is not recorded; {_days(told)}{also}"
    return f"{head}, {told.promised} days ahead as we promised; {_days(told)}{also}"


def weight(told: Told) -> Sense:
    """Worse where the promise is broken, better where it is kept."""
    if told.approving:
        return Sense.WORSE
    return {True: Sense.BETTER, False: Sense.WORSE, None: Sense.NEUTRAL}[told.kept]


def _days(told: Told) -> str:
    announced = f"told on {told.announced}" if told.announced else ""
    since = f"in use from {told.since}" if told.since else "the first day of use is not recorded"
    earliest = f"use may begin on {told.earliest} at the earliest"
    if told.kept is True:
        return f"{announced}, {since}: the promise is kept ({earliest})"
    if told.kept is False:
        late = earliest if told.earliest else "they were told after it was in use"
        return f"{announced}, {since}: the promise is broken, {late}"
    if told.announced:
        return f"{announced}; {since}; {earliest}" if told.earliest else f"{announced}; {since}"
    return f"no day of telling is recorded; {since}{_if_told_now(told)}"


def _if_told_now(told: Told) -> str:
    """What the promise asks where nobody recorded that customers were told."""
    if told.earliest is None or told.promised is None:
        return ""
    today = told.earliest - timedelta(days=told.promised)
    late = ", which is too early" if told.since and told.since < told.earliest else ""
    return f"{late}; if they are told on {today}, use may begin on {told.earliest} at the earliest"
