"""What our notices tell and name, beside what the register holds."""

from datetime import date

import pytest
from tests.rules.reported import DAY, reported, subjects

from onward.diagnostic import Severity

MAIL = "kind: vendor\nname: Acme Mail\ncountry: BE\nrole: processor\n"
SERVICE = "services: [{id: mailing, purpose: Sending invoices, activities: [crm]}]\n"
CRM = "kind: activity\nrole: controller\nlawful_basis: contract\nretention: two years\n"


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
    assert len(reported(files, "undisclosed-recipient", day=day)) == count


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
    assert subjects(reported(files, "undisclosed-recipient")) == ["mail"]


REPORTED = """
kind: organisation
name: Example
country: BE
notices: [{document: Notice, transfers: disclosed, mechanisms: [%s]}]
"""
AMERICAN = """
kind: vendor
name: Acme Mail
legal_name: Acme Mail Inc.
country: US
role: processor
services: [{id: mailing, purpose: Sending invoices, activities: [crm]}]
mechanisms:
  - instrument: eu-us-dpf
    certified: {entity: Acme Mail Inc., listed_as: participant, covers: [non-hr],
      since: 2023-08-01, verified: 2026-08-01}
  - {instrument: eu-scc-2021-914, status: stated}
"""


@pytest.mark.parametrize(
    ("mechanisms", "count"),
    [("", 1), ("eu-us-privacy-shield", 1), ("eu-us-dpf", 0), ("eu-scc-2021-914", 0)],
)
def test_a_notice_names_the_mechanism_or_its_fallback(mechanisms: str, count: int) -> None:
    files = {
        "organisation.yaml": REPORTED % mechanisms,
        "vendors/mail.yaml": AMERICAN,
        "activities/crm.yaml": CRM,
    }
    found = reported(files, "undisclosed-transfer")
    assert [each.cause for each in found] == ["eu-us-dpf"] * count
    assert all(each.covers == ("mail@US",) for each in found)


def test_a_notice_whose_mechanisms_are_not_recorded_is_not_blamed() -> None:
    ours = "kind: organisation\nname: Example\ncountry: BE\nnotices: [{transfers: disclosed}]\n"
    files = {"organisation.yaml": ours, "vendors/mail.yaml": AMERICAN, "activities/crm.yaml": CRM}
    assert reported(files, "undisclosed-transfer") == ()


def test_one_sure_transfer_is_enough() -> None:
    """A country that is only inferred lowers a finding only where no other is stated."""
    ours = "kind: organisation\nname: Example\ncountry: BE\nnotices: [{transfers: not-disclosed}]\n"
    guess = "evidence: [{supports: [/country], document: Form, how: inferred}]\n"
    mechanism = "mechanisms: [{instrument: unknown}]\n"
    one = f"kind: vendor\nname: One\ncountry: BR\n{SERVICE}{mechanism}{guess}"
    two = f"kind: vendor\nname: Two\ncountry: US\n{SERVICE}{mechanism}"
    files = {"organisation.yaml": ours, "vendors/one.yaml": one, "activities/crm.yaml": CRM}
    assert reported(files, "undisclosed-transfer")[0].severity is Severity.NOTE
    (found,) = reported({**files, "vendors/two.yaml": two}, "undisclosed-transfer")
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
    found = reported({"organisation.yaml": ours}, "retired-name")
    assert [each.cause for each in found] == terms


