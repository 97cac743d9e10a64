"""What the rules of the register find beyond the cases of their pages."""

from datetime import date

import pytest
from tests.rules.reported import DAY, inventory, reported, subjects

from onward.diagnostic import Severity
from onward.terms.months import months_before

MAIL = "kind: vendor\nname: Acme Mail\ncountry: BE\nrole: processor\n"
SERVICE = "services: [{id: mailing, purpose: Sending invoices, activities: [crm]}]\n"
CRM = "kind: activity\nrole: controller\nlawful_basis: contract\nretention: two years\n"


def vendor(name: str, more: str = "") -> str:
    return f"kind: vendor\nname: {name}\ncountry: BE\n{SERVICE}{more}"


def test_of_an_unnamed_vendor_only_its_name_is_asked() -> None:
    host = """
kind: vendor
name: unknown
legal_name: Example NV
country: US
domains: [example.com]
formerly: [Example]
role: processor
reviewed: 2019-01-01
services: [{id: hosting, purpose: unknown, data: [device.ip-address]}]
evidence: [{contradicts: [/country], document: Notice, how: stated}]
"""
    ours = """
kind: organisation
name: Example
country: BE
notices: [{document: Notice, recipients: [], mentions: [host], transfers: not-disclosed}]
"""
    found = reported({"organisation.yaml": ours, "vendors/host.yaml": host}, "register")
    assert [each.rule for each in found if each.subject == "host"] == ["unnamed-vendor"]


def test_what_is_known_of_an_unnamed_vendor_is_not_asked_again() -> None:
    host = "kind: vendor\ncountry: BE\nservices: [{id: hosting, locations: [{place: BE}]}]\n"
    (found,) = reported({"vendors/host.yaml": host}, "unnamed-vendor")
    assert "ask for its name (" in found.message
    assert found.at.route == ""


@pytest.mark.parametrize("rule", ["missing-lawful-basis", "missing-special-condition"])
def test_under_another_law_no_article_of_the_gdpr_is_named(rule: str) -> None:
    ours = "kind: organisation\nname: Example\ncountry: BR\n"
    crm = "kind: activity\nrole: controller\ndata: [health]\n"
    (found,) = reported({"organisation.yaml": ours, "activities/crm.yaml": crm}, rule)
    assert "LGPD" in found.message
    assert "Art. " not in f"{found.reason} {found.remedy}"


def test_a_region_that_is_not_listed_may_be_one_of_support_alone() -> None:
    place = "{place: 'aws:eu-north-9', country: SE, for: [support], by: self}"
    service = f"services: [{{id: mailing, activities: [crm], locations: [{place}]}}]\n"
    (found,) = reported(
        {"vendors/mail.yaml": MAIL + service, "activities/crm.yaml": CRM}, "unlisted-region"
    )
    assert "stores" not in found.message


def test_a_firm_under_no_regime_has_no_register_to_keep() -> None:
    ours = "kind: organisation\nname: Example\ncountry: US\nregimes: []\n"
    files = {
        "organisation.yaml": ours,
        "vendors/mail.yaml": MAIL,
        "activities/crm.yaml": "kind: activity\nrole: controller\n",
    }
    assert reported(files, "register") == ()


def test_where_no_regime_is_known_the_gdpr_is_cited_with_reserve() -> None:
    ours = "kind: organisation\nname: Example\ncountry: unknown\n"
    found = reported({"organisation.yaml": ours, "vendors/mail.yaml": MAIL}, "unused-vendor")
    assert subjects(found) == ["mail"]
    assert "Art. 30 GDPR, should it bind us" in found[0].message


def test_two_regimes_are_both_cited() -> None:
    ours = "kind: organisation\nname: Example\ncountry: BE\nregimes: [EU, UK]\n"
    (found,) = reported(
        {"organisation.yaml": ours, "vendors/mail.yaml": MAIL},
        "unused-vendor",
        day=date(2026, 8, 1),
    )
    assert "(Art. 30 GDPR; Art. 30 UK GDPR, 2026-08-01)" in found.message


def test_an_inferred_role_lowers_what_follows_from_it() -> None:
    crm = (
        "kind: activity\nrole: controller\nlawful_basis: contract\n"
        "evidence: [{supports: [/role], document: Notice, how: inferred}]\n"
    )
    (lowered,) = reported({"activities/crm.yaml": crm}, "missing-retention")
    assert lowered.severity is Severity.NOTE
    (kept,) = reported({"activities/crm.yaml": crm}, "missing-retention", strict=True)
    assert kept.severity is Severity.WARNING


def test_a_role_that_one_document_states_is_not_lowered_by_another_that_implies_it() -> None:
    crm = (
        "kind: activity\nrole: controller\nlawful_basis: contract\nevidence:\n"
        "- {supports: [/role], document: Notice, how: inferred}\n"
        "- {supports: [/role], document: Contract, how: stated}\n"
    )
    (kept,) = reported({"activities/crm.yaml": crm}, "missing-retention")
    assert kept.severity is Severity.WARNING


