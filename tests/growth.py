"""How much more work twice as much takes, counted in calls: the same on every machine."""

import sys
from collections.abc import Callable
from functools import partial


def calls(work: Callable[[], object]) -> int:
    """How many functions are called while it works."""
    number = 0

    def count(*_: object) -> None:
        nonlocal number
        number += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return number


def growth(work: Callable[[int], object], size: int) -> float:
    """What the second doubling of a size costs by the first: 2 where it is linear, 4 if square."""
    work(2)
    once, twice, again = (calls(partial(work, size << step)) for step in range(3))
    return (again - twice) / (twice - once)
