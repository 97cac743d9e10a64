"""One side of a comparison: one inventory, judged for a day by one state of the law."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from onward.diagnostic import Diagnostic
from onward.diff.labels import Names
from onward.inventory.records import Inventory
from onward.law.law import Law
from onward.transfers.applicable_law import OurLaw
from onward.transfers.assess import Statuses


@dataclass(frozen=True, slots=True)
class Snapshot:
    """An inventory with its statuses and the findings on it."""

    inventory: Inventory
    statuses: Statuses
    law: Law
    findings: tuple[Diagnostic, ...]
    """Those that are open."""
    waived: tuple[Diagnostic, ...] = ()
    documents: Mapping[str, bool] = field(default_factory=dict, repr=False)
    """Whether a file lies at the path of each document that its records name and that was looked
    for.
    """
    unlowered: tuple[Diagnostic, ...] = ()
    """Open findings as they are without inference that came with the change: graver."""

    @property
    def names(self) -> Names:
        """How its things are called, and where its law says a thing."""
        flows = self.statuses.flows
        return Names(self.inventory, OurLaw(flows.regimes, self.law, self.statuses.day))
