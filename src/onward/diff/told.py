"""Who has to be told: a sub-processor that is new or replaced, and by when."""

from collections.abc import Iterator
from datetime import date, timedelta

from onward.diff.change import Told
from onward.diff.side import Side
from onward.inventory.records import Vendor
from onward.transfers.grounds.question import same_name
from onward.transfers.subprocessors import Engagement, engagements


def told(before: Side, after: Side) -> Iterator[Told]:
    """Our customers, of each sub-processor added or replaced (Art. 28(2) GDPR)."""
    day = after.footings.day
    was = engagements(before.inventory, before.footings.day)
    for name, engagement in engagements(after.inventory, day).items():
        old = was.get(name)
        replaced = old is not None and _replaced(old.vendor, engagement.vendor)
        if old is None or replaced:
            yield _told(engagement, after.inventory.id, day, replaced=replaced)


def _replaced(old: Vendor, new: Vendor) -> bool:
    """Another legal person; a name that is only spelled otherwise, or was not known, is none."""
    moved = old.country != new.country and isinstance(old.country, str)
    return same_name(old.legal_name, new.legal_name) is False and (
        moved or not set(old.domains) & set(new.domains)
    )


def _told(engagement: Engagement, inventory: str, day: date, *, replaced: bool) -> Told:
    vendor = engagement.vendor
    wait = timedelta(days=engagement.promised or 0)
    announced = engagement.announced if isinstance(engagement.announced, date) else None
    return Told(
        inventory=inventory,
        vendor=vendor.id,
        name=vendor.name if isinstance(vendor.name, str) else vendor.id,
        replaced=replaced,
        activities=engagement.activities,
        promised=engagement.promised,
        announced=announced,
        since=engagement.since if isinstance(engagement.since, date) else None,
        earliest=(announced or day) + wait,
        kept=engagement.kept,
    )
