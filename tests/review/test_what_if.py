"""What falls on another day or under another law, who is hit, and what to do first."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.diff.snapshots import ACME, BASE, DPF, FIRM, MAIL, SCC, Records, folder
from tests.inventories.judged import inventory as recorded

from onward.diff.change import How
from onward.diff.comparison import Between, Comparison
from onward.law.law import load
from onward.output.formats import CHANGES, Options
from onward.reports.review.sections import Review, review
from onward.review import days, futures
from onward.transfers.status import Status
from onward.workflow import Order, read

END = date(2027, 3, 1)


def vendor(name: str, *mechanisms: dict[str, Any], **keys: Any) -> dict[str, Any]:
    """A vendor in the United States with these mechanisms."""
    entity = f"{name} Inc."
    own = [
        {**each, "certified": {**each["certified"], "entity": entity}}
        if "certified" in each
        else {**each, "with": entity}
        if "signed" in each
        else each
        for each in mechanisms
    ]
    return {**ACME, "name": name, "legal_name": entity, "mechanisms": own, **keys}


RECORDS = {
    **{name: each for name, each in BASE.items() if name != "vendors/acme"},
    "vendors/alone": vendor("Alone", DPF, services=[{**MAIL, "activities": ["news"]}]),
    "vendors/health": vendor("Health", DPF, services=[{**MAIL, "data": ["health"]}]),
    "vendors/held": vendor("Held", DPF, SCC),
    "vendors/clauses": vendor("Clauses", SCC),
    "vendors/unsaid": vendor("Unsaid", {"instrument": "unknown"}),
    "vendors/near": vendor(
        "Near", country="NL", services=[{**MAIL, "locations": [{"place": "NL"}]}]
    ),
}


def what_if(name: str, records: Records = RECORDS) -> Comparison:
    """What falls if an instrument no longer counts from a day on."""
    law = load()
    inventory = read(folder(records)).whole
    future = law.assuming({name: END - timedelta(days=1)})
    return futures([inventory], law, future, Order(day=END), "a law without it")


def lines(shown: Review, title: str) -> list[str]:
    """The lines of a section; none where it is not there."""
    return [
        line.text for section in shown.sections if section.title == title for line in section.lines
    ]


def test_the_end_of_the_framework() -> None:
    result = what_if("eu-us-dpf")
    shown = review(result)
    assert result.between is Between.LAW
    assert shown.verdict == (
        "2 transfers fail; 1 is covered by another mechanism; 3 unchanged;"
        " for 1 of these the transfer mechanism is unknown."
    )
    dpf = "EU-US Data Privacy Framework"
    assert lines(shown, "Transfers that fail") == [
        f"{name} (United States; Order mails): holds ({dpf}) → fails ({dpf})"
        for name in ("Alone", "Health")
    ]
    assert lines(shown, "Transfers covered by another mechanism") == [
        f"Held (United States; Order mails): holds ({dpf}, SCC of 2021) → holds (SCC of 2021)"
    ]
    assert lines(shown, "Who and what is affected") == [
        "Parties: Alone; Health",
        "Data: E-mail addresses; Health data",
        "Activities: Newsletter; Web shops",
        "Customers for whom we act: Shops in Belgium",
    ]
    (unsaid,) = lines(shown, "Transfers whose mechanism is unknown")
    assert unsaid.startswith("Unsaid (United States")


def test_the_worst_comes_first() -> None:
    """Sensitive data before others, though the letters say otherwise."""
    (steps,) = (each for each in review(what_if("eu-us-dpf")).sections if each.steps)
    first, second = steps.lines
    assert (
        first.text
        == "Health: agree another mechanism before any data is transferred, or stop the transfer"
    )
    assert first.more == ("Special data: Health data", "Inform: Shops in Belgium")
    assert second.text.startswith("Alone: ")
    assert second.more == ()


@pytest.mark.parametrize("beside", [(), (DPF,)], ids=["the extension alone", "both entries"])
def test_the_uk_extension_is_to_be_looked_at_and_does_not_fall(beside: tuple[Any, ...]) -> None:
    """SI 2023/1028 does not depend on the decision of the EU, and is exposed with it."""
    bridge = {**DPF, "instrument": "uk-us-data-bridge"}
    ours = {**FIRM, "country": "GB"}
    extended = vendor("Alone", *beside, bridge)
    records = {**RECORDS, "organisation": ours, "vendors/alone": extended}
    result = what_if("eu-us-dpf", records)
    assert {each.item for each in result.changes if each.how is How.REMOVED} == {"eu-us-dpf"}
    assert "alone" not in {each.either.flow.importer.id for each in result.flows}
    again = lines(review(result), "Transfers to assess again")
    reported = "UK extension to the EU-US Data Privacy Framework (data bridge) stays in force"
    assert f"Alone (United States; Order mails): {reported}" in again
    (alone,) = what_if("uk-us-data-bridge", records).flows
    assert alone.before is not None
    assert (alone.before.status, alone.either.status) == (Status.HOLDS, Status.FAILS)


def test_it_counts_no_longer_from_that_day_on() -> None:
    """On the day before the framework still holds, and nothing falls."""
    law = load()
    inventory = read(folder(RECORDS)).whole
    future = law.assuming({"eu-us-dpf": END - timedelta(days=1)})
    eve = futures([inventory], law, future, Order(day=END - timedelta(days=1)), "eve")
    assert not [each for each in eve.flows if each.either.status is Status.FAILS]
    assert [each for each in what_if("eu-us-dpf").flows if each.either.status is Status.FAILS]


def test_what_nobody_rests_on() -> None:
    shown = review(what_if("eu-adq-jp"))
    assert shown.verdict == "No transfer gets worse; 6 unchanged."
    assert lines(shown, "Who and what is affected") == lines(shown, "What to do first") == []


def test_two_days_around_a_judgment() -> None:
    """On 2020-07-16 the Privacy Shield fell: the records are the same."""
    shield = {"instrument": "eu-us-privacy-shield", "certified": DPF["certified"]}
    listed = {**shield["certified"], "verified": "2020-06-01", "entity": "Alone Inc."}
    records = {
        **RECORDS,
        "vendors/alone": {**vendor("Alone"), "mechanisms": [{**shield, "certified": listed}]},
    }
    inventory = read(folder(records)).whole
    eve, day = Order(day=date(2020, 7, 15)), Order(day=date(2020, 7, 16))
    result = days([inventory], load(), eve, day)
    shown = review(result)
    assert lines(shown, "What changes in the law") == [
        (
            "EU-US Privacy Shield: no longer in force: last valid day 2020-07-15;"
            " CJEU C-311/18 (Schrems II)"
        )
    ]
    assert shown.verdict.startswith("1 transfer fails; ")
    assert [each.either.flow.importer.id for each in result.flows] == ["alone"]
    back = days([inventory], load(), day, eve)
    assert review(back).verdict.startswith("No transfer gets worse; 1 improves;")
    assert lines(review(back), "What changes in the law") == [
        (
            "EU-US Privacy Shield: now in force: last valid day 2020-07-15;"
            " CJEU C-311/18 (Schrems II)"
        )
    ]


def test_the_inventories_on_the_day_of_the_judgment() -> None:
    """CeeJay claims the Privacy Shield for itself: what customers hand to it falls."""
    eve, day = Order(day=date(2020, 7, 15)), Order(day=date(2020, 7, 16))
    result = days([recorded("ceejay")], load(), eve, day)
    assert [each.either.status for each in result.flows] == [Status.FAILS]
    hit = lines(review(result), "Who and what is affected")
    assert "Customers for whom we act: Business customers in the EU" in " ".join(hit)


def test_every_format_reports_what_to_do() -> None:
    result, options = what_if("eu-us-dpf"), Options()
    full, markdown = (CHANGES.render(name)(result, options) for name in ("full", "markdown"))
    assert "  - 1. Health: agree another mechanism" in full
    assert "\n1. 🔴 Health: agree another mechanism" in markdown
    assert "\n   - Special data: Health data\n" in markdown
    assert '"between": "law"' in CHANGES.render("json")(result, options)


UNSIGNED = {"instrument": "eu-scc-2021-914", "status": "stated"}


def test_what_fails_is_counted_apart_from_what_can_no_longer_be_shown() -> None:
    """A board that reads seven failures would stop seven services: six may well be in order."""
    doubtful = {f"vendors/d{one}": vendor(f"D{one}", DPF, UNSIGNED) for one in (1, 2)}
    shown = review(what_if("eu-us-dpf", {**RECORDS, **doubtful}))
    assert shown.verdict.startswith(
        "2 transfers fail; 2 are no longer shown to be valid; 1 is covered by another mechanism;"
    )
    assert len(lines(shown, "Transfers that fail")) == 2
    assert len(lines(shown, "Transfers whose mechanism is no longer shown to be valid")) == 2
    alone = {**RECORDS, **doubtful}
    for name in ("vendors/alone", "vendors/health"):
        del alone[name]
    shown = review(what_if("eu-us-dpf", alone))
    assert shown.verdict.startswith("2 transfers are no longer shown to be valid; ")


def test_only_the_customer_whose_data_are_handed_back_is_reported() -> None:
    """The others of the same activity have nothing to do with it."""
    activity = {
        "kind": "activity",
        "name": "Web shops",
        "role": "processor",
        "data": ["contact.email"],
        "controllers": [
            {"name": "Harbour Ltd", "country": "GB"},
            {"group": "Shops in Belgium", "country": "BE"},
        ],
    }
    records = {"organisation": FIRM, "activities/shops": activity}
    shown = review(what_if("eu-adq-uk-2031", records))
    (steps,) = (each for each in shown.sections if each.steps)
    assert [line.more for line in steps.lines] == [("Inform: Harbour Ltd",)]
    hit = lines(shown, "Who and what is affected")
    assert "Customers for whom we act: Harbour Ltd" in hit


def test_what_ends_in_one_law_leaves_open_nothing_of_another() -> None:
    """A mechanism that is unknown under EU law can't rest on an instrument of Swiss law."""
    shown = review(what_if("ch-us-dpf"))
    assert lines(shown, "Transfers whose mechanism is unknown") == []
    assert len(lines(review(what_if("eu-us-dpf")), "Transfers whose mechanism is unknown")) == 1


def test_what_was_in_doubt_before_is_not_said_to_have_been_shown() -> None:
    half = vendor("Half", {"instrument": "eu-us-dpf"}, {"instrument": "unknown"})
    shown = review(what_if("eu-us-dpf", {**BASE, "vendors/acme": half}))
    assert shown.verdict.startswith("1 transfer under review gets worse; ")
    assert len(lines(shown, "Transfers under review that get worse")) == 1


def test_a_finding_that_says_what_a_transfer_says_is_counted_and_not_reported_again() -> None:
    *others, last = lines(review(what_if("eu-us-dpf")), "New findings")
    assert last == "2 findings are shown with the transfers above: invalidated-mechanism (2)"
    assert all("outdated-assessment" in each for each in others), "no transfer above says that"
    found = what_if("eu-us-dpf").findings.introduced
    assert len([each for each in found if each.rule == "invalidated-mechanism"]) == 2
