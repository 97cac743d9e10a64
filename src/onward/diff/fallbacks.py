"""Transfers that several mechanisms carried, and fewer carry because of what a record says now."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from onward.diagnostic import Place
from onward.diff.flows import FlowChange
from onward.inventory.mechanism import Mechanism
from onward.transfers.status import Judgment, Status


class LostFallback(NamedTuple):
    """A mechanism that carried a transfer beside others, and does not any more, or soon."""

    importer: str
    lost: str
    """The id of its instrument."""
    left: tuple[str, ...]
    """Those by which the transfer holds without it."""
    was: str
    """The route at which it was recorded."""
    at: Place
    """Where it is recorded, or would be."""
    recorded: bool
    until: date | None
    """The last day on which it still counts, where that is to come."""


def lost_fallbacks(flows: Iterable[FlowChange]) -> Iterator[LostFallback]:
    """Of transfers that hold on both sides, by fewer mechanisms than before; one that ends soon
    does not carry a transfer that another carries for longer.

    What another mechanism took the place of is not lost, nor is one that is recorded as before and
    does not reach what is new: other data, another place.
    """
    for change in flows:
        before, after = change.before, change.after
        if before is None or after is None or before is after:
            continue
        was, now = (tuple(each.instrument for each in one.mechanisms) for one in (before, after))
        if not before.status is after.status is Status.HOLDS or len(now) >= len(was):
            continue
        for lost in was:
            earlier, later = _recorded(lost, before, change), _recorded(lost, after, change)
            if lost not in now and earlier and earlier != later:
                at = after.flow.mechanism_at
                yield LostFallback(
                    importer=after.flow.importer.name,
                    lost=lost,
                    left=now,
                    was=earlier[0].route,
                    at=Place(at.path, later[0].route) if later else at,
                    recorded=bool(later),
                    until=_end(later, after.day),
                )


def _end(mechanisms: Iterable[Mechanism], day: date) -> date | None:
    ends = [each.until for each in mechanisms if isinstance(each.until, date)]
    return max((each for each in ends if each >= day), default=None)


def _recorded(instrument: str, judgment: Judgment, change: FlowChange) -> list[Mechanism]:
    """The mechanisms of a flow that count as an instrument: under its id, or another for it."""
    return [
        each
        for each in judgment.flow.mechanisms or ()
        if isinstance(each.instrument, str)
        and instrument in (each.instrument, _row(each.instrument, judgment, change))
    ]


def _row(name: str, judgment: Judgment, change: FlowChange) -> str:
    row = change.law.counterpart(judgment.regime, name)
    return row.id if row else ""
