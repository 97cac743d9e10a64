"""What has to be settled where data that the law singles out come in."""

from collections.abc import Iterator

from onward.diff.change import Change, How
from onward.diff.labels import Names
from onward.inventory.organisation import Activity
from onward.inventory.records import Inventory
from onward.inventory.value import UNKNOWN
from onward.reports.review.labels import say


def conditions(change: Change, names: Names) -> Iterator[str]:
    """For each activity that such data come into: on what they may be processed there."""
    if change.how is How.REMOVED or not change.special:
        return
    articles = (names.our_law.article(f"{mark}-condition") for mark in change.special)
    law = " and ".join(each for each in articles if each)
    for activity in _served(change, names.inventory):
        if reported := _on_what(activity, law, names.our_law.article("instructions")):
            yield say("condition", "activity", activity=names.activity(activity.id), said=reported)


def _on_what(activity: Activity, law: str, instructions: str) -> str:
    """Empty where no law that binds us asks for a condition."""
    said = activity.special_categories
    if activity.role == "processor":
        if not instructions:
            return say("condition", "instructions")
        return say("condition", "instructions-cited", law=instructions)
    if not law:
        return ""
    if isinstance(said, str):
        return say("condition", "recorded", law=law, condition=said.replace("-", " "))
    return say("condition", "unknown" if said is UNKNOWN else "missing", law=law)


def _served(change: Change, inventory: Inventory) -> Iterator[Activity]:
    """The activity itself, or those that the service of the vendor serves."""
    if change.kind == "activity":
        yield inventory.activities[change.party]
        return
    vendor = inventory.vendors.get(change.party)
    found: set[str] = set()
    for service in vendor.services if vendor else ():
        if change.service in ("", service.id) and isinstance(service.activities, tuple):
            found |= set(service.activities)
    yield from (each for id_, each in inventory.activities.items() if id_ in found)
