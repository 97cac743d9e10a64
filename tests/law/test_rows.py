"""Every row of the law data say on what it rests, when it was checked, and fits the other rows."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.law.days import days_of

from onward import _about
from onward.law import law as law_module
from onward.law.event import reassessing
from onward.law.instrument import CONTRACTS, Instrument, InstrumentKind
from onward.law.law import CHECKED, UnknownInstrument, load
from onward.law.tables import said
from onward.terms.vocabulary import data

LAW = Path(law_module.__file__).parent
WORDS = "conditions.toml"
"""What each condition says; the act stands with the instruments that name it."""
TABLES = sorted({path.relative_to(LAW).as_posix() for path in LAW.rglob("*.toml")} - {WORDS})
ROWS = list(load().instruments.values())
NO_ACT = {"regimes.toml/regime"}
"""Rows that name their source under another key."""


def _rows(value: Any, where: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a table: lists of tables, and tables by id, but not what lies within a row."""
    for key, inner in value.items():
        if isinstance(inner, list):
            yield from ((f"{where}/{key}", row) for row in inner)
        else:
            yield f"{where}/{key}", inner


def _every() -> list[tuple[str, dict[str, Any]]]:
    found = []
    for name in TABLES:
        found += list(_rows(tomllib.loads((LAW / name).read_text("utf-8")), name))
    return found


@pytest.mark.parametrize(("where", "row"), _every())
def test_a_row_says_on_what_it_rests(where: str, row: dict[str, Any]) -> None:
    assert row["assessment_source" if where in NO_ACT else "act"].strip(), where
    assert isinstance(row["checked"], date), where
    assert date(2026, 1, 1) <= row["checked"] <= CHECKED, where
    assert row["evidence"] in {"seen", "memory"}, where
    if row["evidence"] == "memory":
        assert row["unverified"].strip(), where


def test_every_table_is_here() -> None:
    assert [name.removesuffix(".toml") for name in TABLES] == [
        "assessment",
        "clauses",
        "duties",
        "events",
        "guidance",
        "instruments/br",
        "instruments/ch",
        "instruments/eu",
        "instruments/uk",
        "regimes",
        "retired",
        "surveillance",
        "territories",
    ]


def test_the_day_of_the_law_is_that_of_its_newest_row() -> None:
    newest = max(row["checked"] for _, row in _every())
    assert load().checked == CHECKED == newest
    assert date.fromisoformat(_about.LAW_CHECKED) == newest


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_days_of_an_instrument_are_in_order(row: Instrument) -> None:
    days = [row.adopted, row.since, row.last_day, row.existing_until]
    known = [day for day in days if day is not None]
    assert known == sorted(known)
    if row.last_day is None:
        assert row.end_known is None
        assert (row.ending, row.ended_by, row.case, row.existing_until) == ("", "", "", None)
    else:
        assert row.end_known is not None
        assert row.ending in {"invalidated", "repealed", "sunset", "replaced", "withdrawn"}
        assert row.ended_by
    assert bool(row.case) == (row.ending == "invalidated")
    if row.existing_until:
        assert row.kind in CONTRACTS
        assert "processing-changed" in row.exclusions


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_an_instrument_fits_the_law(row: Instrument) -> None:
    book = load()
    assert row.id.startswith(row.regime.lower())
    assert row.name
    assert row.covers
    assert set(row.doubts) <= set(row.exclusions)
    assert row.source in {"official", "official+secondary", "secondary", "none"}
    assert (row.evidence == "memory") == (row.source == "none")
    for id_ in (*row.accepts, *row.watch):
        assert id_ in book.instruments
    for id_ in (*row.accepts, *row.watch):
        assert book.instruments[id_].regime != row.regime
    assert row.indicative or row.kind is not InstrumentKind.INDICATIVE


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_conditions_are_lower_case_words(row: Instrument) -> None:
    for word in (*row.shown, *row.shown_for_own_staff, *row.exclusions, row.marked):
        assert word == word.lower().replace("_", "-").replace(" ", "-")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_every_condition_has_words(row: Instrument) -> None:
    for word in (*row.shown, *row.shown_for_own_staff):
        assert said(word) != word
        assert not said(word).endswith(".")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_what_is_to_be_marked_are_words_of_the_vocabulary(row: Instrument) -> None:
    assert bool(row.marked) == bool(row.marked_data)
    assert all(data()[word].special for word in row.marked_data)


def test_a_mechanism_for_every_mechanism_of_the_gdpr() -> None:
    kinds = {row.kind for row in ROWS if row.regime == "EU"}
    assert kinds == set(InstrumentKind) - {InstrumentKind.ADDENDUM, InstrumentKind.INDICATIVE}


