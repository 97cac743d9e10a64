"""Another company in the place of a vendor has no contract and no notice of the one before."""

from typing import Any

import pytest
from tests.diff.snapshots import ACME, BASE, MAIL, Records
from tests.review.test_gate import errors, gate

from onward.diagnostic import Severity

SIGNED = {"status": "signed", "signed": "2022-03-02"}
HERE: dict[str, Any] = {
    **ACME,
    "legal_name": "Acme Mail NV",
    "country": "BE",
    "mechanisms": [],
    "services": [{**MAIL, "locations": [{"place": "BE"}]}],
    "agreement": SIGNED,
    "announced": "2022-01-02",
    "since": "2022-03-02",
}
RULE = "replaced-company"


def vendor(id_: str = "acme", **keys: Any) -> Records:
    bare = {name: each for name, each in BASE.items() if name != "vendors/acme"}
    whole = {key: each for key, each in {**HERE, **keys}.items() if each is not None}
    return {**bare, f"vendors/{id_}": whole}


def told(before: Records, after: Records) -> list[tuple[Severity, str, tuple[str, ...]]]:
    found = gate(before, after).open
    return [(each.severity, each.subject, each.covers) for each in found if each.rule == RULE]


def test_another_company_in_the_same_record_fails() -> None:
    kept = told(vendor(), vendor(legal_name="Nimbus Ltd"))
    assert kept == [(Severity.ERROR, "acme", ("agreement", "announced"))]
    named = told(vendor(), vendor(legal_name="Nimbus Ltd", name="Nimbus"))
    assert named == kept
    own: dict[str, Any] = {
        "agreement": {**SIGNED, "signed": "2026-07-01"},
        "announced": "2026-06-01",
    }
    fresh = told(vendor(), vendor(legal_name="Nimbus Ltd", **own))
    assert fresh == [(Severity.WARNING, "acme", ())]


def test_a_copy_for_a_competitor_fails() -> None:
    other: dict[str, Any] = {"name": "Nimbus", "legal_name": "Nimbus Ltd"}
    kept = [(Severity.ERROR, "nimbus", ("agreement", "announced"))]
    assert told(vendor(), vendor("nimbus", **other)) == kept
    own: dict[str, Any] = {
        "agreement": {**SIGNED, "signed": "2026-07-01"},
        "announced": "2026-06-01",
    }
    assert told(vendor(), vendor("nimbus", **other, **own)) == []


def test_the_approval_is_of_the_company_that_was_approved() -> None:
    yes: dict[str, Any] = {"approval": {"verdict": "approved", "by": "DPO", "given": "2026-01-01"}}
    bare: dict[str, Any] = {"agreement": None, "announced": None}
    after = vendor(legal_name="Nimbus Ltd", **yes, **bare)
    assert told(vendor(**yes), after) == [(Severity.ERROR, "acme", ("approval",))]


@pytest.mark.parametrize(
    "keys",
    [
        {"legal_name": "Acme Mail BV"},
        {"legal_name": "ACME MAIL N.V."},
        {"legal_name": "Nimbus NV", "formerly": ["Acme Mail NV"]},
        {"legal_name": None},
        {"name": "Acme Mail Europe"},
    ],
)
def test_the_same_company_passes(keys: dict[str, Any]) -> None:
    assert told(vendor(), vendor(**keys)) == []
    if "formerly" in keys:
        assert errors(gate(vendor(), vendor(**keys))) == []


def test_domains_of_one_company_show_that_it_is_the_same() -> None:
    domain: dict[str, Any] = {"domains": ["acme.example"]}
    assert told(vendor(**domain), vendor(**domain, legal_name="Nimbus NV")) == []


def us(records: Records, **keys: Any) -> Records:
    whole = {**records["organisation"], "legal_name": "Example BV", **keys}
    return {**records, "organisation": {key: each for key, each in whole.items() if each}}


def test_another_organisation_has_no_contracts_of_the_one_before() -> None:
    fails = [(Severity.ERROR, "example", ())]
    assert told(us(vendor()), us(vendor(), legal_name="Nimbus NV")) == fails
    named = told(us(vendor(), legal_name=None), us(vendor(), legal_name=None, name="Nimbus"))
    assert named == fails
    none: dict[str, Any] = {"agreement": {"status": "stated"}}
    bare = told(us(vendor(**none)), us(vendor(**none), legal_name="Nimbus NV"))
    assert bare == [(Severity.WARNING, "example", ())]


def test_the_finding_names_the_vendors_that_agreed() -> None:
    found = errors(gate(us(vendor()), us(vendor(), legal_name="Nimbus NV")))
    assert [each.message.partition(" and ")[2] for each in found] == [
        "the contracts are those of Example BV: Acme Mail NV (2026-08-05)"
    ]


@pytest.mark.parametrize(
    "keys",
    [
        {"legal_name": "Example NV"},
        {"legal_name": "Exampel BV"},
        {"legal_name": "Nimbus NV", "formerly": ["Example BV"]},
        {"name": "The Example shop"},
        {"legal_name": "unknown"},
    ],
)
def test_we_may_have_a_new_name(keys: dict[str, Any]) -> None:
    assert told(us(vendor()), us(vendor(), **keys)) == []


def test_an_lei_says_that_a_former_name_is_of_another_company() -> None:
    first = vendor(lei="00EXAMPLE00000000062")
    renamed: dict[str, Any] = {"legal_name": "Nimbus Ltd", "formerly": ["Acme Mail NV"]}
    assert told(first, vendor(**renamed, lei="00EXAMPLE00000000062")) == []
    other = told(first, vendor(**renamed, lei="00EXAMPLE00000000159"))
    assert [severity for severity, _, _ in other] == [Severity.ERROR]
