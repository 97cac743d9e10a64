"""What the pages of the rules on mechanisms can't show: fallbacks, evidence, the future,
silence.
"""

from datetime import date
from typing import Any

import pytest
from tests.rules.acme import BELGIAN, CERTIFIED, MAIL, SIGNED, case, dpf, mail, mechanisms, reported

from onward.diagnostic import Severity
from onward.law.law import load
from onward.transfers.flow import Kind
from onward.transfers.status import Status


def test_a_fallback_rescues_and_a_broken_one_is_not_reported() -> None:
    """While one mechanism holds, what is wrong with the others is no finding."""
    shield = {"instrument": "eu-us-privacy-shield"}
    assert mechanisms(case(mail(shield, SIGNED))) == []
    assert (
        mechanisms(case(mail(dpf(), {"instrument": "eu-scc-2021-914", "status": "planned"}))) == []
    )


def test_one_cause_is_one_finding_for_all_services_and_regimes() -> None:
    """Two services under two laws: one line, and all of it in `covers`."""
    services = [{"id": "mail"}, {"id": "sms", "data": ["contact.phone"]}]
    both = {**BELGIAN, "regimes": ["EU", "UK"]}
    found = reported(case({**MAIL, "services": services}, organisation=both))
    bare = [each for each in found if each.rule == "missing-mechanism"]
    assert len(bare) == 1
    assert set(bare[0].covers) == {"mail", "sms", "contact.phone", "EU", "UK"}
    assert "Art. 44 GDPR, Art. 44A UK GDPR" in bare[0].message


def test_a_past_is_reported_only_where_nothing_else_explains_the_failure() -> None:
    """A framework that fell explains a failure; a plan or an ended contract beside it does not."""
    planned = {"instrument": "eu-scc-2021-914", "status": "planned"}
    ended = {**SIGNED, "until": "2024-06-30"}
    shield = {"instrument": "eu-us-privacy-shield"}
    assert mechanisms(case(mail(planned, shield))) == [("invalidated-mechanism", Severity.ERROR)]
    assert mechanisms(case(mail(ended, dpf(listed_as="inactive")))) == [
        ("uncertified-recipient", Severity.ERROR)
    ]
    assert mechanisms(case(mail(ended))) == [("missing-mechanism", Severity.ERROR)]


@pytest.mark.parametrize(
    ("modules", "said"),
    [([1, 2, 3], "which the SCC of 2021 require"), ([4], "no contract for the onward transfer")],
)
def test_an_onward_transfer_is_asked_for_what_carried_the_data(
    modules: list[int], said: str
) -> None:
    """Clauses that do not carry the data to the vendor say nothing of what it passes on."""
    far = {**MAIL, "id": "far", "name": "Far", "legal_name": "Far Inc.", "services": []}
    far |= {"country": "IN", "engaged": "through-others"}
    near = mail({**SIGNED, "modules": modules}, subprocessors=[{"vendor": "far"}])
    found = reported(case({**near, "role": "processor"}, far))
    (onward,) = (each for each in found if each.rule == "unconfirmed-onward-transfer")
    assert said in onward.message


@pytest.mark.parametrize(
    ("ours", "theirs", "module"),
    [
        ("controller", "controller", "1 (controller to controller)"),
        ("controller", "processor", "2 (controller to processor)"),
        ("processor", "processor", "3 (processor to processor)"),
    ],
)
def test_the_module_that_is_missing_is_named_with_its_roles(
    ours: str, theirs: str, module: str
) -> None:
    """Modules 1 to 3 of Decision (EU) 2021/914; 4 is for what goes back to a customer."""
    service = {"id": "mail", "activities": ["crm"]}
    vendor = mail({**SIGNED, "modules": [4]}, role=theirs, services=[service])
    found = reported(case(vendor, activities__crm={"kind": "activity", "role": ours}))
    (wrong,) = (each for each in found if each.rule == "wrong-clause-module")
    assert f"module {module} is missing" in wrong.message
    assert f"agree module {module} of the clauses of 2021" in wrong.remedy


