"""The first line of a review, and what it says of days to come."""

from datetime import timedelta
from typing import Any

import pytest
from tests.diff.snapshots import ACME, BASE, DAY, MAIL, SCC, Records, compared, folder

from onward.law.law import load
from onward.reports.review.sections import Review, review
from onward.review import revisions
from onward.workflow import Order

SHIELD: dict[str, Any] = {"mechanisms": [{"instrument": "eu-us-privacy-shield"}]}
WITHOUT = {name: each for name, each in BASE.items() if name != "vendors/acme"}


def acme(**keys: Any) -> Records:
    """The records with other keys of Acme."""
    return {**BASE, "vendors/acme": {**ACME, **keys}}


def of(before: Records, after: Records) -> Review:
    """The review of a change."""
    return review(compared(before, after))


def lines(shown: Review, title: str) -> list[str]:
    """What stands under a title."""
    return [
        line.text for section in shown.sections if section.title == title for line in section.lines
    ]


def mechanism(**keys: Any) -> Records:
    """The records with other keys of the clauses."""
    return acme(mechanisms=[{**SCC, **keys}])


STILL = "No transfer changes its status"
HEALTH = {**MAIL, "data": ["contact.email", "health"]}
PART = {**MAIL, "data": ["contact.email", "health.records"]}
AT_HOME = acme(country="BE", mechanisms=[], services=[{**MAIL, "locations": [{"place": "BE"}]}])
VERDICTS: list[tuple[Records, Records, str]] = [
    (BASE, BASE, "No change in meaning."),
    (
        BASE,
        acme(reviewed="2026-08-01"),
        "Nothing changes for the data, only how the records are kept.",
    ),
    (BASE, acme(name="Acme Post"), "Nothing changes for the data, only names."),
    (BASE, acme(role="controller", name="Acme Post"), "1 transfer "),
    (BASE, acme(mechanisms=[{"instrument": "unknown"}]), "1 transfer is now unknown (Acme Mail); "),
    (BASE, mechanism(status="stated"), "1 transfer now needs review (Acme Mail); "),
    (BASE, mechanism(until="2026-10-01"), "1 transfer expires soon (Acme Mail); "),
    (BASE, acme(**SHIELD), "1 transfer now fails (Acme Mail); 1 error introduced"),
    (acme(**SHIELD), BASE, "1 transfer improves, none gets worse; "),
    (WITHOUT, BASE, "1 transfer begins, none gets worse; "),
    (BASE, WITHOUT, "1 transfer ends, none gets worse"),
    (WITHOUT, AT_HOME, "No transfer gets worse; "),
    (AT_HOME, WITHOUT, "No transfer gets worse"),
    (BASE, acme(services=[{**MAIL, "data": ["contact"]}]), f"{STILL}; 1 change for the worse"),
    (acme(services=[{**MAIL, "data": ["contact"]}]), BASE, f"{STILL}; 1 resolved or downgraded."),
    (acme(services=[HEALTH]), acme(services=[PART]), f"{STILL}; 2 resolved or downgraded."),
    (BASE, acme(agreement={"status": "refused"}), f"{STILL}; 1 change for the worse (Acme Mail); "),
    (BASE, acme(services=[HEALTH]), f"{STILL}; data under Art. 9 GDPR is added"),
]


@pytest.mark.parametrize(("before", "after", "expected"), VERDICTS)
def test_it_says_what_gets_worse(before: Records, after: Records, expected: str) -> None:
    assert of(before, after).verdict.startswith(expected)


def test_it_names_three_parties_and_counts_the_rest() -> None:
    more = {
        f"vendors/v{n}": {**ACME, "name": f"V{n}", "legal_name": f"V{n} Inc.", **SHIELD}
        for n in range(5)
    }
    shown = of(BASE, {**BASE, **more})
    assert shown.verdict.startswith("5 transfers now fail (V0, V1, V2 and 2 more);")


