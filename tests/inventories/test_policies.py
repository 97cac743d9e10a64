"""What each inventory must and must not be told, on its days: the rows of `policies.toml`."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from tests.inventories.facts import Fact, FootingFact, PolicyCase, cases
from tests.inventories.judged import NAMES, inventory, judged, recorded, weighed

from onward.law.book import load
from onward.law.instrument import Kind as Instruments
from onward.transfers.flow import Kind
from onward.transfers.footing import Footing

TODAY = date(2026, 11, 22)
CASES = cases(tomllib.loads((Path(__file__).parent / "policies.toml").read_text("utf-8")))


def _id(value: object) -> str:
    match value:
        case PolicyCase():
            return f"{value.inventory}-{value.day}"
        case _:
            return str(value)


MUST = [(case, fact) for case in CASES for fact in case.must]
NEVER = [(case, fact) for case in CASES for fact in case.never]
FOOTINGS = [(case, fact) for case in CASES for fact in case.footings]


def test_every_inventory_has_its_case() -> None:
    """None of the five is left out."""
    assert {case.inventory for case in CASES if case.day == TODAY} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_records_have_no_fault(name: str) -> None:
    """Each inventory can be judged."""
    assert recorded(name).faults == ()


@pytest.mark.parametrize(("case", "fact"), MUST, ids=_id)
def test_is_told(case: PolicyCase, fact: Fact) -> None:
    """What must be among the findings is."""
    told = judged(case.inventory, case.day).open
    fitting = [each for each in told if fact.fits(each)]
    assert fitting, f"{fact}: not told"
    assert fact.times in (None, len(fitting))


@pytest.mark.parametrize(("case", "fact"), NEVER, ids=_id)
def test_is_not_told(case: PolicyCase, fact: Fact) -> None:
    """What must not be among the findings is not."""
    told = judged(case.inventory, case.day).open
    assert [each.message for each in told if fact.fits(each)] == []


@pytest.mark.parametrize(("case", "fact"), FOOTINGS, ids=_id)
def test_footing(case: PolicyCase, fact: FootingFact) -> None:
    """A flow has the footing of the table."""
    found = {
        judgment.footing.value
        for judgment in weighed(case.inventory, case.day).judgments
        if judgment.flow.subject == fact.flow and fact.law in (None, judgment.regime)
    }
    assert found == {fact.footing}


def test_no_vendor_of_ceejay_is_on_firm_ground() -> None:
    """No place and no ground is known of any of them: none holds, and none stays within."""
    for judgment in weighed("ceejay", TODAY).judgments:
        if judgment.flow.kind in (Kind.OWN, Kind.CHAIN):
            assert judgment.footing not in (Footing.HOLDS, Footing.WITHIN)


def test_no_vendor_of_ceejay_has_a_framework() -> None:
    """The Privacy Shield was its own certificate, and never a safeguard of a vendor."""
    rows = load().instruments
    for vendor in inventory("ceejay").vendors.values():
        named = [str(each.instrument) for each in vendor.safeguards or ()]
        assert [
            name for name in named if name in rows and rows[name].kind is Instruments.FRAMEWORK
        ] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_clean_bill(name: str) -> None:
    """A document of this kind leaves something open in every case."""
    assert [each for each in judged(name, TODAY).open if each.rule != "stale-law"]
