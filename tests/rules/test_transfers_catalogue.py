"""No transfer holds on the catalogue alone, by whatever carries it."""

from typing import Any

import pytest
from tests.rules.acme import SIGNED, case, dpf, mail, reported

from onward.diagnostic import Severity
from onward.transfers.flow import Kind
from onward.transfers.status import Code, Status

ADEQUATE = {"country": "CH", "legal_name": "Acme Mail AG"}


def statuses(vendor: dict[str, Any], *supports: str, **more: Any) -> set[Status]:
    """The statuses of the transfers to the vendor, with evidence of the catalogue for routes."""
    evidence = [{"supports": list(supports), "document": "Terms", "how": "catalogue"}]
    found = case({**vendor, "evidence": [*evidence, *more.get("beside", ())]})
    judged = (each for each in found.statuses.judgments if each.flow.kind is Kind.OWN)
    return {each.status for each in judged}


def inside() -> dict[str, Any]:
    service = {"id": "mail", "locations": [{"place": "DE", "for": ["storage", "support"]}]}
    return {**mail(), "country": "DE", "legal_name": "Acme Mail GmbH", "services": [service]}


VENDORS = {
    "framework": (mail(dpf()), Status.HOLDS, "/mechanisms/eu-us-dpf"),
    "clauses": (mail(SIGNED), Status.HOLDS, "/mechanisms/eu-scc-2021-914"),
    "adequacy": ({**mail(), **ADEQUATE}, Status.HOLDS, "/country"),
    "inside": (inside(), Status.INSIDE, "/services/mail/locations"),
}


@pytest.mark.parametrize("name", VENDORS)
def test_a_deciding_fact_of_the_catalogue_gives_review_at_best(name: str) -> None:
    vendor, best, carrier = VENDORS[name]
    assert statuses(vendor, "/domains" if "domains" in vendor else "/name") == {best}
    for route in (carrier, "/country", "/legal_name", "/services/mail"):
        assert statuses(vendor, route) == {Status.REVIEW}, route


@pytest.mark.parametrize("name", VENDORS)
@pytest.mark.parametrize("how", ["stated", "confirmed", "inferred"])
def test_other_evidence_beside_it_lets_it_hold(name: str, how: str) -> None:
    vendor, best, carrier = VENDORS[name]
    beside = [{"supports": [carrier], "document": "contracts/acme.pdf", "how": how}]
    assert statuses(vendor, carrier, beside=beside) == {best}


def test_a_part_of_a_mechanism_decides_too() -> None:
    assert statuses(mail(dpf()), "/mechanisms/eu-us-dpf/certified/listed_as") == {Status.REVIEW}


def whole() -> dict[str, Any]:
    """A vendor with every key that speaks of who it is and what it gets."""
    service = {
        "id": "mail",
        "purpose": "Mail",
        "role": "processor",
        "data": ["contact.email"],
        "subjects": ["customers"],
        "locations": [{"place": "US"}],
        "clear_text": "needed",
        "frequency": "continuous",
    }
    ours = {"role": "processor", "public": False, "subject_to": [], "group": False}
    parent = {"legal_name": "Acme Holding Inc.", "country": "US"}
    more = {"domains": ["acme.example"], "contact": {"name": "Ann"}, "parent": parent}
    return mail(SIGNED, services=[service], **ours, **more)


@pytest.mark.parametrize(
    "route",
    [
        *("/country", "/legal_name", "/role", "/public", "/subject_to", "/group", "/services/mail"),
        *("/services/mail/role", "/services/mail/locations", "/services/mail/data"),
        *("/services/mail/subjects", "/services/mail/clear_text", "/services/mail/frequency"),
    ],
)
def test_each_fact_by_which_mechanisms_are_weighed_decides(route: str) -> None:
    assert statuses(whole(), route) == {Status.REVIEW}


@pytest.mark.parametrize("route", ["/domains", "/contact", "/services/mail/purpose", "/parent"])
def test_no_other_fact_does(route: str) -> None:
    assert statuses(whole(), route) == {Status.HOLDS}


