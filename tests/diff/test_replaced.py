"""A company in the place of another is new, and the other is gone; a new name needs a reason."""

from typing import Any

import pytest
from tests.diff.snapshots import (
    ACME,
    BASE,
    DAY,
    FIRM,
    SHOP,
    Records,
    compared,
    folder,
    of_folders,
    said,
)

from onward.diagnostic import Severity
from onward.diff.comparison import Comparison
from onward.law.law import load
from onward.reports.questions.added import brought
from onward.reports.review.sections import review
from onward.review import introduced
from onward.source.text import Folder
from onward.workflow import Order

LEI, OTHER = "00EXAMPLE00000000062", "00EXAMPLE00000000159"
FORUM: dict[str, Any] = {
    "kind": "vendor",
    "name": "Talkative",
    "country": "US",
    "role": "processor",
    "services": [
        {
            "id": "forum",
            "purpose": "Customer forum",
            "activities": ["shop"],
            "data": ["unknown"],
            "subjects": ["unknown"],
            "locations": [{"place": "US"}],
        }
    ],
    "agreement": {"status": "stated"},
    "mechanisms": [{"instrument": "unknown"}],
}


def with_forum(id_: str = "talkative", **keys: Any) -> Records:
    return {**BASE, f"vendors/{id_}": {**FORUM, **keys}}


def gate_fails(before: Folder, after: Folder) -> bool:
    found = introduced([before], [after], load(), Order(day=DAY)).verdict
    return any(each.severity is Severity.ERROR for each in found.open)


def aspects(result: Comparison) -> list[str]:
    return sorted(f"{each.aspect} {each.how.value}" for each in result.changes)


@pytest.mark.parametrize("id_", ["babble", "talkative"])
def test_another_name_is_another_company(id_: str) -> None:
    """Under another id, or in the same file: records that are equal otherwise prove nothing."""
    before, after = with_forum(), with_forum(id_, name="Babble")
    result = compared(before, after)
    assert aspects(result) == ["vendor added", "vendor removed"]
    assert [(each.name, each.replaced) for each in result.customer_notices] == [("Babble", "")]
    assert gate_fails(folder(before), folder(after))


def test_whether_it_is_the_same_is_asked() -> None:
    result = compared(with_forum(), with_forum("babble", name="Babble"))
    asked = [put.question for put in brought(result) if put.question.ask == "us"]
    (one,) = [each.question for each in asked if "formerly" in each.question]
    assert one == (
        "Is Babble a new vendor, or the company that was recorded as Talkative (then record"
        " `formerly: [Talkative]`)?"
    )


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"name": "Talkative Services (TS)"}, {"name": "Talkative Services Inc (TS)"}),
        ({"name": "Talkative Services (TS)"}, {"name": "TS"}),
        ({"name": "Talkative"}, {"name": "Babble", "formerly": ["Talkative"]}),
        ({"name": "Talkative"}, {"name": "Babble", "also_known_as": ["talkative"]}),
        ({"domains": ["forum.example"]}, {"name": "Babble", "domains": ["forum.example"]}),
        ({"lei": LEI}, {"name": "Babble", "lei": LEI}),
        ({"company_number": "12-34"}, {"name": "Babble", "company_number": "US 1234"}),
        ({"legal_name": "Talkative Inc."}, {"name": "Babble", "legal_name": "TALKATIVE, Inc"}),
    ],
)
def test_a_rename_that_the_records_show(before: dict[str, Any], after: dict[str, Any]) -> None:
    """By legal form, an alias in brackets, another or a former name, a domain, or a number."""
    other = {"services": [{**FORUM["services"][0], "purpose": "A forum for customers"}]}
    result = compared(with_forum(**before), with_forum("babble", **after, **other))
    assert "id changed" in aspects(result)
    assert not {"vendor added", "vendor removed"} & set(aspects(result))
    assert result.customer_notices == ()


def test_two_identifiers_are_two_companies_whatever_they_share() -> None:
    before = with_forum(lei=LEI, domains=["forum.example"])
    result = compared(before, with_forum("babble", lei=OTHER, domains=["forum.example"]))
    assert aspects(result) == ["vendor added", "vendor removed"]