@pytest.mark.parametrize(
    ("mechanism", "day", "says"),
    [
        ("eu-us-safe-harbor", DAY, "names EU-US Safe Harbor, no longer in use since 2015-10-06"),
        ("eu-us-privacy-shield", DAY, "names EU-US Privacy Shield, no longer in use since 2020"),
        ("eu-us-privacy-shield", date(2020, 7, 15), ""),
        ("eu-scc-2010-87", date(2022, 12, 28), "no longer in use since 2022-12-28 (Art. 4 of"),
        ("eu-scc-2010-87", date(2022, 12, 27), ""),
        ("ch-us-safe-harbor", DAY, "names US-Swiss Safe Harbor, no longer in use since"),
        ("eu-us-dpf", DAY, ""),
        ("eu-adq-uk", DAY, ""),
    ],
)
@pytest.mark.parametrize("key", ["notices: [{document: A, mechanisms: [%s]}]", "frameworks"])
def test_a_mechanism_that_ended_for_good_is_named(
    mechanism: str, day: date, says: str, key: str
) -> None:
    """In a notice, or as our own certification; not one that was prolonged or renewed."""
    said = f"frameworks: [{{instrument: {mechanism}}}]" if key == "frameworks" else key % mechanism
    ours = f"kind: organisation\nname: Example\ncountry: BE\n{said}\n"
    found = [
        each.message for each in reported({"organisation.yaml": ours}, "retired-name", day=day)
    ]
    assert len(found) == bool(says)
    assert all(says.removeprefix("names ") in message for message in found)


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
    found = reported({"organisation.yaml": ours}, "retired-name")
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
    assert [each.cause for each in reported(files, "retired-name")] == terms


def test_a_row_from_memory_says_so() -> None:
    ours = "kind: organisation\nname: Example\ncountry: NL\nnotices: [{cites: [cbp]}]\n"
    (found,) = reported({"organisation.yaml": ours}, "retired-name")
    assert "not verified: the whole row" in found.reason


@pytest.mark.parametrize(
    ("home", "countries", "day", "article"),
    [
        ("BE", "[US]", DAY, None),
        ("BE", "[JP]", DAY, "(Art. 13(1)(f) and 14(1)(f) GDPR,"),
        ("BE", "[]", DAY, "(Art. 13(1)(f) and 14(1)(f) GDPR,"),
        ("BE", "", DAY, None),
        ("BE", "[unknown]", DAY, None),
        ("CH", "[US]", DAY, None),
        ("CH", "[JP]", DAY, "(Art. 19(4) FADP,"),
        ("CH", "", date(2023, 9, 1), "(Art. 19(4) FADP,"),
        ("CH", "", date(2023, 8, 31), None),
        ("CH", "[unknown]", DAY, "(Art. 19(4) FADP,"),
    ],
)
def test_the_countries_that_a_notice_names(
    home: str, countries: str, day: date, article: str | None
) -> None:
    """A list is held against the flows; Swiss law of today has every State named."""
    said = f", countries: {countries}" if countries else ""
    ours = f"""
kind: organisation
name: Example
country: {home}
notices: [{{document: Notice, transfers: disclosed{said}}}]
"""
    vendor = MAIL.replace("BE", "US") + SERVICE
    files = {"organisation.yaml": ours, "vendors/mail.yaml": vendor, "activities/crm.yaml": CRM}
    found = reported(files, "undisclosed-transfer", day=day)
    of_countries = [each for each in found if each.cause == "countries"]
    assert len(of_countries) == (article is not None)
    assert all(article in each.message for each in of_countries if article)


ONE_OF = """
kind: vendor
name: Acme Mail
one_of: [{legal_name: Acme Mail Ltd, country: %s}, {legal_name: Acme Mail Inc., country: US}]
role: processor
services: [{id: mailing, purpose: Sending invoices, activities: [crm], locations: [{place: IE}]}]
mechanisms:
  - instrument: eu-us-dpf
    certified: {entity: Acme Mail Inc., listed_as: participant, covers: [non-hr],
      since: 2023-08-01, verified: 2026-08-01}
"""


@pytest.mark.parametrize(
    ("country", "notice", "said"),
    [
        ("IE", "not-disclosed", "data may be transferred to Acme Mail (United States) ("),
        (
            "SG",
            "not-disclosed",
            "transferred to Acme Mail (United States) and Acme Mail (Singapore)",
        ),
        ("unknown", "not-disclosed", "data may be transferred to Acme Mail (United States) ("),
        ("IE", "disclosed, countries: [IN]", "does not name the United States, to which data may"),
        ("SG", "disclosed, countries: [US]", "does not name Singapore, to which data may be"),
        (
            "IE",
            "disclosed, mechanisms: []",
            "the EU-US Data Privacy Framework, under which data may",
        ),
        ("IE", "disclosed, countries: [US], mechanisms: [eu-us-dpf]", ""),
    ],
)
def test_a_notice_speaks_of_each_company_that_a_vendor_may_be(
    country: str, notice: str, said: str
) -> None:
    ours = f"kind: organisation\nname: Kite\ncountry: BE\nnotices: [{{transfers: {notice}}}]\n"
    files = {"organisation.yaml": ours, "vendors/mail.yaml": ONE_OF % country}
    found = reported({**files, "activities/crm.yaml": CRM}, "undisclosed-transfer")
    assert [said in each.message for each in found] == [True] * bool(said)
    assert all(each.covers == ("mail@unknown",) for each in found)
    inside = {**files, "vendors/mail.yaml": (ONE_OF % "IE").replace("US}", "LU}")}
    assert reported({**inside, "activities/crm.yaml": CRM}, "undisclosed-transfer") == ()


