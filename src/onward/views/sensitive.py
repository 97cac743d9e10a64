"""What has to be settled where data under Art. 9 or 10 GDPR come in."""

from collections.abc import Iterator

from onward.diff.change import Change, How
from onward.diff.names import Names
from onward.inventory.organisation import Activity
from onward.inventory.records import Inventory

WHICH = {"9": "Art. 9(2) GDPR", "10": "Art. 10 GDPR"}


def conditions(change: Change, names: Names) -> Iterator[str]:
    """For each activity that such data come into: on what they may be processed there."""
    if change.how is How.REMOVED or not change.special:
        return
    law = " and ".join(WHICH[article] for article in change.special)
    for activity in _served(change, names.inventory):
        yield f"{names.activity(activity.id)}: {_on_what(activity, law)}"


def _on_what(activity: Activity, law: str) -> str:
    said = activity.special_categories
    if activity.role == "processor":
        return "our customers' instructions have to cover such data (Art. 28(3)(a) GDPR)"
    if isinstance(said, str):
        return f"the condition recorded under {law} is: {said.replace('-', ' ')}"
    missing = "is recorded as unknown" if said is not None else "is not recorded"
    return f"the condition under {law} {missing}; without one such data may not be processed"


def _served(change: Change, inventory: Inventory) -> Iterator[Activity]:
    """The activity itself, or those that the service of the vendor serves."""
    if change.kind == "activity":
        yield inventory.activities[change.party]
        return
    vendor = inventory.vendors.get(change.party)
    wanted = change.item if change.aspect == "service" else change.about.partition("service:")[2]
    found: set[str] = set()
    for service in vendor.services if vendor else ():
        if wanted in ("", service.id) and isinstance(service.activities, tuple):
            found |= set(service.activities)
    yield from (each for id_, each in inventory.activities.items() if id_ in found)
