"""One side of a comparison: one inventory, judged for a day by a book."""

from dataclasses import dataclass

from onward.diagnostic import Diagnostic
from onward.inventory.records import Inventory
from onward.law.book import Book
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
