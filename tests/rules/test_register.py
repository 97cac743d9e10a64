"""What the rules of the register find beyond the cases of their pages."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.told import DAY, inventory, subjects, told

from onward.diagnostic import Severity
from onward.rules.register._alike import plain, slips
from onward.rules.register.stale_review import back

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
notices: [{document: Notice, recipients: [], mentions: [host], transfers: not-told}]
"""
    found = told({"organisation.yaml": ours, "vendors/host.yaml": host}, "register")
    assert [(each.rule, each.subject) for each in found] == [("unnamed-vendor", "host")]


def test_what_is_known_of_an_unnamed_vendor_is_not_asked_again() -> None:
    host = "kind: vendor\ncountry: BE\nservices: [{id: hosting, locations: [{place: BE}]}]\n"
    (found,) = told({"vendors/host.yaml": host}, "unnamed-vendor")
    assert "ask for its name (" in found.message
    assert found.at.route == ""


def test_a_firm_under_no_regime_has_no_register_to_keep() -> None:
    ours = "kind: organisation\nname: Example\ncountry: US\nregimes: []\n"
    files = {
        "organisation.yaml": ours,
        "vendors/mail.yaml": MAIL,
        "activities/crm.yaml": "kind: activity\nrole: controller\n",
    }
    assert told(files, "register") == ()


def test_where_no_regime_is_known_the_gdpr_is_cited_with_reserve() -> None:
    ours = "kind: organisation\nname: Example\ncountry: unknown\n"
    found = told({"organisation.yaml": ours, "vendors/mail.yaml": MAIL}, "idle-vendor")
    assert subjects(found) == ["mail"]
    assert "Art. 30 GDPR, should it bind us" in found[0].message


def test_two_regimes_are_both_cited() -> None:
    ours = "kind: organisation\nname: Example\ncountry: BE\nregimes: [EU, UK]\n"
    (found,) = told(
        {"organisation.yaml": ours, "vendors/mail.yaml": MAIL}, "idle-vendor", day=date(2026, 8, 1)
    )
    assert "(Art. 30 GDPR; Art. 30 UK GDPR, 2026-08-01)" in found.message


def test_an_inferred_role_lowers_what_follows_from_it() -> None:
    crm = (
        "kind: activity\nrole: controller\nlawful_basis: contract\n"
        "evidence: [{supports: [/role], document: Notice, how: inferred}]\n"
    )
    (lowered,) = told({"activities/crm.yaml": crm}, "missing-retention")
    assert lowered.severity is Severity.NOTE
    (kept,) = told({"activities/crm.yaml": crm}, "missing-retention", strict=True)
    assert kept.severity is Severity.WARNING


def test_an_inferred_country_lowers_the_missing_representative() -> None:
    ours = """
kind: organisation
name: Example
country: BR
regimes: [EU]
evidence: [{supports: [/country], document: Notice, how: inferred}]
"""
    (found,) = told({"organisation.yaml": ours}, "missing-representative")
    assert found.severity is Severity.WARNING


@pytest.mark.parametrize("said", ["", "representative: {name: unknown}\n"])
def test_each_regime_from_outside_asks_for_its_own(said: str) -> None:
    ours = f"kind: organisation\nname: Example\ncountry: US\nregimes: [EU, UK]\n{said}"
    found = told({"organisation.yaml": ours}, "missing-representative")
    assert [(each.cause, each.severity) for each in found] == [
        ("EU", Severity.ERROR),
        ("UK", Severity.ERROR),
    ]


def test_contacts_are_told_in_one_line_with_what_each_lacks() -> None:
    files = {f"vendors/v{number:02}.yaml": vendor(f"Acme {number}") for number in range(30)}
    files["vendors/v00.yaml"] = vendor("Acme 0", "contact: {name: A. Person, address: Street 1}\n")
    files["vendors/v01.yaml"] = vendor("Acme 1", "role: controller\n")
    files["vendors/v02.yaml"] = vendor("Acme 2", "address: Street 2\nrole: processor\n")
    files["activities/crm.yaml"] = CRM
    for number in range(3, 30):
        files[f"vendors/v{number:02}.yaml"] += "role: processor\n"
    (found,) = told(files, "missing-vendor-contact")
    assert len(found.covers) == 28
    assert "17 more" in found.message
    assert len(found.related) == 12
    assert found.related[0].message == "Acme 2 lacks contact person"
    assert found.related[1].message == "Acme 3 lacks address and contact person"


NOTICES = """
kind: organisation
name: Example
country: BE
notices:
  - {document: Notice, dated: 2025-01-01, recipients: [mail], mentions: [mail]}
  - {document: Notice, dated: 2026-01-01, recipients: [], mentions: [mail]}
  - {document: Notice, dated: 2027-01-01, recipients: [mail], mentions: [mail]}
"""


@pytest.mark.parametrize(
    ("day", "count"),
    [(date(2025, 12, 31), 0), (date(2026, 1, 1), 1), (date(2026, 12, 31), 1), (DAY, 1)],
)
def test_the_version_of_the_day_counts(day: date, count: int) -> None:
    files = {"organisation.yaml": NOTICES, "vendors/mail.yaml": MAIL}
    assert len(told(files, "undisclosed-recipient", day=day)) == count


