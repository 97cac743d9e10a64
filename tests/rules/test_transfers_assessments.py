"""The rules on assessments, frameworks, onward and idle mechanisms: what their pages can't show."""

from datetime import date

import pytest
from tests.rules.american import CRM, DPF, SCC, american, reported

from onward.diagnostic import Severity
from onward.terms.months import after_months


def test_two_frameworks_alone_are_one_finding_for_a_firm_of_two_regimes() -> None:
    """It names both, and one of them with clauses behind it leaves the other."""
    both = "kind: organisation\nname: Example\ncountry: BE\nregimes: [EU, CH]\n"
    swiss = DPF.replace("eu-us-dpf", "ch-us-dpf").replace("2023-08-01", "2024-09-15")
    (found,) = reported(
        "framework-only", organisation=both, acme=american(f"{DPF}, {swiss}"), crm=CRM
    )
    assert "EU-US Data Privacy Framework and Swiss-US Data Privacy Framework" in found.message
    assert {"EU", "CH"} <= set(found.covers)
    idta = "{instrument: uk-idta, status: signed, signed: 2022-11-30, with: Acme Inc.}"
    (left,) = reported("framework-only", acme=american(f"{DPF}, {idta}"), crm=CRM)
    assert left.severity is Severity.NOTE


def test_a_derogation_or_an_ended_set_of_clauses_is_no_fallback() -> None:
    """Clauses that would hold by themselves are one; without an assessment they are none."""
    ended = "{instrument: eu-scc-2010-87, status: signed, signed: 2018-05-25, with: Acme Inc.}"
    derogation = "{instrument: eu-art49, letter: a}"
    assessed = "assessment: {date: 2026-08-01, countries: [US], conclusion: equivalent}"
    cases = ((ended, 1), (derogation, 1), (SCC % "adapted: [ch]", 1), (SCC % assessed, 0))
    for other, expected in cases:
        found = reported("framework-only", acme=american(f"{DPF}, {other}"), crm=CRM)
        assert len(found) == expected


def test_an_assessment_may_be_kept_longer_or_shorter_by_our_policy() -> None:
    """`policy.assessment_months` takes the place of the 24 months of the house."""
    made = SCC % "assessment: {date: 2025-07-10, countries: [IN], conclusion: equivalent}"
    vendor = american(made).replace("country: US", "country: IN")
    organisation = "kind: organisation\nname: Example\ncountry: BE\n"
    for months, expected in ((12, 1), (13, 0), (24, 0)):
        ours = f"{organisation}policy: {{assessment_months: {months}}}\n"
        found = reported("outdated-assessment", organisation=ours, acme=vendor, crm=CRM)
        assert len(found) == expected


def test_a_failed_assessment_is_mended_by_another_one_with_the_measures() -> None:
    """Measures alone change no conclusion, and the fix does not say that they do."""
    made = SCC % (
        "measures: [encryption-keys-with-exporter],"
        " assessment: {date: 2026-08-01, countries: [US], conclusion: %s}"
    )
    (found,) = reported("failed-assessment", acme=american(made % "not-equivalent"), crm=CRM)
    assert "assess again" in found.remedy
    assert not reported(
        "failed-assessment", acme=american(made % "equivalent-with-measures"), crm=CRM
    )


def test_a_planned_mechanism_is_mended_by_its_status_and_not_by_a_day_alone() -> None:
    planned = (SCC % "since: 2026-01-01").replace(
        "status: signed, signed: 2022-11-30", "status: %s"
    )
    (found,) = reported("unsigned-mechanism", acme=american(planned % "planned"), crm=CRM)
    assert "`status`" in found.remedy
    signed = planned % "signed, signed: 2026-01-01"
    assert not reported("unsigned-mechanism", acme=american(signed), crm=CRM)


def test_several_conditions_that_are_not_recorded_are_plural() -> None:
    for country, expected in (("JP", "conditions are not recorded"), ("BR", "a condition is not")):
        acme = american().replace("country: US", f"country: {country}").split("mechanisms:")[0]
        (found,) = reported("unconfirmed-scope", acme=acme, crm=CRM)
        assert expected in found.message


