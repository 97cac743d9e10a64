"""The timeline of a flow, by its own days, is the one that every day alone gives."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import pytest
from benchmarks.generate import inventory as generate
from tests.law.days import days_of

from onward.inventory.records import Inventory
from onward.law.law import EARLIEST_DAY, Law, load
from onward.source.disk import find
from onward.transfers.status import Judgment
from onward.transfers.timeline import Way, intervals, lives, same, way_of
from onward.transfers.turning_days import turns
from onward.workflow import read, statuses

INVENTORIES = Path(__file__).parents[2] / "inventory"
LAST = date(2032, 12, 31)


@pytest.mark.parametrize("folder", sorted(INVENTORIES.iterdir()), ids=lambda each: each.name)
def test_real_inventories(folder: Path) -> None:
    _equal(read(find([str(folder)])[0]).whole, load())


def test_a_generated_inventory(tmp_path: Path) -> None:
    generate(tmp_path, 25, 7)
    _equal(read(find([str(tmp_path)])[0]).whole, load())


def _equal(inventory: Inventory, law: Law) -> None:
    found = lives(inventory, law)
    bands = {way: list(intervals(life, EARLIEST_DAY, LAST)) for way, life in found.items()}
    days = {day for day in days_of(law) if day >= EARLIEST_DAY} | set(turns(inventory, law))
    days |= {each.first for some in bands.values() for each in some}
    drawn = Random(7)
    days |= {EARLIEST_DAY + timedelta(days=drawn.randrange(5000)) for _ in range(60)}
    for day in sorted(each for each in days if each <= LAST):
        weighed: dict[Way, Judgment] = {
            way_of(each.flow, each.regime): each for each in statuses(inventory, law, day).judgments
        }
        on = {
            way: each.judgment
            for way, some in bands.items()
            for each in some
            if each.first <= day <= each.last
        }
        assert set(on) == set(weighed), day
        for way, judgment in weighed.items():
            assert on[way].status is judgment.status, (day, way)
            assert same(on[way], judgment), (day, way)
