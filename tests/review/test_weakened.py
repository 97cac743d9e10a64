"""What is known may not become unknown, and a contract may not protect less, unseen."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.diff.snapshots import ACME, BASE, DPF, MAIL, SCC, SHOP, Records
from tests.review.test_gate import WAIVER, acme, errors, gate
from tests.review.test_past_the_gate import firm, reported

from onward.diagnostic import Severity

AGREEMENT: dict[str, Any] = {
    "status": "signed",
    "signed": "2022-03-02",
    "document": "agreements/acme.pdf",
    "authorisation": "specific",
    "notice_days": 45,
    "objection_days": 30,
    "emergency_days": 5,
    "letters": {"a": "yes", "b": "yes"},
    "expires": "2028-12-31",
}
EVIDENCE: dict[str, Any] = {
    "supports": ["/agreement"],
    "how": "confirmed",
    "document": "Contract",
    "seen": "2026-05-01",
}
WEAKENED = "weakened-record"


def contract(**keys: Any) -> Records:
    """Acme with a contract of which other keys are written over; None takes one out."""
    whole = {key: each for key, each in {**AGREEMENT, **keys}.items() if each is not None}
    return acme(mechanisms=[DPF], agreement=whole)


def weaker(before: Records, after: Records) -> list[tuple[str, tuple[str, ...]]]:
    """The records that are weaker, and in what."""
    found = [each for each in gate(before, after).open if each.rule == WEAKENED]
    assert all(each.severity is Severity.ERROR for each in found)
    return [(each.subject, each.covers) for each in found]


@pytest.mark.parametrize(
    ("keys", "aspect"),
    [
        ({"status": "unknown"}, "agreement"),
        ({"status": "stated"}, "agreement"),
        ({"authorisation": "general"}, "authorisation"),
        ({"authorisation": None}, "authorisation"),
        ({"notice_days": 44}, "notice days"),
        ({"notice_days": "unknown"}, "notice days"),
        ({"notice_days": None}, "notice days"),
        ({"objection_days": 29}, "objection days"),
        ({"emergency_days": 0}, "emergency days"),
        ({"letters": {"a": "yes"}}, "letters"),
        ({"letters": {"a": "yes", "b": "unknown"}}, "letters"),
        ({"expires": None}, "expires"),
        ({"expires": "unknown"}, "expires"),
        ({"expires": "2027-12-31"}, "expires"),
        ({"document": None}, "agreement document"),
        ({"signed": None}, "agreement signed"),
    ],
)
def test_a_contract_that_protects_or_shows_less_fails(keys: dict[str, Any], aspect: str) -> None:
    assert weaker(contract(), contract(**keys)) == [("acme", (aspect,))]
    assert weaker(contract(**keys), contract()) == []


@pytest.mark.parametrize("keys", [{"until": "2026-08-01"}, {"since": "2027-01-01"}])
def test_a_contract_that_is_not_in_force_any_more_fails(keys: dict[str, Any]) -> None:
    """Where clauses hold what a contract must hold, no other rule reports its end as an error."""
    before = acme(mechanisms=[SCC], agreement=AGREEMENT)
    after = acme(mechanisms=[SCC], agreement={**AGREEMENT, **keys})
    assert weaker(before, after) == [("acme", tuple(keys))]


@pytest.mark.parametrize(
    "keys",
    [
        {"status": "incorporated"},
        {"notice_days": 60},
        {"objection_days": None},
        {"expires": "2030-12-31"},
        {"expires": None, "renewal": {"automatic": True}},
        {"signed": "2023-01-01"},
        {"document": "agreements/acme-2.pdf"},
    ],
)
def test_a_contract_that_protects_as_well_passes(keys: dict[str, Any]) -> None:
    assert weaker(contract(), contract(**keys)) == []


def test_a_contract_that_is_gone_is_one_fact() -> None:
    bare = acme(mechanisms=[DPF], agreement=None)
    assert weaker(contract(), bare) == [("acme", ("agreement",))]
    (found,) = [each for each in gate(contract(), bare).open if each.rule == WEAKENED]
    assert found.message == "Acme Mail: DPA was signed, now not recorded (2026-08-05)"
    assert found.leads


def test_what_is_an_error_already_is_not_reported_again() -> None:
    assert reported(gate(contract(), contract(status="missing"))) == [
        ("missing-agreement", "acme", "")
    ]


def test_what_keeps_a_mechanism_from_holding_is_not_taken_out() -> None:
    """It would take the finding with it, as a rejection does."""

    def clauses(**keys: Any) -> Records:
        return acme(mechanisms=[{**SCC, **keys}])

    against = clauses(excluded_by=["importer-under-gdpr"])
    assert weaker(against, clauses()) == [("acme", ("exclusion",))]
    assert weaker(against, clauses(excluded_by=[])) == [("acme", ("exclusion",))]
    assert weaker(against, acme(mechanisms=[DPF])) == []


HERE = {"place": "US", "for": ["storage"]}
THERE = {"place": "CA", "for": ["support"]}


@pytest.mark.parametrize(
    ("before", "after", "aspect"),
    [
        ([HERE], [{**HERE, "since": "2027-01-01"}], "since"),
        ([HERE, THERE], [{**HERE, "since": "2027-01-01"}, THERE], "since"),
        ([HERE], [{**HERE, "until": "2026-08-01"}], "until"),
        ([HERE, {**THERE, "until": "2026-07-01"}], [{**HERE, "until": "2026-08-01"}], "until"),
    ],
)
def test_places_that_are_put_off_or_all_ended_fail(
    before: list[Any], after: list[Any], aspect: str
) -> None:
    """As if they were left out: where the data is now is not said."""

    def mail(places: list[Any], **keys: Any) -> Records:
        return acme(mechanisms=[DPF], services=[{**MAIL, "locations": places, **keys}])

    assert weaker(mail(before), mail(after)) == [("acme", (aspect,))]


def test_a_place_may_end_or_begin_beside_another() -> None:
    def mail(*places: Any, **keys: Any) -> Records:
        return acme(mechanisms=[DPF], services=[{**MAIL, "locations": [*places], **keys}])

    assert weaker(mail(HERE, THERE), mail(HERE, {**THERE, "until": "2026-08-01"})) == []
    assert weaker(mail(HERE), mail({**HERE, "until": "2026-08-31"})) == []
    assert weaker(mail(HERE), mail(HERE, {**THERE, "since": "2027-01-01"})) == []
    over = mail({**HERE, "until": "2026-08-01"}, until="2026-08-01")
    assert weaker(mail(HERE), over) == []


def test_a_subprocessor_that_customers_do_not_see_any_more_fails() -> None:
    shown, hidden = acme(visibility="public"), acme(visibility="internal")
    assert weaker(shown, hidden) == [("acme", ("visibility",))]
    assert weaker(BASE, hidden) == [("acme", ("visibility",))]
    assert weaker(hidden, shown) == weaker(shown, BASE) == []
    ours = {"services": [{**MAIL, "activities": ["news"]}]}
    assert weaker(acme(**ours), acme(**ours, visibility="internal")) == []


def test_the_law_that_binds_us_may_follow_from_our_country() -> None:
    assert weaker({**BASE, **firm(regimes=["EU"])}, BASE) == []


@pytest.mark.parametrize(
    ("keys", "aspect"),
    [
        ({"services": [{**MAIL, "data": ["unknown"]}]}, "data"),
        ({"services": [{k: v for k, v in MAIL.items() if k != "data"}]}, "data"),
        ({"services": [{k: v for k, v in MAIL.items() if k != "subjects"}]}, "subjects"),
        ({"services": [{k: v for k, v in MAIL.items() if k != "activities"}]}, "activity"),
        ({"services": [{**MAIL, "activities": ["unknown"]}]}, "activity"),
        ({"subprocessors": None}, "chain"),
        ({"subprocessors": [{"vendor": "unknown"}]}, "chain"),
    ],
)
def test_a_fact_that_is_no_longer_known_fails(keys: dict[str, Any], aspect: str) -> None:
    assert (("acme", (aspect,))) in weaker(acme(mechanisms=[DPF]), acme(mechanisms=[DPF], **keys))


@pytest.mark.parametrize(
    "keys",
    [
        {"services": [{**MAIL, "data": ["contact.phone"]}]},
        {"services": [{**MAIL, "purpose": "Mailings"}]},
        {"services": [MAIL, {**MAIL, "id": "calls"}]},
        {"services": [{**MAIL, "locations": [{"place": "BE", "for": ["storage"]}]}]},
        {"services": [{**MAIL, "role": "processor", "since": "2024-01-01"}]},
        {"owner": "mail@example.org", "reviewed": "2026-08-01"},
        {"legal_name": "Acme Mail Incorporated"},
    ],
)
def test_what_is_known_otherwise_passes(keys: dict[str, Any]) -> None:
    bare = {**ACME, "mechanisms": [SCC]}
    assert weaker(acme(**bare), acme(**{**bare, **keys})) == []


def test_what_a_vendor_says_for_its_services_may_be_said_by_each() -> None:
    role = {**MAIL, "role": "processor", "since": "2024-01-01"}
    whole = acme(since="2024-01-01")
    assert weaker(whole, acme(role=None, services=[role])) == []
    assert weaker(acme(role=None, services=[role]), whole) == []


def test_a_vendor_that_is_not_used_may_lose_facts() -> None:
    over = {"until": "2026-08-01", "services": [{**MAIL, "until": "2026-08-01"}]}
    assert weaker(acme(agreement=AGREEMENT, **over), acme(agreement=None, **over)) == []


@pytest.mark.parametrize(
    "decision", [None, {"verdict": "unknown"}, {"verdict": "pending", "by": "DPO"}]
)
def test_a_rejection_that_is_withdrawn_fails(decision: Mapping[str, Any] | None) -> None:
    """The error of the base ends with it; a new decision, by a person on a day, ends it too."""
    before = acme(approval={"verdict": "rejected", "by": "DPO", "given": "2026-03-01"})
    ((subject, covers),) = weaker(before, acme(approval=decision))
    assert subject == "acme"
    assert "verdict" in covers
    approved = {"verdict": "approved", "by": "DPO", "given": "2026-08-01"}
    assert weaker(before, acme(approval=approved)) == []


def test_days_of_a_certificate_that_are_left_out_fail() -> None:
    one = {"standard": "ISO/IEC 27001", "until": "2027-05-31"}
    before = acme(certificates=[one])
    bare = {"standard": "ISO/IEC 27001"}
    assert weaker(before, acme(certificates=[bare])) == [("acme", ("certificate",))]


def test_measures_that_are_taken_out_fail() -> None:
    measures = ["encryption-in-transit", "access-control"]
    before = {**BASE, **firm(measures=measures)}
    assert weaker(before, {**BASE, **firm(measures=measures[:1])}) == [("example", ("measure",))]
    own = acme(mechanisms=[{**SCC, "measures": measures}])
    assert weaker(own, acme(mechanisms=[SCC])) == [("acme", ("measure",))]


def test_a_notice_that_is_not_judged_any_more_fails() -> None:
    """What it leaves out is not reported then; a second notice may go, visibly."""
    one = {"document": "Privacy policy", "dated": "2026-01-01", "mentions": ["acme"]}
    two = {**one, "document": "Cookie policy"}

    def notices(*said: dict[str, Any]) -> Records:
        return {**BASE, **firm(notices=list(said))}

    assert weaker(notices(one), notices()) == [("example", ("notice",))]
    assert weaker(notices(one), notices({**one, "dated": "2026-08-06"})) == [
        ("example", ("dated",))
    ]
    assert weaker(notices(one, two), notices(one)) == []
    assert weaker(notices(one), notices({**one, "dated": "2026-08-01", "version": "4"})) == []


def test_customers_that_are_all_taken_out_fail() -> None:
    none = {**BASE, "activities/shop": {**SHOP, "controllers": []}}
    assert weaker(BASE, none) == [("shop", ("controller",))]


def test_customers_whose_approval_is_not_asked_for_any_more_fail() -> None:
    def shop(**keys: Any) -> Records:
        approval = {"vendor": "acme", "given": "2022-01-01"}
        one = {"name": "Big Shop", "country": "BE", "authorisation": "specific"}
        both = {**one, "approvals": [approval], **keys}
        return {**BASE, "activities/shop": {**SHOP, "controllers": [both]}}

    assert weaker(shop(), shop(authorisation="general")) == [("shop", ("authorisation",))]
    assert weaker(shop(), shop(name="unknown")) == [("shop", ("controller",))]
    assert weaker(shop(), shop(name="Bigger Shop")) == []


@pytest.mark.parametrize(
    "pieces",
    [
        [],
        [{**EVIDENCE, "how": "inferred"}],
        [{**EVIDENCE, "how": "catalogue"}],
        [{**EVIDENCE, "how": "unknown"}],
        [{key: each for key, each in EVIDENCE.items() if key != "document"}],
        [{key: each for key, each in EVIDENCE.items() if key != "seen"}],
        [{**EVIDENCE, "supports": ["/country"]}],
    ],
)
def test_evidence_that_is_weaker_fails(pieces: list[dict[str, Any]]) -> None:
    assert weaker(acme(evidence=[EVIDENCE]), acme(evidence=pieces)) == [("acme", ("evidence",))]


@pytest.mark.parametrize(
    "keys",
    [
        {"evidence": [{**EVIDENCE, "document": "New contract", "seen": "2026-07-01"}]},
        {"evidence": [{**EVIDENCE, "supports": ["/agreement/status", "/agreement/signed"]}]},
        {"evidence": [{**EVIDENCE, "supports": ["/services"], "how": "inferred"}, EVIDENCE]},
    ],
)
def test_evidence_that_shows_as_much_passes(keys: dict[str, Any]) -> None:
    assert weaker(acme(evidence=[EVIDENCE]), acme(**keys)) == []


def test_evidence_against_a_claim_that_stays_is_not_taken_out() -> None:
    against = {"contradicts": ["/country"], "document": "Their page", "how": "stated"}
    before = acme(evidence=[against])
    assert weaker(before, acme()) == [("acme", ("evidence",))]
    guess = {**against, "how": "inferred"}
    assert weaker(before, acme(evidence=[guess])) == [("acme", ("evidence",))]
    assert weaker(acme(evidence=[guess]), acme(evidence=[{**guess, "section": "3"}])) == []
    solved = acme(country="IE", mechanisms=[], subprocessors=[])
    assert weaker(acme(mechanisms=[], evidence=[against]), solved) == []


def test_evidence_goes_with_what_it_was_for() -> None:
    piece = {**EVIDENCE, "supports": ["/mechanisms/eu-us-dpf"]}
    before = acme(mechanisms=[SCC, DPF], evidence=[piece])
    assert weaker(before, acme(mechanisms=[SCC])) == [("acme", ("mechanism",))]


# Inference that comes with the change


@pytest.mark.parametrize("how", ["inferred", "catalogue"])
@pytest.mark.parametrize("route", ["/agreement", "/agreement/status", "/services", "/role"])
def test_an_error_is_not_lowered_by_inference_that_comes_with_it(how: str, route: str) -> None:
    guess = {"supports": [route], "how": how, "document": "Guess"}
    missing = {"agreement": {"status": "missing"}, "evidence": [guess]}
    found = gate(acme(mechanisms=[DPF]), acme(mechanisms=[DPF], **missing))
    assert ("missing-agreement", "acme", "") in reported(found)
    (told,) = [each for each in found.open if each.rule == "missing-agreement"]
    assert told.message.endswith("inference that comes with the change does not lower this")
    new = {**ACME, "name": "Post", "legal_name": "Post Ltd", "country": "BE", **missing}
    entered = gate(BASE, {**BASE, "vendors/post": {**new, "mechanisms": []}})
    assert ("missing-agreement", "post", "") in reported(entered)


def test_an_error_of_the_base_is_not_lowered_either() -> None:
    guess = {"supports": ["/agreement"], "how": "inferred", "document": "Guess"}
    missing = acme(mechanisms=[DPF], agreement={"status": "missing"})
    found = gate(missing, acme(mechanisms=[DPF], agreement={"status": "missing"}, evidence=[guess]))
    assert reported(found) == [("missing-agreement", "acme", "")]


def test_inference_of_the_base_lowers_as_it_does_in_a_check() -> None:
    guess = {"supports": ["/agreement", "/role"], "how": "inferred", "document": "Guess"}
    open_ = acme(mechanisms=[DPF], agreement={"status": "unknown"}, evidence=[guess])
    after = acme(mechanisms=[DPF], agreement={"status": "missing"}, evidence=[guess])
    found = gate(open_, after)
    assert errors(found) == []
    assert "missing-agreement" in [each.rule for each in found.open]
    moved = [{**guess, "supports": ["/agreement/status", "/role"], "document": "Other guess"}]
    again = acme(mechanisms=[DPF], agreement={"status": "missing"}, evidence=moved)
    assert errors(gate(open_, again)) == []


def test_honest_inference_of_a_new_vendor_passes() -> None:
    """Nothing of it is an error by its rule."""
    guess = {"supports": ["/services", "/agreement", "/country"], "how": "inferred"}
    new = {**ACME, "name": "Post", "legal_name": "Post Ltd", "country": "BE", "mechanisms": []}
    new |= {"services": [{**MAIL, "activities": ["news"], "locations": [{"place": "BE"}]}]}
    found = gate(BASE, {**BASE, "vendors/post": {**new, "evidence": [guess]}})
    assert errors(found) == []


def test_a_waiver_of_the_base_covers_it() -> None:
    late = {**WAIVER, "rule": WEAKENED, "subject": "acme", "covers": ["notice days"]}
    before = {**contract(), "waivers/late": late}
    found = gate(before, {**contract(notice_days=10), "waivers/late": late})
    assert errors(found) == []
    more = gate(before, {**contract(notice_days=10, expires=None), "waivers/late": late})
    assert [each.rule for each in errors(more)] == [WEAKENED]


def test_what_the_base_accepts_hides_nothing_else() -> None:
    """By a waiver a processor may be said to be none; that its contract is gone is not."""
    late = {**WAIVER, "rule": "no-longer-judged", "subject": "acme", "cause": "role"}
    before = {**contract(), "waivers/late": late}
    other = {**acme(mechanisms=[DPF], role="unknown", agreement=None), "waivers/late": late}
    assert [each.rule for each in errors(gate(before, other))] == [WEAKENED]
    alone = {**contract(), "waivers/late": late}
    alone["vendors/acme"] = {**alone["vendors/acme"], "role": "unknown"}
    assert errors(gate(before, alone)) == []


def test_the_policy_of_the_base_accepts_it() -> None:
    ours = firm(policy={"gate_accepts": [WEAKENED]})
    found = gate({**contract(), **ours}, {**contract(notice_days=10), **ours})
    assert errors(found) == []
    assert WEAKENED in [each.rule for each in found.open]
