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
RULE = "replaced-vendor"


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
