"""A name in a record that leads to nothing, before it is a complaint."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from onward.diagnostic import Diagnostic, Place, Related, Severity, ending, first_of_each

_MOST: Final = 20
"""How many other places of one cause are shown."""


class Miss(NamedTuple):
    """One use of a name that can't be followed."""

    rule: str
    scope: str
    """What the name would have to be; with rule and name it tells one cause from another."""
    name: str
    path: str
    route: str
    words: Callable[[], tuple[str, str]]
    """Gives message and remedy. Asked only for what is shown: a hint may compare many names."""


def complaints(misses: Iterable[Miss]) -> tuple[Diagnostic, ...]:
    """One complaint a cause: one name wherever it is used, and the names of one list together."""
    causes: list[list[Miss]] = []
    by_name: dict[tuple[str, str, str], list[Miss]] = {}
    by_list: dict[tuple[str, str, str], list[Miss]] = {}
    for miss in sorted(misses, key=_place):
        name = (miss.rule, miss.scope, miss.name)
        around = (miss.rule, miss.path, miss.route.rpartition("/")[0])
        uses = by_name.get(name) or by_list.get(around)
        if uses is None:
            uses = []
            causes.append(uses)
        uses.append(miss)
        by_name[name] = by_list[around] = uses
    shown, left = first_of_each(causes, lambda uses: uses[0].path)
    firsts = [(rest[0][0], len(rest)) for rest in left]
    return (
        *(_complaint(*uses) for uses in shown),
        *(ending(miss.rule, Place(miss.path, miss.route), count) for miss, count in firsts),
    )


def _complaint(first: Miss, *others: Miss) -> Diagnostic:
    message, remedy = first.words()
    same = sum(miss.name == first.name for miss in others)
    if same:
        message += f" (and in {same} more {'place' if same == 1 else 'places'})"
    related = [
        Related(
            "here too" if miss.name == first.name else miss.words()[0],
            Place(miss.path, miss.route),
        )
        for miss in others[:_MOST]
    ]
    if len(others) > _MOST:
        more = others[_MOST]
        count = f"{len(others) - _MOST} more places"
        related.append(Related(count, Place(more.path, more.route)))
    return Diagnostic(
        rule=first.rule,
        severity=Severity.ERROR,
        inventory="",
        subject=first.path,
        message=message,
        at=Place(first.path, first.route),
        cause=first.name,
        remedy=remedy,
        related=tuple(related),
    )


def _place(miss: Miss) -> tuple[str, str]:
    return (miss.path, miss.route)
