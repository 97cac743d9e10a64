"""The rules on parties, places and chains: what their pages can't show."""

from datetime import date
from typing import Any

import pytest
from tests.rules import acme
from tests.rules.acme import SIGNED, case, dpf, mail
from tests.rules.american import CRM, SCC, american, reported

from onward.diagnostic import Severity
from onward.terms.place import the


def test_a_vendor_without_a_name_is_silent_in_the_whole_family() -> None:
    """Only `unnamed-vendor` speaks of it, whatever its country, chain, places and mechanisms."""
    nameless = "name: unknown\nrole: processor\n"
    found = reported(
        "transfers",
        nowhere=f"{nameless}services: [{{id: s}}]\n",
        inside=f"{nameless}country: IE\nparent: {{legal_name: P, country: US}}\n"
        "services: [{id: s, locations: [{place: IN, by: self}, {place: US}]}]\n"
        "mechanisms: [{instrument: eu-us-dpf}]\n",
        outside=f"{nameless}country: IN\nservices: [{{id: s}}]\n"
        "mechanisms: [{instrument: unknown}]\nsubprocessors: [{vendor: behind}]\n",
        behind="name: Behind\ncountry: IN\nengaged: through-others\nsubprocessors: []\n",
    )
    assert found == ()


def test_one_vendor_of_unknown_country_is_one_finding_however_many_flows_lead_there() -> None:
    """Two services and two chains lead to it: one finding, and it covers all of them."""
    found = reported(
        "unknown-destination",
        hub="name: Hub\ncountry: unknown\nrole: processor\n"
        "services: [{id: a, data: [contact.name]}, {id: b}]\n",
        one="name: One\ncountry: IE\nrole: processor\n"
        "services: [{id: s, locations: [{place: IE}]}]\nsubprocessors: [{vendor: hub}]\n",
        two="name: Two\ncountry: unknown\nrole: processor\n"
        "services: [{id: s}]\nsubprocessors: [{vendor: hub}]\n",
    )
    assert [each.subject for each in found] == ["hub@unknown", "two@unknown"]
    assert found[0].covers == ("EU", "a", "b", "contact.name", "s")
    assert found[0].severity is Severity.WARNING


@pytest.mark.parametrize("rule", ["unknown-mechanism", "undeclared-access"])
def test_an_unknown_country_is_reported_alone(rule: str) -> None:
    """What hangs on the country is asked once the country is known."""
    vendor = american().replace("country: US", "country: %s")
    assert reported(rule, acme=vendor % "unknown", crm=CRM) == ()
    assert len(reported(rule, acme=vendor % "US", crm=CRM)) == 1


def test_an_unknown_regime_is_reported_alone() -> None:
    """Every flow is unknown with it: no other rule of the family speaks."""
    found = reported(
        "transfers",
        organisation="kind: organisation\nname: Example\n",
        nowhere="name: Nowhere\nrole: processor\nservices: [{id: s}]\n",
        acme=american(),
        crm=CRM,
    )
    assert [each.rule for each in found] == ["unsettled-regime"]
    assert found[0].subject == "example"


def test_a_firm_under_no_regime_exports_under_none() -> None:
    """It wrote `regimes: []`: its own exports and what lies behind them are judged by no law."""
    found = reported(
        "transfers",
        organisation="kind: organisation\nname: Example\ncountry: AR\nregimes: []\n",
        acme=american("{instrument: unknown}", subprocessors="[{vendor: behind}]"),
        behind="name: Behind\ncountry: IN\nengaged: through-others\n",
        crm=CRM,
    )
    assert found == ()


def test_its_vendors_inside_still_export_under_their_own_law() -> None:
    """An Irish vendor of a Brazilian firm is an exporter under the GDPR."""
    found = reported(
        "unknown-mechanism",
        organisation="kind: organisation\nname: Example\ncountry: AR\nregimes: []\n",
        host="name: Host\ncountry: IE\nrole: processor\n"
        "services: [{id: s, locations: [{place: IE}]}]\nsubprocessors: [{vendor: behind}]\n",
        behind="name: Behind\ncountry: IN\nengaged: through-others\n",
    )
    assert [each.subject for each in found] == ["host>behind@IN"]