def test_frameworks_are_the_rows_that_count_by_a_list() -> None:
    frameworks = {row.id for row in ROWS if row.kind is InstrumentKind.FRAMEWORK}
    assert frameworks == {
        "eu-us-safe-harbor",
        "eu-us-privacy-shield",
        "eu-us-dpf",
        "uk-us-data-bridge",
        "ch-us-safe-harbor",
        "ch-us-privacy-shield",
        "ch-us-dpf",
    }
    assert all(row.shown for row in ROWS if row.kind is InstrumentKind.FRAMEWORK)
    assert load().instrument("ch-us-privacy-shield").indicative


def test_no_certificate_was_seen() -> None:
    unusable = {row.id for row in ROWS if not row.usable}
    assert unusable == {"eu-cert", "uk-cert", "ch-cert", "ch-treaty", "br-own-clauses", "br-seals"}


@pytest.mark.parametrize(
    ("regime", "named", "counts_as"),
    [
        ("EU", "eu-scc-2021-914", "eu-scc-2021-914"),
        ("UK", "eu-scc-2021-914", None),
        ("CH", "eu-scc-2021-914", "ch-scc"),
        ("UK", "eu-scc-2001-497", "uk-old-eu-scc"),
        ("CH", "eu-scc-2004-915", "ch-old-scc"),
        ("UK", "eu-scc-2002-16", None),
        ("EU", "uk-idta", None),
        ("EU", "uk-us-data-bridge", None),
        ("UK", "eu-us-dpf", None),
        ("UK", "eu-bcr", None),
        ("CH", "eu-bcr", "ch-bcr"),
        ("CH", "uk-bcr", "ch-bcr"),
        ("CH", "uk-idta", None),
    ],
)
def test_as_what_an_instrument_counts(regime: str, named: str, counts_as: str | None) -> None:
    row = load().counterpart(regime, named)
    assert (row.id if row else None) == counts_as


def test_an_unknown_id_is_reported_by_name() -> None:
    with pytest.raises(UnknownInstrument, match="no instrument `eu-us-dfp`"):
        load().instrument("eu-us-dfp")


def test_events_are_in_order_and_ticks_of_the_law() -> None:
    book = load()
    days = [event.day for event in book.events]
    assert days == sorted(days)
    assert set(days) <= set(days_of(book))
    assert len(days) == 37


def test_events_that_bear_on_assessments() -> None:
    marked = [event.day.isoformat() for event in load().events if event.reassess]
    assert marked == [
        "2020-07-16",
        "2020-09-08",
        "2022-07-12",
        "2022-09-16",
        "2022-10-07",
        "2023-05-12",
        "2024-04-20",
        "2025-01-27",
        "2025-04-30",
        "2026-06-03",
        "2026-06-12",
        "2026-06-29",
    ]


@pytest.mark.parametrize(
    ("regime", "code", "made", "day", "found"),
    [
        ("EU", "CN", "2024-12-01", "2025-04-29", 0),
        ("EU", "CN", "2024-12-01", "2025-04-30", 1),
        ("EU", "CN", "2025-05-02", "2026-06-03", 1),
        ("UK", "CN", "2024-12-01", "2026-08-05", 0),
        ("EU", "RU", "2021-10-01", "2022-07-12", 1),
        ("CH", "RU", "2021-10-01", "2022-09-15", 0),
        ("CH", "RU", "2021-10-01", "2022-09-16", 1),
        ("EU", "US", "2022-11-01", "2023-05-12", 1),
        ("EU", "US", "2026-07-15", "2026-08-05", 0),
        ("EU", "IN", "2019-12-01", "2020-07-15", 0),
        ("EU", "IN", "2019-12-01", "2020-07-16", 1),
        ("UK", "IN", "2019-12-01", "2021-01-01", 1),
        ("CH", "US", "2019-12-01", "2020-09-08", 1),
    ],
)
def test_what_an_assessment_has_not_weighed(
    regime: str, code: str, made: str, day: str, found: int
) -> None:
    """Both sides of the days on which an assessment is to be looked at again."""
    since, until = date.fromisoformat(made), date.fromisoformat(day)
    assert len(reassessing(load().events, regime, code, since, until)) == found


def test_an_event_concerns_a_regime_and_a_country() -> None:
    expire = next(event for event in load().events if event.day == date(2026, 6, 12))
    assert expire.concerns("UK", "US")
    assert not expire.concerns("UK", "IN")
    test = next(event for event in load().events if event.day == date(2026, 2, 5))
    assert test.concerns("UK", "IN")
    assert not test.concerns("EU", "IN")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_name_is_written_as_in_a_sentence_after_the(row: Instrument) -> None:
    """`the adequacy decision for Japan`; clauses and rules are several."""
    assert re.match(r"[a-z]|[A-Z]{2}|(Swiss|Brazilian)\b|[A-Z][a-z]+ [A-Z]", row.name)
    several = re.search(r"^SCC\b|\b(clauses|rules|derogations|guarantees of)\b", row.name)
    assert row.plural or not several
