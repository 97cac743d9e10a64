"""What the pages of the rules on notice can't show: several services, evidence, every day."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.reported import reported

from onward.diagnostic import Diagnostic, Severity

DAY = date(2026, 8, 5)
FIRM: dict[str, Any] = {
    "kind": "organisation",
    "name": "Example",
    "country": "BE",
    "customers": {"notice_days": 30},
}
BOOKS = {"kind": "activity", "role": "processor"}
CLOUD: dict[str, Any] = {
    "kind": "vendor",
    "name": "Acme Cloud",
    "country": "BE",
    "role": "processor",
}


def check(files: Mapping[str, object], day: date = DAY) -> tuple[Diagnostic, ...]:
    """All that the family tells of the records, as JSON, which is YAML as well."""
    ours = {"organisation.yaml": FIRM, "activities/books.yaml": BOOKS}
    return reported({**ours, **files}, "notice", day=day)


def cloud(*services: Mapping[str, object], **keys: object) -> dict[str, object]:
    """One vendor that serves the activity, by these services or by one without days."""
    reported = [
        {"id": f"service-{number}", "activities": ["books"], **each}
        for number, each in enumerate(services or ({},))
    ]
    return {"vendors/cloud.yaml": {**CLOUD, "services": reported, **keys}}


def kinds(found: tuple[Diagnostic, ...]) -> list[tuple[str, Severity]]:
    """Rules and levels."""
    return [(each.rule, each.severity) for each in found]


SOON = date(2026, 3, 10)
"""A day on which customers informed on 2026-03-01 may still object."""
UNDATED = [("undated-subprocessor", Severity.WARNING)]
PAST = [("unannounced-subprocessor", Severity.NOTE)]
BROKEN = [("unannounced-subprocessor", Severity.ERROR)]
UNSHOWN = [("unannounced-subprocessor", Severity.WARNING)]
OPEN = [("open-objection-window", Severity.NOTE)]


def test_a_service_without_a_first_day_leaves_the_beginning_open() -> None:
    """The one with days may not be the first use, so no breach is known."""
    later = {"since": "2026-03-10", "announced": "2026-03-01"}
    assert kinds(check(cloud({}, later))) == UNDATED
    assert kinds(check(cloud(later), SOON)) == BROKEN


def test_the_first_use_decides_with_its_own_announcement() -> None:
    """An announcement of a later service says nothing of the first."""
    first = {"since": "2020-01-01", "announced": "2019-11-01"}
    later = {"since": "2026-03-10", "announced": "2026-03-09"}
    assert kinds(check(cloud(first, later))) == []
    assert kinds(check(cloud({"since": "2020-01-01"}, later))) == UNSHOWN


def test_each_activity_has_customers_of_its_own() -> None:
    """Known to some, new to others: the finding covers the activity where the promise broke."""
    old = {"since": "2020-01-01", "announced": "2019-11-01"}
    new = {"since": "2026-03-10", "announced": "2026-03-01", "activities": ["payroll"]}
    (reported,) = check({**cloud(old, new), "activities/payroll.yaml": BOOKS}, SOON)
    assert reported.severity is Severity.ERROR
    assert reported.covers == ("payroll",)
    assert reported.at.route == "/services/service-1/announced"


def test_a_breach_is_reported_before_what_can_not_be_shown() -> None:
    """One finding a vendor: the graver, which covers both activities."""
    silent = {"since": "2020-01-01"}
    late = {"since": "2026-03-10", "announced": "2026-03-01", "activities": ["payroll"]}
    found = check({**cloud(silent, late), "activities/payroll.yaml": BOOKS}, SOON)
    assert kinds(found) == BROKEN
    assert found[0].covers == ("books", "payroll")


def test_only_activities_for_customers_count() -> None:
    """The same service for our own newsletter is no affair of theirs."""
    both = {"since": "2026-03-10", "announced": "2026-03-01", "activities": ["books", "letters"]}
    own = {"kind": "activity", "role": "controller"}
    (reported,) = check({**cloud(both), "activities/letters.yaml": own})
    assert reported.covers == ("books",)


def test_the_days_of_the_vendor_stand_for_its_services() -> None:
    """A service that says nothing began with the vendor."""
    assert kinds(check(cloud({}, since="2026-03-10", announced="2026-03-01"), SOON)) == BROKEN
    assert kinds(check(cloud({"since": "2026-05-01"}, announced="2026-03-01"))) == []


@pytest.mark.parametrize(
    "keys",
    [
        {"role": "controller"},
        {"role": "unknown"},
        {"engaged": "by-customer"},
        {"name": "unknown"},
        {"until": "2026-07-31"},
    ],
)
def test_who_is_no_subprocessor_of_ours(keys: dict[str, object]) -> None:
    """Or has no name, or is in use no more."""
    assert check(cloud(**{"since": "2026-03-10", "announced": "2026-03-01", **keys})) == ()


def test_a_role_that_is_inferred_lowers_the_level() -> None:
    """That we act for customers is concluded: so is the breach."""
    evidence = [{"supports": ["/role"], "document": "Policy", "how": "inferred"}]
    files = cloud(since="2026-03-10", announced="2026-03-01")
    activity = {"activities/books.yaml": {**BOOKS, "evidence": evidence}}
    assert kinds(check({**files, **activity}, SOON)) == UNSHOWN


def test_unknown_day_of_reporting_is_asked() -> None:
    """`unknown` is a question as much as nothing is."""
    assert kinds(check(cloud(since="2026-03-10", announced="unknown"))) == UNSHOWN


@pytest.mark.parametrize("promise", [None, {}, {"notice_days": "unknown"}])
def test_without_a_number_only_the_order_counts(promise: object) -> None:
    """Reported before: nothing to hold it against. Reported after: too late by any number."""
    firm = {key: value for key, value in FIRM.items() if key != "customers"}
    home = {"organisation.yaml": firm if promise is None else {**firm, "customers": promise}}
    day_before = cloud(since="2026-03-10", announced="2026-03-09")
    assert kinds(check({**home, **day_before})) == []
    day_after = cloud(since="2026-03-10", announced="2026-03-11")
    assert kinds(check({**home, **day_after})) == BROKEN
    assert kinds(check({**home, **cloud(since="2026-03-10")})) == UNDATED


def test_what_the_day_judged_had_not_seen_is_not_reported() -> None:
    """A past day is judged with its own days: neither telling nor use had come."""
    files = cloud(since="2026-03-10", announced="2026-03-01")
    assert kinds(check(files, date(2026, 2, 28))) == []
    assert kinds(check(files, date(2026, 3, 1))) == BROKEN


@pytest.mark.parametrize(
    ("since", "expected"), [("2018-05-24", []), ("2018-05-25", UNSHOWN), ("2019-01-01", UNSHOWN)]
)
def test_before_the_gdpr_nobody_had_to_be_reported(
    since: str, expected: list[tuple[str, Severity]]
) -> None:
    """From 2018-05-25 on the duty is there."""
    assert kinds(check(cloud(since=since))) == expected


@settings(max_examples=60, deadline=None)
@given(promised=st.integers(0, 60), gone=st.integers(-5, 65), seen=st.integers(0, 70))
def test_a_promise_is_kept_or_broken_to_the_day(promised: int, gone: int, seen: int) -> None:
    """Broken exactly where fewer days passed than promised; else the window closes in time."""
    reported = date(2026, 3, 1)
    files = {
        "organisation.yaml": {**FIRM, "customers": {"notice_days": promised}},
        **cloud(since=str(reported + timedelta(days=gone)), announced=str(reported)),
    }
    found = kinds(check(files, reported + timedelta(days=seen)))
    if gone < promised:
        assert found == (BROKEN if seen < promised or not promised else PAST)
    else:
        assert found == (OPEN if seen < promised else [])


LATE = {"since": "2022-01-10", "announced": "2026-06-01"}


@pytest.mark.parametrize(
    ("heard", "day", "expected"),
    [
        (None, date(2026, 6, 30), BROKEN),
        (None, date(2026, 7, 1), PAST),
        ("2026-06-20", date(2026, 6, 19), BROKEN),
        ("2026-06-20", date(2026, 6, 20), PAST),
        ("unknown", date(2026, 12, 1), BROKEN),
        ("2026-05-31", date(2026, 12, 1), BROKEN),
    ],
)
def test_a_late_notice_ends_once_customers_could_object(
    heard: str | None, day: date, expected: list[tuple[str, Severity]]
) -> None:
    """By the days promised, or by the day recorded; not where that is unknown or impossible."""
    keys = {**LATE, **({"objections_heard": heard} if heard else {})}
    assert kinds(check(cloud(**keys), day)) == expected


@pytest.mark.parametrize(
    ("keys", "remedy"),
    [
        ({"since": "2026-08-06"}, "do not use it before 2026-08-19"),
        ({"since": "2026-08-05"}, "settle the objections received until 2026-08-18 ("),
        ({"since": "2026-08-01"}, "settle the objections received until 2026-08-18 ("),
        ({"since": "2026-08-01", "objections_heard": "unknown"}, "settle customers' objections, "),
    ],
)
def test_what_is_left_to_do_about_a_late_notice(keys: Mapping[str, object], remedy: str) -> None:
    """Customers were informed on 2026-07-20, and were promised 30 days, the first of them included:
    before it begins the use can wait; then objections are waited for, and settled.
    """
    (found,) = check(cloud({"announced": "2026-07-20", **keys}))
    assert found.rule == "unannounced-subprocessor"
    assert found.remedy.startswith(remedy)


def test_without_a_promise_only_a_recorded_day_ends_a_late_notice() -> None:
    """No number of days says until when customers could object."""
    firm = {key: value for key, value in FIRM.items() if key != "customers"}
    home = {"organisation.yaml": firm}
    assert kinds(check({**home, **cloud(**LATE)}, date(2027, 6, 1))) == BROKEN
    heard = cloud(**LATE, objections_heard="2026-08-01")
    assert kinds(check({**home, **heard}, date(2027, 6, 1))) == PAST


def test_leaving_days_out_is_never_quieter_than_an_old_breach() -> None:
    """What ends as a note when it is recorded stays a warning where it is not."""
    assert kinds(check(cloud(**LATE), DAY)) == PAST
    assert kinds(check(cloud(since="2022-01-10"), DAY)) == UNSHOWN
    assert kinds(check(cloud(announced="2026-06-01"), DAY)) == UNDATED
    assert kinds(check(cloud(), DAY)) == UNDATED


CARE = {"name": "Example Care NV", "country": "BE", "authorisation": "specific"}


def customers(*controllers: Mapping[str, object]) -> dict[str, object]:
    """The activity for these customers."""
    return {"activities/books.yaml": {**BOOKS, "controllers": list(controllers)}}


def test_one_customer_approves_and_the_others_object() -> None:
    """Each by what its contract says: both findings, and the window names the exception."""
    files = {**cloud(since="2026-09-10", announced="2026-08-01"), **customers(CARE, {"group": "x"})}
    found = check(files)
    assert sorted(kinds(found)) == sorted([*OPEN, ("unapproved-subprocessor", Severity.WARNING)])
    assert any("must approve it" in each.message for each in found)


@pytest.mark.parametrize(
    ("approvals", "expected"),
    [
        ([], Severity.ERROR),
        ([{"vendor": "cloud", "given": "2026-03-10"}], None),
        ([{"vendor": "cloud", "given": "2026-03-11"}], Severity.NOTE),
        ([{"vendor": "cloud", "given": "2026-08-06"}], Severity.ERROR),
        ([{"vendor": "cloud", "given": "unknown"}], Severity.WARNING),
        (None, Severity.WARNING),
    ],
)
def test_a_specific_authorisation_is_given_before(
    approvals: list[object] | None, expected: Severity | None
) -> None:
    """On the first day at the latest; an approval of a later day does not count yet."""
    said = {} if approvals is None else {"approvals": approvals}
    found = check({**cloud(since="2026-03-10"), **customers({**CARE, **said})})
    assert [each.severity for each in found] == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("days", "severity"),
    [
        ({"since": "2026-08-06"}, Severity.WARNING),
        ({"since": "2026-08-05"}, Severity.ERROR),
        ({"announced": "2026-08-01"}, Severity.WARNING),
        ({"announced": "2026-07-01"}, Severity.ERROR),
        ({}, Severity.ERROR),
    ],
)
def test_before_it_begins_an_approval_can_still_come(
    days: dict[str, str], severity: Severity
) -> None:
    """Without a first day it is taken to be in use, unless customers have just been informed."""
    found = check({**cloud(**days), **customers({**CARE, "approvals": []})})
    assert [each.severity for each in found if each.rule == "unapproved-subprocessor"] == [severity]


def test_the_gravest_of_several_customers_speaks() -> None:
    """One finding a sub-processor, which names every customer of that kind."""
    lists: list[dict[str, object]] = [
        {**CARE, "name": name, "approvals": []} for name in ("A NV", "B NV")
    ]
    (reported,) = check({**cloud(since="2026-03-10"), **customers(*lists, CARE)})
    assert reported.severity is Severity.ERROR
    assert reported.covers == ("A NV", "B NV")


@pytest.mark.parametrize("country", ["unknown", "BR"])
def test_no_law_of_ours_is_cited_on_a_guess(country: str) -> None:
    """Where no regime is known the family waits."""
    for day in (date(2026, 3, 5), DAY):
        files = cloud(since="2026-04-15", announced="2026-03-01")
        late = cloud(since="2026-03-10", announced="2026-03-01")
        home = {"organisation.yaml": {**FIRM, "country": country}}
        assert check({**home, **files}, day) == check({**home, **late}, day) == ()