@pytest.mark.parametrize("place", ["GB", "BR", "US", "IN"])
def test_where_a_place_stands_does_not_say_who_runs_it(place: str) -> None:
    """An adequate country makes no party known."""
    vendor = (
        "name: Host\ncountry: LU\nrole: processor\n"
        f"services: [{{id: s, locations: [{{place: {place}, for: [storage]}}]}}]\n"
    )
    (found,) = reported("unknown-destination", host=vendor)
    assert found.subject == f"host>unnamed@{place}"
    assert "the company that runs it is not recorded" in found.message
    assert (
        reported("unconfirmed-scope", "missing-mechanism", "unknown-mechanism", host=vendor) == ()
    )


def test_a_party_that_runs_its_own_place_passes_nothing_on_to_itself() -> None:
    """A place `by` the vendor's own id, and one `by` the party behind it, make no further edge."""
    vendor = (
        "name: Host\ncountry: DE\nrole: processor\n"
        "services: [{id: s, locations: [{place: DE, by: host}, {place: IN, by: india}]}]\n"
    )
    india = "name: India\ncountry: IN\nengaged: through-others\n"
    found = reported("transfers", host=vendor, india=india)
    assert {each.subject for each in found} == {"host>india@IN", "host", "example"}


def test_a_finding_on_a_fact_that_is_only_inferred_is_one_level_lower() -> None:
    """The engine weighs the country and the mechanism, not the rest of the record."""
    inferred = "[{supports: [%s], document: Policy, how: inferred}]"
    for route, severity in (("/country", Severity.NOTE), ("/name", Severity.WARNING)):
        vendor = american(evidence=inferred % route)
        (found,) = reported("unknown-mechanism", acme=vendor, crm=CRM)
        assert found.severity is severity
        (strict,) = reported("unknown-mechanism", acme=vendor, crm=CRM, strict=True)
        assert strict.severity is Severity.WARNING


def test_the_chain_is_one_line_however_many_vendors() -> None:
    """All are in `covers` and in `related`, and a long list of names is cut."""
    one = "name: Host {0}\ncountry: DE\nrole: processor\nservices: [{{id: s}}]\n"
    records = {f"host_{number:02}": one.format(number) for number in range(20)}
    (found,) = reported("undeclared-subprocessors", records=records)
    assert len(found.covers) == len(found.related) == 20
    assert found.message.startswith("the sub-processors of 20 processors are not recorded")
    assert found.message.endswith("and 9 more")
    assert found.subject == "example"


def test_a_known_edge_beside_an_unknown_one_is_a_chain_not_declared() -> None:
    """`unknown` in a list says that there is more."""
    (found,) = reported(
        "undeclared-subprocessors",
        host="name: Host\ncountry: DE\nrole: processor\nservices: [{id: s}]\n"
        "subprocessors: [{vendor: disk}, {vendor: unknown}]\n",
        disk="name: Disk\ncountry: DE\nengaged: through-others\nsubprocessors: []\n",
    )
    assert found.covers == ("host",)


@pytest.mark.parametrize("role", ["controller", "joint-controller", "unknown", "none"])
def test_who_is_no_processor_is_not_asked_for_its_chain(role: str) -> None:
    """A controller answers for its own; of an unknown role the role is asked first."""
    vendor = f"name: Pay\ncountry: IE\nrole: {role}\nservices: [{{id: s}}]\n"
    assert reported("undeclared-subprocessors", pay=vendor) == ()


def test_the_notes_on_one_vendor_are_one_line() -> None:
    """Parent, access and chain: one note on the vendor, beside the inventory's line on chains."""
    vendor = (
        "name: Cloud\ncountry: LU\nparent: {legal_name: Acme Inc., country: US}\n"
        "role: processor\nservices: [{id: s, locations: [{place: IE, for: [storage]}]}]\n"
    )
    found = reported("transfers", cloud=vendor)
    assert [(each.rule, each.subject) for each in found] == [
        ("undeclared-subprocessors", "example"),
        ("foreign-parent", "example"),
    ]
    assert found[1].cause == "US"


