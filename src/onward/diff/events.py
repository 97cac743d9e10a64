"""What changed in the law between two sides that have the same records."""

from collections.abc import Iterable, Iterator
from datetime import date

from onward.diff.change import Change, How, Sense
from onward.diff.flows import FlowChange
from onward.diff.side import Side
from onward.inventory.records import Inventory


def events(before: Side, after: Side, flows: Iterable[FlowChange]) -> Iterator[Change]:
    """Instruments that count on one side only: those that records name, and those that decided.

    Under another law, all that fall or rise with it.
    """
    wanted = _named(before.inventory) | _deciding(flows)
    if before.book is not after.book:
        wanted |= before.book.instruments.keys()
    names = after.names
    for id_ in sorted(wanted & before.book.instruments.keys() & after.book.instruments.keys()):
        was, now = _counts(before, id_), _counts(after, id_)
        if was != now:
            told = _told(before if now else after, id_)
            yield Change(
                inventory=after.inventory.id,
                party="law",
                kind="law",
                name=names.instrument(id_),
                aspect="instrument",
                how=How.ADDED if now else How.REMOVED,
                sense=Sense.BETTER if now else Sense.WORSE,
                before="" if now else told,
                after=told if now else "",
                item=id_,
            )


def _counts(side: Side, id_: str) -> bool:
    """Whether it counts on the day of a side, be it for contracts that were signed before."""
    row, day = side.book.instrument(id_), side.footings.day
    runs_on = row.since is not None and row.since <= day <= (row.existing_until or date.min)
    return row.holds(day) or runs_on


def _told(off: Side, id_: str) -> str:
    """Why it does not count on that side: it ended, or begins later."""
    row = off.book.instrument(id_)
    last = row.existing_until or row.last_day
    if last is not None and last < off.footings.day:
        by = row.case or row.ended_by
        return f"its last day is {last.isoformat()}{f' ({by})' if by else ''}"
    return f"its first day is {row.since.isoformat()}" if row.since else "it was never adopted"


def _deciding(flows: Iterable[FlowChange]) -> set[str]:
    sides = [side for each in flows for side in (each.before, each.after) if side is not None]
    return {ground.instrument for side in sides for ground in side.grounds if ground.instrument}


def _named(inventory: Inventory) -> set[str]:
    ours, vendors = inventory.organisation, inventory.vendors.values()
    edges = [edge for vendor in vendors for edge in vendor.subprocessors or ()]
    controllers = [one for each in inventory.activities.values() for one in each.controllers or ()]
    lists = [
        ours.frameworks,
        ours.safeguards,
        *(each.safeguards for each in vendors),
        *(each.safeguards for each in edges),
        *(each.safeguards for each in controllers),
    ]
    said = {each.instrument for found in lists for each in found or ()}
    return {each for each in said if isinstance(each, str)}
