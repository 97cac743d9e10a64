"""Some of the flows, with those by which the data gets there."""

import pytest
from tests.transfers.test_graph import RECORDS, made, passed, service, vendor

from onward.transfers.flow import Kind
from onward.transfers.narrowed import Selection, narrowed
from onward.transfers.status import Status

MORE = {
    **RECORDS,
    "press": vendor("US", service("press", "contact"), more="mechanisms: []\n"),
    "letters": vendor(
        "BE", service("letters", "contact"), passed("post", "US")[:-1] + ", mechanisms: []}"
    ),
}
ASKED = (
    Selection(only="failing"),
    Selection(only="third"),
    Selection(vendors=("care-in",)),
    Selection(vendors=("post", "disk")),
    Selection(data="health"),
    Selection(country="IN"),
    Selection(activity="care"),
)


def subjects(records: dict[str, str], asked: Selection) -> set[str]:
    inventory, statuses = made(records)
    return {each.flow.subject for each in narrowed(inventory, statuses, asked).judgments}


@pytest.mark.parametrize("asked", ASKED)
def test_what_is_passed_on_has_a_way_from_us(asked: Selection) -> None:
    inventory, statuses = made(MORE)
    kept = narrowed(inventory, statuses, asked).judgments
    reached = {each.flow.importer.id for each in kept if each.flow.kind is Kind.OWN}
    for _ in kept:
        reached |= {e.flow.importer.id for e in kept if e.flow.exporter.id in reached}
    assert kept
    assert {each.flow.exporter.id for each in kept if each.flow.kind is Kind.CHAIN} <= reached


def test_a_way_is_one_that_carries_the_data() -> None:
    """The clinic brings it by its service for mail, and letters do so too: one of them suffices."""
    shown = subjects(RECORDS, Selection(vendors=("care-in",)))
    assert {"disk>care-in@IN", "post>care-in@IN"} <= shown
    assert {"clinic>disk@IE", "clinic@BE"} <= shown


def test_every_failing_flow_is_kept() -> None:
    inventory, statuses = made(MORE)
    fails = {each for each in statuses.judgments if each.status is Status.FAILS}
    assert {each.flow.kind for each in fails} == {Kind.OWN, Kind.CHAIN}
    assert fails <= set(narrowed(inventory, statuses, Selection(only="failing")).judgments)


def test_what_is_hidden_is_no_part_of_a_way() -> None:
    inventory, statuses = made(RECORDS)
    kept = narrowed(inventory, statuses, Selection(hide_inside=True)).judgments
    assert kept
    assert Status.INSIDE not in {each.status for each in kept}


def test_unknown_data_an_unknown_country_and_no_activity_may_be_it() -> None:
    records = {
        "dark": vendor("unknown", service("dark", "unknown")),
        "open": vendor("BE", service("open", "contact"), passed("dark", "unknown")),
    }
    assert "dark@unknown" in subjects(records, Selection(country="US"))
    assert "dark@unknown" in subjects(records, Selection(data="health"))
    assert "open@BE" not in subjects(records, Selection(data="health", country="US"))
