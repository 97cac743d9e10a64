"""Ways past the gate: each is closed, and what is no such way passes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from tests.diff.snapshots import ACME, BASE, DAY, DPF, FIRM, MAIL, NEWS, SCC, SHOP, Records, folder
from tests.review.test_gate import SHIELD, UNKNOWN, WAIVER, acme, errors, gate, worsened

from onward.diagnostic import Severity, Verdict
from onward.law.law import load
from onward.output.formats import VERDICTS, Options
from onward.review import introduced
from onward.rules.engine.catalogue import page
from onward.source.text import Folder, Source
from onward.workflow import Order, verdict

MISSING: dict[str, Any] = {**WAIVER, "rule": "missing-agreement", "subject": "acme"}
SIGNED = acme(mechanisms=[DPF])
UNSIGNED = acme(mechanisms=[DPF], agreement={"status": "missing"})


def firm(**keys: Any) -> dict[str, Any]:
    """The organisation with other keys."""
    return {"organisation": {**FIRM, **keys}}


def reported(of: Verdict) -> list[tuple[str, str, str]]:
    """The errors, by rule, subject and cause."""
    return [(each.rule, each.subject, each.cause) for each in errors(of)]


def every(after: Records, **asked: Any) -> Verdict:
    """All that is reported of the records, without a base."""
    return verdict([folder(after)], load(), Order(day=DAY, **asked))


def judged(before: list[Folder], after: list[Folder], **asked: Any) -> Verdict:
    return introduced(before, after, load(), Order(day=DAY, **asked)).verdict


@pytest.mark.parametrize(
    "keys",
    [
        {"stage": "planned"},
        {"services": [{**MAIL, "stage": "planned"}]},
        {"services": [{**MAIL, "form": "anonymous", "data": []}]},
    ],
)
def test_a_service_that_is_called_planned_or_anonymous_is_judged_no_longer(
    keys: dict[str, Any],
) -> None:
    """Not with a first day that has come: then it is in use, and judged."""
    found = gate(SIGNED, acme(mechanisms=[DPF], **keys))
    assert ("no-longer-judged", "acme", "") in reported(found)


@pytest.mark.parametrize("keys", [{"role": "none"}, {"services": [{**MAIL, "form": "anonymous"}]}])
def test_what_is_said_to_be_no_personal_data_is_judged_where_such_is_recorded(
    keys: dict[str, Any],
) -> None:
    """Of a new vendor too: one of the two statements is wrong, and it may be the first."""
    new = {**ACME, "name": "Post", "legal_name": "Post Ltd", "country": "CN", "mechanisms": []}
    found = gate(BASE, {**BASE, "vendors/post": {**new, **keys}})
    assert ("missing-mechanism", "post@CN", "") in reported(found)
    assert "contradicted-claim" in [each.rule for each in found.open]


@pytest.mark.parametrize("role", ["controller", "joint-controller", "unknown"])
def test_a_processor_that_becomes_another_recipient_fails(role: str) -> None:
    found = gate(SIGNED, acme(mechanisms=[DPF], role=role, agreement=None))
    assert reported(found) == [("no-longer-judged", "acme", "role")]
    of_a_service = acme(mechanisms=[DPF], services=[{**MAIL, "role": role}])
    assert ("no-longer-judged", "acme", "role") in reported(gate(SIGNED, of_a_service))
    assert reported(gate(acme(mechanisms=[DPF], role="unknown"), SIGNED)) == []


def test_a_joint_controller_that_becomes_one_alone_fails() -> None:
    """It needs no arrangement then."""
    services = [{**MAIL, "activities": ["news"]}]
    joint = acme(mechanisms=[DPF], services=services, role="joint-controller", agreement=None)
    alone = {**joint, "vendors/acme": {**joint["vendors/acme"], "role": "controller"}}
    assert reported(gate(joint, alone)) == [("no-longer-judged", "acme", "role")]
    assert reported(gate(alone, joint)) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"role": "controller"},
        {"role": "joint-controller", "controllers": []},
        {"role": "unknown"},
        {"until": "2026-08-01"},
    ],
)
def test_an_activity_in_which_we_were_a_processor_fails(keys: dict[str, Any]) -> None:
    """Its customers are at home, so no transfer shows it; its services go on."""
    found = gate(SIGNED, {**SIGNED, "activities/shop": {**SHOP, **keys}})
    assert ("no-longer-judged", "shop", "") in reported(found)
    over = acme(services=[{**MAIL, "until": "2026-08-01"}])
    ended = {**over, "activities/shop": {**SHOP, "until": "2026-08-01"}}
    assert ("no-longer-judged", "shop", "") not in reported(gate(SIGNED, ended))


CALLS = {**MAIL, "id": "calls", "purpose": "Calls", "stage": "planned"}
SICK = {**MAIL, "data": ["contact.email", "health"]}


@pytest.mark.parametrize("data", ["health", "health.records"])
def test_data_that_moves_to_a_planned_service_fails(data: str) -> None:
    after = acme(mechanisms=[DPF], services=[MAIL, {**CALLS, "data": [data]}])
    found = gate(acme(mechanisms=[DPF], services=[SICK]), after)
    assert ("no-longer-judged", "acme", "planned") in reported(found)
    kept = acme(mechanisms=[DPF], services=[SICK, {**CALLS, "data": [data]}])
    assert "no-longer-judged" not in {each.rule for each in gate(SIGNED, kept).open}


def test_what_a_change_plans_is_judged_as_if_it_were_in_use() -> None:
    """As a warning: no data goes there yet."""
    new = {**ACME, "name": "Post", "legal_name": "Post Ltd", "country": "CN", "mechanisms": []}
    planned = {**SIGNED, "vendors/post": {**new, "stage": "planned"}}
    assert errors(gate(SIGNED, planned)) == []
    assert worsened(gate(SIGNED, planned)) == [(Severity.WARNING, "post@CN")]
    assert worsened(gate(planned, planned)) == []
    service = acme(mechanisms=[DPF], services=[MAIL, {**CALLS, "data": ["health"]}])
    assert worsened(gate(SIGNED, service)) == []
    assert worsened(gate(planned, {**SIGNED, "vendors/post": new})) == []
    assert ("missing-mechanism", "post@CN", "") in reported(
        gate(planned, {**SIGNED, "vendors/post": new})
    )


@pytest.mark.parametrize("keys", [{"since": "2027-01-01"}, {"until": "2026-08-01"}])
def test_an_activity_of_ours_that_is_put_off_or_ended_fails(keys: dict[str, Any]) -> None:
    """What the law asks of a controller (a lawful basis, a retention period) is not judged."""
    used = acme(services=[{**MAIL, "activities": ["news"]}])
    found = gate(used, {**used, "activities/news": {**NEWS, **keys}})
    assert ("no-longer-judged", "news", "") in reported(found)
    ended = gate(SIGNED, {**SIGNED, "activities/news": {**NEWS, "until": "2026-08-01"}})
    assert ("no-longer-judged", "news", "") not in reported(ended)


def test_a_dormant_service_is_judged() -> None:
    found = gate(SIGNED, acme(mechanisms=[DPF], stage="dormant"))
    assert errors(found) == []
    found = gate(SIGNED, acme(mechanisms=[SHIELD], stage="dormant"))
    assert "invalidated-mechanism" in [each.rule for each in errors(found)]


# Waivers


def test_a_waiver_that_comes_with_what_it_waives_does_not_count() -> None:
    found = gate(SIGNED, {**UNSIGNED, "waivers/late": MISSING})
    assert [each.rule for each in errors(found)] == ["missing-agreement"]
    assert "waiver late comes with the change" in errors(found)[0].message
    assert found.waived == ()


def test_one_of_the_base_counts() -> None:
    found = gate({**SIGNED, "waivers/late": MISSING}, {**UNSIGNED, "waivers/late": MISSING})
    assert errors(found) == []
    assert [each.rule for each in found.waived] == ["missing-agreement"]


def test_one_for_what_was_there_may_come_alone() -> None:
    found = gate(UNSIGNED, {**UNSIGNED, "waivers/late": MISSING})
    assert errors(found) == []
    assert "missing-agreement" in [each.rule for each in found.waived]


def test_the_policy_of_the_base_lets_it_in_and_it_heads_the_report() -> None:
    ours = firm(policy={"gate_accepts": ["new-waiver"]})
    late = {"waivers/late": MISSING, "activities/a": {**NEWS, "name": "A"}}
    found = gate({**SIGNED, **ours}, {**UNSIGNED, **ours, **late})
    assert errors(found) == []
    assert (found.open[0].rule, found.open[0].subject) == ("new-waiver", "late")
    assert found.open[0].severity is Severity.WARNING
    assert len(found.open) > 1


def test_the_policy_of_the_change_lets_nothing_in() -> None:
    after = {
        **UNSIGNED,
        **firm(policy={"gate_accepts": ["new-waiver", "lowered-policy"]}),
        "waivers/late": MISSING,
    }
    assert reported(gate(SIGNED, after)) == [
        ("lowered-policy", "example", "gate_accepts"),
        ("missing-agreement", "acme", ""),
    ]


def test_a_waiver_that_is_widened_with_the_change_counts_for_what_it_was() -> None:
    """The finding was waived for one service; a second one comes in, and the list with it."""
    one = [{**MAIL, "activities": ["shop"]}]
    two = [*one, {**MAIL, "id": "calls"}]
    narrow = {**WAIVER, "covers": ["mail", "contact.email", "EU"]}
    before = {**acme(services=one, **UNKNOWN), "waivers/late": narrow}
    wide = {**narrow, "covers": [*narrow["covers"], "calls"]}
    assert gate(before, {**acme(services=one, **UNKNOWN), "waivers/late": wide}).open == ()
    found = gate(before, {**acme(services=two, **UNKNOWN), "waivers/late": wide})
    assert worsened(found) == [(Severity.ERROR, "acme@US")]
    (grown,) = [each for each in found.open if each.rule == "unknown-mechanism"]
    assert grown.covers == ("calls",)


def test_one_that_does_not_say_what_it_covers_covers_what_was_there() -> None:
    two = [MAIL, {**MAIL, "id": "calls"}]
    before = {**acme(**UNKNOWN), "waivers/late": WAIVER}
    found = gate(before, {**acme(services=two, **UNKNOWN), "waivers/late": WAIVER})
    assert worsened(found) == [(Severity.ERROR, "acme@US")]


def test_one_that_was_longer_than_allowed_does_not_become_right_with_the_change() -> None:
    before = {**SIGNED, "waivers/late": {**MISSING, "expires": "2027-12-01"}}
    found = gate(before, {**UNSIGNED, "waivers/late": MISSING})
    assert [each.rule for each in errors(found)] == ["missing-agreement"]


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ({"approved_by": "not yet approved"}, "approved_by"),
        ({"approved_by": "TBD"}, "approved_by"),
        ({"reason": "to be written"}, "reason"),
        ({"reason": "TODO: say why"}, "reason"),
        ({"remedy": "..."}, "remedy"),
    ],
)
def test_an_unfinished_one_covers_nothing_and_says_so(keys: Mapping[str, Any], key: str) -> None:
    late = {"waivers/late": {**MISSING, **keys}}
    found = gate(UNSIGNED, {**UNSIGNED, **late})
    assert [(each.rule, each.at.route) for each in errors(found)] == [
        ("unfinished-waiver", f"/{key}")
    ]
    assert found.waived == ()


def test_one_elsewhere_covers_nothing_and_says_so() -> None:
    found = gate(UNSIGNED, {**UNSIGNED, "vendors/late": MISSING})
    assert [each.rule for each in errors(found)] == ["misplaced-waiver"]
    below = gate(UNSIGNED, {**UNSIGNED, "waivers/2026/late": MISSING})
    assert errors(below) == []


@pytest.mark.parametrize(
    ("asked", "rules"),
    [
        ({"select": frozenset({"expired-waiver"})}, ["expired-waiver"]),
        ({"select": frozenset({"unused-waiver"})}, []),
        ({"select": frozenset({"missing-agreement"})}, ["missing-agreement", "expired-waiver"]),
        ({"select": frozenset({"transfers"})}, []),
        (
            {"select": frozenset({"contracts"}), "ignore": frozenset({"expired-waiver"})},
            ["missing-agreement"],
        ),
    ],
)
def test_rules_about_waivers_are_selected_and_ignored_by_name(
    asked: Mapping[str, Any], rules: list[str]
) -> None:
    ended = {**MISSING, "approved_on": "2026-05-01", "expires": "2026-07-01"}
    found = every({**UNSIGNED, "waivers/late": ended}, **asked)
    names = ("missing-agreement", "expired-waiver", "unused-waiver")
    assert [each.rule for each in found.open if each.rule in names] == rules


# What a waiver excuses


def test_a_waiver_on_the_whole_inventory_excuses_its_flows() -> None:
    """Which law binds us is not known: one finding, and each flow is worse for it."""
    after = {**BASE, **firm(country="unknown")}
    late = {"waivers/late": {**WAIVER, "rule": "unsettled-regime", "subject": "example"}}
    assert (Severity.ERROR, "acme@US") in worsened(gate(BASE, after))
    excused = gate({**BASE, **late}, {**after, **late})
    assert (Severity.ERROR, "acme@US") not in worsened(excused)
    other = {"waivers/late": {**late["waivers/late"], "subject": "acme"}}
    assert (Severity.ERROR, "acme@US") in worsened(gate({**BASE, **other}, {**after, **other}))


# The bar


@pytest.mark.parametrize(
    ("was", "now", "causes"),
    [
        ({"allowed": ["EEA"]}, {}, ["allowed"]),
        ({"allowed": ["EEA"]}, {"allowed": ["EEA", "US"]}, ["allowed"]),
        ({"allowed": []}, {"allowed": ["BE"]}, ["allowed"]),
        ({"allowed": ["EEA"]}, {"allowed": ["BE", "DE"]}, []),
        ({"allowed": ["EEA"]}, {"allowed": []}, []),
        ({}, {"allowed": ["US"]}, []),
        ({"by_data": {"health": ["EEA"]}}, {}, ["by_data/health"]),
        ({"allowed": ["BE"], "by_data": {"health": ["EEA"]}}, {"allowed": ["BE"]}, []),
        (
            {"allowed": ["EEA"]},
            {"allowed": ["EEA"], "by_data": {"contact": ["US"]}},
            ["by_data/contact"],
        ),
        ({"framework_needs_fallback": True}, {}, ["framework_needs_fallback"]),
        ({}, {"framework_needs_fallback": True}, []),
        ({"horizon_days": 365}, {"horizon_days": 30}, ["horizon_days"]),
        ({"horizon_days": 365}, {}, ["horizon_days"]),
        ({}, {"horizon_days": 30}, ["horizon_days"]),
        ({}, {"horizon_days": 365}, []),
        ({"review_months": 6}, {"review_months": 24}, ["review_months"]),
        ({"review_months": 6}, {}, ["review_months"]),
        ({"evidence_months": 24}, {"evidence_months": 12}, []),
        ({}, {"assessment_months": 60}, ["assessment_months"]),
        ({}, {"gate_accepts": ["new-waiver"]}, ["gate_accepts"]),
        ({"gate_accepts": ["new-waiver"]}, {}, []),
    ],
)
def test_a_policy_that_asks_for_less_fails(
    was: Mapping[str, Any], now: Mapping[str, Any], causes: list[str]
) -> None:
    found = gate({**BASE, **firm(policy=was)}, {**BASE, **firm(policy=now)})
    lower = [each for each in found.open if each.rule == "lowered-policy"]
    assert [each.cause for each in lower] == causes
    assert all(each.severity is Severity.ERROR for each in lower)
    assert list(found.open[: len(lower)]) == lower


@pytest.mark.parametrize(
    ("was", "now", "causes"),
    [
        ({"notice_days": 30}, {"notice_days": 29}, ["notice_days"]),
        ({"notice_days": 30}, None, ["notice_days"]),
        ({"notice_days": 30}, {"notice_days": "unknown"}, ["notice_days"]),
        ({"notice_days": "unknown"}, {"notice_days": 0}, []),
        ({"notice_days": 30}, {"notice_days": 30, "objection_days": 0}, ["objection_days"]),
        ({"notice_days": 30}, {"notice_days": 30, "objection_days": 30}, []),
        ({"notice_days": 30}, {"notice_days": 30, "emergency_days": 2}, ["emergency_days"]),
        ({"notice_days": 30, "emergency_days": 2}, {"notice_days": 30}, []),
        ({"notice_days": 9, "objection_days": 20}, {"notice_days": 9}, ["objection_days"]),
    ],
)
def test_a_promise_to_customers_that_is_lowered_fails(
    was: Mapping[str, Any], now: Mapping[str, Any] | None, causes: list[str]
) -> None:
    """A late sub-processor would be in time by the promise that comes with it."""
    found = gate({**BASE, **firm(customers=was)}, {**BASE, **firm(customers=now or {})})
    assert [each.cause for each in found.open if each.rule == "lowered-policy"] == causes
    assert all(each.severity is Severity.ERROR for each in found.open[: len(causes)])


@pytest.mark.parametrize("special", [None, "criminal"])
def test_data_of_our_own_that_is_no_longer_special_fails(special: str | None) -> None:
    def terms(special: str | None) -> dict[str, Any]:
        marked = {"special": special} if special else {}
        return firm(terms={"data": [{"id": "x-mood", "title": "Mood", **marked}]})

    found = gate({**BASE, **terms("special")}, {**BASE, **terms(special)})
    assert reported(found) == [("lowered-policy", "example", "terms/x-mood")]
    assert errors(gate({**BASE, **terms(special)}, {**BASE, **terms(special)})) == []


def test_it_is_reported_before_everything_else_in_every_format() -> None:
    before = {**BASE, **firm(policy={"allowed": ["EEA", "US"]})}
    found = gate(before, {**acme(**UNKNOWN), **firm()})
    pages = {each.rule: page(each.rule) for each in found.open}
    for kind in VERDICTS.names:
        text = VERDICTS.render(kind)(found, Options(pages=pages))
        results = text[text.index('"results"') :] if kind == "sarif" else text
        places = [results.find(each) for each in ("lowered-policy", "worsened-status")]
        assert -1 < places[0] < places[1], kind


@pytest.mark.parametrize("rule", ["lowered-policy", "no-longer-judged"])
def test_a_waiver_of_the_base_covers_what_the_gate_itself_reports(rule: str) -> None:
    after, subject, cause = {
        "lowered-policy": ({**BASE, **firm()}, "example", "allowed"),
        "no-longer-judged": (
            {**acme(until="2026-08-01"), **firm(policy={"allowed": ["US"]})},
            "acme",
            "",
        ),
    }[rule]
    before = {**BASE, **firm(policy={"allowed": ["US"]})}
    assert reported(gate(before, after)) == [(rule, subject, cause)]
    late = {"waivers/late": {**WAIVER, "rule": rule, "subject": subject, "cause": cause}}
    found = gate({**before, **late}, {**after, **late})
    assert errors(found) == []
    assert [each.rule for each in found.waived] == [rule]
    assert reported(gate(before, {**after, **late})) == [(rule, subject, cause)]


def test_a_waiver_for_the_gate_is_not_called_unused() -> None:
    late = {**WAIVER, "rule": "no-longer-judged", "subject": "acme"}
    found = every({**BASE, "waivers/late": late})
    assert "unused-waiver" not in {each.rule for each in found.open}


# What is judged


@pytest.mark.parametrize(
    "keys",
    [
        {"until": "2026-08-01"},
        {"since": "2026-09-01"},
        {"role": "none", "services": [{**MAIL, "data": []}]},
        {"engaged": "by-customer"},
        {"services": [{**MAIL, "since": "2099-01-01"}]},
    ],
)
def test_a_vendor_that_is_not_judged_while_its_services_stay_fails(keys: dict[str, Any]) -> None:
    assert reported(gate(BASE, acme(**keys))) == [("no-longer-judged", "acme", "")]


@pytest.mark.parametrize(
    "after",
    [
        {name: each for name, each in BASE.items() if name != "vendors/acme"},
        acme(services=[{**MAIL, "until": "2026-08-01"}]),
        acme(until="2026-08-01", services=[{**MAIL, "until": "2026-08-01"}]),
        acme(until="2026-08-05"),
        acme(services=[{**MAIL, "id": "post"}]),
        acme(country="BE", services=[{**MAIL, "locations": [{"place": "BE"}]}]),
    ],
)
def test_what_ends_itself_or_is_taken_out_passes(after: Records) -> None:
    assert "no-longer-judged" not in {each.rule for each in gate(BASE, after).open}


def test_a_new_vendor_that_is_said_to_have_ended_fails() -> None:
    evil = {**ACME, "name": "Evil", "until": "2026-08-04"}
    assert reported(gate(BASE, {**BASE, "vendors/evil": evil})) == [
        ("no-longer-judged", "evil", "")
    ]
    over = {**evil, "services": [{**MAIL, "until": "2026-08-04"}]}
    assert errors(gate(BASE, {**BASE, "vendors/evil": over})) == []


def test_what_had_ended_before_the_change_passes() -> None:
    before = acme(until="2026-08-01")
    assert errors(gate(before, {**before, "activities/more": {**NEWS, "name": "More"}})) == []


def test_a_subprocessor_that_is_put_off_fails() -> None:
    cloud = {**ACME, "name": "Cloud", "legal_name": "Cloud Inc.", "engaged": "through-others"}
    cloud = {key: each for key, each in cloud.items() if key not in ("services", "agreement")}
    edge = {"vendor": "cloud", "mechanisms": [SCC], "agreement": {"status": "signed"}}

    def whole(**keys: Any) -> Records:
        return {**acme(subprocessors=[{**edge, **keys}]), "vendors/cloud": cloud}

    assert reported(gate(whole(), whole(since="2027-01-01"))) == [
        ("no-longer-judged", "acme>cloud", "")
    ]
    ended = reported(gate(whole(), whole(until="2026-08-01")))
    assert "no-longer-judged" not in {rule for rule, _, _ in ended}


def test_customers_that_are_hidden_by_the_end_of_an_activity_fail() -> None:
    abroad = {**SHOP, "controllers": [{"name": "Shop", "country": "US", "mechanisms": [DPF]}]}
    before = {**BASE, "activities/shop": abroad}
    after = {**before, "activities/shop": {**abroad, "until": "2026-08-01"}}
    assert ("no-longer-judged", "shop", "") in reported(gate(before, after))
    services = [{**MAIL, "until": "2026-08-01"}]
    over = {"vendors/acme": {**ACME, "until": "2026-08-01", "services": services}}
    assert reported(gate(before, {**after, **over})) == []


def test_a_customer_that_leaves_passes() -> None:
    """The others stay, and are judged as before; of one that left nothing is owed."""
    abroad = {"name": "Far Shop", "country": "US", "mechanisms": [DPF]}
    both = {**SHOP, "controllers": [*SHOP["controllers"], abroad]}
    found = gate({**BASE, "activities/shop": both}, BASE)
    assert "no-longer-judged" not in {each.rule for each in found.open}


ORDERS = {**SHOP, "name": "Orders", "purpose": "Keeping orders"}
STATISTICS = {**NEWS, "name": "Statistics", "purpose": "Counting"}


@pytest.mark.parametrize(
    ("was", "now", "more"),
    [
        (["shop"], ["news"], {}),
        (["shop", "orders"], ["orders", "news"], {}),
        (["shop"], ["statistics"], {"activities/statistics": STATISTICS, "activities/shop": None}),
    ],
)
def test_a_service_that_goes_from_customers_to_us_fails(
    was: list[str], now: list[str], more: dict[str, Any]
) -> None:
    """It is used as before, and its customers have no notice of it any more."""

    def mail(served: list[str], extra: Mapping[str, Any]) -> Records:
        services = [{**MAIL, "activities": served}]
        whole = {**acme(services=services), "activities/orders": ORDERS, **extra}
        return {name: each for name, each in whole.items() if each is not None}

    found = reported(gate(mail(was, {}), mail(now, more)))
    assert ("no-longer-judged", "acme/mail", "activities") in found
    renamed = {**acme(services=[{**MAIL, "id": "post", "purpose": "Post", "activities": now}])}
    renamed |= {"activities/orders": ORDERS, **more}
    there = {name: each for name, each in renamed.items() if each is not None}
    found = reported(gate(mail(was, {}), there))
    assert ("no-longer-judged", "acme/post", "activities") in found
    back = reported(gate(mail(now, more), mail(was, {})))
    assert "no-longer-judged" not in {rule for rule, _, _ in back}


@pytest.mark.parametrize(
    ("was", "now"),
    [
        (["shop"], ["shop", "news"]),
        (["shop", "news"], ["news"]),
        (["shop"], ["orders"]),
        (["shop"], ["orders", "news"]),
        (["shop"], []),
    ],
)
def test_a_service_that_ends_for_customers_or_is_used_for_others_passes(
    was: list[str], now: list[str]
) -> None:
    def mail(served: list[str]) -> Records:
        services = [{**MAIL, "activities": served}]
        return {**acme(services=services), "activities/orders": ORDERS}

    found = reported(gate(mail(was), mail(now)))
    assert "no-longer-judged" not in {rule for rule, _, _ in found}


@pytest.mark.parametrize("country", ["US", "unknown"])
def test_a_law_that_is_dropped_fails(country: str) -> None:
    before = {**BASE, **firm(country=country, regimes=["EU", "UK"])}
    one = reported(gate(before, {**BASE, **firm(country=country, regimes=["EU"])}))
    assert one == [("no-longer-judged", "example", "UK")]
    none = reported(gate(before, {**BASE, **firm(country=country, regimes=[])}))
    assert none == (
        [("no-longer-judged", "example", "EU"), ("no-longer-judged", "example", "UK")]
        if country == "US"
        else [("unsettled-regime", "example", "")]
    )


def test_no_law_at_all_is_no_answer_where_our_country_is_not_known() -> None:
    for keys in ({"country": "unknown"}, {"country": None}):
        ours = {key: each for key, each in {**FIRM, **keys, "regimes": []}.items() if each != None}  # noqa: E711
        found = every({**BASE, "organisation": ours})
        assert ("unsettled-regime", "example", "") in reported(found)


def at(path: str, records: Records, **keys: Any) -> Folder:
    return folder({**records, **firm(id=path, **keys)}, f"inventory/{path}")


def test_an_inventory_that_is_gone_fails() -> None:
    before = [at("shop", BASE), at("mail", BASE, name="Mail")]
    found = judged(before, before[:1])
    assert reported(found) == [("no-longer-judged", "mail", "inventory")]
    late = {**BASE, "waivers/late": {**WAIVER, "rule": "no-longer-judged", "subject": "mail"}}
    late["waivers/late"] = {**late["waivers/late"], "cause": "inventory"}
    assert reported(judged([before[0], at("mail", late, name="Mail")], before[:1])) == []


def test_an_inventory_with_faults_that_is_gone_fails_too() -> None:
    whole = at("mail", BASE, name="Mail")
    *others, last = whole.sources
    broken = replace(whole, sources=(*others, Source(last.path, b"kind: x\n")))
    found = judged([at("shop", BASE), broken], [at("shop", BASE)])
    assert reported(found) == [("no-longer-judged", "mail", "inventory")]


# Findings that grow


def test_a_finding_that_grows_is_new_for_what_it_gained() -> None:
    bare = {key: each for key, each in ACME.items() if key != "contact"}
    before = {**BASE, "vendors/acme": bare}
    after = {**before, "vendors/post": {**bare, "name": "Post", "legal_name": "Post Inc."}}
    found = gate(before, after)
    (grown,) = [each for each in found.open if each.rule == "missing-vendor-contact"]
    assert grown.covers == ("post",)
    assert grown.message.endswith("new with this change: post")


def test_one_that_gets_graver_is_reported_whole() -> None:
    stated = acme(mechanisms=[SHIELD], evidence=[])
    inferred = {
        **stated,
        "vendors/acme": {
            **stated["vendors/acme"],
            "evidence": [{"supports": ["/mechanisms"], "how": "inferred", "document": "Policy"}],
        },
    }
    found = gate(inferred, stated)
    (graver,) = [each for each in found.open if each.rule == "invalidated-mechanism"]
    assert "mail" in graver.covers
    assert "new with this change" not in graver.message
