"""A message cites the provision of its day."""

from datetime import date
from pathlib import Path

import pytest
from tests.law.days import days_of

from onward.law.law import EARLIEST_DAY, load

ROOT = Path(__file__).resolve().parents[2]

CITED = """
EU | transfer       | 2018-05-25 | Art. 44 GDPR
EU | adequacy       | 2026-08-05 | Art. 45 GDPR
EU | safeguards     | 2020-01-01 | Art. 46 GDPR
EU | rules          | 2020-01-01 | Art. 47 GDPR
EU | foreign-orders | 2020-01-01 | Art. 48 GDPR
EU | derogation     | 2020-01-01 | Art. 49 GDPR
EU | onward         | 2020-01-01 | Art. 44 GDPR
EU | processor      | 2020-01-01 | Art. 28 GDPR
EU | joint          | 2020-01-01 | Art. 26 GDPR
EU | representative | 2020-01-01 | Art. 27 GDPR
EU | register       | 2020-01-01 | Art. 30 GDPR
EU | security       | 2020-01-01 | Art. 32 GDPR
EU | special        | 2020-01-01 | Art. 9 GDPR
EU | information    | 2020-01-01 | Art. 13 and 14 GDPR
UK | transfer       | 2020-12-31 | Art. 44 GDPR
UK | transfer       | 2021-01-01 | Art. 44 UK GDPR
UK | transfer       | 2026-02-04 | Art. 44 UK GDPR
UK | transfer       | 2026-02-05 | Art. 44A UK GDPR
UK | adequacy       | 2026-02-05 | Art. 45A UK GDPR
UK | safeguards     | 2026-02-04 | Art. 46 UK GDPR
UK | safeguards     | 2026-02-05 | Art. 46(1A) UK GDPR
UK | onward         | 2026-02-05 | Art. 44A UK GDPR
CH | transfer       | 2023-08-31 | Art. 6(1) FADP 1992
CH | transfer       | 2023-09-01 | Art. 16 FADP
CH | safeguards     | 2023-08-31 | Art. 6(2) FADP 1992
CH | safeguards     | 2023-09-01 | Art. 16(2) FADP
CH | rules          | 2023-09-01 | Art. 16(2)(e) FADP
CH | derogation     | 2023-09-01 | Art. 17 FADP
EU | basis          | 2020-01-01 | Art. 6 GDPR
UK | basis          | 2020-12-31 | Art. 6 GDPR
UK | contract       | 2021-01-01 | Art. 28(3) UK GDPR
UK | own-purposes   | 2026-02-05 | Art. 28(10) UK GDPR
CH | instructions   | 2023-08-31 | Art. 10a FADP 1992
CH | instructions   | 2023-09-01 | Art. 9 FADP
CH | basis          | 2023-09-01 |
EU | subprocessor   | 2020-01-01 | Art. 28(2) GDPR
UK | subprocessor   | 2021-01-01 | Art. 28(2) UK GDPR
CH | subprocessor   | 2023-08-31 |
CH | subprocessor   | 2023-09-01 | Art. 9(3) FADP and Art. 7 of its ordinance (SR 235.11)
CH | countries      | 2023-08-31 |
CH | countries      | 2023-09-01 | Art. 19(4) FADP
CH | representative | 2023-08-31 |
CH | representative | 2023-09-01 | Art. 14 FADP
"""


GDPR = """
transfer | 44 | Art. 16 FADP
adequacy | 45 | Art. 16(1) FADP
safeguards | 46 | Art. 16(2) FADP
rules | 47 | Art. 16(2)(e) FADP
foreign-orders | 48 |
derogation | 49 | Art. 17 FADP
derogation-authorities | 49(3) |
onward | 44 | Art. 16 FADP
basis | 6 |
special | 9 | Art. 5(c) FADP
special-condition | 9(2) |
criminal | 10 | Art. 5(c) FADP
criminal-condition | 10 |
information | 13 and 14 | Art. 19 FADP
information-recipient | 13(1)(e) | Art. 19(2)(c) FADP
information-transfer | 13(1)(f) | Art. 19(4) FADP
countries | 13(1)(f) and 14(1)(f) | Art. 19(4) FADP
access | 15 | Art. 25 FADP
access-recipient | 15(1)(c) | Art. 25(2)(g) FADP
access-transfer | 15(2) | Art. 25(2)(g) FADP
joint | 26 |
representative | 27 | Art. 14 FADP
processor | 28 | Art. 9 FADP
subprocessor | 28(2) | Art. 9(3) FADP and Art. 7 of its ordinance (SR 235.11)
agreement | 28(3) | Art. 9 FADP
contract | 28(3) |
instructions | 28(3)(a) | Art. 9 FADP
flow-down | 28(4) |
agreement-form | 28(9) | Art. 9 FADP
roles | 28(10) | Art. 9 FADP
own-purposes | 28(10) |
register | 30 | Art. 12 FADP
register-controller | 30(1) | Art. 12(2) FADP
register-processor | 30(2) | Art. 12(3) FADP
security | 32 | Art. 8 FADP
"""
NOW = date(2026, 8, 5)
TOPICS = [tuple(cell.strip() for cell in line.split("|")) for line in GDPR.strip().splitlines()]
"""Topic, provision of the GDPR, of the FADP of 2020; without one: that law has no such duty."""


