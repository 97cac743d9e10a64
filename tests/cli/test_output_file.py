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


@pytest.mark.parametrize(("mask", "mode"), [(0o077, 0o600), (0o022, 0o644), (0o002, 0o664)])
def test_a_new_file_has_the_mode_of_a_new_file(here: Path, run: Run, mask: int, mode: int) -> None:
    before = os.umask(mask)
    try:
        run("rules", "-o", "out.txt")
    finally:
        os.umask(before)
    assert stat.S_IMODE((here / "out.txt").stat().st_mode) == mode


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o666])
def test_a_file_that_is_there_keeps_its_mode(here: Path, run: Run, mode: int) -> None:
    (here / "out.txt").write_text("before")
    (here / "out.txt").chmod(mode)
    assert run("rules", "-o", "out.txt").code == 0
    assert (here / "out.txt").read_text() != "before"
    assert stat.S_IMODE((here / "out.txt").stat().st_mode) == mode


def test_no_link_on_the_way_leads_into_an_inventory(here: Path, run: Run) -> None:
    inventory(here / "inv")
    (here / "inv" / ".cache").mkdir()
    (here / "inv" / ".cache" / "out").symlink_to("../vendors")
    (here / "out").symlink_to("inv/activities")
    for to in ("inv/.cache/out/new.txt", "out/new.txt"):
        ran = run("rules", "-o", to)
        assert ran.code == 2
        assert "inside the inventory inv" in ran.err
    assert not [*here.rglob("new.txt")]


def test_a_link_on_the_way_to_another_place_is_no_hindrance(here: Path, run: Run) -> None:
    inventory(here / "inv")
    (here / "elsewhere").mkdir()
    (here / "inv" / "out").symlink_to("../elsewhere")
    assert run("rules", "-o", "inv/out/x.txt").code == 0
    assert (here / "elsewhere" / "x.txt").is_file()


def test_an_inventory_above_the_repository_holds_nothing_of_it(here: Path, run: Run) -> None:
    (here / "organisation.yaml").write_text("kind: organisation\n")
    (here / "shop" / ".git").mkdir(parents=True)
    (here / "shop" / "out").mkdir()
    assert run("rules", "-o", "shop/out/x.txt").code == 0
    assert run("rules", "-o", "x.txt").code == 2


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
