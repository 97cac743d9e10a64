"""What was known on a day: an end counts from the day on which it was known, and no earlier."""

from datetime import date, timedelta

import pytest

from onward.law.book import load

HORIZON = timedelta(days=180)

KNOWN = """
Safe Harbor, by the judgment          | eu-us-safe-harbor     | 2015-10-06
Privacy Shield, by the judgment       | eu-us-privacy-shield  | 2020-07-16
Swiss Privacy Shield, by the FDPIC    | ch-us-privacy-shield  | 2020-09-08
UK decision, by its own sunset        | eu-adq-uk             | 2021-06-28
UK decision prolonged                 | eu-adq-uk-ext2025     | 2025-06-24
UK decision renewed                   | eu-adq-uk-2031        | 2025-12-19
SCC 2001, by the repealing act        | eu-scc-2001-497       | 2021-06-04
SCC 2004, by the repealing act        | eu-scc-2004-915       | 2021-06-04
SCC 2010, by the repealing act        | eu-scc-2010-87        | 2021-06-04
old SCC in the UK                     | uk-old-eu-scc         | 2022-02-02
old SCC in Switzerland                | ch-old-scc            | 2021-08-27
list of the FDPIC, by the ordinance   | ch-fdpic-list         | 2022-08-31
"""


@pytest.mark.parametrize("line", KNOWN.strip().splitlines())
def test_an_end_is_known_from_its_day(line: str) -> None:
    about, id_, text = (cell.strip() for cell in line.split("|"))
    row, day = load().instrument(id_), date.fromisoformat(text)
    assert row.end(day) == (row.existing_until or row.last_day), about
    assert row.end(day - timedelta(days=1)) is None, about


def _stands(regime: str, code: str, day: date) -> bool:
    book = load()
    return book.supports_at(book.decisions(regime, code), day, day + HORIZON)


@pytest.mark.parametrize(
    ("day", "stands"),
    [
        (date(2024, 12, 29), True),
        (date(2024, 12, 30), False),  # 180 days before 2025-06-28, nothing prolonged yet
        (date(2025, 6, 23), False),
        (date(2025, 6, 24), True),  # the act that prolongs is adopted
        (date(2025, 6, 30), True),
        (date(2025, 7, 1), False),
        (date(2025, 12, 18), False),
        (date(2025, 12, 19), True),
        (date(2031, 6, 30), True),
        (date(2031, 7, 1), False),
    ],
)
def test_adequacy_of_the_uk_lapses_when_no_known_row_reaches_the_horizon(
    day: date, stands: bool
) -> None:
    assert _stands("EU", "GB", day) is stands


def test_nobody_knew_the_day_before_schrems_ii() -> None:
    book = load()
    shield = book.instrument("eu-us-privacy-shield")
    day = date(2020, 7, 15)
    assert book.supports_at([shield], day, day + HORIZON)
    assert not book.supports_at([shield], date(2020, 7, 16), date(2020, 7, 16) + HORIZON)


def test_a_row_not_yet_adopted_does_not_carry_the_horizon() -> None:
    book = load()
    framework = book.instrument("eu-us-dpf")
    assert not book.supports_at([framework], date(2023, 7, 9), date(2024, 1, 1))
    assert book.supports_at([framework], date(2023, 7, 10), date(2024, 1, 1))


def test_the_swiss_list_is_carried_over_by_the_binding_one() -> None:
    assert _stands("CH", "FR", date(2023, 5, 1))


def test_contracts_on_old_clauses_lapse_once_their_end_is_known() -> None:
    book = load()
    row, signed = book.instrument("eu-scc-2010-87"), date(2019, 3, 1)

    def stands(day: date) -> bool:
        return book.supports_at([row], day, day + HORIZON, signed)

    assert stands(date(2021, 6, 3))
    assert stands(date(2022, 6, 30))
    assert not stands(date(2022, 7, 1))
    late = date(2021, 10, 1)
    assert not book.supports_at([row], late, late + HORIZON, late)


def test_an_assumed_end_is_known_at_once() -> None:
    book = load().assuming({"eu-us-dpf": date(2027, 2, 28)})
    row = book.instrument("eu-us-dpf")
    assert row.end(date(2018, 5, 25)) == date(2027, 2, 28)
    assert row.holds(date(2027, 2, 28))
    assert not row.holds(date(2027, 3, 1))
    day = date(2026, 11, 1)
    assert not book.supports_at([row], day, day + HORIZON)
    for id_ in ("uk-us-data-bridge", "ch-us-dpf"):
        assert book.instrument(id_) == load().instrument(id_)
