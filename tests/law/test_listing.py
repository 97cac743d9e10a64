"""What the law data tells a reader."""

from datetime import date

import pytest

from onward.law.instrument import InstrumentKind
from onward.law.law import load
from onward.law.listing import holding, life, unverified


def _held(day: date, country: str) -> dict[str, tuple[date | None, bool]]:
    standings = holding(load(), day, country)
    return {each.instrument.id: (each.until, each.closed) for each in standings}


def test_what_holds_for_the_united_states_before_and_after_schrems_ii() -> None:
    before, after = _held(date(2020, 7, 15), "US"), _held(date(2020, 7, 16), "US")
    assert before["eu-us-privacy-shield"] == (None, False)
    assert set(before) - set(after) == {"eu-us-privacy-shield"}


def test_old_clauses_are_reported_as_closed_while_contracts_run() -> None:
    assert _held(date(2021, 9, 26), "IN")["eu-scc-2010-87"] == (date(2022, 12, 27), False)
    assert _held(date(2022, 5, 1), "IN")["eu-scc-2010-87"] == (date(2022, 12, 27), True)
    assert _held(date(2022, 12, 27), "IN")["eu-scc-2010-87"] == (date(2022, 12, 27), True)
    assert "eu-scc-2010-87" not in _held(date(2022, 12, 28), "IN")


def test_an_end_is_reported_only_where_it_was_known() -> None:
    assert _held(date(2021, 6, 3), "IN")["eu-scc-2010-87"] == (None, False)
    assert _held(date(2026, 8, 5), "GB")["eu-adq-uk-2031"] == (date(2031, 12, 27), False)


def test_what_reaches_a_country_is_part_of_what_holds() -> None:
    """Without a country every row is reported, whatever it reaches."""
    day = date(2026, 8, 5)
    every = {each.instrument.id for each in holding(load(), day)}
    codes = {code for row in load().instruments.values() for code in row.covers}
    assert every == {id_ for code in codes for id_ in _held(day, code)}
    assert {"eu-adq-ch", "uk-adq-kr", "ch-us-dpf", "br-adq-eu"} <= every


def test_rows_that_are_no_mechanism_are_left_out() -> None:
    kinds = {each.instrument.kind for each in holding(load(), date(2026, 8, 5))}
    assert kinds.isdisjoint({InstrumentKind.ART28, InstrumentKind.ANNOUNCED, InstrumentKind.BRIDGE})


def test_the_bridge_is_reported_while_it_lasts() -> None:
    assert "eu-uk-tca-bridge" in _held(date(2021, 6, 27), "GB")
    assert "eu-uk-tca-bridge" not in _held(date(2021, 6, 28), "GB")


def test_the_life_of_the_privacy_shield() -> None:
    steps = [
        (step.day.isoformat(), step.what)
        for step in life(load().instrument("eu-us-privacy-shield"))
    ]
    assert steps[:3] == [
        ("2016-07-12", "adopted"),
        ("2016-08-01", "first day"),
        ("2020-07-15", "last day"),
    ]
    assert steps[-1][0] == "2020-07-16"
    assert steps[-1][1].startswith("invalidated: CJEU C-311/18 (Schrems II)")


@pytest.mark.parametrize("id_", sorted(load().instruments))
def test_a_life_is_reported_in_the_order_of_its_days(id_: str) -> None:
    row = load().instrument(id_)
    days = [step.day for step in life(row)]
    assert days == sorted(days)
    assert (row.since is None) == (not days)


def test_every_remembered_row_says_what_is_open() -> None:
    rows = list(unverified(load()))
    assert all(row.unverified for row in rows if row.evidence == "memory")
    reported = {row.table for row in rows}
    assert reported == {
        "assessment",
        "instruments/eu",
        "instruments/uk",
        "instruments/ch",
        "instruments/br",
        "territories",
        "regimes",
        "events",
        "retired",
        "surveillance",
        "duties",
        "guidance",
        "clauses",
    }
