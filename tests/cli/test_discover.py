"""`onward discover`: what is in use and not recorded, and nothing where all is."""

import json
from pathlib import Path

import pytest
from tests.cli.running import Run, write

HAR = json.dumps({"log": {"entries": [{"request": {"url": "https://js.stripe.com/v3"}}]}})
RECORDS = {
    "inventory/organisation.yaml": "kind: organisation\nname: Shop\ncountry: BE\n",
    "inventory/vendors/sentry.yaml": "kind: vendor\nname: Sentry\n",
}
LOCK = '{"lockfileVersion": 3, "packages": {"node_modules/@sentry/a": {}, "node_modules/b": {}}}'


@pytest.fixture
def firm(here: Path) -> Path:
    for path, text in {**RECORDS, "site.har": HAR, "package-lock.json": LOCK}.items():
        write(here / path, text)
    return here


def test_what_is_in_use_and_not_recorded(firm: Path, run: Run) -> None:
    ran = run("discover", "inventory", "site.har", "package-lock.json", "--format", "json")
    assert ran.code == 1
    (found,) = json.loads(ran.out)["discover"]
    assert (found["state"], found["catalogue"]) == ("missing", "stripe")
    assert found["traces"] == [
        {"sort": "domains", "name": "js.stripe.com", "file": "site.har", "line": None}
    ]


def test_what_is_recorded_is_quiet_unless_all_is_asked_for(firm: Path, run: Run) -> None:
    quiet = run("discover", "inventory", "package-lock.json")
    assert quiet.code == 0
    assert "Nothing in use that is not recorded." in quiet.out
    assert "1 package is in no entry of the catalogue" in quiet.out
    whole = run("discover", "inventory", "package-lock.json", "--all", "--format", "csv")
    assert whole.code == 0
    assert [line.split(",")[0] for line in whole.out.splitlines()[1:]] == [
        "not in the catalogue",
        "recorded",
    ]


def test_a_file_that_is_not_read_stops_the_run(firm: Path, run: Run) -> None:
    (firm / "notes.txt").write_text("nothing")
    ran = run("discover", "inventory", "site.har", "notes.txt")
    assert (ran.code, ran.out) == (2, "")
    assert "notes.txt: is of no kind that is read" in ran.err
    assert run("discover", "inventory", "none.har").code == 2
    assert run("discover", "inventory", "site.har", "--own", "no domain").code == 2


def test_without_the_library_terraform_files_name_it(
    firm: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    import sys

    (firm / "main.tf").write_text('provider "aws" {}')
    monkeypatch.setitem(sys.modules, "hcl2", None)
    ran = run("discover", "inventory", "main.tf")
    assert ran.code == 2
    assert "pip install python-hcl2" in ran.err


def test_a_hostile_name_acts_nowhere(firm: Path, run: Run) -> None:
    lock = {"lockfileVersion": 3, "packages": {"node_modules/<img src=x>\u202e=cmd": {}}}
    (firm / "package-lock.json").write_text(json.dumps(lock))
    order = ("discover", "inventory", "package-lock.json", "--all", "--format")
    for format_ in ("table", "csv", "markdown", "json"):
        out = run(*order, format_).out
        assert "\u202e" not in out
    assert "<img" not in run(*order, "markdown").out
