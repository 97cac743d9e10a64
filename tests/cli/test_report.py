"""`onward report` as a command: its file, its bytes, what it refuses and what it says."""

import re
from html import unescape
from pathlib import Path

import pytest
from tests.cli.running import ACME, DPF, Run, inventory, write

from onward.reports.report import report as module


def test_the_same_bytes_twice(here: Path, run: Run) -> None:
    inventory(here)
    first, second = run("report"), run("report", "-o", "-")
    assert (first.code, first.err) == (0, "")
    assert first.out == second.out
    assert first.out.startswith("<!doctype html>")
    assert run("report", "-o", "../x.html").code == 0
    assert (here.parent / "x.html").read_text("utf-8") == first.out


@pytest.mark.parametrize("name", ["../x.pdf", "../x", "../x.html.txt"])
def test_a_report_is_html(here: Path, run: Run, name: str) -> None:
    inventory(here)
    ran = run("report", "-o", name)
    assert (ran.code, ran.out) == (2, "")
    assert f"-o {name}: a report is HTML" in ran.err


def test_it_loads_nothing(here: Path, run: Run) -> None:
    inventory(here)
    page = run("report").out
    assert "default-src 'none'; style-src 'sha256-" in unescape(page)
    assert "unsafe" not in page
    assert not any(word in page for word in ("src=", "url(", "@import", "<link", 'http-equiv="ref'))


def test_where_nothing_draws_it_says_so(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory(here)
    monkeypatch.setattr("onward.cli.render.built_in", lambda: None)
    monkeypatch.setattr("onward.cli.render._of_the_system", lambda: None)
    ran = run("report")
    assert ran.code == 0
    assert ran.err.startswith("note: no map: no drawing program is installed;")
    assert "No map: no drawing program is installed;" in ran.out


def test_above_a_bound_it_says_what_follows_the_slider(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory(here)
    assert "findings do not follow" not in run("report").out
    monkeypatch.setattr(module, "MOST_JUDGED", 0)
    assert "findings do not follow the slider" in run("report").out


def test_many_lives_are_folded_and_none_is_left_out(here: Path, run: Run) -> None:
    inventory(here)
    for number in range(44):
        day = f"20{19 + number % 4}-01-{1 + number // 2:02}"
        text = ACME.replace("Acme Mail", f"Mail {number}").replace("role:", f"since: {day}\nrole:")
        write(here / "vendors" / f"mail-{number}.yaml", text + DPF)
    page = run("report").out
    bands = re.findall('<th scope="row">Example to Mail [0-9]+ ', page)
    folded = re.search("<summary>([0-9]+) more bands</summary>", page)
    assert folded is not None
    assert len(bands) == 40 - 1 + int(folded[1])
    assert all(f"Example to Mail {number} (United States)" in page for number in range(44))


def test_an_inventory_without_findings_and_flows(here: Path, run: Run) -> None:
    (here / "organisation.yaml").write_text("kind: organisation\nname: Example\ncountry: BE\n")
    page = run("report").out
    assert "Nothing: no error and no warning." in page
    assert run("report").code == 0
