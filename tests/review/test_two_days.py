"""What is new and what is gone between two days, and a future worded and drawn by its own law."""

from datetime import date, timedelta
from typing import Any

from tests.diff.snapshots import ACME, BASE, DPF, MAIL, Records, folder

from onward.diff.comparison import Comparison
from onward.law.law import load
from onward.output.formats import CHANGES, Options
from onward.reports.review.sections import Review, review
from onward.review import days, futures
from onward.workflow import Order, read

BEFORE, AFTER = date(2026, 9, 1), date(2026, 12, 1)


def between(records: Records, *, back: bool = False) -> Review:
    """The records on two days, or on the same days the other way round."""
    pair = (Order(day=BEFORE), Order(day=AFTER))
    first, second = reversed(pair) if back else pair
    return review(days([read(folder(records)).whole], load(), first, second))


def with_acme(**keys: Any) -> Records:
    """The firm, whose vendor says this too."""
    return {**BASE, "vendors/acme": {**ACME, **keys}}


def section(shown: Review, title: str) -> list[str]:
    """The lines of a section; none where it is not there."""
    return [line.text for each in shown.sections if each.title == title for line in each.lines]


def test_a_vendor_that_begins_is_new() -> None:
    shown = between(with_acme(since="2026-10-01"))
    assert shown.verdict == "No transfer gets worse; 1 is new; 0 unchanged."
    (new,) = section(shown, "New transfers")
    assert new == "Acme Mail (United States; Order mails): no transfer → holds (SCC of 2021)"
    assert section(shown, "Transfers covered by another mechanism") == []
    assert section(shown, "What changes in the law") == []
    assert section(shown, "Destinations") == [
        "Example: data now also goes to the United States (Acme Mail)"
    ]


def test_a_vendor_that_ends_is_gone() -> None:
    for shown in (
        between(with_acme(until="2026-10-01")),
        between(with_acme(since="2026-10-01"), back=True),
    ):
        assert shown.verdict == "No transfer gets worse; 1 ends; 0 unchanged."
        (gone,) = section(shown, "Transfers that end")
        assert gone.endswith("holds (SCC of 2021) → no transfer any more")
        assert section(shown, "Transfers covered by another mechanism") == []
        assert section(shown, "What changes in the law") == []


def test_a_new_transfer_that_does_not_hold_is_not_called_fine() -> None:
    shown = between(with_acme(since="2026-10-01", mechanisms=[]))
    assert shown.verdict == "1 transfer is new (1 fails); 0 unchanged."
    assert section(shown, "What to do first")
    gone = between(with_acme(until="2026-10-01", mechanisms=[]))
    assert gone.verdict == "No transfer gets worse; 1 ends; 0 unchanged."


def test_what_fails_on_both_days_is_counted() -> None:
    assert between(with_acme(mechanisms=[])).verdict == (
        "No transfer gets worse; 1 unchanged (1 already fails)."
    )


def test_an_error_that_is_of_no_transfer_is_in_the_first_line() -> None:
    ending = {"status": "signed", "expires": "2026-10-31"}
    shown = between(with_acme(mechanisms=[DPF], agreement=ending))
    assert shown.verdict == "No transfer gets worse; 1 unchanged; 1 error introduced."
    (ended,) = [line for line in section(shown, "New findings") if "expired-agreement" in line]
    assert "ended on 2026-10-31" in ended
    lost = between(with_acme(mechanisms=[{"instrument": "eu-adq-jp"}]))
    assert "introduced" not in lost.verdict


def without_japan(**keys: Any) -> Comparison:
    """A vendor in Japan, by the law as it is and by one without the decision for Japan."""
    there = {"country": "JP", "services": [{**MAIL, "locations": [{"place": "JP"}]}]}
    law = load()
    future = law.assuming({"eu-adq-jp": AFTER - timedelta(days=1)})
    records = with_acme(**there, **keys)
    return futures([read(folder(records)).whole], law, future, Order(day=AFTER), "without it")


def test_a_future_is_drawn_by_its_own_law() -> None:
    drawn = CHANGES.render("markdown")(without_japan(mechanisms=[]), Options())
    assert 'subgraph c1["Third countries"]' in drawn
    assert "Adequate by decision" not in drawn


def test_a_future_is_worded_by_its_own_law() -> None:
    reported = CHANGES.render("full")(
        without_japan(mechanisms=[{"instrument": "eu-adq-jp"}]), Options()
    )
    assert "was valid until 2026-11-30; ended by assumption, not law" in reported
    assert "ended by :" not in reported


def test_no_snapshot_is_worded_by_the_law_of_the_other() -> None:
    """What fails only in the future is worded by the future, what held by the law as it is."""
    (change,) = without_japan(mechanisms=[{"instrument": "eu-adq-jp"}]).flows
    was, will = change.laws
    assert was.instrument("eu-adq-jp").last_day is None
    assert will.instrument("eu-adq-jp").last_day == AFTER - timedelta(days=1)
    assert change.law is will
