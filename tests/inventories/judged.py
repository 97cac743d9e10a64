"""The five inventories of this repository, judged for a day."""

from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

from onward.diagnostic import Verdict
from onward.inventory.records import Inventory
from onward.law.law import load
from onward.source.disk import find
from onward.source.text import Folder
from onward.transfers.assess import Statuses
from onward.workflow import Order, Read, read, statuses, verdict

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("ceejay", "cheeta", "kresoft", "smartbooqing", "wiversoft")


@cache
def folder(name: str) -> Folder:
    """The files of one inventory; their paths begin at the root of the repository."""
    (found,) = find([str(ROOT / "inventory" / name)])
    start = len(f"{ROOT}/")
    sources = tuple(replace(source, path=source.path[start:]) for source in found.sources)
    return replace(found, path=found.path[start:], sources=sources)


@cache
def recorded(name: str) -> Read:
    """Its records."""
    return read(folder(name))


def inventory(name: str) -> Inventory:
    """Its records, in which there is no fault."""
    return recorded(name).whole


@cache
def judged(name: str, day: date) -> Verdict:
    """What `onward check` has to say of it on a day."""
    return verdict([folder(name)], load(), Order(day=day))


@cache
def weighed(name: str, day: date) -> Statuses:
    """The status of each of its flows on a day."""
    return statuses(inventory(name), load(), day)