@pytest.mark.parametrize(
    ("country", "parent", "expected"),
    [
        ("IE", "US", 1),
        ("IE", "CN", 1),
        ("IE", "RU", 1),
        ("IE", "IN", 1),
        ("IE", "JP", 0),
        ("GB", "US", 0),
        ("US", "CN", 0),
        ("IE", "unknown", 0),
        ("IE", "FR", 0),
    ],
)
def test_a_parent_is_reported_of_an_entity_inside_alone(
    country: str, parent: str, expected: int
) -> None:
    """And of a parent in a country of which the law data hold such a law."""
    vendor = (
        f"name: Cloud\ncountry: {country}\nparent: {{country: {parent}}}\nrole: processor\n"
        "services: [{id: s, locations: [{place: IE}]}]\nmechanisms: [{instrument: unknown}]\n"
    )
    assert len(reported("foreign-parent", cloud=vendor)) == expected


def test_the_articles_are_those_of_the_exporter_on_the_day() -> None:
    """British and Swiss firms get their own law, before and after it changed."""
    for country, day, article in (
        ("GB", date(2026, 2, 4), "Art. 44 UK GDPR"),
        ("GB", date(2026, 2, 5), "Art. 44A UK GDPR"),
        ("CH", date(2023, 8, 31), "Art. 6(1) FADP 1992"),
        ("CH", date(2023, 9, 1), "Art. 16 FADP"),
    ):
        ours = f"kind: organisation\nname: Example\ncountry: {country}\n"
        (found,) = reported(
            "unknown-mechanism", day=day, organisation=ours, acme=american(), crm=CRM
        )
        assert f"({article}, {day})" in found.message


def test_a_place_that_a_customer_may_choose_comes_with_an_if() -> None:
    """The worst option is judged, and the message says what it assumes."""
    choice = "{place: unknown, chosen_by: customer, options: [aws:us-east-1, aws:ap-south-1]}"
    made = SCC % "assessment: {date: 2026-08-03, countries: [US], conclusion: equivalent}"
    vendor = american(made).replace("id: mail,", f"id: mail, locations: [{choice}],")
    (found,) = reported("unassessed-transfer", acme=vendor, crm=CRM)
    assert "if aws:ap-south-1 is chosen: the assessment" in found.message
    assert "does not cover India" in found.message


def test_inbound_is_reported_once_for_all_customers_whose_mechanism_does_not_fail() -> None:
    """Belgian and Swiss customers: one note while both may hold, and less of it as they fall."""
    ours = (
        "kind: organisation\nname: Example\nlegal_name: Example Inc.\ncountry: US\nregimes: []\n"
        "frameworks: [{instrument: eu-us-privacy-shield}, {instrument: ch-us-privacy-shield}]\n"
    )
    hosting = (
        "kind: activity\nrole: processor\n"
        "controllers: [{group: shops, country: BE}, {group: banks, country: CH}]\n"
    )
    regimes = []
    for day in (date(2020, 7, 15), date(2020, 7, 16), date(2020, 9, 7), date(2020, 9, 8)):
        found = reported("inbound-transfer", day=day, organisation=ours, hosting=hosting)
        assert all(each.subject == "in@US" for each in found)
        regimes.append([set(each.covers) & {"EU", "CH"} for each in found])
    assert regimes == [[{"EU", "CH"}], [{"CH"}], [{"CH"}], []]


def test_of_an_adequacy_decision_on_our_country_nothing_is_to_be_recorded() -> None:
    ours = "kind: organisation\nname: Example\nlegal_name: Example AG\ncountry: CH\n"
    hosting = "kind: activity\nrole: processor\ncontrollers: [{group: shops, country: BE}]\n"
    (found,) = reported("inbound-transfer", organisation=ours, hosting=hosting)
    assert "name this decision to customers" in found.remedy
    clauses = "mechanisms: [{instrument: eu-scc-2021-914, status: signed, signed: 2022-01-10}]\n"
    (beside,) = reported("inbound-transfer", organisation=ours + clauses, hosting=hosting)
    assert beside.remedy == found.remedy


def test_an_adequacy_decision_that_ends_soon_needs_another_mechanism_to_be_recorded() -> None:
    """That of 2021 on the United Kingdom was to end on 2025-06-27."""
    ours = "kind: organisation\nname: Example\nlegal_name: Example Ltd\ncountry: GB\n"
    hosting = "kind: activity\nrole: processor\ncontrollers: [{group: shops, country: BE}]\n"
    for day, remedy in (
        (date(2024, 12, 29), "name this decision to customers"),
        (date(2024, 12, 30), "record the mechanism"),
    ):
        (found,) = reported("inbound-transfer", day=day, organisation=ours, hosting=hosting)
        assert remedy in found.remedy