def test_a_vendor_without_a_name_is_reported_only_of_what_fails() -> None:
    """`unnamed-vendor` asks for the name; a name left out is no way around an error."""
    nameless = {**MAIL, "name": "unknown"}
    assert mechanisms(case(nameless)) == [("missing-mechanism", Severity.ERROR)]
    assert mechanisms(case({**nameless, "mechanisms": [dpf(verified="unknown")]})) == []


@pytest.mark.parametrize(
    ("route", "severity"),
    [
        ("/mechanisms/eu-us-dpf/certified/listed_as", Severity.WARNING),
        ("/mechanisms", Severity.WARNING),
        ("/country", Severity.WARNING),
        ("/services", Severity.ERROR),
    ],
)
def test_what_rests_on_an_inference_is_reported_one_level_lower(
    route: str, severity: Severity
) -> None:
    """The certificate and the country decide; what the service is does not."""
    evidence = [{"supports": [route], "document": "Web page", "how": "inferred"}]
    found = mechanisms(case(mail(dpf(listed_as="inactive"), evidence=evidence)))
    assert found == [("uncertified-recipient", severity)]


def test_an_unknown_country_is_judged_as_american_where_a_framework_is_named() -> None:
    """The finding says that it is an assumption."""
    found = reported(case(mail(dpf(listed_as="withdrawn"), country="unknown")))
    message = next(each.message for each in found if each.rule == "uncertified-recipient")
    assert "country unknown" in message
    assert "judged as in the United States" in message


def test_a_choice_of_the_customer_is_reported_with_if() -> None:
    """A place that a customer may choose decides only if it is chosen."""
    choice = {"place": "unknown", "options": ["GB", "IN"], "chosen_by": "customer", "by": "self"}
    british = {**MAIL, "country": "GB", "services": [{"id": "mail", "locations": [choice]}]}
    found = reported(case(british))
    message = next(each.message for each in found if each.rule == "unconfirmed-scope")
    assert "working from India if IN is chosen" in message


def test_all_that_is_missing_on_a_mechanism_is_one_line() -> None:
    """Day, party and modules are asked for together, each with what settles it."""
    bare = {"instrument": "eu-scc-2021-914", "status": "signed"}
    found = [each for each in reported(case(mail(bare))) if each.rule == "unsigned-mechanism"]
    assert len(found) == 1
    for asked in ("`signed`", "`with`", "`modules`"):
        assert asked in found[0].remedy


def test_a_flow_into_our_hands_is_judged_on_what_we_claim_and_on_nothing_else() -> None:
    """Customers mechanism what they send us; a certificate of ours that lapsed is ours to tell."""
    ours = {**BELGIAN, "country": "US", "legal_name": "Example Inc.", "regimes": []}
    acting = {
        "kind": "activity",
        "role": "processor",
        "controllers": [{"name": "Client NV", "country": "BE"}],
    }
    silent = case(organisation=ours, activities__hosting=acting)
    assert {each.flow.kind for each in silent.statuses.judgments} == {Kind.INBOUND}
    assert mechanisms(silent) == []
    expired = {**CERTIFIED, "entity": "Example Inc.", "listed_as": "inactive"}
    claiming = {**ours, "frameworks": [{"instrument": "eu-us-dpf", "certified": expired}]}
    found = reported(case(organisation=claiming, activities__hosting=acting))
    reported_here = next(each for each in found if each.rule == "uncertified-recipient")
    assert reported_here.subject == "in@US"
    assert reported_here.at.path == "organisation.yaml"
    assert reported_here.message.startswith("Client NV to Example (United States), EU-US")


def test_a_customer_abroad_needs_module_4() -> None:
    """A processor hands data back: the clauses of its own contract fit only with module 4."""
    back = {**SIGNED, "with": "Client Inc.", "modules": [2]}
    acting = {
        "kind": "activity",
        "role": "processor",
        "controllers": [{"name": "Client Inc.", "country": "US", "mechanisms": [back]}],
    }
    assert mechanisms(case(activities__hosting=acting)) == [("wrong-clause-module", Severity.ERROR)]
    right = {**back, "modules": [4]}
    customer = {"name": "Client Inc.", "country": "US", "mechanisms": [right]}
    assert mechanisms(case(activities__hosting={**acting, "controllers": [customer]})) == []
    group = {"group": "Hospitals", "country": "US", "mechanisms": [{**right, "with": "Hospitals"}]}
    assert mechanisms(case(activities__hosting={**acting, "controllers": [group]})) == []