def test_an_inferred_country_lowers_the_missing_representative() -> None:
    ours = """
kind: organisation
name: Example
country: BR
regimes: [EU]
evidence: [{supports: [/country], document: Notice, how: inferred}]
"""
    (found,) = reported({"organisation.yaml": ours}, "missing-representative")
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize("said", ["", "representative: {name: unknown}\n"])
def test_each_regime_from_outside_asks_for_its_own(said: str) -> None:
    ours = f"kind: organisation\nname: Example\ncountry: US\nregimes: [EU, UK]\n{said}"
    found = reported({"organisation.yaml": ours}, "missing-representative")
    assert [(each.cause, each.severity) for each in found] == [
        ("EU", Severity.ERROR),
        ("UK", Severity.ERROR),
    ]


def test_contacts_are_reported_in_one_line_with_what_each_lacks() -> None:
    files = {f"vendors/v{number:02}.yaml": vendor(f"Acme {number}") for number in range(30)}
    files["vendors/v00.yaml"] = vendor("Acme 0", "contact: {name: A. Person, address: Street 1}\n")
    files["vendors/v01.yaml"] = vendor("Acme 1", "role: controller\n")
    files["vendors/v02.yaml"] = vendor("Acme 2", "address: Street 2\nrole: processor\n")
    files["activities/crm.yaml"] = CRM
    for number in range(3, 30):
        files[f"vendors/v{number:02}.yaml"] += "role: processor\n"
    (found,) = reported(files, "missing-vendor-contact")
    assert len(found.covers) == 28
    assert "17 more" in found.message
    assert len(found.related) == 12
    assert found.related[0].message == "Acme 2: contact person not recorded"
    assert found.related[1].message == "Acme 3: address and contact person not recorded"


@pytest.mark.parametrize(
    ("lacking", "said"),
    [
        (["address: Street 1\n"], "contact person of 1 processor not recorded"),
        (["contact: {email: a@b.example}\n"], "address of 1 processor not recorded"),
        ([""], "address or contact person of 1 processor not recorded"),
        (
            ["address: Street 1\n", "contact: {email: a@b.example}\n"],
            "address or contact person of 2 processors not recorded",
        ),
    ],
)
def test_what_no_processor_lacks_is_not_named(lacking: list[str], said: str) -> None:
    files = {
        f"vendors/v{number}.yaml": vendor(f"Acme {number}", f"role: processor\n{keys}")
        for number, keys in enumerate(lacking)
    }
    (found,) = reported({**files, "activities/crm.yaml": CRM}, "missing-vendor-contact")
    assert found.message.startswith(said)


def test_contacts_are_asked_for_where_no_regime_is_known() -> None:
    """With the reserve that the GDPR may not bind us."""
    files = {
        "organisation.yaml": "kind: organisation\nname: Example\ncountry: unknown\n",
        "vendors/mail.yaml": vendor("Acme", "role: processor\n"),
        "activities/crm.yaml": CRM,
    }
    (found,) = reported(files, "missing-vendor-contact")
    assert found.covers == ("mail",)
    assert "should it bind us" in found.message


def test_a_form_in_the_wrong_country_is_reported_of_a_parent_too() -> None:
    mail = vendor("Acme", "parent: {legal_name: Acme Holding GmbH, country: US}\n")
    files = {"vendors/mail.yaml": mail, "activities/crm.yaml": CRM}
    (found,) = reported(files, "unlikely-legal-form")
    assert found.at.route == "/parent/country"


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 8, 5), 24, date(2024, 8, 5)),
    ],
)
def test_months_back(day: date, months: int, then: date) -> None:
    assert months_before(day, months) == then


def test_a_review_of_after_the_day_is_no_stale_one() -> None:
    files = {"vendors/mail.yaml": MAIL + "reviewed: 2026-08-01\n"}
    assert reported(files, "stale-review", day=date(2020, 7, 15)) == ()


def test_evidence_for_a_part_or_for_the_whole_will_do() -> None:
    place = "services: [{id: mailing, locations: [{place: BE}]}]\n"
    head = "kind: vendor\nname: Acme\n"
    for routes, count in (
        ("/services", 0),
        ("/services/mailing/locations/BE/place", 0),
        ("/name", 1),
    ):
        proof = f"evidence: [{{supports: [{routes}], document: D, how: stated}}]\n"
        assert len(reported({"vendors/a.yaml": head + place + proof}, "unevidenced-claim")) == count


NOTICES = """
kind: organisation
name: Example
country: BE
notices:
  - {document: Notice, dated: 2025-01-01, recipients: [mail], mentions: [mail]}
  - {document: Notice, dated: 2026-01-01, recipients: [], mentions: [mail]}
  - {document: Notice, dated: 2027-01-01, recipients: [mail], mentions: [mail]}
"""


