"""Who has to be told: a sub-processor that is new or replaced, and by when."""

from collections.abc import Iterator
from datetime import date, timedelta

from onward.diff.change import Told
from onward.diff.side import Side
from onward.inventory.records import Vendor
from onward.rules._case import Case
from onward.rules.notice._starts import Start, starts
from onward.transfers.grounds.question import same_name


def told(before: Side, after: Side) -> Iterator[Told]:
    """Our customers, of each sub-processor added or replaced (Art. 28(2) GDPR)."""
    was = _by_vendor(before)
    for name, begun in _by_vendor(after).items():
        old = was.get(name)
        replaced = old is not None and _replaced(old[0].vendor, begun[0].vendor)
        known = {start.activity.id for start in old or ()}
        fresh = [start for start in begun if replaced or start.activity.id not in known]
        if fresh:
            yield _told(fresh, after, replaced=replaced)


def _by_vendor(side: Side) -> dict[str, list[Start]]:
    """The first uses of each sub-processor, one for each activity for customers."""
    found: dict[str, list[Start]] = {}
    case = Case(inventory=side.inventory, footings=side.footings, book=side.book)
    for start in starts(case):
        found.setdefault(start.vendor.id, []).append(start)
    return found


def _replaced(old: Vendor, new: Vendor) -> bool:
    """Another legal person; a name that is only spelled otherwise, or was not known, is none."""
    moved = old.country != new.country and isinstance(old.country, str)
    return same_name(old.legal_name, new.legal_name) is False and (
        moved or not set(old.domains) & set(new.domains)
    )


def _told(fresh: list[Start], after: Side, *, replaced: bool) -> Told:
    """One vendor: the use that begins first speaks for the others."""
    first = min(fresh, key=lambda start: (start.since or date.max, start.activity.id))
    announced = first.announced if isinstance(first.announced, date) else None
    wait = timedelta(days=first.promised or 0)
    earliest = (announced or after.footings.day) + wait
    said = announced is not None and first.since is not None and first.promised is not None
    return Told(
        inventory=after.inventory.id,
        vendor=first.vendor.id,
        name=first.name,
        replaced=replaced,
        activities=tuple(sorted(start.activity.id for start in fresh)),
        promised=first.promised,
        announced=announced,
        since=first.since,
        earliest=earliest,
        kept=first.since >= earliest if said and first.since is not None else None,
    )