def test_a_party_named_in_two_notices_is_one_finding() -> None:
    ours = """
kind: organisation
name: Example
country: BE
notices:
  - {document: Cookies, recipients: [], mentions: [mail]}
  - {document: Notice, mentions: [mail]}
"""
    files = {"organisation.yaml": ours, "vendors/mail.yaml": MAIL}
    assert subjects(told(files, "undisclosed-recipient")) == ["mail"]


TOLD = """
kind: organisation
name: Example
country: BE
notices: [{document: Notice, transfers: told, grounds: [%s]}]
"""
AMERICAN = """
kind: vendor
name: Acme Mail
legal_name: Acme Mail Inc.
country: US
role: processor
services: [{id: mailing, purpose: Sending invoices, activities: [crm]}]
safeguards:
  - instrument: eu-us-dpf
    certified: {entity: Acme Mail Inc., listed_as: participant, covers: [non-hr],
      since: 2023-08-01, verified: 2026-08-01}
  - {instrument: eu-scc-2021-914, status: stated}
"""


@pytest.mark.parametrize(
    ("grounds", "count"),
    [("", 1), ("eu-us-privacy-shield", 1), ("eu-us-dpf", 0), ("eu-scc-2021-914", 0)],
)
def test_a_notice_names_the_ground_or_its_fallback(grounds: str, count: int) -> None:
    files = {
        "organisation.yaml": TOLD % grounds,
        "vendors/mail.yaml": AMERICAN,
        "activities/crm.yaml": CRM,
    }
    found = told(files, "undisclosed-transfer")
    assert [each.cause for each in found] == ["eu-us-dpf"] * count
    assert all(each.covers == ("mail@US",) for each in found)


def test_one_sure_transfer_is_enough() -> None:
    """A country that is only inferred lowers a finding only where no other is stated."""
    ours = "kind: organisation\nname: Example\ncountry: BE\nnotices: [{transfers: not-told}]\n"
    guess = "evidence: [{supports: [/country], document: Form, how: inferred}]\n"
    ground = "safeguards: [{instrument: unknown}]\n"
    one = f"kind: vendor\nname: One\ncountry: BR\n{SERVICE}{ground}{guess}"
    two = f"kind: vendor\nname: Two\ncountry: US\n{SERVICE}{ground}"
    files = {"organisation.yaml": ours, "vendors/one.yaml": one, "activities/crm.yaml": CRM}
    assert told(files, "undisclosed-transfer")[0].severity is Severity.NOTE
    (found,) = told({**files, "vendors/two.yaml": two}, "undisclosed-transfer")
    assert found.severity is Severity.WARNING
    assert "One (Brazil) and Two (United States)" in found.message


@pytest.mark.parametrize(
    ("authority", "terms"),
    [
        ("Privacycommissie", ["privacycommissie"]),
        ("commissie voor de bescherming van de persoonlijke levenssfeer", ["privacycommissie"]),
        ("CPVP, Drukpersstraat 35 in Brussels", ["privacycommissie"]),
        ("CBP", ["cbp"]),
        ("Autoriteit Persoonsgegevens (was: CBP)", []),
        ("Gegevensbeschermingsautoriteit", []),
        ("CNIL", []),
        ("CBPS", []),
        ("unknown", []),
    ],
)
def test_an_authority_is_read_by_words(authority: str, terms: list[str]) -> None:
    ours = f'kind: organisation\nname: Example\ncountry: BE\nsupervisory_authority: "{authority}"\n'
    found = told({"organisation.yaml": ours}, "retired-name")
    assert [each.cause for each in found] == terms


def test_one_finding_for_a_term_however_often_it_stands() -> None:
    ours = """
kind: organisation
name: Example
country: BE
supervisory_authority: Privacycommissie
notices:
  - {document: A, cites: [privacycommissie, wbp], authority: Privacycommissie}
  - {document: B, cites: [privacycommissie]}
"""
    found = told({"organisation.yaml": ours}, "retired-name")
    assert sorted(each.cause for each in found) == ["privacycommissie", "wbp"]


@pytest.mark.parametrize(
    ("legal_name", "country", "terms"),
    [
        ("Acme EIRELI", "BR", ["eireli"]),
        ("Acme EIRELI", "unknown", ["eireli"]),
        ("Acme EIRELI", "PT", []),
        ("Acme LTDA", "BR", []),
        ("Acme SPRL", "BE", ["bvba"]),
        ("Acme SPRL", "unknown", []),
        ("Acme SPRL", "RW", []),
    ],
)
def test_a_form_is_retired_in_its_own_country(
    legal_name: str, country: str, terms: list[str]
) -> None:
    mail = f"kind: vendor\nname: Acme\nlegal_name: {legal_name}\ncountry: {country}\n{SERVICE}"
    files = {"vendors/mail.yaml": mail, "activities/crm.yaml": CRM}
    assert [each.cause for each in told(files, "retired-name")] == terms


