"""A name in a record that leads to nothing, before it is a complaint."""

from collections.abc import Iterable
from typing import NamedTuple

from onward.diagnostic import Diagnostic, Place, Related, Severity


class Miss(NamedTuple):
    """One use of a name that can't be followed."""

    rule: str
    scope: str
    """What the name would have to be; with rule and name it tells one cause from another."""
    name: str
    path: str
    route: str
    message: str
    remedy: str = ""


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
    return tuple(_complaint(*uses) for uses in causes)


def _complaint(first: Miss, *others: Miss) -> Diagnostic:
    return Diagnostic(
        rule=first.rule,
        severity=Severity.ERROR,
        inventory="",
        subject=first.path,
        message=first.message,
        at=Place(first.path, first.route),
        cause=first.name,
        remedy=first.remedy,
        related=tuple(
            Related(
                "here too" if miss.name == first.name else miss.message,
                Place(miss.path, miss.route),
            )
            for miss in others
        ),
    )


def _place(miss: Miss) -> tuple[str, str]:
    return (miss.path, miss.route)