def test_a_vendor_to_come_is_reported_for_its_day() -> None:
    """That nothing flows yet is not all there is to say."""
    shown = of(WITHOUT, {**WITHOUT, "vendors/acme": {**ACME, "since": "2026-09-01", **SHIELD}})
    assert shown.verdict.startswith(
        "No transfer changes today; 1 transfer fails from 2026-09-01 (Acme Mail); "
    )
    assert lines(shown, "Transfers that change later") == [
        (
            "from 2026-09-01: Acme Mail (United States; Order mails): no transfer → fails"
            " (EU-US Privacy Shield)"
        )
    ]
    good = of(WITHOUT, {**WITHOUT, "vendors/acme": {**ACME, "since": "2026-09-01"}})
    assert good.verdict.startswith("No transfer changes today; ")
    assert "holds (SCC of 2021)" in lines(good, "Transfers that change later")[0]


def test_a_day_that_was_there_already_is_not_reported_again() -> None:
    before = {**WITHOUT, "vendors/acme": {**ACME, "since": "2026-09-01", **SHIELD}}
    after = {**before, "vendors/acme": {**before["vendors/acme"], "name": "Acme Post"}}
    assert lines(of(before, after), "Transfers that change later") == []


def test_more_days_than_are_judged_are_counted() -> None:
    services = [
        {**MAIL, "id": f"s{n}", "since": (DAY + timedelta(days=n + 1)).isoformat()}
        for n in range(15)
    ]
    shown = of(WITHOUT, {**WITHOUT, "vendors/acme": {**ACME, "services": services}})
    assert lines(shown, "Transfers that change later")[-1] == "3 later days not judged"


def test_a_vendor_that_goes_is_no_transfer_to_come() -> None:
    after = acme(until="2099-12-31")
    assert lines(of(BASE, after), "Transfers that change later") == []


def test_who_is_scope_and_what_is_not() -> None:
    after = acme(services=[{**MAIL, "locations": [{"place": "IN", "for": ["storage"]}]}])
    assert lines(of(BASE, after), "Scope")[:4] == [
        "Parties: Acme Mail",
        "Data: E-mail addresses",
        "Activities: Web shops",
        "Customers for whom we act: Shops in Belgium",
    ]


def test_every_unknown_that_a_change_brings_is_asked() -> None:
    stranger = {
        "kind": "vendor",
        "name": "Stranger",
        "legal_name": "unknown",
        "country": "unknown",
        "role": "unknown",
        "services": [
            {
                "id": "any",
                "purpose": "Something",
                "activities": ["news"],
                "data": ["unknown"],
                "locations": [{"place": "unknown"}],
                "retention": "unknown",
            }
        ],
        "agreement": {"status": "unknown"},
        "mechanisms": [{"instrument": "unknown"}],
        "subprocessors": [{"vendor": "unknown"}],
    }
    shown = of(BASE, {**BASE, "vendors/stranger": stranger})
    (section,) = (each for each in shown.sections if each.title == "Questions to ask")
    asked = {line.text: " ".join(line.more) for line in section.lines}["To Stranger"]
    for word in (
        "full legal name",
        "the country of establishment",
        "data processing agreement",
        "In which countries is our data stored",
        "under which transfer mechanism",
        "To which sub-processors",
        "How long",
    ):
        assert word in asked, word
    assert (
        lines(of(BASE, {**BASE, "vendors/acme": {**ACME, "name": "Post"}}), "Questions to ask")
        == []
    )


def test_what_is_not_compared_is_named_and_the_rest_is() -> None:
    one, other = folder(BASE, "one"), folder(BASE, "other")
    broken = folder({**BASE, "vendors/acme": {**ACME, "role": "boss"}}, "other")
    snapshots = ([one, other], [one, broken])
    shown = review(revisions(*snapshots, ("a", "b"), load(), Order(day=DAY)))
    assert shown.verdict == "No transfer changes its status; other not compared: fix 1 fault first."
    both = review(revisions([other], [broken], ("a", "b"), load(), Order(day=DAY)))
    assert both.verdict == "Not compared: fix 1 fault in the records first."


def test_no_worse_today_does_not_deny_what_comes() -> None:
    later = {**ACME, "name": "Later", "legal_name": "Later Inc.", **SHIELD}
    later["services"] = [{**MAIL, "since": (DAY + timedelta(days=9)).isoformat()}]
    verdict = of(WITHOUT, {**BASE, "vendors/later": later}).verdict
    assert verdict.startswith("1 transfer begins, none gets worse today; 1 transfer fails from ")
