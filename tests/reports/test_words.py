"""The words that records are written in, as a table and as records."""

from datetime import date

import pytest

from onward.reports.listings.table import Record, Table
from onward.reports.listings.vocabulary import KINDS, words
from onward.terms.region import providers, regions
from onward.terms.vocabulary import data, measures, subjects

DAY = date(2026, 8, 5)


def record(table: Table, id_: str) -> Record:
    (one,) = (each for each in table.records if each["id"] == id_)
    return one


def row(table: Table, id_: str) -> tuple[str, ...]:
    (one,) = (each for each in table.rows if each[0] == id_)
    return one


def test_without_a_kind_every_vocabulary_is_listed() -> None:
    table = words(None, DAY)
    assert [each["id"] for each in table.records] == [*data(), *subjects(), *measures()]
    assert table.columns[0] == "kind"
    assert {each[0] for each in table.rows} == {"data", "subjects", "measures"}


@pytest.mark.parametrize(
    ("id_", "marks"),
    [("contact.email", ""), ("health", "special"), ("criminal.offences", "criminal"),
     ("employment.payroll", "HR"), ("employment.absence", "special, HR")],
)  # fmt: skip
def test_data_bear_their_marks(id_: str, marks: str) -> None:
    table = words("data", DAY)
    reported = row(table, id_)
    assert reported == (id_, data()[id_].title, data()[id_].description, marks)
    assert record(table, id_)["special"] == data()[id_].special
    assert record(table, id_)["hr"] is ("HR" in marks)


def test_our_staff_and_measures_against_access_are_marked() -> None:
    assert row(words("subjects", DAY), "employees")[-1] == "staff"
    assert row(words("subjects", DAY), "customers")[-1] == ""
    reported = row(words("measures", DAY), "pseudonymisation")[-1]
    assert reported == "technical, against access (use case 2), not verified"


def test_the_regions_of_a_provider_have_their_countries_and_a_source() -> None:
    table = words("aws", DAY)
    assert [each["id"] for each in table.records] == list(regions("aws"))
    london = row(table, "aws:eu-west-2")
    assert london[2] == "GB (United Kingdom)"
    assert all(each[-1] for each in table.rows)
    assert record(table, "aws:global")["country"] is None
    assert row(words("cloudflare", DAY), "cloudflare:eu")[2] == "EEA"


def test_all_regions_are_those_of_every_provider() -> None:
    listed = [each["id"] for each in words("regions", DAY).records]
    assert listed == [id_ for provider in providers() for id_ in regions(provider)]


def test_places_are_zones_organisations_and_countries() -> None:
    table = words("places", DAY)
    assert row(table, "EEA")[2] == "zone"
    assert row(table, "x-EPO")[2] == "organisation"
    assert row(table, "BE")[1:] == ("Belgium", "country")


@pytest.mark.parametrize("kind", [None, *KINDS, *providers()])
def test_every_record_has_the_same_keys(kind: str | None) -> None:
    table = words(kind, DAY)
    assert table.rows
    assert len({tuple(each) for each in table.records}) == 1


def test_another_kind_is_none() -> None:
    with pytest.raises(KeyError):
        words("nonsense", DAY)