def test_a_row_from_memory_says_so() -> None:
    ours = "kind: organisation\nname: Example\ncountry: NL\nnotices: [{cites: [cbp]}]\n"
    (found,) = told({"organisation.yaml": ours}, "retired-name")
    assert "not verified: the whole row" in found.reason


def test_a_form_in_the_wrong_country_is_told_of_a_parent_too() -> None:
    mail = vendor("Acme", "parent: {legal_name: Acme Holding GmbH, country: US}\n")
    files = {"vendors/mail.yaml": mail, "activities/crm.yaml": CRM}
    (found,) = told(files, "unlikely-form")
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
    assert back(day, months) == then


def test_a_review_of_after_the_day_is_no_stale_one() -> None:
    files = {"vendors/mail.yaml": MAIL + "reviewed: 2026-08-01\n"}
    assert told(files, "stale-review", day=date(2020, 7, 15)) == ()


def test_evidence_for_a_part_or_for_the_whole_will_do() -> None:
    place = "services: [{id: mailing, locations: [{place: BE}]}]\n"
    head = "kind: vendor\nname: Acme\n"
    for routes, count in (
        ("/services", 0),
        ("/services/mailing/locations/BE/place", 0),
        ("/name", 1),
    ):
        proof = f"evidence: [{{supports: [{routes}], document: D, how: stated}}]\n"
        assert len(told({"vendors/a.yaml": head + place + proof}, "unevidenced-claim")) == count


# Lookalikes


def alike(*names: str, more: str = "") -> list[str]:
    files = {f"vendors/v{number}.yaml": vendor(name, more) for number, name in enumerate(names)}
    return subjects(told({**files, "activities/crm.yaml": CRM}, "lookalike-vendor"))


@pytest.mark.parametrize(
    "names",
    [
        ("Northmail GmbH", "NORTH MAIL, Inc."),
        ("Société Générale SA", "Societe Generale"),
        ("SendGrid", "SendGird"),
        ("Postmark", "Postmarks"),
        ("Acme Analytics", "Acme Analitics Ltd"),
        ("Альфа", "АЛЬФА"),
    ],
)
def test_names_that_are_alike(names: tuple[str, str]) -> None:
    assert alike(*names) == ["v1"]
    assert alike(*reversed(names)) == ["v1"]


@pytest.mark.parametrize(
    "names",
    [
        ("Mail", "Main"),
        ("Postmark", "Bostmark"),
        ("Racks 11", "Racks 12"),
        ("Server2 Systems", "Server3 Systems"),
        ("Vendor A Systems", "Vendor B Systems"),
        ("Google Cloud", "Google Analytics"),
        ("Acme", "Acme Mail"),
        ("Альфа Cloud", "Бета Cloud"),
    ],
)
def test_names_that_are_not(names: tuple[str, str]) -> None:
    assert alike(*names) == []


def test_records_that_are_joined_are_told_apart_and_a_third_is_not() -> None:
    edge = "subprocessors: [{vendor: v1}]\n"
    files = {
        "vendors/v0.yaml": vendor("Acme BV", edge),
        "vendors/v1.yaml": vendor("Acme Inc."),
        "vendors/v2.yaml": vendor("Acme Ltd"),
        "activities/crm.yaml": CRM,
    }
    (found,) = told(files, "lookalike-vendor")
    assert (found.subject, found.covers) == ("v2", ("v0",))


def test_companies_under_one_parent_are_told_apart() -> None:
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
    (found,) = told(files, "lookalike-vendor")
    assert (found.subject, found.covers) == ("c", ("a", "b"))


def test_we_ourselves_are_looked_at() -> None:
    ours = "kind: organisation\nname: Shop\nlegal_name: Acme Technologies LTDA\ncountry: unknown\n"
    eireli = f"kind: vendor\nname: Acme Technologies EIRELI\ncountry: BR\n{SERVICE}"
    files = {"organisation.yaml": ours, "vendors/x.yaml": eireli, "activities/crm.yaml": CRM}
    (found,) = told(files, "lookalike-vendor", day=date(2021, 8, 27))
    assert (found.subject, found.covers) == ("x", ("example",))
    assert "Law 14.195/2021" in found.reason
    (before,) = told(files, "lookalike-vendor", day=date(2021, 8, 26))
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
        if plain(word) and plain(slip) and plain(word) != plain(slip):
            assert set(slips(word)) & set(slips(slip))


@settings(max_examples=80)
@given(st.text(max_size=40))
def test_any_name_is_compared_without_a_fault(name: str) -> None:
    assert plain(name) == plain(name.upper()) or not name.isascii()
    assert all(isinstance(slip, str) for slip in slips(name))


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
    found = told(files, "register")
    assert len({each.rule for each in found}) >= 8
    for each in found:
        assert DAY.isoformat() in each.message
        assert each.subject
        assert each.act
        assert each.reason
        assert each.remedy
        assert not each.message.endswith(".")
        assert each.message.isprintable()