def test_hostile_names_reach_a_message_whole() -> None:
    """A rule neither cuts nor changes a name: whoever prints it escapes it."""
    name = "::error::<b>@all</b> {importer} %s"
    (found,) = reported(
        "unknown-mechanism", acme=american().replace("Acme\n", f"'{name}'\n", 1), crm=CRM
    )
    assert found.message.startswith(f"{name} (United States):")


def test_countries_bear_an_article_in_a_sentence() -> None:
    """Where English has one."""
    assert [the(code) for code in ("US", "NL", "IN", "FO")] == [
        "the United States",
        "the Netherlands",
        "India",
        "the Faroe Islands",
    ]


def test_an_onward_transfer_is_cited_under_the_law_of_its_mechanism() -> None:
    """No law judges it by itself: the provision is that of the mechanism that carries it."""
    behind = {"kind": "vendor", "id": "cloud", "name": "Cloud", "legal_name": "Cloud Ltd"}
    cloud = {**behind, "country": "US", "engaged": "through-others"}
    assessed = {"date": "2026-07-20", "countries": ["IN"], "conclusion": "equivalent"}
    clauses = {**SIGNED, "assessment": assessed}
    listed = dpf(entity="Cloud Ltd", due="2026-08-20")
    signed = {**SIGNED, "with": "Cloud Ltd", "modules": [3]}
    for mechanism, rule, article in (
        (listed, "certificate-due-soon", "Art. 45 GDPR"),
        (signed, "sensitive-data-abroad", "Art. 9 GDPR"),
    ):
        edge = {"vendor": "cloud", "mechanisms": [mechanism]}
        vendor = mail(
            clauses,
            country="IN",
            services=[{"id": "mail", "role": "processor", "data": ["health"]}],
            subprocessors=[edge],
        )
        found = {(each.rule, each.subject): each for each in acme.reported(case(vendor, cloud))}
        assert article in found[rule, "acme>cloud@US"].message
        assert all(all(each.covers) for each in found.values())


@pytest.mark.parametrize(
    ("conclusion", "rule", "severity"),
    [
        ("not-equivalent", "failed-assessment", Severity.ERROR),
        ("not-made", "unassessed-transfer", Severity.ERROR),
        ("unknown", "unassessed-transfer", Severity.WARNING),
    ],
)
def test_an_assessment_is_reported_whatever_else_is_unknown(
    conclusion: str, rule: str, severity: Severity
) -> None:
    """Of one of several companies as of one that is known; where the country is unknown, and the
    places say where it is judged, one level lower."""
    clauses = {**SIGNED, "assessment": {"countries": ["US"], "conclusion": conclusion}}
    service = {"id": "mail", "role": "processor", "locations": [{"place": "US"}]}
    company = {"legal_name": "Acme Mail Inc.", "country": "US"}
    several = mail(clauses, services=[service], one_of=[company, company])
    unknown = mail(clauses, services=[service], country="unknown")
    nameless = mail(clauses, services=[service], name="unknown")
    levels = {"several": severity, "unknown": severity.lower()}
    if severity is Severity.ERROR:
        levels["nameless"] = severity
    vendors = {"several": several, "unknown": unknown, "nameless": nameless}
    for title, level in levels.items():
        found = acme.reported(case(vendors[title]))
        assert [each.severity for each in found if each.rule == rule] == [level], title


@pytest.mark.parametrize(
    ("companies", "where", "judged"),
    [
        (("IE", "US"), "Ireland or United States", "judged as in the United States, the worst"),
        (("US", "US"), "United States", "judged as in the United States, the worst"),
        (("US", "unknown"), "United States or an unknown country", ""),
    ],
)
def test_one_of_several_companies_is_somewhere(
    companies: tuple[str, ...], where: str, judged: str
) -> None:
    """A list of countries is not a country that is unknown."""
    one_of = [
        {"legal_name": f"Acme {number}", "country": code} for number, code in enumerate(companies)
    ]
    vendor = {**acme.MAIL, "one_of": one_of, "role": "processor"}
    vendor["services"] = [{"id": "mail", "locations": [{"place": "US"}]}]
    found = {each.rule: each.message for each in acme.reported(case(vendor))}
    assert f"Acme Mail ({where})" in found["missing-mechanism"]
    assert judged in found["unknown-destination"]


