"""The history of footings by their own days is the one that every day alone gives."""

from pathlib import Path

import pytest
from benchmarks.days import turns
from benchmarks.generate import inventory as generate
from benchmarks.history import Way, _way, history, on
from tests.law.days import days_of

from onward.inventory.records import Inventory
from onward.law.book import EARLIEST_DAY, Book, load
from onward.source.disk import find
from onward.transfers.footing import Footing
from onward.workflow import footings, read

INVENTORIES = Path(__file__).parents[2] / "inventory"


@pytest.mark.parametrize("folder", sorted(INVENTORIES.iterdir()), ids=lambda each: each.name)
def test_real_inventories(folder: Path) -> None:
    _same(read(find([str(folder)])[0]).whole, load())


def test_a_generated_inventory(tmp_path: Path) -> None:
    generate(tmp_path, 25, 7)
    _same(read(find([str(tmp_path)])[0]).whole, load())


def _same(inventory: Inventory, book: Book) -> None:
    lives = history(inventory, book)
    days = {day for day in days_of(book) if day >= EARLIEST_DAY} | set(turns(inventory, book))
    days |= {day for life in lives.values() for day in life}
    for day in sorted(days):
        weighed: dict[Way, Footing] = {
            _way(each.flow, each.regime): each.footing
            for each in footings(inventory, book, day).judgments
        }
        assert on(lives, day) == weighed, day
