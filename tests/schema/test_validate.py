"""Each thing that a record can get wrong: one complaint, at the right place, with what to write."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from onward.diagnostic import Diagnostic, Severity
from onward.schema.validate import validate

CASES = tomllib.loads(Path(__file__).with_name("faults.toml").read_text("utf-8"))["case"]
NO_KIND = "the record does not say its kind"
HOME = "`organisation.yaml` must have `kind: organisation`, not `vendor`"
WAIVER = {
    "kind": "waiver",
    "rule": "framework-only",
    "subject": "sendgrid@US",
    "reason": "The clauses are with the vendor.",
    "remedy": "Sign module 2.",
    "approved_by": "Data protection officer",
    "approved_on": "2026-11-22",
    "expires": "2027-02-20",
}


def complaints(value: Any, path: str = "vendors/sendgrid.yaml") -> tuple[Diagnostic, ...]:
    """What `validate` says."""
    return validate(value, path)


def reported(value: Any, path: str = "vendors/sendgrid.yaml") -> list[tuple[str, str, str]]:
    """Rule, route and message of each complaint."""
    return [(each.rule, each.at.route, each.message) for each in complaints(value, path)]


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ({"kind": "vendor", "name": "X"}, "vendors/x.yaml"),
        ({"kind": "vendor"}, "vendors/x.yml"),
        ({"kind": "organisation", "name": "Us", "country": "BE"}, "organisation.yaml"),
        ({"kind": "organisation", "country": "unknown", "regimes": []}, "a/organisation.yaml"),
        ({"kind": "activity", "purpose": "unknown"}, "activities/billing.yaml"),
        (WAIVER, "waivers/dpf.yaml"),
        ({"kind": "vendor", "id": "acme", "x-mine": {"a": None}}, "vendors/Acme Inc.yaml"),
        ({"kind": "vendor", "mechanisms": [{"instrument": "unknown"}]}, "v.yaml"),
        ({"kind": "vendor", "subprocessors": [{"vendor": "unknown"}], "services": []}, "v.yaml"),
        ({"kind": "vendor", "country": "NO", "note": "Norway"}, "v.yaml"),
        ({"kind": "vendor", "since": "2024-02-29", "until": "unknown"}, "v.yaml"),
        ({"kind": "vendor", "agreement": {"status": "signed", "notice_days": "unknown"}}, "v.yaml"),
    ],
)
def test_valid(value: dict[str, Any], path: str) -> None:
    assert complaints(value, path) == ()


def test_a_vendor_with_everything_is_valid(vendor: dict[str, Any]) -> None:
    assert complaints(vendor) == ()


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['at'][-1]}={case['write']}")
def test_one_thing_wrong_is_one_complaint(vendor: dict[str, Any], case: dict[str, Any]) -> None:
    del vendor["evidence"]
    *way, last = case["at"]
    here: Any = vendor
    for step in way:
        here = here[int(step) if isinstance(here, list) else step]
    here[last] = json.loads(case["write"])
    assert reported(vendor) == [(case["rule"], case["route"], case["says"])]


def test_wrong_keys_of_one_object_are_one_complaint_that_names_each(vendor: dict[str, Any]) -> None:
    vendor["contry"] = vendor.pop("country")
    vendor["zzz"] = 1
    (only,) = complaints(vendor)
    assert only.message == "a vendor has no key `contry`: did you mean `country`?; nor `zzz`"
    assert only.at.route == "/contry"
    assert [each.at.route for each in only.related] == ["/zzz"]


def test_a_key_that_is_known_by_another_name(vendor: dict[str, Any]) -> None:
    vendor["dpa"] = vendor.pop("agreement")
    (only,) = complaints(vendor)
    assert only.message == "a vendor has no key `dpa`: did you mean `agreement`?"


def test_the_key_is_underlined_where_it_and_not_its_value_is_wrong(vendor: dict[str, Any]) -> None:
    vendor["Kind"] = vendor.pop("kind")
    (only,) = complaints(vendor)
    assert (only.rule, only.at.route, only.at.key) == ("schema-kind", "/Kind", True)
    vendor["kind"] = "vendr"
    assert [each.at.key for each in complaints(vendor)] == [False]


def test_wrong_items_of_one_list_are_one_complaint(vendor: dict[str, Any]) -> None:
    vendor["services"][0]["locations"][0]["for"] = ["storag", "x"]
    (only,) = complaints(vendor)
    assert only.at.route == "/services/mail/locations/US/for/storag"
    assert [each.at.route for each in only.related] == ["/services/mail/locations/US/for/x"]
    assert only.related[0].message.startswith("an item of `for` can't be `x`")


def test_a_key_that_lost_its_value_and_the_value_beside_it(vendor: dict[str, Any]) -> None:
    vendor["agreement"] = None
    vendor["letters"] = {"a": "yes"}
    (only,) = complaints(vendor)
    assert (only.rule, only.at.route) == ("schema-unknown-key", "/letters")
    assert [each.at.route for each in only.related] == ["/agreement"]


def test_two_causes_are_two_complaints(vendor: dict[str, Any]) -> None:
    vendor["country"] = "UK"
    vendor["zzz"] = 1
    vendor["since"] = "2026-02-30"
    vendor["agreement"]["status"] = "sined"
    assert {(rule, route) for rule, route, _ in reported(vendor)} == {
        ("schema-value", "/country"),
        ("schema-unknown-key", "/zzz"),
        ("schema-day", "/since"),
        ("schema-value", "/agreement/status"),
    }


@pytest.mark.parametrize(
    ("value", "path", "message"),
    [
        ([], "v.yaml", "the file holds a list, not a record: begin with `kind: vendor`"),
        (
            "vendor",
            "v.yaml",
            "the file holds a single value, not a record: begin with `kind: vendor`",
        ),
        (None, "v.yaml", "the file holds a single value, not a record: begin with `kind: vendor`"),
        ({}, "v.yaml", "the record does not say its kind: begin with `kind: vendor`"),
        ({"lawful_basis": "x"}, "a.yaml", f"{NO_KIND}: begin with `kind: activity`"),
        ({"knd": "vendor"}, "v.yaml", "a record begins with `kind`, not with `knd`"),
        ({"kind": "vendor"}, "organisation.yaml", HOME),
    ],
)
def test_no_kind(value: Any, path: str, message: str) -> None:
    assert [(rule, said) for rule, _, said in reported(value, path)] == [("schema-kind", message)]


def test_a_waiver_says_in_one_line_all_that_is_missing() -> None:
    (found,) = reported({"kind": "waiver", "rule": "framework-only"}, "waivers/x.yaml")
    rest = "`subject`, `reason`, `remedy`, `approved_by`, `approved_on` and `expires`"
    assert found == ("schema-missing-key", "", f"a waiver needs {rest}")


def test_a_waiver_knows_its_days() -> None:
    assert reported({**WAIVER, "expires": "unknown"}, "waivers/x.yaml")[0][0] == "schema-day"


def test_a_file_name_that_can_not_be_an_id() -> None:
    (found,) = reported({"kind": "vendor", "name": "X"}, "vendors/Acme_Inc.yaml")
    assert found[:2] == ("schema-value", "")
    assert found[2].startswith("the file name `Acme_Inc` can't be an id")


def test_what_only_jsonschema_rs_refuses_is_reported_in_its_words(vendor: dict[str, Any]) -> None:
    vendor["reviewed"] = "2026-11-22\n"
    (found,) = reported(vendor)
    assert found[:2] == ("schema-value", "/reviewed")


def test_a_complaint_has_its_path_as_subject_and_a_remedy(vendor: dict[str, Any]) -> None:
    vendor["country"] = "UK"
    (only,) = complaints(vendor)
    assert (only.subject, only.cause, only.severity) == (
        "vendors/sendgrid.yaml",
        "/country",
        Severity.ERROR,
    )
    assert only.remedy.startswith("Write a country code of two capital letters")


def test_a_long_value_is_cut(vendor: dict[str, Any]) -> None:
    vendor["country"] = "B" * 5000
    (only,) = complaints(vendor)
    assert len(only.message) < 250
