"""Who has to be informed of a sub-processor, by when; and of what nobody has to hear."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from tests.diff.snapshots import ACME, BASE, DAY, FIRM, MAIL, SHOP, compared

from onward.diff.customer_notices import CustomerNotice
from onward.inventory.value import UNKNOWN
from onward.reports.review.customer_notice import notice_line

HEAD = (
    "Acme Mail is a new sub-processor for Web shops: our customers must be informed"
    " (Art. 28(2) GDPR)"
)
WITHOUT = {name: each for name, each in BASE.items() if name != "vendors/acme"}
"""The records without Acme."""


def says(notice: CustomerNotice) -> tuple[str, ...]:
    """The duty, and the days below it."""
    line = notice_line(notice)
    return (line.text, *line.more)


def added(**keys: Any) -> tuple[CustomerNotice, ...]:
    """What has to be informed when Acme comes with these keys."""
    return compared(WITHOUT, {**WITHOUT, "vendors/acme": {**ACME, **keys}}).customer_notices


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[CustomerNotice, ...]:
    """What has to be informed when keys of Acme change."""
    was, now = ({**BASE, "vendors/acme": {**ACME, **keys}} for keys in (before, after))
    return compared(was, now).customer_notices


PROMISED = ("Notice period: 30 days", "How customers are informed: mail")
NOT_INFORMED = "Customers informed: not recorded"


def test_days_to_object_and_a_start_at_once() -> None:
    firm = BASE["organisation"]
    customers = {"notice_days": 30, "objection_days": 10, "emergency_days": 2, "channel": "mail"}
    base = {**WITHOUT, "organisation": {**firm, "customers": customers}}
    days = {"announced": "2026-08-01", "since": "2026-08-03", "emergency": True}
    (notice,) = compared(base, {**base, "vendors/acme": {**ACME, **days}}).customer_notices
    assert says(notice)[1:] == (
        "Notice period: 2 days",
        "Days to object: 10",
        "How customers are informed: mail",
        "Customers informed: 2026-08-01",
        "In use from: 2026-08-03",
        "Notice period kept: use may begin on 2026-08-03 at the earliest",
    )


@pytest.mark.parametrize(
    ("days", "expected", "earliest", "kept"),
    [
        (
            {"announced": "2026-08-01", "since": "2026-08-31"},
            (
                "Customers informed: 2026-08-01",
                "In use from: 2026-08-31",
                "Notice period kept: use may begin on 2026-08-31 at the earliest",
            ),
            date(2026, 8, 31),
            True,
        ),
        (
            {"announced": "2026-08-01", "since": "2026-08-30"},
            (
                "Customers informed: 2026-08-01",
                "In use from: 2026-08-30",
                "Notice period not kept: use may begin on 2026-08-31 at the earliest",
            ),
            date(2026, 8, 31),
            False,
        ),
        (
            {"announced": "2026-08-01"},
            (
                "Customers informed: 2026-08-01",
                "In use from: not recorded",
                "Use may begin on 2026-08-31 at the earliest",
            ),
            date(2026, 8, 31),
            None,
        ),
        (
            {"since": "2026-09-30"},
            (
                NOT_INFORMED,
                "In use from: 2026-09-30",
                (
                    "If customers are informed on 2026-08-05,"
                    " use may begin on 2026-09-04 at the earliest"
                ),
            ),
            date(2026, 9, 4),
            None,
        ),
        (
            {"since": "2026-08-20", "announced": "unknown"},
            (
                "Customers informed: unknown",
                "In use from: 2026-08-20",
                (
                    "If customers are informed on 2026-08-05, use may begin on 2026-09-04"
                    " at the earliest: the recorded day is too early"
                ),
            ),
            date(2026, 9, 4),
            None,
        ),
        (
            {},
            (
                NOT_INFORMED,
                "In use from: not recorded",
                (
                    "If customers are informed on 2026-08-05,"
                    " use may begin on 2026-09-04 at the earliest"
                ),
            ),
            date(2026, 9, 4),
            None,
        ),
    ],
)
def test_an_addition(
    days: Mapping[str, str], expected: tuple[str, ...], earliest: date, *, kept: bool | None
) -> None:
    (reported,) = added(**days)
    assert says(reported) == (HEAD, *PROMISED, *expected)
    assert (reported.earliest, reported.kept) == (earliest, kept)


def test_a_notice_period_that_is_not_recorded() -> None:
    firm = {**FIRM, "customers": {"channel": "mail"}}
    late = ("Customers informed: 2026-09-01", "In use from: 2026-08-20")
    for days, more, kept in (
        ({}, (NOT_INFORMED, "In use from: not recorded"), None),
        (
            {"announced": "2026-09-01", "since": "2026-08-20"},
            (*late, "Not kept: use began before customers were informed"),
            False,
        ),
    ):
        before = {**WITHOUT, "organisation": firm}
        (reported,) = compared(
            before, {**before, "vendors/acme": {**ACME, **days}}
        ).customer_notices
        assert says(reported) == (HEAD, "Notice period: not recorded", PROMISED[1], *more)
        assert (reported.earliest, reported.kept) == (None, kept)


def test_the_service_that_begins_first_counts() -> None:
    services = [
        {**MAIL, "id": "later", "since": "2026-12-01", "announced": "2026-08-01"},
        {**MAIL, "id": "first", "since": "2026-08-20", "announced": "2026-08-01"},
    ]
    (reported,) = added(services=services)
    assert (reported.since, reported.kept) == (date(2026, 8, 20), False)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {"name": "Acme Post"}),
        ({}, {"legal_name": "ACME Mail, Inc"}),
        ({}, {"legal_name": "Acme Mial Inc."}),
        ({"legal_name": "unknown"}, {}),
        ({}, {"legal_name": "unknown"}),
        ({"domains": ["acme.example"]}, {"domains": ["acme.example"], "legal_name": "Post Corp."}),
        ({}, {"services": [{**MAIL, "purpose": "Sending mail"}]}),
        ({}, {"services": [MAIL, {**MAIL, "id": "more", "purpose": "More"}]}),
        ({}, {"mechanisms": [], "agreement": {"status": "refused"}}),
    ],
)
def test_the_same_company_is_nothing_new(
    before: Mapping[str, Any], after: Mapping[str, Any]
) -> None:
    """Another spelling, a name found at last, another service for the same activity."""
    assert changed(before, after) == ()


def test_a_rename_notifies_nobody() -> None:
    assert compared(BASE, {**WITHOUT, "vendors/acme-mail": ACME}).customer_notices == ()


@pytest.mark.parametrize(
    "keys",
    [
        {"services": [{**MAIL, "activities": ["news"]}]},
        {"role": "controller"},
        {"engaged": "by-customer"},
        {"name": "unknown"},
        {"until": "2026-08-04"},
    ],
)
def test_who_is_no_sub_processor(keys: Mapping[str, Any]) -> None:
    """For ourselves only, not our processor, engaged by customers, unnamed, or gone already."""
    assert added(**keys) == ()


def test_one_from_the_first_day_is_only_recorded_now() -> None:
    shop = {**SHOP, "since": "2020-01-01"}
    before = {**WITHOUT, "activities/shop": shop}
    after = {**before, "vendors/acme": {**ACME, "since": "2020-01-01"}}
    assert compared(before, after).customer_notices == ()
    assert added(since="2016-01-01") == ()


def test_a_day_that_is_unknown_and_one_not_recorded_are_kept_apart() -> None:
    (reported,) = added(since="unknown", announced="unknown")
    assert (reported.announced, reported.since, reported.kept) == (UNKNOWN, UNKNOWN, None)
    assert {"Customers informed: unknown", "In use from: unknown"} <= set(says(reported))
    (reported,) = added()
    assert (reported.announced, reported.since, reported.kept) == (None, None, None)
    assert {"Customers informed: not recorded", "In use from: not recorded"} <= set(says(reported))


@pytest.mark.parametrize(
    "after",
    [
        {"legal_name": "Post Europe BV", "country": "NL"},
        {"legal_name": "Post Corp.", "domains": ["post.example"]},
        {"legal_name": "Post Corp."},
    ],
)
def test_another_company_takes_its_place(after: Mapping[str, Any]) -> None:
    """Its days are not those that the record keeps of the one before it."""
    days = {"since": "2020-01-01", "announced": "2019-11-01"}
    (reported,) = changed(days, {**days, **after})
    assert reported.replaced == "Acme Mail Inc."
    assert (reported.announced, reported.since, reported.kept) == (None, None, None)
    assert says(reported)[0].startswith(
        "Acme Mail replaces Acme Mail Inc. as our sub-processor for Web shops: "
    )
    fresh = {"since": "2026-10-01", "announced": "2026-08-05"}
    (reported,) = changed(days, {**fresh, **after})
    assert reported.kept is True


def test_an_activity_that_turns_to_customers() -> None:
    """Who served us alone serves customers now."""
    news = {**BASE["activities/news"], "role": "processor"}
    services = [{**MAIL, "activities": ["shop", "news"]}]
    before = {**BASE, "vendors/acme": {**ACME, "services": services}}
    (reported,) = compared(before, {**before, "activities/news": news}).customer_notices
    assert reported.named == ("Newsletter",)


def test_two_days_notify_nobody() -> None:
    from tests.diff.snapshots import folder

    from onward.law.law import load
    from onward.review import days
    from onward.workflow import Order, read

    inventory = read(folder({**BASE, "vendors/acme": {**ACME, "since": "2026-08-01"}})).whole
    result = days([inventory], load(), Order(day=date(2026, 7, 1)), Order(day=DAY))
    assert result.customer_notices == ()


CARE = {"name": "Example Care NV", "country": "BE", "authorisation": "specific"}


FROM = "Acme Mail is a new sub-processor for Web shops"
FIRST = "Example Care NV must approve it in writing first"
SINCE = "In use from: 2026-09-30"
KEPT = "Notice period kept: use may begin on 2026-08-31 at the earliest"
ALL = "every customer that approves each sub-processor has approved it"
GIVEN = {"vendor": "acme", "given": "2026-08-01"}


@pytest.mark.parametrize(
    ("customers", "expected", "informing"),
    [
        ([{**CARE, "approvals": []}], (f"{FROM}: {FIRST} (Art. 28(2) GDPR)", SINCE), False),
        ([{**CARE, "approvals": [GIVEN]}], (f"{FROM}: {ALL} (Art. 28(2) GDPR)", SINCE), False),
        (
            [CARE, {"group": "Shops in Belgium", "country": "BE"}],
            (
                HEAD,
                "Written approval needed first: Example Care NV",
                *PROMISED,
                "Customers informed: 2026-08-01",
                SINCE,
                KEPT,
            ),
            True,
        ),
    ],
)
def test_a_customer_that_approves_by_name_is_not_only_reported(
    customers: list[dict[str, object]], expected: tuple[str, ...], *, informing: bool
) -> None:
    shop = {**SHOP, "controllers": customers}
    days = {"announced": "2026-08-01", "since": "2026-09-30"}
    before = {**WITHOUT, "activities/shop": {**SHOP, "controllers": [CARE]}}
    after = {**WITHOUT, "activities/shop": shop, "vendors/acme": {**ACME, **days}}
    (reported,) = compared(before, after).customer_notices
    assert says(reported) == expected
    assert reported.informing is informing
