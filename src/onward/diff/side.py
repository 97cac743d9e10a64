"""One side of a comparison: one inventory, judged for a day by a book."""

from dataclasses import dataclass, field

from onward.diagnostic import Diagnostic
from onward.inventory.records import Inventory
from onward.law.book import Book
from onward.transfers.footing import Footing, worst
from onward.transfers.weigh import Footings


@dataclass(frozen=True, slots=True)
class Side:
    """An inventory with its footings and the findings that are open on it."""

    inventory: Inventory
    footings: Footings
    book: Book
    findings: tuple[Diagnostic, ...]
    _ranks: dict[str, Footing] = field(default_factory=dict, repr=False, compare=False)

    def footing_of(self, vendor: str) -> Footing:
        """The worst footing of the flows that come to a vendor or go from it."""
        if not self._ranks:
            self._ranks.update(_worst_by_party(self.footings))
        return self._ranks.get(vendor, Footing.WITHIN)


def _worst_by_party(footings: Footings) -> dict[str, Footing]:
    found: dict[str, list[Footing]] = {"": []}
    for judgment in footings.judgments:
        for party in (judgment.flow.importer.id, judgment.flow.exporter.id):
            if party != "us":
                found.setdefault(party, []).append(judgment.footing)
    return {party: worst(each) for party, each in found.items()}
