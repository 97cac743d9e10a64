"""`-o`: what is written where, and what is refused."""

import os
import stat
from pathlib import Path

import pytest
from tests.cli.running import Run, inventory


def test_a_file_holds_what_would_be_printed(here: Path, run: Run) -> None:
    inventory(here / "inv")
    printed = run("check", "inv", "--format", "json")
    ran = run("check", "inv", "--format", "json", "-o", "out.json")
    assert (ran.code, ran.out, ran.err) == (printed.code, "", "")
    assert (here / "out.json").read_text() == printed.out
    assert stat.S_IMODE((here / "out.json").stat().st_mode) == 0o644


def test_a_file_is_replaced_whole(here: Path, run: Run) -> None:
    inventory(here / "inv")
    (here / "out.csv").write_text("before" * 1000)
    run("transfers", "inv", "--format", "csv", "-o", "out.csv")
    assert "before" not in (here / "out.csv").read_text()
    assert sorted(path.name for path in here.iterdir()) == ["inv", "out.csv"]


@pytest.fixture(name="places")
def _places(here: Path) -> Path:
    inventory(here / "inv")
    (here / "folder").mkdir()
    (here / "target").write_text("kept")
    (here / "link").symlink_to("target")
    (here / "loose").symlink_to("nowhere")
    os.mkfifo(here / "pipe")
    return here


@pytest.mark.parametrize(
    ("to", "says"),
    [
        ("link", "link: a link; Onward writes through no link"),
        ("loose", "loose: a link"),
        ("folder", "folder: a directory; name a file"),
        ("pipe", "pipe: not a regular file"),
        ("/dev/null", "/dev/null: not a regular file"),
        ("nowhere/x.txt", "nowhere/x.txt: its directory does not exist"),
        ("target/x.txt", "target/x.txt: its directory does not exist"),
        ("inv/vendors/acme.yaml", "inside the inventory inv"),
        ("inv/vendors/new.yaml", "inside the inventory inv"),
        ("inv/picture.svg", "inside the inventory inv"),
        ("inv/organisation.yaml", "inside the inventory inv"),
    ],
)
@pytest.mark.parametrize("verb", ["check", "transfers", "law"])
def test_a_place_that_it_may_not_write_to_is_refused(
    places: Path, run: Run, verb: str, to: str, says: str
) -> None:
    before = {path: path.read_bytes() for path in places.rglob("*.yaml")}
    ran = run(verb, *(["inv"] if verb != "law" else []), "-o", to)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert {path: path.read_bytes() for path in places.rglob("*.yaml")} == before
    assert (places / "target").read_text() == "kept"


def test_an_also_file_is_refused_alike(places: Path, run: Run) -> None:
    ran = run("check", "inv", "--also", "json=link")
    assert ran.code == 2
    assert "link: a link" in ran.err


def test_a_directory_that_may_not_be_written_to_is_told(
    places: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    ran = run("transfers", "inv", "-o", "out.txt")
    assert (ran.code, ran.err) == (2, "onward: out.txt: can't be written: Permission denied\n")
    assert not [*places.glob(".onward*"), *places.glob("out*")]
