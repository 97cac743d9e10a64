"""How each part of a record is known, by the evidence that the record names."""

from collections.abc import Iterable, Sequence
from typing import Final

from onward.inventory.value import Text
from onward.inventory.vendor import Evidence

INFERRED: Final = "inferred"
CATALOGUE: Final = "catalogue"
"""Taken from the catalogue of Onward, and not compared with our own documents yet."""
WEAK: Final = frozenset({INFERRED, CATALOGUE})


class Known:
    """How each part of one record is known, by its route."""

    def __init__(self, evidence: Iterable[Evidence]) -> None:
        self._own: dict[str, set[Text]] = {}
        self._supported: dict[str, set[Text]] = {}
        for each in evidence:
            self._own.setdefault(each.route, set()).add(each.how)
            for route in each.supports:
                self._supported.setdefault(route.rstrip("/"), set()).add(each.how)

    def of(self, route: str) -> set[Text]:
        """How it is known: evidence for a part of a record is evidence for all that is in it."""
        found = set(self._own.get(route, ()))
        while True:
            found |= self._supported.get(route, set())
            if not route:
                return found
            route = route.rpartition("/")[0]


def of_catalogue(evidence: Sequence[Evidence]) -> tuple[str, ...]:
    """The routes of a record for which the catalogue is the only evidence, sorted."""
    routes = {
        route.rstrip("/") for each in evidence if each.how == CATALOGUE for route in each.supports
    }
    if not routes:
        return ()
    known = Known(evidence)
    return tuple(sorted(route for route in routes if known.of(route) == {CATALOGUE}))


def overlap(one: str, other: str) -> bool:
    """Whether one of two routes is the other, or lies in it."""
    return f"{one}/".startswith(f"{other}/") or f"{other}/".startswith(f"{one}/")
