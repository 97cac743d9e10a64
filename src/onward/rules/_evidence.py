"""Whether a fact is stated, confirmed, or only inferred."""

from collections.abc import Iterable, Mapping

from onward.diagnostic import Place
from onward.inventory.records import Inventory
from onward.inventory.vendor import Evidence

INFERRED = "inferred"


class Evidences:
    """The evidence of an inventory by the file that holds it."""

    def __init__(self, inventory: Inventory) -> None:
        ours = inventory.organisation
        self._by_path: Mapping[str, tuple[Evidence, ...]] = {
            ours.origin: ours.evidence,
            **{each.origin: each.evidence for each in inventory.vendors.values()},
            **{each.origin: each.evidence for each in inventory.activities.values()},
        }

    def inferred(self, facts: Iterable[Place]) -> Place | None:
        """The first fact whose evidence is no better than an inference; None where none is.

        A piece of evidence is a fact too, by its own route.
        """
        return next((fact for fact in facts if self._only_inferred(fact)), None)

    def _only_inferred(self, fact: Place) -> bool:
        found = [
            each.how
            for each in self._by_path.get(fact.path, ())
            if each.route == fact.route
            or any(_covers(route, fact.route) for route in each.supports)
        ]
        return bool(found) and all(how == INFERRED for how in found)


def _covers(supported: str, route: str) -> bool:
    """Evidence for a part of a record stands for all that is in it; `/` is the whole record."""
    above = supported.rstrip("/")
    return route == above or route.startswith(f"{above}/")
