"""Who has to be informed: a sub-processor that is new or replaced, and by when."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from onward.diff.same_party import replaced
from onward.diff.snapshot import Snapshot
from onward.inventory.value import Day, Text, Unknown
from onward.transfers.subprocessors import Start, starts


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomerNotice:
    """The notice owed to our customers of a sub-processor that is new or replaced."""

    inventory: str
    vendor: str
    name: str
    replaced: str = ""
    """The legal name of the company that another took the place of; empty for an addition."""
    activities: tuple[str, ...]
    """Ids."""
    named: tuple[str, ...]
    """The same by their names."""
    promised: int | None
    """Days between telling and using; None: no number is recorded."""
    objecting: int | Unknown | None = None
    """Days to object, where we promised others than those of notice."""
    channel: Text = None
    """How we promised to inform customers."""
    announced: Day
    since: Day
    earliest: date | None
    """The first day of use that keeps the promise: counted from `announced`, else from the day
    judged; None where we did not record what we promised.
    """
    objections_end: date | None = None
    """The last day to object; None: not known, or none."""
    article: str = ""
    """Where the law that binds us says so; empty where it does not."""
    kept: bool | None
    """None: it can't be said, for a day or the promise is not recorded."""
    informing: bool = True
    """Whether some customers are informed and may object: not where each approves by name."""
    approving: tuple[str, ...] = ()
    """The customers whose written approval, asked for by name, is not recorded."""


def customer_notices(before: Snapshot, after: Snapshot) -> Iterator[CustomerNotice]:
    """Our customers, of each sub-processor added or replaced.

    Not of one that was there from the first day of the activity, or before the law asked for it:
    that it is recorded only now changes nothing for a customer.
    """
    was = _by_vendor(before)
    for name, begun in _by_vendor(after).items():
        old = was.get(name)
        known_as = before.inventory.vendors.get(name)
        gone = replaced(known_as, begun[0].vendor) if known_as else ""
        known = {start.activity.id for start in old or ()}
        fresh = [
            start
            for start in begun
            if (start.due and start.activity.id not in known) or (gone and old)
        ]
        if fresh:
            yield _notice(fresh, after, gone if old else "", old[0] if gone and old else None)


def _by_vendor(snapshot: Snapshot) -> dict[str, list[Start]]:
    """The first uses of each sub-processor, one for each activity for customers."""
    found: dict[str, list[Start]] = {}
    for start in starts(snapshot.inventory, snapshot.statuses.day):
        found.setdefault(start.vendor.id, []).append(start)
    return found


def _notice(
    fresh: list[Start], after: Snapshot, replaced: str, old: Start | None
) -> CustomerNotice:
    """One vendor: the use that begins first speaks for the others.

    Days that a replaced company left in the record are not those of the one that follows it.
    """
    first = min(fresh, key=lambda start: (start.since or date.max, start.activity.id))
    announced = None if old and old.announced == first.announced else first.announced
    since = None if old and old.since == first.since else first.began
    informed = announced if isinstance(announced, date) else None
    begun = since if isinstance(since, date) else None
    wait = None if first.promised is None else timedelta(days=first.promised)
    earliest = None if wait is None else (informed or after.statuses.day) + wait
    names = after.names
    promise = after.inventory.organisation.customers
    activities = tuple(sorted({start.activity.id for start in fresh}))
    informing = any(start.general for start in fresh)
    approving = {each: None for start in fresh for each in start.awaited(after.statuses.day)}
    return CustomerNotice(
        inventory=after.inventory.id,
        vendor=first.vendor.id,
        name=first.name,
        replaced=replaced,
        activities=activities,
        named=tuple(names.activity(each) for each in activities),
        promised=first.promised,
        objecting=first.objecting,
        channel=promise.channel if promise else None,
        announced=announced,
        since=since,
        earliest=earliest,
        objections_end=first.objections_end if informed else None,
        article=names.our_law.article("subprocessor"),
        kept=_kept(begun, informed, earliest) if informing else None,
        informing=informing,
        approving=tuple(approving),
    )


def _kept(since: date | None, announced: date | None, earliest: date | None) -> bool | None:
    """Whether the order is kept, and the days; None: a day or the promise is not recorded.

    Use before informing breaks any promise. Where nobody recorded that customers were informed, it
    can still be that they were.
    """
    if since is None or announced is None:
        return None
    if earliest is None:
        return False if since < announced else None
    return since >= earliest
