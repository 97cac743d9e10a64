"""What changed in the law between two sides that have the same records."""

from collections.abc import Iterable, Iterator
from datetime import date

from onward.diff.change import Change, Direction, How
from onward.diff.flows import FlowChange
from onward.diff.snapshot import Snapshot
from onward.inventory.records import Inventory


def events(before: Snapshot, after: Snapshot, flows: Iterable[FlowChange]) -> Iterator[Change]:
    """Instruments that count on one side only: those that records name, and those that decided.

    Under another law, all that fall or rise with it.
    """
    wanted = _named(before.inventory) | _deciding(flows)
    if before.law is not after.law:
        wanted |= before.law.instruments.keys()
    names = after.names
    for id_ in sorted(wanted & before.law.instruments.keys() & after.law.instruments.keys()):
        was, now = _counts(before, id_), _counts(after, id_)
        if was != now:
            wording = _wording(before if now else after, id_)
            yield Change(
                inventory=after.inventory.id,
                party="law",
                kind="law",
                name=names.instrument(id_),
                aspect="instrument",
                how=How.ADDED if now else How.REMOVED,
                direction=Direction.BETTER if now else Direction.WORSE,
                before="" if now else wording,
                after=wording if now else "",
                item=id_,
            )


def _counts(snapshot: Snapshot, id_: str) -> bool:
    """Whether it counts on the day of a side, be it for contracts that were signed before."""
    row, day = snapshot.law.instrument(id_), snapshot.statuses.day
    runs_on = row.since is not None and row.since <= day <= (row.existing_until or date.min)
    return row.holds(day) or runs_on


def _wording(off: Snapshot, id_: str) -> str:
    """Why it does not count on that side: it ended, or begins later."""
    row = off.law.instrument(id_)
    last = row.existing_until or row.last_day
    if last is not None and last < off.statuses.day:
        by = row.case or row.ended_by
        return f"last valid day {last.isoformat()}{f'; {by}' if by else ''}"
    return f"first valid day {row.since.isoformat()}" if row.since else "never adopted"


def _deciding(flows: Iterable[FlowChange]) -> set[str]:
    snapshots = [
        snapshot for each in flows for snapshot in (each.before, each.after) if snapshot is not None
    ]
    return {
        mechanism.instrument
        for snapshot in snapshots
        for mechanism in snapshot.mechanisms
        if mechanism.instrument
    }


def _named(inventory: Inventory) -> set[str]:
    ours, vendors = inventory.organisation, inventory.vendors.values()
    edges = [edge for vendor in vendors for edge in vendor.subprocessors or ()]
    controllers = [one for each in inventory.activities.values() for one in each.controllers or ()]
    lists = [
        ours.frameworks,
        ours.mechanisms,
        *(each.mechanisms for each in vendors),
        *(each.mechanisms for each in edges),
        *(each.mechanisms for each in controllers),
    ]
    said = {each.instrument for found in lists for each in found or ()}
    return {each for each in said if isinstance(each, str)}
