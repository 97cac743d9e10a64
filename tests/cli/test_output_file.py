"""`-o`: what is written where, and what is refused."""

import csv
import os
import stat
from io import StringIO
from pathlib import Path

import pytest
from tests.cli.running import ACME, DPF, Run, inventory


def test_a_file_holds_what_would_be_printed(here: Path, run: Run) -> None:
    inventory(here / "inv")
    printed = run("check", "inv", "--format", "json")
    ran = run("check", "inv", "--format", "json", "-o", "out.json")
    assert (ran.code, ran.out, ran.err) == (printed.code, "", "wrote out.json\n")
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
        ("inv/notes.txt", "inside the inventory inv"),
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


def test_a_directory_that_may_not_be_written_to_is_reported(
    places: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", refuse)
    ran = run("transfers", "inv", "-o", "out.txt")
    assert (ran.code, ran.err) == (2, "onward: out.txt: can't be written: Permission denied\n")
    assert not [*places.glob(".onward*"), *places.glob("out*")]


def begins(path: Path) -> str:
    return path.read_bytes()[:40].decode()


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("x.json", '{\n  "version": 2,'),
        ("x.sarif", '{\n  "$schema": "https://json.schemastore'),
        ("x.sarif.json", '{\n  "$schema": "https://json.schemastore'),
        ("X.MD", "### Onward\n"),
        ("x.xml", "<?xml "),
        ("x.rdjsonl", '{"message": '),
        ("x.txt", "On 2026-08-05, inv (3 records"),
        ("x", "On 2026-08-05, inv (3 records"),
        ("report.2026", "On 2026-08-05, inv (3 records"),
    ],
)
def test_the_suffix_says_the_format(here: Path, run: Run, name: str, start: str) -> None:
    inventory(here / "inv")
    assert run("check", "inv", "-o", name).code == 0
    assert begins(here / name).startswith(start)


@pytest.mark.parametrize(
    ("format_", "name"),
    [
        ("gitlab", "x.json"),
        ("sarif", "x.json"),
        ("junit", "x.log"),
        ("json", "x"),
        ("full", "x.txt"),
    ],
)
def test_what_is_asked_for_is_written_where_the_suffix_allows_it(
    here: Path, run: Run, format_: str, name: str
) -> None:
    inventory(here / "inv")
    printed = run("check", "inv", "--format", format_).out
    assert run("check", "inv", "--format", format_, "-o", name).code == 0
    assert (here / name).read_text() == printed
    (here / name).unlink()
    assert run("check", "inv", "--also", f"{format_}={name}").code == 0
    assert (here / name).read_text() == printed


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["check", "-o", "x.md", "--format", "json"], "x.md: .md says markdown, and json is asked"),
        (
            ["check", "-o", "x.sarif", "--format", "full"],
            ".sarif says sarif, and full is asked for",
        ),
        (["check", "--also", "json=x.xml"], "x.xml: .xml says junit, and json is asked for"),
        (
            ["check", "-o", "x.csv"],
            "x.csv: .csv is not a format of this command; .sarif is sarif, .json",
        ),
        (["check", "-o", "x.pdf", "--format", "full"], ".pdf is not a format of this command"),
        (["law", "-o", "x.ods"], ".json is json, .csv is csv, .md is markdown, .xlsx is xlsx"),
        (["law", "-o", "x.csv", "--format", "table"], ".csv says csv, and table is asked for"),
        (
            ["law", "show", "eu-us-dpf", "-o", "x.json"],
            ".json is not a format of this command; it prints",
        ),
        (["whatif", "--end", "eu-us-dpf=2027-01-01", "-o", "x.csv"], ".csv is not a format"),
        (
            ["diff", "-o", "x.html"],
            ".html is not a format of this command; .json is json, .md is markdown",
        ),
        (["law", "-o", ""], "-o: name a file, or - for standard output"),
        (["check", "--category", "x"], "--category is for sarif, and no sarif is printed"),
        (["law", "--separator", "tab"], "--separator is of csv, and table is asked for"),
        (["questions", "-o", "x.md", "--separator", "tab"], "--separator is of csv"),
    ],
)
def test_a_suffix_that_contradicts_is_refused(
    here: Path, run: Run, words: list[str], says: str
) -> None:
    inventory(here / "inventory")
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert not [*here.glob("x.*")]


@pytest.mark.parametrize(
    "words",
    [
        ["-o", "x.json", "--also", "json=./x.json"],
        ["--also", "json=x.json", "--also", "sarif=x.json"],
        ["--also", "json=-"],
        ["-o", "-", "--also", "markdown=-"],
    ],
)
def test_two_formats_have_two_places(here: Path, run: Run, words: list[str]) -> None:
    inventory(here / "inv")
    ran = run("check", "inv", *words)
    assert (ran.code, ran.out) == (2, "")
    assert "two formats can't be written to one place" in ran.err
    assert not (here / "x.json").exists()


def test_a_dash_is_standard_output(here: Path, run: Run) -> None:
    inventory(here / "inv")
    for words in (["check", "inv"], ["transfers", "inv"], ["graph", "inv"], ["law"]):
        assert run(*words, "-o", "-") == run(*words)
    ran = run("check", "inv", "-o", "x.md", "--also", "json=-")
    assert ran.out == run("check", "inv", "--format", "json").out
    assert not (here / "-").exists()


def test_a_spreadsheet_reads_the_letters_of_a_file(here: Path, run: Run) -> None:
    inventory(here / "inv", (ACME + DPF).replace("name: Acme Mail\n", "name: Société Générale\n"))
    printed = run("transfers", "inv", "--format", "csv").out
    assert run("transfers", "inv", "-o", "x.csv").code == 0
    assert (here / "x.csv").read_bytes() == b"\xef\xbb\xbf" + printed.encode()
    assert "Société Générale" in printed


@pytest.mark.parametrize(("said", "sign"), [("comma", ","), ("semicolon", ";"), ("tab", "\t")])
def test_cells_are_parted_as_a_spreadsheet_expects(
    here: Path, run: Run, said: str, sign: str
) -> None:
    name = '"a;b, =c\\td"\n'
    inventory(here / "inv", (ACME + DPF).replace("Acme Mail\n", name))
    ran = run("transfers", "inv", "--format", "csv", "--separator", said)
    rows = list(csv.reader(StringIO(ran.out), delimiter=sign))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert rows[0][0] == "exporter"
    assert any("a;b" in cell for cell in rows[1])
    for other in ",;\t":
        cells = [cell for row in csv.reader(StringIO(ran.out), delimiter=other) for cell in row]
        assert not [c for c in cells if c.lstrip().startswith("=")]