def test_a_future_in_which_the_framework_fell_is_judged_like_the_past() -> None:
    """What `whatif` assumes is reported by the same rule; the British extension stays in force."""
    law = load().assuming({"eu-us-dpf": date(2026, 8, 1)})
    assert mechanisms(case(mail(dpf()), law=law)) == [("invalidated-mechanism", Severity.ERROR)]
    british = {**BELGIAN, "country": "GB"}
    bridge = {"instrument": "uk-us-data-bridge", "certified": CERTIFIED}
    assert mechanisms(case(mail(bridge, dpf()), organisation=british)) == []
    assert mechanisms(case(mail(bridge, dpf()), organisation=british, law=law)) == []


def test_the_law_of_the_united_kingdom_was_that_of_the_union_until_2021() -> None:
    """Regimes that are set name the same law twice before then."""
    german = {**MAIL, "country": "DE", "services": [{"id": "mail", "locations": [{"place": "DE"}]}]}
    both = {**BELGIAN, "regimes": ["EU", "UK"]}
    early = case(german, organisation=both, day=date(2020, 12, 31))
    assert [each.regime for each in early.statuses.judgments] == ["EU"]
    assert [each.status for each in early.statuses.judgments] == [Status.INSIDE]
    late = case(german, organisation=both, day=date(2021, 1, 1))
    assert [each.status for each in late.statuses.judgments] == [Status.INSIDE, Status.HOLDS]


@pytest.mark.parametrize(
    ("mechanism", "found"),
    [
        ({"instrument": "eu-cert", "status": "signed"}, "unsigned-mechanism"),
        ({"instrument": "eu-code", "status": "signed"}, "unsigned-mechanism"),
        ({"instrument": "eu-art46-public", "status": "signed"}, "unsigned-mechanism"),
        (
            {"instrument": "eu-adhoc", "status": "signed", "approved": "2026-09-01"},
            "mechanism-not-yet-in-force",
        ),
        ({"instrument": "eu-scc-art3-2-future", "status": "signed"}, "missing-mechanism"),
        ({"instrument": "eu-adq-br"}, "missing-mechanism"),
        ({"instrument": "eu-art49"}, "unconfirmed-scope"),
    ],
)
def test_rarer_tools_are_asked_for_what_they_need(mechanism: dict[str, Any], found: str) -> None:
    """Codes, certificates, clauses of one's own, arrangements of authorities."""
    assert [name for name, _ in mechanisms(case(mail(mechanism)))] == [found]


def test_between_authorities_an_instrument_of_their_own_counts() -> None:
    """Both sides must be public bodies."""
    assessed = {"countries": ["US"], "conclusion": "equivalent"}
    tool = {"instrument": "eu-art46-public", "status": "signed", "assessment": assessed}
    office = {**BELGIAN, "public": True}
    assert mechanisms(case(mail(tool, public=True), organisation=office)) == []
    assert mechanisms(case(mail(tool), organisation=office)) == [
        ("unsigned-mechanism", Severity.WARNING)
    ]


def test_an_addendum_that_is_only_appended_falls_with_the_clauses_beneath_it() -> None:
    """Without modules of its own it needs the clauses on record; the decision of the EU it not."""
    british = {**BELGIAN, "country": "GB"}
    selecting = {**SIGNED, "instrument": "uk-addendum"}
    appended = {key: value for key, value in selecting.items() if key != "modules"}
    ended = {**SIGNED, "until": "2024-06-30"}
    assert mechanisms(case(mail(appended, SIGNED), organisation=british)) == []
    assert mechanisms(case(mail(appended, ended), organisation=british)) == [
        ("missing-mechanism", Severity.ERROR)
    ]
    assert mechanisms(case(mail(selecting, ended), organisation=british)) == []
    gone = load().assuming({"eu-scc-2021-914": date(2026, 7, 31)})
    assert mechanisms(case(mail(appended, SIGNED), organisation=british, law=gone)) == []
