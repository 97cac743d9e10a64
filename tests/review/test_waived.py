"""What a waiver silences is not mended, and what went with the law or the day was not either."""

import json
from datetime import date

from tests.diff.snapshots import compared, folder
from tests.review.test_gate import UNKNOWN, WAIVER, acme

from onward.diff.comparison import Comparison
from onward.law.law import load
from onward.output.changes import json as document
from onward.output.formats import Options
from onward.reports.review.sections import review
from onward.review import days
from onward.workflow import Order, read

OPEN = acme(**UNKNOWN)
EXCUSED = {**OPEN, "waivers/late": WAIVER}
RULE = "unknown-mechanism"


def rules(found: object) -> list[str]:
    """The rules of a group of findings in the JSON."""
    assert isinstance(found, list)
    return [each["rule"] for each in found]


def written(comparison: Comparison) -> dict[str, list[object]]:
    """The findings of a comparison, as JSON tells them."""
    text = document.render(comparison, Options(color=False))
    found: dict[str, list[object]] = json.loads(text)["findings"]
    return found


def test_what_is_waived_is_not_fixed() -> None:
    reported = compared(OPEN, EXCUSED)
    assert [each.rule for each in reported.findings.waived] == [RULE]
    assert RULE not in [each.rule for each in reported.findings.fixed]
    found = written(reported)
    assert rules(found["waived"]) == [RULE]
    assert RULE not in rules(found["fixed"])
    shown = review(reported)
    assert "1 waived" in shown.verdict
    (line,) = next(each.lines for each in shown.sections if each.title == "Newly waived findings")
    assert line.text.endswith(f"[{RULE}], waived by late until 2026-09-01")


def test_what_is_waived_on_both_snapshots_is_no_news() -> None:
    findings = compared(EXCUSED, EXCUSED).findings
    assert (findings.waived, findings.fixed, findings.introduced) == ((), (), ())


def test_what_loses_its_waiver_is_introduced() -> None:
    findings = compared(EXCUSED, OPEN).findings
    assert RULE in [each.rule for each in findings.introduced]
    assert not findings.waived


def test_what_went_with_the_day_is_not_called_fixed() -> None:
    whole = read(folder(OPEN)).whole
    earlier, later = date(2026, 8, 5), date(2027, 8, 5)
    reported = days([whole], load(), Order(day=later), Order(day=earlier))
    assert reported.findings.fixed
    titles = [each.title for each in review(reported).sections]
    assert "No longer reported, or with a lower severity" in titles
    assert "Resolved or downgraded" not in titles
