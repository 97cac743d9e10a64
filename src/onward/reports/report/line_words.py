"""What the lines of the map say on each day: the worst status of their flows, and why."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from onward.reports.diagrams.diagram import Arrow, Diagram
from onward.reports.diagrams.joined import CHAIN
from onward.reports.report.report import Line, Shown
from onward.reports.report.runs import Run, at, joined
from onward.transfers.status import Status, worst

MECHANISMS = 3
"""Of the mechanisms of several flows, so many are named."""


class Said(NamedTuple):
    """What a line says on a day."""

    status: Status
    head: str
    """Its other end, unless that is us, the status, and how many of its flows have it."""
    why: str
    """The mechanisms, or what is wrong with them; empty where there is nothing to say."""


def said(diagram: Diagram, lines: Sequence[Line], days: int) -> tuple[tuple[Run[Said], ...], ...]:
    """By arrow of the map, what it says on each of so many days; none where it has no flow."""
    called = diagram.labels
    ours = diagram.ours

    def each_day(arrow: Arrow) -> Iterator[Run[Said]]:
        if arrow.tail in ours:
            other = ""
        elif arrow.head in ours:
            other = "to us: "
        else:
            other = f"from {'other vendors' if arrow.tail == CHAIN else called[arrow.tail]}: "
        for day in range(days):
            flows = [at(lines[number].runs, day) for number in arrow.carries]
            there = [each for each in flows if each is not None]
            if there:
                yield Run(day, day, _said(there, other, several=len(flows) > 1))

    return tuple(tuple(joined(each_day(arrow))) for arrow in diagram.arrows)


def _said(flows: Sequence[Shown], other: str, *, several: bool) -> Said:
    status = worst(each.status for each in flows)
    deciding = [each for each in flows if each.status is status]
    number = f", {len(deciding)} of {len(flows)}" if several else ""
    reasons = list(dict.fromkeys(reason for each in deciding for reason in each.short))
    more = len(reasons) - MECHANISMS
    shown = reasons if more <= 1 else [*reasons[:MECHANISMS], f"{more} more"]
    return Said(status, f"{other}{status.value}{number}", "; ".join(shown))
