"""`onward law` and `onward law show`."""

import csv
import json
from collections.abc import Callable
from io import StringIO

import pytest
from tests.cli.running import Run

from onward.law.law import load


def ids(out: str) -> set[str]:
    return {row["id"] for row in csv.DictReader(StringIO(out))}


def test_what_holds_on_both_sides_of_a_judgment(run: Run) -> None:
    before = run("law", "--as-of", "2020-07-15", "--country", "US", "--format", "csv")
    after = run("law", "--as-of", "2020-07-16", "--country", "US", "--format", "csv")
    assert (before.code, after.code) == (0, 0)
    assert ids(before.out) - ids(after.out) == {"eu-us-privacy-shield"}


def test_until_when_is_reported_where_it_was_known(run: Run) -> None:
    ran = run("law", "--as-of", "2021-09-26", "--country", "IN", "--format", "csv")
    until = {row["id"]: row["until"] for row in csv.DictReader(StringIO(ran.out))}
    assert until["eu-scc-2010-87"] == "2022-12-27"
    assert until["eu-scc-2021-914"] == "no end known"
    later = run("law", "--as-of", "2021-09-27", "--country", "IN", "--format", "csv")
    assert "eu-scc-2010-87" in ids(later.out)
    assert "contracts signed by 2021-09-26 only" in later.out


def test_inside_a_regime_nothing_is_needed(run: Run) -> None:
    ran = run("law", "--country", "BE", "--format", "csv")
    assert not any(id_.startswith("eu-") for id_ in ids(ran.out))
    assert (
        "EU: Belgium is inside that day: no transfer mechanism is needed."
        in run("law", "--country", "BE").out
    )


def test_an_unsettled_place_is_reported(run: Run) -> None:
    assert "EU: " in run("law", "--country", "SJ").out


def test_a_day_after_the_last_check_is_reported(run: Run) -> None:
    reported = "The law data was last checked on 2026-08-05"
    assert reported not in run("law", "--as-of", "2026-08-05").out
    assert reported in run("law", "--as-of", "2026-08-06").out


@pytest.mark.parametrize(
    ("said", "hint"),
    [("UK", "did you mean GB?"), ("Nederland", "did you mean NL?"), ("us", "did you mean US?"),
     ("EEA", "write its two-letter code, US"), ("aws:eu-west-1", "did you mean IE?"),
     ("qqq", "write its two-letter code, US")],
)  # fmt: skip
def test_a_country_that_is_none_is_refused(run: Run, said: str, hint: str) -> None:
    ran = run("law", "--country", said)
    assert ran.code == 2
    assert f"--country: {said!r} is not a country; {hint}" in ran.err


@pytest.mark.parametrize("id_", sorted(load().instruments))
def test_the_life_of_every_instrument_is_reported(run: Run, id_: str) -> None:
    row = load().instrument(id_)
    ran = run("law", "show", id_)
    reported = " ".join(ran.out.split())
    assert (ran.code, ran.err) == (0, "")
    assert f"{id_}: {row.name}" in reported
    for text in (row.act, row.case, row.ended_by, row.unverified, row.scope, str(row.checked)):
        assert " ".join(text.split()) in reported
    for text in (*row.shown, *row.exclusions, *row.accepts, *row.watch, *row.marked_data):
        assert text in reported
    for day in (row.adopted, row.since, row.last_day, row.existing_until):
        assert day is None or day.isoformat() in reported


@pytest.mark.parametrize(
    ("day", "says"),
    [("2020-07-15", "counts; no end is known"), ("2020-07-16", "does not count any more")],
)
def test_how_an_instrument_stands_on_a_day(run: Run, day: str, says: str) -> None:
    assert says in run("law", "show", "eu-us-privacy-shield", "--as-of", day).out


def test_clauses_that_are_closed_and_rows_that_lack_another(run: Run) -> None:
    old = run("law", "show", "eu-scc-2010-87", "--as-of", "2022-01-01").out
    assert "counts for contracts signed by 2021-09-26, to 2022-12-27" in " ".join(old.split())
    early = run("law", "show", "eu-us-dpf", "--as-of", "2023-07-09").out
    assert "not in force yet" in early
    never = run("law", "show", "uk-addendum", "--as-of", "2020-01-01").out
    assert "not in force yet" in never


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("eu-us-dfp", "did you mean eu-us-dpf?"),
        ("privacy-shield", "did you mean eu-us-privacy-shield or ch-us-privacy-shield?"),
        ("zzzzzz", "`onward law` lists them"),
        ("\x1b[31m", "`onward law` lists them"),
    ],
)
def test_an_instrument_that_is_none_is_refused(run: Run, said: str, hint: str) -> None:
    ran = run("law", "show", said)
    assert (ran.code, ran.out) == (2, "")
    assert hint in ran.err
    assert "\x1b" not in ran.err


def test_options_before_show_are_refused(run: Run) -> None:
    ran = run("law", "--as-of", "2020-07-15", "show", "eu-us-dpf")
    assert ran.code == 2
    assert "onward law show ID --as-of DAY" in ran.err


@pytest.mark.parametrize("words", [["--country", "US"], [], ["--as-of", "2018-05-25"]])
def test_json_is_as_its_schema_says(
    run: Run, judge: Callable[[str, object], None], words: list[str]
) -> None:
    judge("law", json.loads(run("law", "--format", "json", *words).out))


@pytest.mark.parametrize(
    ("said", "meant"),
    [("scc", "eu-scc-2021-914"), ("DPF", "eu-us-dpf or ch-us-dpf"), ("2021/914", "eu-scc-2021-914"),
     ("privacy shield", "eu-us-privacy-shield or ch-us-privacy-shield"),
     ("eu-us-dfp", "eu-us-dpf"), ("qqq", None)],
)  # fmt: skip
def test_an_instrument_is_known_by_what_people_call_it(
    run: Run, said: str, meant: str | None
) -> None:
    ran = run("law", "show", said)
    assert (ran.code, ran.out) == (2, "")
    assert (f"did you mean {meant}?" if meant else "`onward law` lists them") in ran.err