@pytest.mark.parametrize(
    ("route", "expected"),
    [("/country", Status.REVIEW), ("/subject_to", Status.REVIEW), ("/legal_name", Status.HOLDS)],
)
def test_of_who_passes_data_on_its_law_decides(route: str, expected: Status) -> None:
    """The clauses bind the importer, whose name they bear."""
    far = {**mail(), "id": "far", "name": "Far", "legal_name": "Far Inc.", "services": []}
    bound = {**SIGNED, "with": "Far Inc."}
    evidence = [{"supports": [route], "document": "Terms", "how": "catalogue"}]
    edge = {"vendor": "far", "mechanisms": [bound]}
    near = {**inside(), "subject_to": [], "subprocessors": [edge]}
    found = case({**near, "evidence": evidence}, {**far, "engaged": "through-others"})
    (chain,) = (each for each in found.statuses.judgments if each.flow.kind is Kind.CHAIN)
    assert chain.status is expected


def test_a_form_of_data_decides_too() -> None:
    vendor = mail(dpf())
    vendor["services"] = [{**vendor["services"][0], "form": "encrypted"}]
    assert statuses(vendor, "/name") == {Status.HOLDS}
    assert statuses(vendor, "/services/mail/form") == {Status.REVIEW}


def test_it_makes_nothing_better() -> None:
    assert statuses(mail(dpf(listed_as="inactive")), "/country") == {Status.FAILS}
    unsure = mail(dpf(verified="unknown"))
    found = case({**unsure, "evidence": [{"supports": ["/country"], "how": "catalogue"}]})
    (judgment,) = (each for each in found.statuses.judgments if each.flow.kind is Kind.OWN)
    assert judgment.status is Status.REVIEW
    assert {each.code for each in judgment.reasons} == {
        Code.LISTING_NOT_VERIFIED,
        Code.CATALOGUE_ALONE,
    }


def test_a_record_that_many_pass_data_on_to_is_one_finding() -> None:
    """And facts of who passes the data on are of its own record."""
    host = {**inside(), "name": "Acme Host", "id": "host"}
    host["evidence"] = [{"supports": ["/country"], "document": "Imprint", "how": "catalogue"}]
    passing = [{"vendor": "host", "locations": [{"place": "DE", "for": ["storage"]}]}]
    one = {**mail(dpf()), "id": "one", "subprocessors": passing}
    one["evidence"] = [{"supports": ["/legal_name"], "document": "Terms", "how": "catalogue"}]
    two = {**mail(dpf()), "id": "two", "name": "Acme Sms", "subprocessors": passing}
    found = [
        each for each in reported(case(host, one, two)) if each.rule == "unconfirmed-catalogue-fact"
    ]
    assert {(each.subject, each.covers) for each in found} == {
        ("host", ("country",)),
        ("one", ("legal_name",)),
    }
    assert {each.severity for each in found} == {Severity.WARNING}


def test_of_a_vendor_without_a_name_nothing_is_asked() -> None:
    """Its name comes first: `unnamed-vendor` asks for that."""
    evidence = [{"supports": ["/country"], "document": "Terms", "how": "catalogue"}]
    named = {**mail(dpf()), "evidence": evidence}
    for vendor, expected in ((named, 1), ({**named, "name": "unknown"}, 0)):
        rules = [each.rule for each in reported(case(vendor))]
        assert rules.count("unconfirmed-catalogue-fact") == expected


def test_companies_of_which_one_is_ours_decide_too() -> None:
    several = [{"legal_name": f"Acme {each}", "country": "DE"} for each in ("A", "B")]
    vendor = {**inside(), "legal_name": "unknown", "country": "unknown", "one_of": several}
    bare = statuses(vendor, "/name")
    assert bare == {Status.INSIDE}
    assert statuses(vendor, "/one_of") == {Status.REVIEW}
