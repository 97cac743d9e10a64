"""Where data under Art. 9 or 10 GDPR come in, each activity says on what it may process them."""

from typing import Any

import pytest
from tests.diff.snapshots import ACME, BASE, MAIL, NEWS, Records, compared

from onward.reports.review.sections import review

UNSETTLED = "such data may not be processed without one"


def reported(before: Records, after: Records) -> list[str]:
    """What stands below the changes."""
    (section,) = (
        each for each in review(compared(before, after)).sections if each.title == "What changes"
    )
    return [more for line in section.lines for more in line.more]


def acme(data: list[str], activity: str = "news", **more: Any) -> Records:
    """Acme with these data for an activity."""
    service = {**MAIL, "data": data, "activities": [activity]}
    news = {**NEWS, **more}
    return {**BASE, "activities/news": news, "vendors/acme": {**ACME, "services": [service]}}


@pytest.mark.parametrize(
    ("activity", "expected"),
    [
        ({}, f"Newsletter: no condition under Art. 9(2) GDPR is recorded; {UNSETTLED}"),
        (
            {"special_categories": "unknown"},
            f"Newsletter: the condition under Art. 9(2) GDPR is unknown; {UNSETTLED}",
        ),
        (
            {"special_categories": "explicit-consent"},
            "Newsletter: the condition recorded under Art. 9(2) GDPR is: explicit consent",
        ),
        (
            {"role": "processor"},
            (
                "Newsletter: the instructions of our customers must cover such data"
                " (Art. 28(3)(a) GDPR)"
            ),
        ),
    ],
)
def test_of_an_activity(activity: dict[str, str], expected: str) -> None:
    before, after = (acme(data, **activity) for data in (["contact"], ["contact", "health"]))
    assert reported(before, after) == [expected]


def test_data_that_are_not_singled_out_say_nothing() -> None:
    assert reported(acme(["contact"]), acme(["contact", "device"])) == []


def test_data_that_go_say_nothing() -> None:
    assert reported(acme(["contact", "health"]), acme(["contact"])) == []


def test_convictions() -> None:
    (said,) = reported(acme(["contact"]), acme(["contact", "criminal"]))
    assert "no condition under Art. 10 GDPR is recorded" in said


def test_a_new_vendor_and_an_activity_of_our_own() -> None:
    without = {name: each for name, each in acme(["health"]).items() if name != "vendors/acme"}
    *facts, said = reported(without, acme(["health"]))
    assert "Data: Health data (special category of data, Art. 9 GDPR)" in facts
    assert said.startswith("Newsletter: ")
    news = {**NEWS, "data": ["health"]}
    *facts, said = reported(BASE, {**BASE, "activities/news": news})
    assert facts == []
    assert said.startswith("Newsletter: ")
