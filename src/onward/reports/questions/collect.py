"""What is open in an inventory: every gap of a record, every reason that an answer can close."""

from collections.abc import Iterator

from onward.diagnostic import Place
from onward.law.law import Law
from onward.reports.questions import unknowns
from onward.reports.questions.of_reasons import of_catalogue, of_reasons
from onward.reports.questions.of_records import contact_and_access, not_recorded, of_gap, of_vendor
from onward.reports.questions.open_point import Inquiry, OpenPoint, item
from onward.reports.questions.topics import Topic
from onward.reports.questions.unknowns import NOT_RECORDED, Record
from onward.transfers.assess import Statuses
from onward.transfers.memory import Memory
from onward.transfers.processors import processors
from onward.transfers.subprocessors import starts


def open_points(one: Inquiry, memory: Memory) -> Iterator[OpenPoint]:
    """Everything that is open, in the order of the records."""
    inventory, statuses = one.inventory, one.statuses
    silent = {
        vendor.id
        for vendor in processors(inventory, statuses.flows)
        if vendor.subprocessors is None and isinstance(vendor.country, str)
    }
    for vendor in inventory.vendors.values():
        gaps = memory.once(unknowns.gaps, vendor)
        yield from of_vendor(vendor, gaps, one)
        yield from not_recorded(vendor, silent)
    yield from contact_and_access(one)
    ours: tuple[Record, ...] = (*inventory.activities.values(), inventory.organisation)
    for record in ours:
        for gap in memory.once(unknowns.gaps, record):
            yield of_gap(gap, None, one)
    for start in starts(inventory, statuses.day) if _informing(statuses, one.law) else ():
        if key := start.undated(statuses.day):
            id_, at = start.vendor.id, Place(start.vendor.origin)
            point = OpenPoint(Topic.BEGUN, id_, at, NOT_RECORDED, key=id_, about=start.name)
            yield point._replace(items=(item(one.say, key),))
    yield from of_reasons(one)
    yield from of_catalogue(one)


def _informing(statuses: Statuses, law: Law) -> bool:
    """Whether a law of ours, or one that may be ours, speaks of sub-processors."""
    regimes, day = statuses.flows.regimes, statuses.day
    return regimes is None or any(law.article("subprocessor", each, day) for each in regimes)