def test_each_law_of_ours_is_cited_and_that_of_our_country_first() -> None:
    ours = {**acme.BELGIAN, "regimes": ["CH", "EU", "UK"]}
    frameworks = [{**dpf(), "instrument": each} for each in ("eu-us-dpf", "ch-us-dpf")]
    vendor = mail(*frameworks, role="processor")
    found = {each.rule: each.message for each in acme.reported(case(vendor, organisation=ours))}
    assert "(Art. 28 GDPR; Art. 28 UK GDPR; Art. 9 FADP," in found["undeclared-subprocessors"]
    assert "(Art. 44 GDPR; Art. 44A UK GDPR; Art. 16 FADP," in found["undeclared-access"]
    assert "(Art. 45 GDPR, Art. 16(1) FADP," in found["framework-only"]
    vague = {**acme.MAIL, "country": "unknown"}
    (of_country,) = (
        each.message
        for each in acme.reported(case(vague, organisation=ours))
        if each.rule == "unknown-destination"
    )
    assert "(Art. 44 GDPR; Art. 44A UK GDPR; Art. 16 FADP," in of_country


@pytest.mark.parametrize(
    ("mechanism", "day", "fix"),
    [
        ({**SIGNED, "instrument": "eu-scc-2010-87", "signed": "2019-01-10"}, "2022-12-01", "sign"),
        ({**SIGNED, "until": "2026-09-01"}, "2026-08-05", "record the mechanism that is used"),
    ],
)
def test_what_follows_an_end_depends_on_what_ends(
    mechanism: dict[str, Any], day: str, fix: str
) -> None:
    """No act prolongs clauses that are repealed, and none what a record lets end."""
    made = {"countries": ["US"], "conclusion": "equivalent", "date": "2021-01-10"}
    vendor = mail({**mechanism, "assessment": made}, role="processor", services=[SERVICE])
    given = case(vendor, day=date.fromisoformat(day), activities__crm=CONTROLLER)
    found = acme.reported(given)
    (remedy,) = (each.remedy for each in found if each.rule == "expiring-mechanism")
    assert remedy.startswith(fix)


SERVICE = {"id": "mail", "activities": ["crm"]}
CONTROLLER = {"kind": "activity", "role": "controller"}


@pytest.mark.parametrize(
    ("mechanism", "more", "said"),
    [
        ({"instrument": "ch-art17", "letter": "g"}, {}, "Swiss derogations: letter g is none of"),
        (
            {"instrument": "ch-art17", "letter": "unknown"},
            {},
            "conditions (letter unknown) are met",
        ),
        ({"instrument": "ch-art17"}, {}, "conditions (letter not recorded) are met"),
        (
            {"instrument": "eu-art46-public", "status": "signed"},
            {"public": False},
            "open to public authorities alone, and Acme Mail is none",
        ),
        (
            {"instrument": "ch-notified-clauses", "status": "signed"},
            {},
            "not recorded: notice to the authority",
        ),
        (
            {"instrument": "ch-notified-clauses", "status": "signed", "approved": "2026-08-06"},
            {},
            "FDPIC informed only on 2026-08-06",
        ),
    ],
)
def test_a_message_names_what_the_law_of_the_mechanism_asks_for(
    mechanism: dict[str, Any], more: dict[str, Any], said: str
) -> None:
    """A letter that a law does not have, a party that is none, a notice that was not given."""
    swiss = str(mechanism["instrument"]).startswith("ch-")
    ours = {**acme.BELGIAN, "country": "CH" if swiss else "BE", "public": True}
    found = acme.reported(case(mail(mechanism, **more), organisation=ours))
    assert [said in each.message for each in found if said in each.message] == [True]


def test_a_place_that_is_unknown_is_said_in_plain_words() -> None:
    entry = {"vendor": "unknown", "locations": [{"place": "IN"}, {"place": "unknown"}]}
    vendor = {**acme.MAIL, "country": "IE", "role": "processor", "subprocessors": [entry]}
    vendor["services"] = [{"id": "mail", "locations": [{"place": "IE"}]}]
    found = [each for each in acme.reported(case(vendor)) if each.rule == "unknown-destination"]
    assert [each.subject for each in found] == ["acme>unnamed@IN", "acme>unnamed@unknown"]
    assert "an unnamed sub-processor, working from an unknown place (" in found[1].message
