"""What all flows of an inventory have in common: ourselves, our activities, the law and the day."""

from datetime import date
from typing import NamedTuple

from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import Inventory
from onward.law.law import Law
from onward.transfers.applicable_law import regimes_of
from onward.transfers.flow import Party
from onward.transfers.party import us


class Setting(NamedTuple):
    """From what a flow may follow, besides the records of its parties."""

    inventory: Inventory
    """Without vendors and waivers."""
    us: Party
    """Ourselves, as a party of flows."""
    law: Law
    day: date
    regimes: tuple[str, ...] | None
    """Ours on the day; None where none is known."""


def setting_of(
    organisation: Organisation, activities: tuple[Activity, ...], law: Law, day: date
) -> Setting:
    """What flows have in common in an inventory of this organisation and these activities."""
    bare = Inventory(
        id=organisation.id,
        path="",
        organisation=organisation,
        vendors={},
        activities={each.id: each for each in activities},
        waivers={},
    )
    return Setting(bare, us(organisation), law, day, regimes_of(organisation, law, day))
