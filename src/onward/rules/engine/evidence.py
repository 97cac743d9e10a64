"""Whether a fact is stated, confirmed, or only inferred."""

from collections.abc import Iterable, Mapping

from onward.diagnostic import Place
from onward.inventory.records import Inventory
from onward.inventory.value import Text
from onward.inventory.vendor import Evidence

INFERRED = "inferred"


class Evidences:
    """The evidence of an inventory by the file that holds it, and by what it supports there."""

    def __init__(self, inventory: Inventory) -> None:
        ours = inventory.organisation
        self._by_path: Mapping[str, tuple[Evidence, ...]] = {
            ours.origin: ours.evidence,
            **{each.origin: each.evidence for each in inventory.vendors.values()},
            **{each.origin: each.evidence for each in inventory.activities.values()},
        }
        self._known: dict[str, _Known] = {}

    def inferred(self, facts: Iterable[Place]) -> Place | None:
        """The first fact whose evidence is no better than an inference; None where none is.

        A piece of evidence is a fact too, by its own route.
        """
        return next((fact for fact in facts if self._only_inferred(fact)), None)

    def _only_inferred(self, fact: Place) -> bool:
        if fact.path not in self._known:
            self._known[fact.path] = _Known(self._by_path.get(fact.path, ()))
        return self._known[fact.path].of(fact.route) == {INFERRED}


class _Known:
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
