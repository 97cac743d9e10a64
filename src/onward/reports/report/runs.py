"""What stays the same on several days, by the numbers of these days."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Run(NamedTuple, Generic[T]):
    """What stays the same on several of the days of a report."""

    first: int
    last: int
    """Inclusive; both are numbers in its `days`."""
    shown: T


def at(runs: Iterable[Run[T]], number: int) -> T | None:
    """What is shown on a day, by its number; None where nothing is."""
    return next((each.shown for each in runs if each.first <= number <= each.last), None)


def runs(turns: Sequence[tuple[date, T | None]], days: Sequence[date]) -> Iterator[Run[T]]:
    """What is shown from each day on, until the next; days after the last of `days` are left out.

    Each turn up to there is one of `days`.
    """
    numbered = {each: number for number, each in enumerate(days)}
    starts = [numbered.get(turn, len(days)) for turn, _ in turns]
    for (_, shown), first, after in zip(turns, starts, [*starts[1:], len(days)], strict=True):
        if shown is not None and first < after:
            yield Run(first, after - 1, shown)


def joined(found: Iterable[Run[T]]) -> Iterator[Run[T]]:
    """Runs that follow one another and show the same, as one."""
    open_: Run[T] | None = None
    for run in found:
        if open_ is not None and (open_.last + 1, open_.shown) == (run.first, run.shown):
            open_ = open_._replace(last=run.last)
            continue
        if open_ is not None:
            yield open_
        open_ = run
    if open_ is not None:
        yield open_