def test_an_assessment_may_be_too_old_and_leave_out_a_place() -> None:
    """Both are true of it, and each is reported by its own rule."""
    made = SCC % "assessment: {date: 2023-01-10, countries: [IN], conclusion: equivalent}"
    vendor = american(made).replace("country: US", "country: IN")
    vendor = vendor.replace(
        "services: [{id: mail,", "services: [{id: mail, locations: [{place: PH}],"
    )
    (old,) = reported("outdated-assessment", acme=vendor, crm=CRM)
    assert "more than 24 months old" in old.message
    (silent,) = reported("unassessed-transfer", acme=vendor, crm=CRM)
    assert "does not cover the Philippines" in silent.message


def test_a_service_added_later_makes_the_assessment_too_old() -> None:
    """It can't have been weighed; where every service is later, the assessment came in time."""
    made = SCC % "assessment: {date: 2026-01-10, countries: [IN], conclusion: equivalent}"
    vendor = (
        "name: Acme\nlegal_name: Acme Inc.\ncountry: IN\nrole: processor\nservices:\n"
        "  - {id: old, activities: [crm]%s}\n"
        "  - {id: new, activities: [crm], since: 2026-03-01}\n"
        f"mechanisms: [{made}]\n"
    )
    (found,) = reported("outdated-assessment", acme=vendor % "", crm=CRM)
    assert "older than a service that began on 2026-03-01" in found.message
    assert reported("outdated-assessment", acme=vendor % ", since: 2026-02-01", crm=CRM) == ()


def test_an_event_of_one_regime_does_not_age_the_assessment_of_another() -> None:
    """Executive Order 14086 of 2022-10-07 is an event of EU law in the law data."""
    made = "assessment: {date: 2022-09-30, countries: [US], conclusion: equivalent}"
    clauses = f"{SCC % made}".replace("2022-11-30", "2022-09-30")
    idta = f"{{instrument: uk-idta, status: signed, signed: 2022-09-30, with: Acme Inc., {made}}}"
    british = "kind: organisation\nname: Example\ncountry: GB\n"
    day = date(2022, 10, 7)
    acme = american(f"{clauses}, {idta}")
    assert len(reported("outdated-assessment", day=day, acme=acme, crm=CRM)) == 1
    assert reported("outdated-assessment", day=day, organisation=british, acme=acme, crm=CRM) == ()


def test_a_tool_in_order_beside_one_that_is_not_suffices() -> None:
    """Two tools hold: the flow rests on the one that is fresh, restricted or closed."""
    old = "assessment: {date: 2023-01-10, countries: [US], conclusion: equivalent-with-measures}"
    new = "assessment: {date: 2026-08-03, countries: [US], conclusion: equivalent}"
    rules = (
        "{instrument: eu-bcr, variant: processor, approved: 2020-01-01, members: [Acme Inc.],"
        f" status: signed, signed: 2020-01-01, restrictions: [need to know], {new}}}"
    )
    service = "clear_text: needed, data: [health]"
    names = ("outdated-assessment", "clear-text-abroad", "sensitive-data-abroad")
    alone = american(SCC % old).replace("data: [contact.email]", service)
    both = american(f"{SCC % old}, {rules}").replace("data: [contact.email]", service)
    assert {each.rule for each in reported(*names, acme=alone, crm=CRM)} == set(names)
    assert reported(*names, acme=both, crm=CRM) == ()


@pytest.mark.parametrize("countries", ["", ", countries: [unknown]", ", countries: [IN]"])
def test_an_assessment_that_does_not_name_the_destination(countries: str) -> None:
    """Whatever it found, it is not shown to have looked there."""
    made = f"assessment: {{date: 2026-07-10, conclusion: equivalent{countries}}}"
    (found,) = reported("unassessed-transfer", acme=american(SCC % made), crm=CRM)
    assert "does not cover the United States" in found.message


def test_a_tool_that_carries_nothing_is_not_looked_into() -> None:
    """A failing transfer is one finding: what its clauses lack besides is not asked."""
    names = ("clear-text-abroad", "sensitive-data-abroad", "outdated-assessment")
    old = "assessment: {date: 2023-01-10, countries: [US], conclusion: equivalent-with-measures}"
    vendor = american(SCC % old).replace(
        "data: [contact.email]", "clear_text: needed, data: [health]"
    )
    assert {each.rule for each in reported(*names, acme=vendor, crm=CRM)} == set(names)
    other = vendor.replace("modules: [2]", "modules: [1]")
    assert reported(*names, acme=other, crm=CRM) == ()


