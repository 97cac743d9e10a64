"""The law of a future that has not happened."""

from datetime import date

import pytest
from tests.law.days import days_of

from onward.law.instrument import InstrumentKind
from onward.law.law import UnknownInstrument, load

DAY = date(2027, 3, 1)


def test_the_law_itself_stays_as_it_is() -> None:
    before = dict(load().instruments)
    load().assuming({"eu-us-dpf": DAY}, {"eu-scc-art3-2-future": DAY})
    assert dict(load().instruments) == before


def test_nothing_assumed_is_the_same_law() -> None:
    assert load().assuming({}) == load()


def test_an_end_of_the_clauses_ends_their_contracts_and_not_the_addendum() -> None:
    law = load().assuming({"eu-scc-2021-914": DAY})
    signed = date(2022, 11, 30)
    row = law.instrument("eu-scc-2021-914")
    assert row.holds(DAY, signed)
    assert not row.holds(date(2027, 3, 2), signed)
    assert row.ending == "withdrawn"
    for id_ in ("uk-addendum", "uk-idta"):
        assert law.instrument(id_) == load().instrument(id_)


def test_announced_clauses_that_start_become_clauses() -> None:
    law = load().assuming({}, {"eu-scc-art3-2-future": DAY})
    row = law.instrument("eu-scc-art3-2-future")
    assert row.kind is InstrumentKind.CLAUSES
    assert row.holds(DAY)
    assert not row.holds(date(2027, 2, 28))
    assert row.adopted_by(date(2026, 1, 1))


def test_a_row_that_starts_after_its_end_starts_anew() -> None:
    row = load().assuming({}, {"eu-us-privacy-shield": DAY}).instrument("eu-us-privacy-shield")
    assert row.holds(DAY)
    assert row.end(DAY) is None
    assert row.case == ""
    assert not row.holds(date(2020, 7, 15))


def test_a_row_that_starts_earlier_keeps_its_end() -> None:
    row = load().assuming({}, {"eu-adq-uk-2031": date(2025, 1, 1)}).instrument("eu-adq-uk-2031")
    assert row.holds(date(2025, 1, 1))
    assert row.last_day == date(2031, 12, 27)


def test_starts_and_ends_of_one_row_make_a_term() -> None:
    law = load().assuming({"eu-us-privacy-shield": date(2028, 1, 1)}, {"eu-us-privacy-shield": DAY})
    row = law.instrument("eu-us-privacy-shield")
    assert [row.holds(day) for day in (DAY, date(2028, 1, 1), date(2028, 1, 2))] == [
        True,
        True,
        False,
    ]


def test_an_assumed_end_of_a_decision_is_seen_by_adequacy() -> None:
    law = load().assuming({"eu-adq-br": date(2026, 6, 30)})
    assert law.adequacy("EU", "BR", date(2026, 6, 30))
    assert not law.adequacy("EU", "BR", date(2026, 7, 1))
    assert date(2026, 7, 1) in days_of(law)


@pytest.mark.parametrize(("ends", "starts"), [({"eu-us-dfp": DAY}, {}), ({}, {"uk-dpf": DAY})])
def test_an_unknown_id_is_refused_by_name(ends: dict[str, date], starts: dict[str, date]) -> None:
    with pytest.raises(UnknownInstrument, match=r"no instrument `(eu-us-dfp|uk-dpf)`"):
        load().assuming(ends, starts)


def test_an_assumption_can_be_built_on() -> None:
    first = load().assuming({"eu-us-dpf": DAY})
    second = first.assuming({"ch-us-dpf": DAY})
    assert second.instrument("eu-us-dpf").last_day == DAY
    assert second.instrument("ch-us-dpf").last_day == DAY