@pytest.mark.parametrize(("topic", "number", "swiss"), TOPICS)
def test_each_topic_in_each_law(topic: str, number: str, swiss: str) -> None:
    """The UK GDPR has the numbers of the GDPR; its Chapter V is another since 2026-02-05."""
    law = load()
    for day in (EARLIEST_DAY, NOW):
        assert law.article(topic, "EU", day) == f"Art. {number} GDPR"
    british = law.article(topic, "UK", date(2021, 1, 1))
    assert (
        british.removesuffix(" (adequacy regulations, s. 17A DPA 2018)") == f"Art. {number} UK GDPR"
    )
    if topic not in ("transfer", "onward", "adequacy", "safeguards"):
        assert law.article(topic, "UK", NOW) == british
    assert law.article(topic, "CH", NOW) == swiss


def test_no_topic_is_left_out() -> None:
    for regime in load().regimes.values():
        for wording in regime.wordings:
            assert set(wording.provisions) == {topic for topic, _, _ in TOPICS}


@pytest.mark.parametrize("line", CITED.strip().splitlines())
def test_the_provision_of_the_day(line: str) -> None:
    regime, topic, day, provision = (cell.strip() for cell in line.split("|"))
    assert load().article(topic, regime, date.fromisoformat(day)) == provision


def test_uk_regulations_are_named_until_the_test_took_their_place() -> None:
    law = load()
    assert "adequacy regulations" in law.article("adequacy", "UK", date(2026, 2, 4))
    assert "adequacy regulations" not in law.article("adequacy", "UK", date(2026, 2, 5))


def test_every_regime_has_every_topic_on_every_day() -> None:
    topics = {
        frozenset(wording.provisions)
        for regime in load().regimes.values()
        for wording in regime.wordings
    }
    assert len(topics) == 1


def test_the_example_of_a_new_regime_has_every_topic() -> None:
    page = (ROOT / "docs" / "updating-the-law.md").read_text("utf-8")
    example = page.split("[[wording]]\n")[1].split("```")[0]
    topics = load().regimes["EU"].wordings[0].provisions
    assert [topic for topic in topics if f"\n{topic} = " not in example] == []


def test_only_topics_that_are_no_duty_are_empty() -> None:
    empty = {
        (regime.id, wording.since.isoformat(), topic)
        for regime in load().regimes.values()
        for wording in regime.wordings
        for topic, provision in wording.provisions.items()
        if not provision
    }
    recorded = (
        "register-controller",
        "register-processor",
        "information-recipient",
        "information-transfer",
        "access-recipient",
        "access-transfer",
    )
    not_swiss = (
        "basis",
        "contract",
        "special-condition",
        "criminal-condition",
        "own-purposes",
        "flow-down",
        "derogation-authorities",
    )
    not_brazilian = (
        "contract",
        "agreement",
        "agreement-form",
        "flow-down",
        "roles",
        "subprocessor",
        "joint",
        "representative",
        "foreign-orders",
        "criminal",
        "criminal-condition",
        "own-purposes",
        "derogation-authorities",
    )
    assert empty == {
        *(("CH", "2018-05-25", each) for each in recorded),
        *(("BR", since, each) for since in ("2020-09-18", "2024-08-23") for each in recorded),
        *(("CH", "2018-05-25", each) for each in not_swiss),
        *(("CH", "2023-09-01", each) for each in not_swiss),
        ("CH", "2018-05-25", "foreign-orders"),
        ("CH", "2018-05-25", "joint"),
        ("CH", "2018-05-25", "representative"),
        ("CH", "2018-05-25", "countries"),
        ("CH", "2018-05-25", "subprocessor"),
        ("CH", "2023-09-01", "foreign-orders"),
        ("CH", "2023-09-01", "joint"),
        ("BR", "2020-09-18", "countries"),
        *(("BR", since, each) for since in ("2020-09-18", "2024-08-23") for each in not_brazilian),
    }


def test_regimes_are_called_by_their_law_and_their_territory() -> None:
    law = load()
    assert law.law_of(("CH",)) == "Swiss law"
    assert law.law_of(law.regimes) == "EU, UK, Swiss and Brazilian law"
    assert [each.territory for each in law.regimes.values()] == [
        "the EEA",
        "the United Kingdom",
        "Switzerland",
        "Brazil",
    ]
    assert law.assessment_name(law.article("safeguards", "UK", date(2026, 2, 5))) == (
        "data protection test"
    )
    assert law.assessment_name("Art. 46 GDPR") == "transfer impact assessment"


@pytest.mark.parametrize(
    ("regime", "first"),
    [("EU", date(2020, 7, 16)), ("UK", date(2020, 7, 16)), ("CH", date(2020, 9, 8))],
)
def test_an_assessment_is_asked_for_from_its_day(regime: str, first: date) -> None:
    assert load().assessment_from(regime) == first
    assert first in days_of(load())
