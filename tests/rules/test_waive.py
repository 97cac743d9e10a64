"""Waivers: which silence, which not, and what is reported of them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.diagnostic import Diagnostic, Place, Severity
from onward.inventory.organisation import Organisation
from onward.inventory.records import Inventory, Waiver
from onward.inventory.vendor import Service, Vendor
from onward.rules.engine.catalogue import Rule, faults
from onward.rules.engine.waive import waive

APPROVED = date(2026, 3, 1)
DAY = date(2026, 6, 1)


CATALOGUE = {
    "stale-thing": Rule("stale-thing", "register", Severity.WARNING, lambda _: iter(())),
    "lost-ground": Rule("lost-ground", "transfers", Severity.ERROR, lambda _: iter(())),
    "yaml-syntax": Rule("yaml-syntax", "syntax", Severity.ERROR),
}


def finding(**changed: object) -> Diagnostic:
    plain = Diagnostic(
        rule="stale-thing",
        severity=Severity.WARNING,
        inventory="t",
        subject="acme",
        message="stale",
        at=Place("vendors/acme.yaml"),
        covers=("a", "b"),
    )
    return replace(plain, **changed)  # type: ignore[arg-type]  # each test names the field it changes


def waiver(**changed: object) -> Waiver:
    plain = Waiver(
        id="w",
        rule="stale-thing",
        subject="acme",
        cause="",
        reason="r",
        remedy="mend it",
        approved_by="DPO",
        approved_on=APPROVED,
        expires=APPROVED + timedelta(days=200),
        covers=("a", "b"),
        origin="waivers/w.yaml",
    )
    return replace(plain, **changed)  # type: ignore[arg-type]  # each test names the field it changes


def split(
    found: Diagnostic | None,
    *waivers: Waiver,
    day: date = DAY,
    vendors: tuple[Vendor, ...] = (),
    judged: frozenset[str] | None = None,
) -> tuple[tuple[Diagnostic, ...], tuple[Diagnostic, ...]]:
    inventory = Inventory(
        "t",
        ".",
        Organisation(id="t"),
        {each.id: each for each in vendors},
        {},
        {each.id: each for each in waivers},
    )
    return waive((found,) if found else (), inventory, CATALOGUE, day, judged)


def rules_of(found: tuple[Diagnostic, ...]) -> list[str]:
    return [each.rule for each in found]


def test_it_silences_and_says_until_when() -> None:
    open_, waived = split(finding(), waiver())
    assert open_ == ()
    assert [(each.waiver, each.waived_until) for each in waived] == [("w", waiver().expires)]
    assert waived[0].fingerprint == finding().fingerprint


@pytest.mark.parametrize(
    "other", [{"rule": "lost-ground"}, {"subject": "acme/mail"}, {"cause": "eu-us-dpf"}]
)
def test_it_matches_exactly(other: dict[str, str]) -> None:
    open_, waived = split(finding(), waiver(**other))
    assert waived == ()
    assert rules_of(open_) == ["stale-thing", "unused-waiver"]


def test_its_days_are_inclusive() -> None:
    last = waiver().expires
    for day in (APPROVED, last):
        open_, waived = split(finding(), waiver(), day=day)
        assert rules_of(waived) == ["stale-thing"]
        assert "expired-waiver" not in rules_of(open_)
    before, _ = split(finding(), waiver(), day=APPROVED - timedelta(days=1))
    assert rules_of(before) == ["stale-thing"]
    after, waived = split(finding(), waiver(), day=last + timedelta(days=1))
    assert rules_of(after) == ["stale-thing", "expired-waiver"]
    assert waived == ()


@pytest.mark.parametrize(
    ("rule", "severity", "limit"),
    [
        ("stale-thing", Severity.ERROR, 365),
        ("lost-ground", Severity.ERROR, 90),
        ("lost-ground", Severity.WARNING, 365),
    ],
)
def test_how_long_it_may_run(rule: str, severity: Severity, limit: int) -> None:
    found = finding(rule=rule, severity=severity)
    for days, count in ((limit, 1), (limit + 1, 0)):
        given_ = waiver(rule=rule, expires=APPROVED + timedelta(days=days))
        open_, waived = split(found, given_, day=APPROVED)
        assert len(waived) == count
        assert ("waiver-too-long" in rules_of(open_)) is (count == 0)


def test_it_covers_what_it_says_and_no_more() -> None:
    open_, waived = split(finding(covers=("a", "b", "health")), waiver())
    assert waived == ()
    assert rules_of(open_) == ["stale-thing"]
    assert open_[0].message == "stale; waiver w does not cover health"
    assert open_[0].severity is Severity.WARNING
    assert split(finding(covers=("a",)), waiver())[0] == ()


def test_an_empty_list_covers_nothing() -> None:
    assert split(finding(), waiver(covers=()))[1] == ()
    assert rules_of(split(finding(covers=()), waiver(covers=()))[1]) == ["stale-thing"]


def test_without_a_list_the_days_of_the_records_are_asked() -> None:
    service = Service(id="b", since=APPROVED + timedelta(days=1))
    acme = Vendor(id="acme", services=(Service(id="a", since=APPROVED), service))
    open_, waived = split(finding(), waiver(covers=None), vendors=(acme,))
    assert waived == ()
    assert open_[0].message.endswith("waiver w does not cover b")
    early = replace(acme, services=(Service(id="b", since=APPROVED),))
    open_, waived = split(finding(), waiver(covers=None), vendors=(early,))
    assert rules_of(waived) == ["stale-thing"]
    assert rules_of(open_) == ["waiver-without-covers"]
    assert open_[0].remedy == "record what was reviewed: covers: [a, b]"


def test_a_service_of_another_vendor_of_that_name_is_another_thing() -> None:
    service = Service(id="b", since=APPROVED + timedelta(days=1))
    other = Vendor(id="other", services=(service,))
    assert rules_of(split(finding(), waiver(covers=None), vendors=(other,))[1]) == ["stale-thing"]


def test_it_is_reported_a_month_before_it_ends() -> None:
    last = waiver().expires
    assert split(finding(), waiver(), day=last - timedelta(days=30))[0] == ()
    open_, waived = split(finding(), waiver(), day=last - timedelta(days=29))
    assert rules_of(open_) == ["ending-waiver"]
    assert open_[0].severity is Severity.NOTE
    assert "mend it" in open_[0].remedy
    assert rules_of(waived) == ["stale-thing"]


@pytest.mark.parametrize("rule", ["no-such-rule", "yaml-syntax"])
def test_a_name_that_is_no_rule_is_refused(rule: str) -> None:
    open_, _ = split(finding(rule=rule), waiver(rule=rule), judged=frozenset())
    assert rules_of(open_)[-1] == "unused-waiver"
    assert open_[-1].at == Place("waivers/w.yaml", "/rule")


def test_a_fault_of_the_files_stays_open_whatever_a_waiver_says() -> None:
    fault = finding(rule="yaml-syntax", severity=Severity.ERROR)
    open_, waived = split(fault, waiver(rule="yaml-syntax"))
    assert waived == ()
    assert rules_of(open_) == ["yaml-syntax", "unused-waiver"]


def test_nothing_is_said_of_a_rule_that_was_not_run() -> None:
    assert split(None, waiver(), judged=frozenset({"lost-ground"}))[0] == ()
    assert rules_of(split(None, waiver(), judged=frozenset({"stale-thing"}))[0]) == [
        "unused-waiver"
    ]
    assert rules_of(split(None, waiver())[0]) == ["unused-waiver"]


def test_of_two_the_one_that_covers_more_counts_and_the_other_is_reported() -> None:
    narrow = waiver(id="narrow", covers=("a",), expires=APPROVED + timedelta(days=300))
    open_, waived = split(finding(), narrow, waiver())
    assert [each.waiver for each in waived] == ["w"]
    assert [(each.rule, each.subject) for each in open_] == [("unused-waiver", "narrow")]


def test_an_expired_one_beside_its_successor_is_of_no_use() -> None:
    old = waiver(id="old", expires=DAY - timedelta(days=1))
    open_, waived = split(finding(), old, waiver())
    assert [each.waiver for each in waived] == ["w"]
    assert [(each.rule, each.subject) for each in open_] == [("unused-waiver", "old")]


@settings(max_examples=60)
@given(
    st.integers(-400, 400),
    st.integers(0, 500),
    st.sampled_from(["stale-thing", "lost-ground", "none"]),
    st.sampled_from([None, (), ("a",), ("a", "b")]),
)
def test_no_finding_is_lost_or_doubled(
    ago: int, length: int, rule: str, covers: tuple[str, ...] | None
) -> None:
    approved = DAY - timedelta(days=ago)
    given_ = waiver(
        rule=rule, approved_on=approved, expires=approved + timedelta(days=length), covers=covers
    )
    open_, waived = split(finding(), given_)
    kept = [each for each in (*open_, *waived) if each.rule == "stale-thing"]
    assert [each.fingerprint for each in kept] == [finding().fingerprint]
    assert all(each.waiver == "w" for each in waived)
    assert all(each.waiver is None for each in open_)


COMPLAINTS = {
    "ending-waiver": (waiver(expires=DAY + timedelta(days=1)), Severity.NOTE),
    "waiver-without-covers": (waiver(covers=None), Severity.NOTE),
    "expired-waiver": (waiver(expires=DAY - timedelta(days=1)), Severity.WARNING),
    "unused-waiver": (waiver(subject="other"), Severity.WARNING),
    "misplaced-waiver": (waiver(origin="vendors/w.yaml"), Severity.ERROR),
    "unfinished-waiver": (waiver(reason="TODO"), Severity.ERROR),
    "waiver-too-long": (waiver(expires=APPROVED + timedelta(days=366)), Severity.ERROR),
}


@pytest.mark.parametrize("name", COMPLAINTS)
def test_how_grave_a_complaint_is_and_is_listed_to_be(name: str) -> None:
    given_, severity = COMPLAINTS[name]
    (complaint,) = (each for each in split(finding(), given_)[0] if each.rule == name)
    assert complaint.severity is severity
    assert faults()[name].severity is severity


@pytest.mark.parametrize(
    ("key", "text"),
    [
        *(("reason", text) for text in ("TODO", "tbd: ask legal", "FIXME later", "-", "n/a", "")),
        *(("remedy", text) for text in ("TODO", "tbc", "?", "[what]", "...")),
        *(("approved_by", text) for text in ("nobody", "Nobody yet", "No one", "someone", "me")),
        *(("approved_by", text) for text in ("I", "We", "niemand", "personne", "<name>", "TBD")),
        *(("approved_by", text) for text in ("Your name", "not yet approved", "to be decided")),
    ],
)
def test_a_text_that_is_still_to_be_written_silences_nothing(key: str, text: str) -> None:
    open_, waived = split(finding(), waiver(**{key: text}))
    assert waived == ()
    assert [(each.rule, each.at.route) for each in open_[1:]] == [("unfinished-waiver", f"/{key}")]


@pytest.mark.parametrize(
    ("key", "text"),
    [("approved_by", "Ian Nobody"), ("approved_by", "Wendy"), ("reason", "Me and the DPO agreed")],
)
def test_a_text_that_only_begins_like_one_counts(key: str, text: str) -> None:
    assert rules_of(split(finding(), waiver(**{key: text}))[1]) == ["stale-thing"]
