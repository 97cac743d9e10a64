"""What to call a record, or one of several things of one name."""

from collections import Counter
from collections.abc import Sequence


def called(name: object, id_: str) -> str:
    """The name of a record, if it is known; else its id."""
    return name if isinstance(name, str) else id_


def told_apart(names: Sequence[str], *details: Sequence[str]) -> tuple[str, ...]:
    """The names; those that occur more than once with a detail each, and with the next where that
    does not tell them apart.
    """
    found = tuple(names)
    for some in details:
        times = Counter(found)
        found = tuple(
            f"{name}: {detail}" if times[name] > 1 and detail else name
            for name, detail in zip(found, some, strict=True)
        )
    return found
