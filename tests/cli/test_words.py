"""`onward words`: the lists that a record is written from."""

import csv
import json
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from tests.cli.running import Run

from onward.reports.listings.vocabulary import KINDS
from onward.terms.region import providers


@pytest.mark.parametrize("said", [(), *((kind,) for kind in KINDS), ("aws",), ("regions", "gcp")])
def test_json_is_as_its_schema_says(
    run: Run, judge: Callable[[str, object], None], said: tuple[str, ...]
) -> None:
    ran = run("words", *said, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    judge("words", json.loads(ran.out))


def test_a_provider_is_asked_for_in_two_ways(run: Run) -> None:
    assert run("words", "aws").out == run("words", "regions", "aws").out
    assert "aws:eu-west-2" in run("words", "aws").out


@pytest.mark.parametrize("format_", ["table", "csv", "markdown"])
def test_every_format_has_the_words(run: Run, format_: str) -> None:
    ran = run("words", "data", "--format", format_)
    assert (ran.code, ran.err) == (0, "")
    assert "special, HR" in ran.out


def test_into_a_file(here: Path, run: Run) -> None:
    assert run("words", "subjects", "--format", "csv", "-o", "who.csv").out == ""
    rows = list(csv.DictReader(StringIO((here / "who.csv").read_text("utf-8-sig"))))
    assert rows[0]["id"] == "customers"


@pytest.mark.parametrize(
    ("said", "reported"),
    [
        (("subject",), "did you mean subjects?"),
        (("azur",), "did you mean azure?"),
        (("regions", "awz"), "did you mean aws?"),
        (("regions", "data"), f"write one of {', '.join(providers())}"),
        (("data", "aws"), "write a provider after `regions`: onward words regions aws"),
        (("instruments",), "`onward law` lists the instruments"),
    ],
)
def test_what_is_no_list_is_refused(run: Run, said: tuple[str, ...], reported: str) -> None:
    ran = run("words", *said)
    assert (ran.code, ran.out) == (2, "")
    assert reported in ran.err
