"""`onward record`: files, tables, languages and what is refused."""

import csv
import json
import sys
from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from tests.cli.running import Run, inventory
from tests.output.papers.readers import cells

from onward.cli.emit import emit
from onward.cli.exits import Refused

DAY = ("--as-of", "2026-08-05")


def test_a_workbook_of_the_record(here: Path, run: Run) -> None:
    inventory(here / "inv")
    assert run("record", "inv", *DAY, "-o", "record.xlsx").code == 0
    first = (here / "record.xlsx").read_bytes()
    assert list(cells(first)) == [
        "Read me", "As controller", "Recipients and transfers", "What no record holds", "Lists",
    ]  # fmt: skip
    assert run("record", "inv", *DAY, "-o", "record.xlsx").code == 0
    assert (here / "record.xlsx").read_bytes() == first


def test_the_language_is_that_of_the_organisation_unless_another_is_asked_for(
    here: Path, run: Run
) -> None:
    inventory(here / "inv")
    home = here / "inv" / "organisation.yaml"
    home.write_text(f"{home.read_text()}language: nl\n")
    assert run("record", "inv").out.startswith("# Register van de verwerkingsactiviteiten\n")
    assert run("record", "inv", "--lang", "en").out.startswith("# Records of processing")
    home.write_text(home.read_text().replace("nl", "fi"))
    printed = run("record", "inv").out
    assert printed.startswith("# Records of processing")
    assert "language of the organisation" in printed


def test_csv_is_one_table_with_semicolons_and_a_mark(here: Path, run: Run) -> None:
    inventory(here / "inv")
    refused = run("record", "inv", "-o", "x.csv")
    assert refused.code == 2
    assert "csv holds one table; --sheet controller or recipients" in refused.err
    assert run("record", "inv", *DAY, "-o", "x.csv", "--sheet", "controller").code == 0
    data = (here / "x.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    text = StringIO(data.decode("utf-8-sig"), newline="")
    heads, row = csv.reader(text, delimiter=";")
    assert heads[:2] == ["Processing activity", "Purposes"]
    assert row[:2] == ["Newsletter", "News"]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--sheet", "controller"], "--sheet is of csv, and markdown is asked for"),
        (["--separator", "tab"], "--separator is of csv, and markdown is asked for"),
        (["-o", "x.ods"], ".ods is not a format of this command"),
        (["-o", "inv/x.xlsx"], "inside the inventory inv"),
    ],
)
def test_what_says_nothing_is_refused(here: Path, run: Run, words: list[str], says: str) -> None:
    inventory(here / "inv")
    ran = run("record", "inv", *words)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_one_role(here: Path, run: Run) -> None:
    inventory(here / "inv")
    printed = json.loads(run("record", "inv", "--role", "processor", "--format", "json").out)
    titles = [block["title"] for block in printed["blocks"] if block["kind"] == "section"]
    assert titles == ["Organisation", "As processor"]


def test_a_library_that_is_not_installed_is_one_line(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory(here / "inv")
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    for words in (["record", "inv"], ["list", "vendors", "inv"]):
        ran = run(*words, "-o", "x.xlsx")
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.strip().endswith(
            "a .xlsx file needs XlsxWriter; run: pip install xlsxwriter"
        )
    assert not (here / "x.xlsx").exists()


def test_what_is_no_text_is_not_written_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", TextIOWrapper(BytesIO()))
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    with pytest.raises(Refused, match="name a file with -o"):
        emit(b"PK", None)
