"""One side of a comparison: one inventory, judged for a day by a book."""

from dataclasses import dataclass

from onward.diagnostic import Diagnostic
from onward.diff.names import Names
from onward.inventory.records import Inventory
from onward.law.book import Book
from onward.transfers.regimes import Law
from onward.transfers.weigh import Footings


@dataclass(frozen=True, slots=True)
class Side:
    """An inventory with its footings and the findings on it."""

    inventory: Inventory
    footings: Footings
    book: Book
    findings: tuple[Diagnostic, ...]
    """Those that are open."""
    waived: tuple[Diagnostic, ...] = ()

    @property
    def names(self) -> Names:
        """How its things are called, and where its law says a thing."""
        flows = self.footings.flows
        return Names(self.inventory, Law(flows.regimes, self.book, self.footings.day))
