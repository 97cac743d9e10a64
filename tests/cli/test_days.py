"""The day that is judged: said, by SOURCE_DATE_EPOCH, or today."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.cli.running import ACME, SHIELD, Run, inventory


def test_the_day_said_is_the_day_judged(here: Path, run: Run) -> None:
    inventory(here, ACME.replace("2024", "2019") + SHIELD)
    only = ("--select", "invalidated-mechanism")
    assert run("check", *only, "--as-of", "2020-07-15").code == 0
    ran = run("check", *only, "--as-of", "2020-07-16")
    assert ran.code == 1
    assert "As of 2020-07-16" in ran.out


def test_the_environment_sets_the_day(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory(here)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    assert json.loads(run("transfers", "--format", "json").out)["as_of"] == "2020-09-13"
    said = run("transfers", "--format", "json", "--as-of", "2021-01-01")
    assert json.loads(said.out)["as_of"] == "2021-01-01"


@pytest.mark.parametrize("form", ["full", "markdown", "github"])
def test_the_last_line_says_that_the_environment_set_the_day(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch, form: str
) -> None:
    inventory(here)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1600000000")
    last = run("check", "--format", form).out.splitlines()[-1].strip("*")
    assert last.startswith("As of 2020-09-13 (SOURCE_DATE_EPOCH), on the law as checked on ")
    assert "As of 2021-01-01, on" in run("check", "--format", form, "--as-of", "2021-01-01").out
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert "SOURCE_DATE_EPOCH" not in run("check", "--format", form).out


def test_without_either_it_is_today(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    inventory(here)
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    before = datetime.now(UTC).date().isoformat()
    reported = json.loads(run("transfers", "--format", "json").out)["as_of"]
    assert before <= reported <= datetime.now(UTC).date().isoformat()


@pytest.mark.parametrize(
    "said",
    ["2026-02-30", "2026-13-01", "yesterday", "2026-1-1", "20260101", "2026-W01-1", "",
     "２０２６-01-01", "2026-01-01\n", "01-01-2026", "2026-01-01T00:00"],
)  # fmt: skip
@pytest.mark.parametrize("verb", ["check", "law", "diff"])
def test_what_is_no_day_is_refused(here: Path, run: Run, verb: str, said: str) -> None:
    inventory(here)
    ran = run(verb, "--as-of", said)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.endswith("is not a day; write it as 2026-01-31\n")


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ("2018-05-24", "2018-05-24 is before 2018-05-25: those days are under Directive 95/46/EC"),
        ("2100-01-01", "2100-01-01 is too far off"),
        ("9999-12-31", "9999-12-31 is too far off"),
    ],
)
def test_days_that_the_law_does_not_hold_are_refused(
    here: Path, run: Run, said: str, says: str
) -> None:
    inventory(here)
    ran = run("check", "--as-of", said)
    assert ran.code == 2
    assert says in ran.err


def test_the_first_and_the_last_day_are_judged(here: Path, run: Run) -> None:
    inventory(here)
    assert "As of 2018-05-25" in run("check", "--as-of", "2018-05-25").out
    assert "As of 2099-12-31" in run("check", "--as-of", "2099-12-31").out


@pytest.mark.parametrize("epoch", ["soon", " ", "1e9", "99999999999999999999", "0"])
def test_an_environment_that_names_no_day_is_refused(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch, epoch: str
) -> None:
    inventory(here)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    ran = run("check")
    assert ran.code == 2
    assert "SOURCE_DATE_EPOCH" in ran.err
    assert ran.err.count("\n") == 1


def test_an_environment_that_is_set_to_nothing_is_not_set(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory(here)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "")
    assert run("check").err == ""
