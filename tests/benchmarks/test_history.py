"""The history of statuses by their own days is the one that every day alone gives."""

from pathlib import Path

import pytest
from benchmarks.days import turns
from benchmarks.generate import inventory as generate
from benchmarks.history import Way, _way, history, on
from tests.law.days import days_of

from onward.inventory.records import Inventory
from onward.law.law import EARLIEST_DAY, Law, load
from onward.source.disk import find
from onward.transfers.status import Status
from onward.workflow import read, statuses

INVENTORIES = Path(__file__).parents[2] / "inventory"


@pytest.mark.parametrize("folder", sorted(INVENTORIES.iterdir()), ids=lambda each: each.name)
def test_real_inventories(folder: Path) -> None:
    _same(read(find([str(folder)])[0]).whole, load())


def test_a_generated_inventory(tmp_path: Path) -> None:
    generate(tmp_path, 25, 7)
    _same(read(find([str(tmp_path)])[0]).whole, load())


def _same(inventory: Inventory, law: Law) -> None:
    lives = history(inventory, law)
    days = {day for day in days_of(law) if day >= EARLIEST_DAY} | set(turns(inventory, law))
    days |= {day for life in lives.values() for day in life}
    for day in sorted(days):
        weighed: dict[Way, Status] = {
            _way(each.flow, each.regime): each.status
            for each in statuses(inventory, law, day).judgments
        }
        assert on(lives, day) == weighed, day
