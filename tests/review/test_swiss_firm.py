"""A firm under Swiss law alone is cited Swiss law: articles come from the law data, by regime."""

import re

import pytest
from tests.diff.snapshots import ACME, BASE, CASES, FIRM, MAIL, Case, Records, folder, of_folders

from onward.diff.comparison import Comparison
from onward.law.law import load
from onward.output.formats import CHANGES, Options
from onward.reports.questions.addressees import asked
from onward.reports.review.sections import review
from onward.transfers.assess import Statuses

EUROPEAN = re.compile(r"Art\. [^;)]*?GDPR")
ONWARD = {"Art. 44 GDPR"}
"""What a vendor inside the EU passes on is judged by the law that binds that vendor."""
VENDOR = {
    **ACME,
    "services": [{**MAIL, "data": ["health"], "activities": ["shop", "news"]}],
    "subject_to": ["unknown"],
    "agreement": {"status": "signed", "letters": {"a": "unknown"}},
}


def swiss(records: Records) -> Records:
    """The same firm in Switzerland."""
    return {**records, "organisation": {**records["organisation"], "country": "CH"}}


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_no_change_is_cited_european_law(case: Case) -> None:
    result = of_folders(folder(swiss(case.before)), folder(swiss(case.after)))
    for kind in CHANGES.names:
        text = CHANGES.render(kind)(result, Options())
        assert set(EUROPEAN.findall(text)) <= ONWARD


def adding(organisation: dict[str, object]) -> Comparison:
    """A vendor with sensitive data comes to a firm."""
    records = {**BASE, "organisation": organisation, "vendors/acme": None}
    before = {name: each for name, each in records.items() if each is not None}
    return of_folders(folder(before), folder({**before, "vendors/acme": VENDOR}))


def test_a_new_vendor_is_reported_by_the_law_that_binds_us() -> None:
    text = CHANGES.render("full")(adding({**FIRM, "country": "CH"}), Options())
    assert "data under Art. 5(c) FADP is added" in text
    assert "must be informed (Art. 9(3) FADP and Art. 7 of its ordinance (SR 235.11))" in text
    assert "DPA (Art. 9 FADP): signed" in text
    assert "special category of data, Art. 5(c) FADP" in text
    assert "the instructions of our customers must cover such data (Art. 9 FADP)" in text
    assert "condition under" not in text


def test_a_firm_under_two_laws_is_cited_both() -> None:
    text = CHANGES.render("full")(adding({**FIRM, "regimes": ["EU", "CH"]}), Options())
    assert "data under Art. 9 GDPR; Art. 5(c) FADP is added" in text
    assert "DPA (Art. 28 GDPR; Art. 9 FADP): signed" in text
    assert "no condition under Art. 9(2) GDPR is recorded" in text


def test_a_firm_under_none_is_cited_none() -> None:
    result = adding({**FIRM, "country": "US", "regimes": []})
    assert "sensitive data is added" in review(result).verdict
    for kind in CHANGES.names:
        assert not EUROPEAN.search(CHANGES.render(kind)(result, Options()))


def test_a_firm_whose_law_is_not_known_is_cited_with_that_reserve() -> None:
    text = CHANGES.render("full")(adding({**FIRM, "country": "unknown"}), Options())
    assert "DPA (Art. 28 GDPR, should it bind us): signed" in text


def test_no_question_cites_european_law() -> None:
    (_, after), *_ = adding({**FIRM, "country": "CH"}).pairs
    assert after is not None
    statuses: Statuses = after.statuses
    found = asked(after.inventory, statuses, load())
    assert any(": EU, UK or Swiss law?" in each.question for each in found)
    assert not [each for each in found if "GDPR" in f"{each.question} {each.why}"]