def test_a_company_number_counts_in_its_country_alone() -> None:
    before = with_forum(company_number="1234")
    result = compared(
        before, with_forum("babble", name="Babble", country="CA", company_number="1234")
    )
    assert {"vendor added", "vendor removed"} <= set(aspects(result))


def test_a_record_that_gets_its_first_name() -> None:
    result = compared(with_forum(name="unknown"), with_forum("babble", name="Babble"))
    assert aspects(result) == ["id changed", "name changed"]


@pytest.mark.parametrize("name", ["Talkativ", "Talkative Forum", "TALKATIVE B.V."])
def test_a_name_that_is_written_otherwise_in_the_same_record(name: str) -> None:
    result = compared(with_forum(), with_forum(name=name))
    assert aspects(result) == ["name changed"]


def test_a_former_name_is_reported_once() -> None:
    result = compared(with_forum(), with_forum(name="Babble", formerly=["Talkative"]))
    assert said(result.changes) == ["Babble: new name; formerly Talkative"]
    result = compared(with_forum(), with_forum(formerly=["Chatty"]))
    assert said(result.changes) == ["Talkative: former name added: Chatty"]


def test_an_id_that_went_to_another_company() -> None:
    """The old record moved on to another id, and a new company took its own."""
    result = compared(
        with_forum(domains=["t.example"]),
        {**with_forum(name="Babble"), "vendors/old": {**FORUM, "domains": ["t.example"]}},
    )
    assert aspects(result) == ["id changed", "vendor added"]


def test_another_customer_is_another_party() -> None:
    def serving(name: str) -> Records:
        shop = {**SHOP, "controllers": [{"name": name, "country": "US"}]}
        return {**BASE, "activities/shop": shop}

    result = compared(serving("Harbour Ltd"), serving("Dune Ltd"))
    assert sorted(each.how.value for each in result.changes if each.aspect == "controller") == [
        "added",
        "removed",
    ]
    assert gate_fails(folder(serving("Harbour Ltd")), folder(serving("Dune Ltd")))


def test_another_organisation_is_another_inventory() -> None:
    """Though each side has only one, and though the directory or the id is the same."""
    other = {**BASE, "organisation": {**FIRM, "name": "Somebody Else"}}
    for path, id_ in (
        ("elsewhere", {}),
        ("elsewhere", {"id": "example"}),
        ("example", {"id": "x"}),
    ):
        new = folder({**other, "organisation": {**other["organisation"], **id_}}, path)
        assert aspects(of_folders(folder(BASE), new)) == ["inventory added", "inventory removed"]


def test_one_left_on_each_snapshot_is_the_same() -> None:
    """Under another id, in another directory: nothing says that it is another organisation."""
    unnamed = {**BASE, "organisation": {**FIRM, "name": "unknown"}}
    assert (
        aspects(of_folders(folder(BASE), folder(unnamed, "elsewhere")))[0] == "inventory id changed"
    )


def test_a_new_legal_form_in_another_country_is_reported_to_customers() -> None:
    before = {**BASE, "vendors/acme": {**ACME, "country": "IE", "legal_name": "Acme Mail Ltd"}}
    result = compared(before, BASE)
    assert [each.replaced for each in result.customer_notices] == ["Acme Mail Ltd"]


def test_many_records_under_new_ids_are_matched() -> None:
    def vendors(prefix: str) -> Records:
        made = {
            f"vendors/{prefix}-{number}": {**FORUM, "name": f"Vendor {number}"}
            for number in range(300)
        }
        return {**BASE, **made}

    result = compared(vendors("old"), vendors("new"))
    assert aspects(result) == ["id changed"] * 300


def test_a_transfer_that_ends_has_not_improved() -> None:
    """The first line of a review of one company in the place of another, and of one that goes."""
    first = review(compared(with_forum(), with_forum("babble", name="Babble"))).verdict
    assert first.startswith("1 transfer is now unknown (Babble), 1 ended;")
    assert "improve" not in first
    gone = review(compared(with_forum(), BASE)).verdict
    assert gone.startswith("1 transfer ends, none gets worse")
