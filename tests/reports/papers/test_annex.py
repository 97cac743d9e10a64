"""The annexes of a contract: the module that fits, what is recorded, and why there are none."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
from tests.reports.papers.lines import keys_used, said, under
from tests.reports.papers.rich import ACME, DESK, ORGANISATION, RHINE, TALLY, inventory

from onward.diagnostic import Judged
from onward.law.law import load
from onward.reports.papers.annex import Wanted, annex
from onward.reports.papers.annex_edges import customer_named
from onward.reports.papers.paper import Paper, Section
from onward.reports.papers.texts import LANGUAGES
from onward.wording import texts

DAY = date(2026, 8, 5)
BEFORE = date(2025, 8, 5)
"""A day on which the UK authority had not said yet that handing back is no transfer."""
BRITISH = ORGANISATION.replace("country: NL", "country: GB").replace("[EU, UK]", "[UK]")
UNDER_EU_LAW = ACME.replace("role: processor\n", "role: processor\nsubject_to: [EU]\n", 1)
UNRESTRICTED = ACME.replace("    restrictions: [Access only for trained staff]\n", "")
FROM_CATALOGUE = f"{RHINE}evidence: [{{how: catalogue, supports: [/legal_name], document: x}}]\n"
ALL = ("acme", "rhine", "bank", "tally", "broker", "certified", "odd", "paperless", "monsoon")


def made(
    vendor: str = "", language: str = "en", customer: str = "", day: date = DAY, **records: str
) -> Paper:
    """The annexes of one recipient."""
    judged = Judged("inv", "inv", judged=True)
    return annex(judged, inventory(**records), load(), day, Wanted(language, vendor, customer))


def annexes(paper: Paper) -> list[str]:
    """The numbers of the annexes and tables, in their order."""
    return [
        inner.title.split(":")[0]
        for outer in paper.blocks
        if isinstance(outer, Section)
        for inner in outer.blocks
        if isinstance(inner, Section)
    ]


# Which annexes


def test_a_vendor_of_two_roles_has_an_appendix_for_each_module_and_the_addendum_for_each() -> None:
    paper = made("acme")
    heads = [each.title for each in paper.blocks if isinstance(each, Section)]
    assert [re.findall(r"module \d", each) for each in heads] == [
        ["module 2"], ["module 3"], ["module 2"], ["module 3"],
    ]  # fmt: skip
    tables = [f"Table {number}" for number in range(1, 5)]
    whole = ["Annex I.A", "Annex I.B", "Annex I.C", "Annex II", "Annex III"]
    assert annexes(paper) == [*whole, *whole, *tables, *tables]
    first = said(paper)[0]
    assert first.startswith(
        "Linden (Controller) discloses personal data to Acme Mail (Processor) for: Sending mail."
    )
    assert "module 2 (transfer controller to processor)" in first
    assert first.endswith("(GDPR and UK GDPR).")


@pytest.mark.parametrize(
    ("vendor", "customer", "numbers"),
    [
        ("tally", "", ["I.A", "I.B", "I.C", "II"]),
        ("", "Boston Care Inc.", ["I.A", "I.B"]),
        ("rhine", "", ["I", "II", "III", "IV"]),
    ],
)
def test_the_annexes_of_a_module(vendor: str, customer: str, numbers: list[str]) -> None:
    found = annexes(made(vendor, customer=customer))
    assert found[: len(numbers)] == [f"Annex {each}" for each in numbers]
    assert not [each for each in found[len(numbers) :] if each.startswith("Annex")]


def test_what_is_planned_has_its_annexes_before_it_begins() -> None:
    assert "Annex I.A" in annexes(made("tally"))
    ended = TALLY.replace("stage: planned", "until: 2026-01-01")
    paper = made("tally", tally=ended)
    assert said(paper) == ["No disclosure of ours to Tally is recorded on this day."]


@pytest.mark.parametrize(
    ("vendor", "says"),
    [
        ("bank", "Bank is a controller for: Payments."),
        ("monsoon", "Monsoon is engaged by Acme Mail, not by us"),
        ("paperless", "Paperless receives no personal data from us"),
        ("broker", "No module fits for Reselling"),
        ("certified", "Clauses are not the transfer mechanism (GDPR) for Customer files"),
    ],
)
def test_why_there_are_none(vendor: str, says: str) -> None:
    assert any(each.startswith(says) for each in said(made(vendor)))


def test_a_transfer_on_adequacy_alone_is_one_line() -> None:
    paper = made("certified", organisation=ORGANISATION.replace("[EU, UK]", "[EU]"))
    only, contract = said(paper)
    assert "adequacy decision for the EU-US Data Privacy Framework" in only
    assert contract == "The contract with a processor is needed all the same (Art. 28(3) GDPR)."
    assert paper.missing == ()


def test_a_law_without_such_clauses_and_one_that_is_unknown() -> None:
    brazil = ORGANISATION.replace("country: NL", "country: BR").replace("[EU, UK]", "[BR]")
    assert said(made("tally", organisation=brazil))[0].startswith("Under the LGPD no clauses")
    unknown = ORGANISATION.replace("country: NL", "country: unknown").replace(
        "regimes: [EU, UK]\n", ""
    )
    assert said(made("tally", organisation=unknown))[0].startswith("It is unknown which law")


def test_where_the_country_is_unknown_it_is_open_which_clauses_fit() -> None:
    paper = made("tally", tally=TALLY.replace("country: US", "country: unknown"))
    (only,) = said(paper)
    assert only.startswith("It is not known in which country Tally is established")
    assert [each.key for each in paper.missing] == ["tally.yaml country"]


def test_a_recipient_inside_whose_places_are_unknown_has_a_contract_with_a_processor() -> None:
    paper = made("rhine", rhine=RHINE.replace(",\n     locations: [{place: DE, by: self}]", ""))
    assert annexes(paper)[0] == "Annex I"


def test_a_proposal_is_marked_as_one() -> None:
    says = "The records do not name these as a transfer mechanism"
    assert any(each.startswith(says) for each in said(made("tally")))
    assert not any(each.startswith(says) for each in said(made("acme")))


def test_where_a_role_is_unknown_the_modules_that_may_fit_are_named() -> None:
    paper = made("odd")
    assert "module 1 (transfer controller to controller) or module 2" in said(paper)[0]
    assert ("role", "odd.yaml role") in {(each.what, each.key) for each in paper.missing}
    assert any(each.startswith("A role is unknown") for each in said(paper))


def test_under_uk_law_alone_no_authority_is_named_for_the_addendum_has_none() -> None:
    found = annexes(made("acme", organisation=BRITISH))
    assert "Annex I.C" not in found
    assert "Table 4" in found


def test_under_swiss_law_the_clauses_are_adapted() -> None:
    swiss = ORGANISATION.replace("country: NL", "country: CH").replace("[EU, UK]", "[CH]")
    paper = made("tally", organisation=swiss)
    assert any("the FDPIC" in each for each in under(paper, "Annex I.C"))
    assert "Table 1" not in annexes(paper)


def test_an_importer_that_is_itself_under_the_law_is_pointed_out() -> None:
    paper = made("acme", acme=UNDER_EU_LAW)
    assert any(each.startswith("Acme Mail is itself under this law") for each in said(paper))


# What stands in them


def test_the_parties() -> None:
    paper = made("acme")
    exporter = under(paper, "Standard contractual clauses", "Annex I.A", "Data exporter")
    assert exporter[:2] == ["Name: Linden Software BV", "Address: 1 Canal, Amsterdam"]
    assert "Role (controller/processor): Controller" in exporter
    assert "Signature and date: [to be completed: signature and date]" in exporter
    importer = under(paper, "Standard contractual clauses", "Annex I.A", "Data importer")
    assert "Name: Acme Mail Inc." in importer
    assert any(each.endswith(": Sending mail") for each in importer)


def test_the_description() -> None:
    found = under(made("acme"), "Standard contractual clauses", "Annex I.B")
    assert "Categories of personal data transferred: E-mail addresses, health data" in found
    assert "The frequency of the transfer: Continuous" in found
    assert "Nature of the processing: storage and sending" in found
    restricted = "Health data; Access only for trained staff"
    assert any(each.endswith(restricted) for each in found)
    assert any("Monsoon: Night support (e-mail addresses)" in each for each in found)


def test_sensitive_data_without_a_restriction_is_marked_and_none_is_said() -> None:
    keys = {each.key for each in made("acme", acme=UNRESTRICTED).missing}
    assert "acme.yaml mechanisms.eu-scc-2021-914.restrictions" in keys
    label = "Sensitive data transferred, and applied restrictions or safeguards"
    assert f"{label}: None" in under(made("acme"), "Standard contractual clauses", "Annex I.B")


def test_the_list_of_subprocessors_follows_the_authorisation() -> None:
    paper = made("acme")
    second, third = (
        [each for each in said(paper) if each.startswith("Standard") and f"module {number}" in each]
        for number in (2, 3)
    )
    general = [each for each in second if "Annex III" in each]
    assert any("Not applicable" in each and "Option 2" in each for each in general)
    assert any(each.endswith("https://acme.example/subs") for each in general)
    specific = [each for each in third if "Annex III" in each]
    assert any("Monsoon Pvt Ltd | [to be completed: address]" in each for each in specific)
    assert any("[to be completed: name of the sub-processor]" in each for each in specific)


def test_an_authorisation_that_is_open_is_marked_and_the_table_stands_there() -> None:
    open_ = ACME.replace("authorisation: general, ", "")
    paper = made("acme", acme=open_)
    assert "acme.yaml agreement.authorisation" in {each.key for each in paper.missing}
    customers = DESK.replace("authorisation: specific", "authorisation: unknown")
    paper = made("rhine", desk=customers)
    assert "desk.yaml controllers.authorisation" in {each.key for each in paper.missing}
    assert any("Clause 7.7(a), Option 1" in each for each in said(paper))


def test_a_service_for_us_and_for_customers_has_both_each_with_its_own_activities() -> None:
    both = "activities: [desk, shop]"
    acme = ACME.replace("activities: [shop]", both)
    first, second = (each for each in said(made("acme", acme=acme)) if "That fits module" in each)
    assert ("(Controller)" in first, "(Processor)" in second) == (True, True)
    activities = [each for each in said(made("acme", acme=acme)) if "> Activities relevant" in each]
    assert [each.split(": ")[-1] for each in activities[::2]] == ["Web shop", "Help desk"]
    inside = made("rhine", rhine=RHINE.replace("activities: [desk]", both))
    assert annexes(inside) == ["Annex I", "Annex II", "Annex III", "Annex IV"] * 2
    assert under(inside, "Annex I:", "Controller")
    assert under(inside, "Annex I:", "Sub-processor")


def test_a_contract_inside_names_roles_and_its_end() -> None:
    paper = made("rhine")
    assert under(paper, "Annex I", "Processor")
    assert under(paper, "Annex I", "Sub-processor")
    assert "Duration of the processing: until 2027-12-31" in under(paper, "Annex II")
    assert under(paper, "Annex IV") == ["None"]


def test_the_tables_of_the_addendum() -> None:
    paper = made("acme")
    assert "Registration number: 5521-3" in under(paper, "UK Addendum", "Table 1")
    assert any("| General written authorisation | 30 days" in e for e in under(paper, "Table 2"))
    links = {each.split(":")[0] for each in under(paper, "UK Addendum", "Table 3")}
    assert links == {"Annex I.A", "Annex I.B", "Annex II", "Annex III"}


def test_before_the_view_of_the_ico_an_addendum_was_made_for_what_is_handed_back() -> None:
    paper = made(customer="Boston Care Inc.", day=BEFORE, organisation=BRITISH)
    assert annexes(paper)[:2] == ["Annex I.A", "Annex I.B"]
    assert under(paper, "Table 2") == [
        "4 | [to be completed: choice of the parties] | [to be completed: whether data is combined]"
    ]


def test_a_customer_is_known_by_its_name_however_it_is_spelled() -> None:
    whole = inventory()
    assert customer_named("boston care inc", whole) == "Boston Care Inc."
    assert customer_named("clinics", whole) == "Clinics"
    assert customer_named("nobody", whole) is None
    inside = made(customer="Clinics", organisation=ORGANISATION.replace("[EU, UK]", "[EU]"))
    assert said(inside)[0].startswith("Clinics: no transfer back")


def test_a_contact_by_which_nobody_can_be_reached_is_marked() -> None:
    nobody = ACME.replace("email: privacy@acme.example", "email: unknown")
    found = under(made("acme", acme=nobody), "Annex I.A", "Data importer")
    assert any(
        each.endswith("Privacy; unknown [to be completed: contact details]") for each in found
    )


def test_what_only_the_catalogue_says_is_pointed_out() -> None:
    found = said(made("rhine", rhine=FROM_CATALOGUE))
    assert any(each.startswith("Facts on Rhine Hosting are from the catalogue") for each in found)


def test_nothing_is_made_up_of_a_record_that_is_bare() -> None:
    paper = made("odd")
    keys = {each.key for each in paper.missing}
    assert {"odd.yaml legal_name", "odd.yaml address", "odd.yaml contact"} <= keys
    assert {f"odd.yaml services.odd.{key}" for key in ("purpose", "data", "subjects")} <= keys
    assert "odd.yaml mechanisms.measures" in keys


# Texts


def papers(language: str) -> Iterator[Paper]:
    """Papers in which every text occurs."""
    for vendor in ALL:
        yield made(vendor, language)
    for name in ("Boston Care Inc.", "Clinics"):
        yield made(language=language, customer=name)
    outside = ORGANISATION.replace("country: NL", "country: US").replace("[EU, UK]", "[EU]")
    bare = "kind: organisation\nname: Bare\ncountry: US\nregimes: [EU]\n"
    represented = f"{outside}representative: {{name: Rep}}\n"
    for home in (
        outside,
        bare,
        represented,
        outside.replace("[EU]", "[CH]").replace("US", "CH"),
        outside.replace("[EU]", "[BR]"),
        outside.replace("country: US", "country: unknown").replace("regimes: [EU]\n", ""),
    ):
        yield made("acme", language, organisation=home)
        yield made("rhine", language, organisation=home)
    yield made("acme", language, acme=UNDER_EU_LAW)
    yield made("acme", language, acme=UNRESTRICTED)
    yield made("tally", language, tally=TALLY.replace("country: US", "country: unknown"))
    yield made("rhine", language, rhine=FROM_CATALOGUE)
    yield made("rhine", language, rhine=RHINE.replace(", expires: 2027-12-31", ""))
    yield made("tally", language, tally=TALLY.replace("stage: planned", "until: 2026-01-01"))
    yield made("tally", language, tally=TALLY.replace(", activities: [shop]", ""))
    boston = "Boston Care Inc."
    yield made("", language, boston, organisation=BRITISH)
    yield made("", language, boston, BEFORE, organisation=BRITISH)
    yield made("", language, "Clinics", organisation=ORGANISATION.replace("[EU, UK]", "[EU]"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_used_and_rendered(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    used = keys_used("annex", monkeypatch)
    for paper in papers(language):
        assert paper.language == language
        assert not any("{" in each for each in said(paper))
    own = set(texts.table("onward.reports.papers", f"{language}.toml")["annex"])
    assert used & own == own


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_records_give_the_same_paper(language: str) -> None:
    assert made("acme", language) == made("acme", language)
