"""What each inventory must and must not be reported, on its days: the rows of `policies.toml`."""

import tomllib
from datetime import date
from pathlib import Path

import pytest
from tests.inventories.facts import Fact, PolicyCase, StatusFact, cases
from tests.inventories.judged import NAMES, inventory, judged, recorded, weighed

from onward.law.instrument import InstrumentKind
from onward.law.law import load
from onward.transfers.flow import Kind
from onward.transfers.status import Status

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
STATUSES = [(case, fact) for case in CASES for fact in case.statuses]


def test_every_inventory_has_its_case() -> None:
    """None of the five is left out."""
    assert {case.inventory for case in CASES if case.day == TODAY} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_records_have_no_fault(name: str) -> None:
    """Each inventory can be judged."""
    assert recorded(name).faults == ()


@pytest.mark.parametrize(("case", "fact"), MUST, ids=_id)
def test_is_reported(case: PolicyCase, fact: Fact) -> None:
    """What must be among the findings is."""
    reported = judged(case.inventory, case.day).open
    fitting = [each for each in reported if fact.fits(each)]
    assert fitting, f"{fact}: not reported"
    assert fact.times in (None, len(fitting))


@pytest.mark.parametrize(("case", "fact"), NEVER, ids=_id)
def test_is_not_reported(case: PolicyCase, fact: Fact) -> None:
    """What must not be among the findings is not."""
    reported = judged(case.inventory, case.day).open
    assert [each.message for each in reported if fact.fits(each)] == []


@pytest.mark.parametrize(("case", "fact"), STATUSES, ids=_id)
def test_status(case: PolicyCase, fact: StatusFact) -> None:
    """A flow has the status of the table."""
    found = {
        judgment.status.value
        for judgment in weighed(case.inventory, case.day).judgments
        if judgment.flow.subject == fact.flow and fact.law in (None, judgment.regime)
    }
    assert found == {fact.status}


def test_no_vendor_of_ceejay_has_a_mechanism_that_holds() -> None:
    """No place and no mechanism is known of any of them: none holds, and none stays within."""
    for judgment in weighed("ceejay", TODAY).judgments:
        if judgment.flow.kind in (Kind.OWN, Kind.CHAIN):
            assert judgment.status not in (Status.HOLDS, Status.INSIDE)


def test_no_vendor_of_ceejay_has_a_framework() -> None:
    """The Privacy Shield was its own certificate, and never a mechanism of a vendor."""
    rows = load().instruments
    for vendor in inventory("ceejay").vendors.values():
        named = [str(each.instrument) for each in vendor.mechanisms or ()]
        assert [
            name for name in named if name in rows and rows[name].kind is InstrumentKind.FRAMEWORK
        ] == []


@pytest.mark.parametrize("name", NAMES)
def test_no_clean_bill(name: str) -> None:
    """A document of this kind leaves something open in every case."""
    assert [each for each in judged(name, TODAY).open if each.rule != "stale-law"]
