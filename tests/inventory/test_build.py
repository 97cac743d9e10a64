"""What a record says becomes a value that keeps fact, unknown, absent and none apart."""

from datetime import date
from typing import Any

import pytest

from onward.inventory.build import build, record_id
from onward.inventory.mechanism import Assessment, Mechanism
from onward.inventory.organisation import Activity, Organisation, OwnTerm
from onward.inventory.records import Waiver
from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import Agreement, Edge, Vendor
from onward.schema.validate import validate


def vendor(**keys: Any) -> Vendor:
    """A vendor with these keys, judged by its schema first."""
    value = {"kind": "vendor", **keys}
    assert validate(value, "vendors/acme.yaml") == ()
    made = build("vendor", value, "vendors/acme.yaml")
    assert isinstance(made, Vendor)
    return made


def organisation(**keys: Any) -> Organisation:
    """The same of an organisation."""
    value = {"kind": "organisation", **keys}
    assert validate(value, "organisation.yaml") == ()
    made = build("organisation", value, "organisation.yaml")
    assert isinstance(made, Organisation)
    return made


def test_what_is_not_written_is_not_recorded() -> None:
    made = vendor(name="Acme")
    assert made == Vendor(id="acme", name="Acme", origin="vendors/acme.yaml")
    assert (made.mechanisms, made.subprocessors, made.subject_to) == (None, None, None)
    assert (made.group, made.public, made.engaged) == (False, None, "by-us")


def test_none_is_the_empty_list() -> None:
    made = vendor(
        mechanisms=[], subprocessors=[], subject_to=[], services=[{"id": "a", "data": []}]
    )
    assert (made.mechanisms, made.subprocessors, made.subject_to) == ((), (), ())
    assert made.services[0].data == ()
    assert made.services[0].locations is None


def test_unknown_is_kept_as_such() -> None:
    made = vendor(
        name="unknown",
        country="unknown",
        since="unknown",
        subject_to=["unknown"],
        services=[{"id": "a", "data": ["unknown"], "locations": [{"place": "unknown"}]}],
        agreement={"status": "unknown", "notice_days": "unknown", "letters": {"h": "unknown"}},
        mechanisms=[{"instrument": "unknown", "modules": ["unknown"], "members": ["unknown"]}],
        subprocessors=[{"vendor": "unknown"}],
    )
    service, agreement = made.services[0], made.agreement
    assert (made.name, made.country, made.since, made.subject_to) == (UNKNOWN,) * 4
    assert service.data is UNKNOWN
    assert service.locations is not None
    assert service.locations[0].place is UNKNOWN
    assert agreement == Agreement(
        status=UNKNOWN, notice_days=UNKNOWN, letters={"h": UNKNOWN}, route="/agreement"
    )
    assert made.mechanisms == (Mechanism(instrument=UNKNOWN, modules=UNKNOWN, members=UNKNOWN),)
    assert made.subprocessors == (Edge(vendor=UNKNOWN),)


def test_sets_are_sorted_and_without_repeats() -> None:
    made = vendor(
        domains=["b.com", "a.com", "b.com"],
        services=[
            {"id": "z"},
            {"id": "a", "data": ["contact.name", "contact.email", "contact.name"]},
        ],
        subprocessors=[{"vendor": "b"}, {"vendor": "a"}],
    )
    assert made.domains == ("a.com", "b.com")
    assert [service.id for service in made.services] == ["a", "z"]
    assert made.services[0].data == ("contact.email", "contact.name")
    assert [edge.vendor for edge in made.subprocessors or ()] == ["a", "b"]


def test_mechanisms_and_options_keep_their_order() -> None:
    made = vendor(
        mechanisms=[
            {"instrument": "eu-us-dpf"},
            {"instrument": "eu-scc-2021-914", "modules": [3, 2]},
        ],
        services=[{"id": "a", "locations": [{"place": "unknown", "options": ["US", "DE", "IE"]}]}],
    )
    assert [each.instrument for each in made.mechanisms or ()] == ["eu-us-dpf", "eu-scc-2021-914"]
    assert (made.mechanisms or ())[1].modules == (2, 3)
    assert (made.services[0].locations or ())[0].options == ("US", "DE", "IE")


def test_two_records_that_say_the_same_are_equal() -> None:
    places = [
        {"place": "US", "for": ["storage"]},
        {"place": "US", "for": ["support"]},
        {"place": "IN"},
    ]
    edges = [
        {"vendor": "aws", "locations": places},
        {"vendor": "aws", "locations": places[::-1], "purpose": "hosting"},
    ]
    one = vendor(subprocessors=edges, evidence=[{"section": "2"}, {"section": "1"}])
    other = vendor(subprocessors=edges[::-1], evidence=[{"section": "1"}, {"section": "2"}])
    assert one == other
    assert [edge.route for edge in one.subprocessors or ()] != [
        edge.route for edge in other.subprocessors or ()
    ]