def test_every_finding_says_what_would_settle_it() -> None:
    """The records of these tests stand for all: subject, day, reason and remedy are there."""
    files = {
        "organisation.yaml": NOTICES + "supervisory_authority: Privacycommissie\n",
        "vendors/mail.yaml": MAIL + "reviewed: unknown\n",
        "vendors/host.yaml": "kind: vendor\nservices: [{id: x}]\n",
        "vendors/pay.yaml": "kind: vendor\nname: Pay\nservices: [{id: x}]\n",
        "activities/crm.yaml": "kind: activity\n",
    }
    assert inventory(files).vendors
    found = reported(files, "register")
    assert len({each.rule for each in found}) >= 8
    for each in found:
        assert DAY.isoformat() in each.message
        assert each.subject
        assert each.act
        assert each.reason
        assert each.remedy
        assert not each.message.endswith(".")
        assert each.message.isprintable()


@pytest.mark.parametrize(
    ("service", "role", "found"),
    [
        ("data: [contact.email]", "none", ["contradicted-claim"]),
        ("data: [], subjects: [customers]", "processor", ["contradicted-claim"]),
        ("subjects: [customers]", "none", ["contradicted-claim"]),
        ("form: anonymous, subjects: [customers]", "processor", ["contradicted-claim"]),
        ("data: []", "processor", []),
        ("data: [], subjects: [unknown]", "none", []),
        ("locations: [{place: US}]", "none", []),
    ],
)
def test_no_personal_data_is_contradicted_by_data_and_by_data_subjects(
    service: str, role: str, found: list[str]
) -> None:
    """One cause, one finding: the role that is recorded is not reported as not recorded."""
    vendor = (
        f"kind: vendor\nname: Kite\ncountry: US\nrole: {role}\n"
        f"services: [{{id: code, purpose: Source code, {service}}}]\n"
    )
    rules = ("contradicted-claim", "unknown-role")
    assert [each.rule for each in reported({"vendors/kite.yaml": vendor}, *rules)] == found


@pytest.mark.parametrize(("how", "found"), [("catalogue", 0), ("stated", 1)])
def test_a_link_of_the_catalogue_is_not_foreign(how: str, found: int) -> None:
    """It has a source of its own: no slip of ours is in it."""
    vendor = (
        "kind: vendor\nname: Kite\ncountry: BE\nrole: none\ndomains: [kite.example]\n"
        "links: {privacy_notice: 'https://kite-cdn.example/privacy'}\nevidence:\n"
        f"  - {{supports: [/links], document: List, how: {how}, seen: 2026-08-01}}\n"
    )
    assert len(reported({"vendors/kite.yaml": vendor}, "foreign-link")) == found


def test_records_that_were_not_reviewed_are_one_finding() -> None:
    """It says of each record what is recorded, and grows by what it covers."""
    ours = "kind: organisation\nname: Kite\ncountry: BE\nreviewed: 2020-01-01\n"
    vendor = "kind: vendor\nname: {}\ncountry: BE\nrole: none\nreviewed: {}\n"
    files = {
        "organisation.yaml": ours,
        "vendors/milan.yaml": vendor.format("Milan", "2020-01-02"),
        "vendors/osprey.yaml": vendor.format("Osprey", "2026-08-01"),
    }
    (found,) = reported(files, "stale-review")
    assert "2 records were last reviewed more than 12 months ago" in found.message
    assert "Kite and Milan" in found.message
    assert found.covers == ("example", "milan")
    assert [each.message for each in found.related] == [
        "Kite: last reviewed on 2020-01-01",
        "Milan: last reviewed on 2020-01-02",
    ]
    more = {**files, "activities/crm.yaml": "kind: activity\nreviewed: unknown\n"}
    (found,) = reported(more, "stale-review")
    assert "3 records were last reviewed more than 12 months ago, or no review is recorded" in (
        found.message
    )
    assert found.covers == ("example", "milan", "crm")
    assert found.related[-1].message == "crm: no review recorded"
    assert found.related[-1].at.route == "/reviewed"


@pytest.mark.parametrize(
    ("chains", "said"),
    [
        (("", ""), "are not recorded"),
        (("[{vendor: unknown}]",) * 2, "are unknown"),
        (("[{vendor: unknown}]", ""), "are unknown or not recorded"),
    ],
)
def test_an_unknown_chain_is_not_one_that_is_not_recorded(
    chains: tuple[str, str], said: str
) -> None:
    files = {
        f"vendors/v{number}.yaml": f"kind: vendor\nname: V{number}\ncountry: BE\nrole: processor\n"
        f"services: [{{id: s, purpose: Mail, data: [contact.email]}}]\n"
        + (f"subprocessors: {chain}\n" if chain else "")
        for number, chain in enumerate(chains)
    }
    (found,) = reported(files, "undeclared-subprocessors")
    assert f"the sub-processors of 2 processors {said} (" in found.message
