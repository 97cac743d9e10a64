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
    """One complaint a cause: where a name is missing in several places, all are shown with it."""
    causes: dict[tuple[str, str, str], list[Miss]] = {}
    for miss in misses:
        causes.setdefault((miss.rule, miss.scope, miss.name), []).append(miss)
    return tuple(_complaint(*sorted(uses, key=_place)) for uses in causes.values())


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
        related=tuple(Related("here too", Place(miss.path, miss.route)) for miss in others),
    )


def _place(miss: Miss) -> tuple[str, str]:
    return (miss.path, miss.route)
