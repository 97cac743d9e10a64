"""What has to be settled where data that the law singles out come in."""

from collections.abc import Iterator

from onward.diff.change import Change, How
from onward.diff.labels import Names
from onward.inventory.organisation import Activity
from onward.inventory.records import Inventory


def conditions(change: Change, names: Names) -> Iterator[str]:
    """For each activity that such data come into: on what they may be processed there."""
    if change.how is How.REMOVED or not change.special:
        return
    articles = (names.our_law.article(f"{mark}-condition") for mark in change.special)
    law = " and ".join(each for each in articles if each)
    for activity in _served(change, names.inventory):
        if reported := _on_what(activity, law, names.our_law.article("instructions")):
            yield f"{names.activity(activity.id)}: {reported}"


def _on_what(activity: Activity, law: str, instructions: str) -> str:
    """Empty where no law that binds us asks for a condition."""
    said = activity.special_categories
    if activity.role == "processor":
        cited = f" ({instructions})" if instructions else ""
        return f"our customers' instructions have to cover such data{cited}"
    if not law:
        return ""
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
