"""What a change brings only later: on a day that it names, or once a planned service is used."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from typing import Final

from onward.diff.change import Direction
from onward.diff.flows import FlowChange, Key, ends_of
from onward.inventory.records import Inventory
from onward.inventory.vendor import Vendor

PLANNED: Final = "planned"
MOST = 12
"""So many days to come are judged; a change that names more has them counted."""


def days_to_come(old: Inventory | None, new: Inventory, day: date) -> tuple[date, ...]:
    """Days after the one judged on which a record lets something begin or end, and did not."""
    named = {each for part in _changed(old, new) for each in _days(part) if each > day}
    known = set(_days(old)) if named and old else set()
    return tuple(sorted(named - known))


def _changed(old: Inventory | None, new: Inventory) -> Iterator[object]:
    """The parts of the new inventory that the old one has not: what both have names no new day."""
    if old is None:
        yield new
        return
    yield new.organisation
    for was, now in ((old.vendors, new.vendors), (old.activities, new.activities)):
        yield from (each for id_, each in now.items() if was.get(id_) != each)


def _days(part: object) -> Iterator[date]:
    """The first days, and the days after the last, of everything in a record."""
    match part:
        case Mapping():
            for each in part.values():
                yield from _days(each)
        case tuple():
            for each in part:
                yield from _days(each)
        case _ if is_dataclass(part) and not isinstance(part, type):
            for field in fields(part):
                said = getattr(part, field.name)
                if field.name == "since" and isinstance(said, date):
                    yield said
                elif field.name == "until" and isinstance(said, date) and said < date.max:
                    yield said + timedelta(days=1)
                elif field.name not in ("waivers", "evidence"):
                    yield from _days(said)


def begun(inventory: Inventory) -> Inventory:
    """The inventory as if every planned service were in use."""
    vendors = {id_: _used(vendor) for id_, vendor in inventory.vendors.items()}
    return replace(inventory, vendors=vendors)


def _used(vendor: Vendor) -> Vendor:
    if PLANNED not in (vendor.stage, *(each.stage for each in vendor.services)):
        return vendor
    services = [
        replace(each, stage=None) if each.stage == PLANNED else each for each in vendor.services
    ]
    stage = None if vendor.stage == PLANNED else vendor.stage
    return replace(vendor, stage=stage, services=tuple(services))


def to_come(
    today: Iterable[FlowChange], later: Iterable[tuple[FlowChange, ...]]
) -> tuple[FlowChange, ...]:
    """Of the flows of each later day those that are worse then, and are not reported for a day
    before.

    A flow that begins and holds is reported too: it is new.
    """
    known = {_outcome(each) for each in today if each.changed}
    found: list[FlowChange] = []
    for flows in later:
        for each in flows:
            fresh = each.before is None or each.direction is Direction.WORSE
            if each.after is not None and fresh and _outcome(each) not in known:
                known.add(_outcome(each))
                found.append(each)
    return tuple(found)


def _outcome(change: FlowChange) -> Key:
    judgment = change.either
    status = change.after.status.value if change.after else ""
    services = "+".join(judgment.flow.services)
    return (change.inventory, *ends_of(judgment), judgment.flow.code, services, status)
