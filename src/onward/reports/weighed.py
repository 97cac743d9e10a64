"""What most reports are made of: one inventory, judged for a day."""

from typing import NamedTuple

from onward.diagnostic import Judged
from onward.inventory.records import Inventory
from onward.transfers.assess import Statuses


class Weighed(NamedTuple):
    """An inventory and its judgments on a day."""

    judged: Judged
    """What is said of it at the head of a report."""
    inventory: Inventory
    statuses: Statuses