@pytest.mark.parametrize(
    ("measure", "expected"),
    [
        ("encryption-keys-with-exporter", 1),
        ("pseudonymisation", 0),
        ("encrypted-transit-only", 1),
        ("protected-recipient", 0),
        ("split-processing", 0),
        ("encryption-in-transit", 1),
    ],
)
def test_a_measure_that_works_although_the_importer_reads(measure: str, expected: int) -> None:
    """Use cases 1 and 3 of the EDPB suppose that it does not; 2, 4 and 5 stand where it does."""
    made = "assessment: {date: 2026-07-10, countries: [US], conclusion: equivalent-with-measures}"
    vendor = american(SCC % f"measures: [{measure}], {made}")
    vendor = vendor.replace("id: mail,", "id: mail, clear_text: needed,")
    assert len(reported("clear-text-abroad", acme=vendor, crm=CRM)) == expected


def test_own_terms_marked_as_special_are_sensitive() -> None:
    """A term that the organisation declares counts like those of the house."""
    organisation = (
        "kind: organisation\nname: Example\ncountry: BE\n"
        "terms: {data: [{id: own.lie-detector, title: Lie detector, special: special}]}\n"
    )
    made = SCC % "assessment: {date: 2026-08-03, countries: [US], conclusion: equivalent}"
    vendor = american(made).replace("contact.email", "own.lie-detector")
    (found,) = reported("sensitive-data-abroad", organisation=organisation, acme=vendor, crm=CRM)
    assert "Art. 9 GDPR" in found.message
    assert "Annex I.B of the SCC" in found.reason
    convictions = american(made).replace("contact.email", "criminal.convictions")
    (tenth,) = reported("sensitive-data-abroad", acme=convictions, crm=CRM)
    assert "Art. 10 GDPR" in tenth.message


def test_every_silent_destination_is_named() -> None:
    """Two places, one flow, one finding."""
    places = "locations: [{place: IN, by: self}, {place: PH, by: self}, {place: CH, by: self}],"
    made = SCC % "assessment: {date: 2026-08-03, countries: [US], conclusion: equivalent}"
    vendor = american(made).replace("id: mail,", f"id: mail, {places}")
    (found,) = reported("unassessed-transfer", acme=vendor, crm=CRM)
    assert "does not cover India and the Philippines (" in found.message
    assert found.remedy.startswith("extend the assessment to India and the Philippines")
    assert "`countries`" in found.remedy


def test_policy_by_data_and_in_general_are_two_findings() -> None:
    """Each is a rule of its own, with the category as its cause."""
    organisation = (
        "kind: organisation\nname: Example\ncountry: BE\n"
        "policy: {allowed: [EEA], by_data: {health: [BE], health.insurance: [EEA, US]}}\n"
    )
    vendor = american().replace("contact.email", "contact.email, health.records, health.insurance")
    found = reported("forbidden-destination", organisation=organisation, acme=vendor, crm=CRM)
    assert {each.cause for each in found} == {"", "health"}
    assert {each.subject for each in found} == {"acme@US"}
    assert all(each.severity is Severity.ERROR for each in found)


@pytest.mark.parametrize(
    ("data", "severity"),
    [("data: [unknown],", "warning"), ("", "warning"), ("data: [contact.email],", ""),
     ("data: [health.records],", "error"), ("data: [],", "")],
)  # fmt: skip
def test_data_of_which_nothing_is_known_may_be_of_a_category_of_the_policy(
    data: str, severity: str
) -> None:
    policy = "policy: {by_data: {health: [EEA], usage: [US]}}"
    organisation = f"kind: organisation\nname: Example\ncountry: BE\n{policy}\n"
    vendor = f"name: Host\ncountry: US\nrole: processor\nservices: [{{{data} id: s}}]\n"
    found = reported("forbidden-destination", organisation=organisation, host=vendor)
    assert [each.severity.value for each in found] == [severity] * bool(severity)
    assert all("health" in each.message and "usage" not in each.message for each in found)


def test_policy_knows_the_parts_of_a_state() -> None:
    """French Guiana is in the zone, and what is allowed for France is allowed there."""
    for allowed in ("EEA", "FR"):
        organisation = (
            f"kind: organisation\nname: Example\ncountry: BE\npolicy: {{allowed: [{allowed}]}}\n"
        )
        vendor = "name: Host\ncountry: GF\nrole: processor\nservices: [{id: s}]\n"
        assert reported("forbidden-destination", organisation=organisation, host=vendor) == ()