def test_routes_name_the_items_of_lists() -> None:
    made = vendor(
        services=[{"id": "mail", "locations": [{"place": "aws:eu-west-1"}, {"place": "US"}]}],
        mechanisms=[{"instrument": "eu-us-dpf"}],
        agreement={"status": "signed"},
        subprocessors=[{"vendor": "aws", "mechanisms": [{"instrument": "unknown"}]}],
    )
    assert made.services[0].route == "/services/mail"
    assert {each.route for each in made.services[0].locations or ()} == {
        "/services/mail/locations/aws:eu-west-1",
        "/services/mail/locations/US",
    }
    assert (made.mechanisms or ())[0].route == "/mechanisms/eu-us-dpf"
    assert made.agreement is not None
    assert made.agreement.route == "/agreement"
    (edge,) = made.subprocessors or ()
    assert edge.route == "/subprocessors/aws"
    assert (edge.mechanisms or ())[0].route == "/subprocessors/aws/mechanisms/unknown"


def test_days_and_parts() -> None:
    made = vendor(
        since="2018-05-25",
        mechanisms=[
            {
                "instrument": "eu-scc-2021-914",
                "signed": "2022-11-30",
                "with": "Acme Inc.",
                "assessment": {
                    "conclusion": "equivalent",
                    "date": "2023-01-10",
                    "countries": ["US", "IN"],
                },
            }
        ],
    )
    assert made.since == date(2018, 5, 25)
    assert made.mechanisms == (
        Mechanism(
            instrument="eu-scc-2021-914",
            signed=date(2022, 11, 30),
            party="Acme Inc.",
            assessment=Assessment(
                conclusion="equivalent", date=date(2023, 1, 10), countries=("IN", "US")
            ),
        ),
    )


def test_an_organisation() -> None:
    made = organisation(
        country="BE",
        customers={"notice_days": 30},
        policy={
            "allowed": ["EEA", "CH"],
            "by_data": {"health": ["EEA"], "x-why": 1},
            "horizon_days": 90,
        },
        terms={"data": [{"id": "meter.reading", "title": "Readings", "special": "special"}]},
        frameworks=[{"instrument": "eu-us-privacy-shield", "status": "stated"}],
    )
    assert made.id == ""
    assert made.customers is not None
    assert made.customers.notice_days == 30
    assert made.policy.allowed == ("CH", "EEA")
    assert made.policy.by_data == {"health": ("EEA",)}
    assert made.policy.horizon_days == 90
    assert made.data_terms == (OwnTerm(id="meter.reading", title="Readings", special="special"),)
    assert (made.frameworks or ())[0].route == "/frameworks/eu-us-privacy-shield"


def test_an_activity_in_which_we_are_processor() -> None:
    value: dict[str, Any] = {
        "kind": "activity",
        "role": "processor",
        "controllers": [
            {"group": "Shops", "country": "EEA", "mechanisms": []},
            {"name": "unknown"},
        ],
    }
    assert validate(value, "activities/orders.yaml") == ()
    made = build("activity", value, "activities/orders.yaml")
    assert isinstance(made, Activity)
    assert {each.group for each in made.controllers or ()} == {"Shops", None}
    assert {each.name for each in made.controllers or ()} == {UNKNOWN, None}


def test_a_waiver() -> None:
    words = dict.fromkeys(("rule", "subject", "reason", "remedy", "approved_by"), "x")
    value: dict[str, Any] = {
        "kind": "waiver", **words, "approved_on": "2026-11-22", "expires": "2027-02-20"
    }  # fmt: skip
    assert validate(value, "waivers/w.yaml") == ()
    made = build("waiver", value, "waivers/w.yaml")
    assert isinstance(made, Waiver)
    assert (made.id, made.cause, made.expires) == ("w", "", date(2027, 2, 20))


@pytest.mark.parametrize(
    ("value", "path", "name"),
    [
        ({"id": "acme"}, "vendors/other.yaml", "acme"),
        ({}, "vendors/acme.yaml", "acme"),
        (None, "acme.yml", "acme"),
        ({"id": 3}, "a/b/acme.yaml", "acme"),
    ],
)
def test_the_id_of_a_file(value: Any, path: str, name: str) -> None:
    assert record_id(value, path) == name
