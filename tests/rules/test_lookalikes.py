"""Records that may be one company, and records that are not."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.reported import reported, subjects

from onward.rules.register._similar_names import slips
from onward.terms.company import brand_key

SERVICE = "services: [{id: mailing, purpose: Sending invoices, activities: [crm]}]\n"
CRM = "kind: activity\nrole: controller\nlawful_basis: contract\nretention: two years\n"


def vendor(name: str, more: str = "") -> str:
    return f"kind: vendor\nname: {name}\ncountry: BE\n{SERVICE}{more}"


def alike(*names: str, more: str = "") -> list[str]:
    files = {f"vendors/v{number}.yaml": vendor(name, more) for number, name in enumerate(names)}
    return subjects(reported({**files, "activities/crm.yaml": CRM}, "similar-vendor"))


@pytest.mark.parametrize(
    "names",
    [
        ("Northmail GmbH", "NORTH MAIL, Inc."),
        ("Société Générale SA", "Societe Generale"),
        ("SendGrid", "SendGird"),
        ("Postmark", "Postmarks"),
        ("Acme Analytics", "Acme Analitics Ltd"),
        ("Альфа", "АЛЬФА"),
        ("AWS", "Amazon Web Services"),
        ("Sentry", "Functional Software, Inc."),
        ("Example Web Services (EWS)", "EWS"),
        ("Example Web Services (EWS)", "Example Web Services Inc"),
    ],
)
def test_names_that_are_alike(names: tuple[str, str]) -> None:
    assert alike(*names) == ["v1"]
    assert alike(*reversed(names)) == ["v1"]


@pytest.mark.parametrize(
    "names",
    [
        ("Mail", "Main"),
        ("Stork", "Store"),
        ("Postmark", "Bostmark"),
        ("Racks 11", "Racks 12"),
        ("Server2 Systems", "Server3 Systems"),
        ("Vendor A Systems", "Vendor B Systems"),
        ("Google Cloud", "Google Analytics"),
        ("Stripe", "Stripe Payments Europe, Limited"),
        ("Acme", "Acme Mail"),
        ("Альфа Cloud", "Бета Cloud"),
    ],
)
def test_names_that_are_not(names: tuple[str, str]) -> None:
    assert alike(*names) == []


def test_records_that_are_joined_are_kept_apart_and_a_third_is_not() -> None:
    edge = "subprocessors: [{vendor: v1}]\n"
    files = {
        "vendors/v0.yaml": vendor("Acme BV", edge),
        "vendors/v1.yaml": vendor("Acme Inc."),
        "vendors/v2.yaml": vendor("Acme Ltd"),
        "activities/crm.yaml": CRM,
    }
    (found,) = reported(files, "similar-vendor")
    assert (found.subject, found.covers) == ("v2", ("v0",))


def test_companies_under_one_parent_are_kept_apart() -> None:
    assert alike("Acme BV", "Acme Ltd", more="parent: {legal_name: Acme Holding}\n") == []
    assert alike("Acme BV", "Acme Ltd", "Acme Holding", more="") == ["v1"]


def test_a_crowd_gives_one_finding_each_and_joins_as_one() -> None:
    names = [f"Vendor {number}" for number in range(200)]
    assert len(alike(*names, more="domains: [shared.example]\n")) == 199
    assert alike(*names, more="domains: [shared.example]\nparent: {legal_name: P}\n") == []


def test_one_finding_for_a_record_like_two_others() -> None:
    files = {
        "vendors/a.yaml": vendor("Northmail", "domains: [a.example]\n"),
        "vendors/b.yaml": vendor("Southmail", "domains: [b.example]\n"),
        "vendors/c.yaml": vendor("Northmail BV", "domains: [b.example]\n"),
        "activities/crm.yaml": CRM,
    }
    (found,) = reported(files, "similar-vendor")
    assert (found.subject, found.covers) == ("c", ("a", "b"))


def test_we_ourselves_are_looked_at() -> None:
    ours = "kind: organisation\nname: Shop\nlegal_name: Acme Technologies LTDA\ncountry: unknown\n"
    eireli = f"kind: vendor\nname: Acme Technologies EIRELI\ncountry: BR\n{SERVICE}"
    files = {"organisation.yaml": ours, "vendors/x.yaml": eireli, "activities/crm.yaml": CRM}
    (found,) = reported(files, "similar-vendor", day=date(2021, 8, 27))
    assert (found.subject, found.covers) == ("x", ("example",))
    assert "Law 14.195/2021" in found.reason
    (before,) = reported(files, "similar-vendor", day=date(2021, 8, 26))
    assert "Law 14.195/2021" not in before.reason


LETTERS = "abcdefghijklmnopqrstuvwxyz"
WORD = st.text(LETTERS, min_size=6, max_size=14)


@settings(max_examples=80)
@given(WORD, st.data())
def test_any_slip_but_of_the_first_letter_is_seen(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 1))
    letter = data.draw(st.sampled_from(LETTERS))
    changed = word[:at] + letter + word[at + 1 :]
    put_in = word[:at] + letter + word[at:]
    swapped = word[:at] + word[at + 1 : at + 2] + word[at] + word[at + 2 :]
    for slip in (changed, put_in, swapped):
        if brand_key(word) and brand_key(slip) and brand_key(word) != brand_key(slip):
            assert set(slips(word)) & set(slips(slip))


@settings(max_examples=80)
@given(st.text(max_size=40))
def test_any_name_is_compared_without_a_fault(name: str) -> None:
    assert brand_key(name) == brand_key(name.upper()) or not name.isascii()
    assert all(isinstance(slip, str) for slip in slips(name))


def test_a_name_as_long_as_a_file_is_not_taken_apart() -> None:
    """The slips of half a megabyte would fill more memory than there is."""
    assert list(slips("N" * 101)) == []
    assert len(list(slips("N" * 100))) == 100
    assert alike("N" * 500_000, "N" * 499_999) == []