def test_policy_knows_the_zone_as_a_place() -> None:
    """A place in the EEA breaks a policy that allows no state of it; with some it may break it."""
    vendor = (
        "name: Host\ncountry: GB\nrole: processor\n"
        "services: [{id: s, locations: [{place: EEA, by: self}]}]\n"
    )
    error, warning = Severity.ERROR, Severity.WARNING
    for allowed, broken in (
        ("GB", error), ("GB, CH", error), ("GB, NL", warning), ("GB, EEA", None)
    ):  # fmt: skip
        organisation = f"kind: organisation\nname: Example\npolicy: {{allowed: [{allowed}]}}\n"
        found = reported("forbidden-destination", organisation=organisation, host=vendor)
        assert [each.severity for each in found if "EEA" in each.covers] == [broken] * bool(broken)


def test_an_idle_mechanism_names_the_edge_by_whose_name_it_bears() -> None:
    """Of two edges behind the vendor, that to the company which signed."""
    (found,) = reported(
        "unused-mechanism",
        cloud="name: Cloud\ncountry: LU\nrole: processor\n"
        "services: [{id: s, locations: [{place: LU}]}]\n"
        "mechanisms: [{instrument: eu-us-dpf, certified: {entity: 'ACME, Inc.'}}]\n"
        "subprocessors: [{vendor: desk}, {vendor: acme}]\n",
        acme="name: Acme\nlegal_name: Acme Inc.\ncountry: US\nengaged: through-others\n",
        desk="name: Desk\nlegal_name: Desk Ltd\ncountry: IN\nengaged: through-others\n",
    )
    assert found.subject == "cloud@LU"
    assert found.cause == "eu-us-dpf"
    assert "it probably belongs to cloud>acme@US (" in found.message


@pytest.mark.parametrize(
    ("mechanism", "asked"),
    [
        (DPF, "which the EU-US Data Privacy Framework requires"),
        (SCC % "adapted: [ch]", "same duties is recorded, which the SCC of 2021 require"),
        ("{instrument: eu-bcr}", "neither membership nor a contract is recorded"),
        ("{instrument: unknown}", "no contract for the onward transfer is recorded ("),
    ],
)
def test_what_is_missing_onward_is_what_the_mechanism_of_arrival_asks(
    mechanism: str, asked: str
) -> None:
    """By framework, clauses, rules; where that mechanism is unknown, any contract."""
    (found,) = reported(
        "unconfirmed-onward-transfer",
        acme=american(mechanism, subprocessors="[{vendor: desk}]"),
        desk="name: Desk\ncountry: IN\nengaged: through-others\n",
        crm=CRM,
    )
    assert asked in found.message
    assert found.subject == "acme>desk@IN"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2024, 8, 5), 24, date(2026, 8, 5)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2025, 11, 30), 3, date(2026, 2, 28)),
        (date(2025, 12, 31), 1, date(2026, 1, 31)),
    ],
)
def test_months_end_on_the_same_day_or_the_last(start: date, months: int, end: date) -> None:
    """Short months end early."""
    assert after_months(start, months) == end


@pytest.mark.parametrize(
    ("against", "made", "said"),
    [
        ("eu-scc-2021-914", "2026-08-03", True),
        ("eu-scc-2021-914", "2026-08-04", True),
        ("eu-scc-2021-914", "unknown", True),
        ("eu-scc-2021-914", "2026-08-02", False),
        ("uk-idta", "2026-08-03", False),
    ],
)
def test_two_assessments_of_one_place_agree_unless_one_is_later(
    against: str, made: str, *, said: bool
) -> None:
    """By one law; another may have another test."""
    negative = f"{{date: {made}, countries: [US], conclusion: not-equivalent}}"
    clauses = (
        f"{{instrument: {against}, status: signed, signed: 2022-11-30, with: Acme Inc.,"
        f" modules: [2], assessment: {negative}}}"
    )
    rules = (
        "{instrument: eu-bcr, variant: processor, approved: 2022-01-10, authority: CNIL, members:"
        " [Acme Inc.], assessment: {date: 2026-08-03, countries: [US], conclusion: equivalent}}"
    )
    found = reported("contradicted-assessment", acme=american(f"{clauses}, {rules}"), crm=CRM)
    assert len(found) == said
    assert all("and that for the SCC of 2021, made no earlier" in each.message for each in found)
