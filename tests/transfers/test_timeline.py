"""The timeline of a flow, by its own days, is the one that every day alone gives."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from pathlib import Path
from random import Random
from re import findall

import pytest
from benchmarks.generate import inventory as generate
from tests.law.days import days_of
from tests.records import inventory as inventory_of

from onward.inventory.records import Inventory
from onward.law.law import EARLIEST_DAY, Law, load
from onward.source.disk import find
from onward.transfers.assess import HORIZON_DAYS
from onward.transfers.status import Judgment
from onward.transfers.timeline import Way, intervals, lives, same, way_of
from onward.transfers.turning_days import turns
from onward.workflow import read, statuses

INVENTORIES = Path(__file__).parents[2] / "inventory"
LAST = date(2032, 12, 31)
BESIDE = (-1, 0, 1)


@pytest.mark.parametrize("folder", sorted(INVENTORIES.iterdir()), ids=lambda each: each.name)
def test_real_inventories(folder: Path) -> None:
    _equal(read(find([str(folder)])[0]).whole, load())


def test_a_generated_inventory(tmp_path: Path) -> None:
    generate(tmp_path, 25, 7)
    _equal(read(find([str(tmp_path)])[0]).whole, load())


def _vendor(name: str, **more: object) -> dict[str, object]:
    service = {"id": "s", "activities": ["crm"], "locations": [{"place": "US"}]}
    legal = {"name": name, "legal_name": f"{name} Inc.", "country": "US", "role": "processor"}
    return {"kind": "vendor", **legal, "services": [service], **more}


def _clauses(name: str, **more: object) -> dict[str, object]:
    made = {"date": "2022-02-03", "countries": ["US"], "conclusion": "equivalent"}
    base = {"instrument": "eu-scc-2021-914", "status": "signed", "with": f"{name} Inc."}
    return {**base, "signed": "2022-02-01", "modules": [2, 3], "assessment": made, **more}


LISTED = {
    "entity": "Dpf Inc.",
    "listed_as": "participant",
    "covers": ["non-hr"],
    "since": "2023-09-05",
    "verified": "2024-03-02",
    "due": "2024-12-04",
}
BINDING = {
    "instrument": "eu-bcr",
    "status": "signed",
    "variant": "processor",
    "members": ["Bcr Inc."],
    "approved": "2024-05-06",
    "assessment": {"date": "2024-04-01", "countries": ["US"], "conclusion": "equivalent"},
}
OLD = {
    **_clauses("Old", since="2019-02-01", signed="2019-01-05", until="2022-10-08"),
    "instrument": "eu-scc-2010-87",
    "processing_changed": "2022-03-04",
}
OF_EACH = {
    "signed": "2024-01-09",
    "since": "2024-02-10",
    "until": "2025-03-11",
    "expires": "2025-03-01",
}


@pytest.mark.parametrize("key", OF_EACH)
def test_each_day_of_a_contract_that_carries_an_onward_transfer(key: str) -> None:
    """The framework that brought the data asks for a contract in force."""
    agreement = {"status": "signed", key: OF_EACH[key]}
    passing = {"vendor": "far", "locations": [{"place": "US"}], "agreement": agreement}
    listed = {**LISTED, "entity": "Near Inc.", "verified": "2025-03-01"}
    near = _vendor("Near", mechanisms=[{"instrument": "eu-us-dpf", "certified": listed}])
    far = {**_vendor("Far"), "engaged": "through-others", "services": []}
    records = {"vendors/near": {**near, "subprocessors": [passing]}, "vendors/far": far}
    _day_by_day(records)


@pytest.mark.parametrize(
    ("name", "mechanism"),
    [
        ("Clauses", _clauses("Clauses", since="2022-06-07", until="2023-05-06")),
        ("Later", _clauses("Later", signed="2022-02-09")),
        ("Dpf", {"instrument": "eu-us-dpf", "certified": LISTED}),
        ("Bcr", BINDING),
        ("Old", OLD),
    ],
)
def test_each_day_of_a_mechanism(name: str, mechanism: dict[str, object]) -> None:
    _day_by_day({f"vendors/{name.lower()}": _vendor(name, mechanisms=[mechanism])})


def _day_by_day(records: Mapping[str, object]) -> None:
    """The timeline on the days that the records name, the days beside, and those a year later."""
    ours = {"kind": "organisation", "name": "Example", "country": "BE"}
    crm = {"kind": "activity", "role": "controller"}
    written = {"organisation": ours, "activities/crm": crm, **records}
    named = {date.fromisoformat(each) for each in findall(r"\d{4}-\d\d-\d\d", str(written))}
    later = (0, -HORIZON_DAYS, 365, 366)
    beside = {day + timedelta(days=far + near) for day in named for far in later for near in BESIDE}
    _equal(inventory_of(written), load(), beside)


def _equal(inventory: Inventory, law: Law, beside: Collection[date] = ()) -> None:
    found = lives(inventory, law)
    bands = {way: list(intervals(life, EARLIEST_DAY, LAST)) for way, life in found.items()}
    days = {day for day in days_of(law) if day >= EARLIEST_DAY} | set(turns(inventory, law))
    days |= {each.first for some in bands.values() for each in some}
    days |= {day for day in beside if day >= EARLIEST_DAY}
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