@pytest.mark.parametrize(
    ("regimes", "vendor", "mechanism", "articles"),
    [
        ("[EU, CH]", "GB", "", {"eu-adq-uk-2031": "(Art. 13 and 14 GDPR,"}),
        ("[CH]", "GB", "", {}),
        ("[CH]", "US", "ch-us-dpf", {}),
        ("[CH]", "US", "ch-art17", {"ch-art17": "(Art. 19 FADP,"}),
        ("[UK]", "US", "uk-us-data-bridge", {"uk-us-data-bridge": "(Art. 13 and 14 UK GDPR,"}),
    ],
)
def test_each_law_says_what_a_notice_names(
    regimes: str, vendor: str, mechanism: str, articles: dict[str, str]
) -> None:
    """Art. 13(1)(f) GDPR asks for the decision as well; Art. 19(4) FADP for the State, the
    guarantees of Art. 16(2) and the exceptions of Art. 17."""
    ours = (
        f"kind: organisation\nname: Kite\ncountry: BR\nregimes: {regimes}\n"
        "notices: [{transfers: disclosed, countries: [GB, US], mechanisms: []}]\n"
    )
    mail = f"kind: vendor\nname: Acme\ncountry: {vendor}\n{SERVICE}"
    if mechanism:
        listing = "listed_as: participant, covers: [non-hr], verified: 2026-08-01"
        mail += f"mechanisms: [{{instrument: {mechanism}, certified: {{{listing}}}}}]\n"
    files = {"organisation.yaml": ours, "vendors/mail.yaml": mail, "activities/crm.yaml": CRM}
    found = {each.cause: each.message for each in reported(files, "undisclosed-transfer")}
    assert found.keys() == articles.keys()
    assert all(article in found[cause] for cause, article in articles.items())


@pytest.mark.parametrize(
    ("home", "day", "count"),
    [
        ("CH", date(2023, 8, 31), 0),
        ("CH", date(2023, 9, 1), 1),
        ("BR", date(2024, 8, 22), 0),
        ("BR", date(2024, 8, 23), 1),
        ("GB", DAY, 1),
    ],
)
def test_a_silent_notice_is_reported_where_the_law_of_the_day_asks_for_more(
    home: str, day: date, count: int
) -> None:
    ours = (
        f"kind: organisation\nname: Kite\ncountry: {home}\n"
        "notices: [{transfers: not-disclosed}]\n"
    )
    mail = (
        f"kind: vendor\nname: Acme\ncountry: US\n{SERVICE}mechanisms: [{{instrument: unknown}}]\n"
    )
    files = {"organisation.yaml": ours, "vendors/mail.yaml": mail, "activities/crm.yaml": CRM}
    assert len(reported(files, "undisclosed-transfer", day=day)) == count


@pytest.mark.parametrize(
    ("named", "count"), [("eu-adq-uk", 0), ("eu-adq-uk-2031", 0), ("eu-adq-nz", 1)]
)
def test_a_decision_that_was_prolonged_is_named_by_its_first_name(named: str, count: int) -> None:
    ours = (
        "kind: organisation\nname: Kite\ncountry: BE\n"
        f"notices: [{{transfers: disclosed, mechanisms: [{named}]}}]\n"
    )
    mail = f"kind: vendor\nname: Acme\ncountry: GB\n{SERVICE}"
    files = {"organisation.yaml": ours, "vendors/mail.yaml": mail, "activities/crm.yaml": CRM}
    assert len(reported(files, "undisclosed-transfer")) == count
