"""Between two days of the law data nothing changes, so that a timeline over its days is exact."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.law.days import days_of

from onward.law.instrument import CONTRACTS, Instrument
from onward.law.law import EARLIEST_DAY, load

PLACES = ("FR", "GB", "US", "CH", "BR", "KR", "JP", "GI", "SJ", "RE", "x-EPO", "x-EU", "MC", "EEA")
REGIMES = ("EU", "UK", "CH")
DAYS = st.dates(date(2000, 1, 1), date(2035, 1, 1))
ROWS = st.sampled_from(list(load().instruments.values()))


def _answers(day: date) -> tuple[object, ...]:
    law = load()
    rows = law.instruments.values()
    return (
        [(row.holds(day), row.runs(day), row.doubt(day), row.adopted_by(day)) for row in rows],
        [row.end(day) for row in rows],
        [
            (
                law.inside(each, code, day),
                law.adequacy(each, code, day),
                law.bridge(each, code, day),
            )
            for each in REGIMES
            for code in PLACES
        ],
        [law.regime_of(code, day) for code in PLACES],
        [law.article(topic, each, day) for each in REGIMES for topic in ("transfer", "safeguards")],
    )


def test_answers_change_on_days_of_the_law_only() -> None:
    days = [EARLIEST_DAY, *(day for day in days_of(load()) if day > EARLIEST_DAY), date(2040, 1, 1)]
    for first, following in pairwise(days):
        assert _answers(first) == _answers(following - timedelta(days=1)), first


@given(row=ROWS, day=DAYS, signed=DAYS)
@settings(max_examples=300, deadline=None)
def test_a_contract_counts_only_while_its_row_runs_and_from_its_day(
    row: Instrument, day: date, signed: date
) -> None:
    if row.holds(day, signed):
        assert signed <= day
        assert row.runs(day)
        assert not row.doubt(day, signed)


@given(row=ROWS.filter(lambda row: row.kind in CONTRACTS), signed=DAYS)
@settings(max_examples=200, deadline=None)
def test_the_days_of_a_contract_have_no_hole(row: Instrument, signed: date) -> None:
    days = [date(2000, 1, 1) + timedelta(days=7 * week) for week in range(52 * 36)]
    states = [row.holds(day, signed) for day in days]
    assert sum(1 for before, after in pairwise(states) if before != after) <= 2


@given(row=ROWS, day=DAYS, end=DAYS)
@settings(max_examples=200, deadline=None)
def test_an_assumed_end_is_the_last_day(row: Instrument, day: date, end: date) -> None:
    assumed = load().assuming({row.id: end}).instrument(row.id)
    assert not assumed.holds(end + timedelta(days=1))
    if day <= end and row.holds(day):
        assert assumed.holds(day)
