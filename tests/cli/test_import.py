"""`onward import` as a command: what it prints, writes, keeps and refuses."""

import json
import sys
from pathlib import Path

import pytest
import yaml
from tests.cli.running import Run, inventory, write

LIST = """\
Sub-processor;Purpose;Location;Mechanism
Bramble Hosting GmbH;Hosting;Germany;n/a
Teasel Mail, Inc.;Sending mail;USA;SCC
"""


@pytest.fixture
def listed(here: Path) -> Path:
    """An inventory in `inv` and a list."""
    inventory(here / "inv")
    write(here / "list.csv", LIST)
    return here


def imported(run: Run, *more: str) -> int:
    return run("import", "list.csv", "--into", "inv", *more).code


def files(here: Path) -> dict[str, bytes]:
    return {str(each): each.read_bytes() for each in here.rglob("*") if each.is_file()}


def test_drafts_are_written_and_have_no_fault(listed: Path, run: Run) -> None:
    done = run("import", "list.csv", "--into", "inv")
    assert done.code == 0, done
    assert "Vendors: 2 new." in done.out
    assert "kept for the next import: inv/.onward/imports/list.toml" in done.err
    assert run("check", "inv", "--fail-on", "never").code == 0
    text = (listed / "inv" / "vendors" / "bramble-hosting.yaml").read_text()
    assert "{place: DE, for: [unknown]}" in text
    assert 'section: "row 2, cells 1, 2, 3"' in text


def test_what_is_not_read_has_its_place_and_exit_code_1(listed: Path, run: Run) -> None:
    write(listed / "list.csv", LIST.replace("Germany", "Elbonia").replace("SCC", "magic"))
    done = run("import", "list.csv", "--into", "inv", "--format", "json")
    assert done.code == 1
    rows = {row["row"]: row for row in json.loads(done.out)["import"]}
    (place,) = [each for each in rows[2]["cells"] if each["heading"] == "Location"]
    assert place["result"] == "unread"
    assert place["parts"][-1] == {
        "result": "unread",
        "what": "no place that is known",
        "part": "Elbonia",
    }


def test_a_vendor_whose_name_is_a_word_of_ours_does_not_break_the_inventory(
    listed: Path, run: Run
) -> None:
    write(listed / "list.csv", LIST.replace("Bramble Hosting GmbH", "Organisation"))
    assert imported(run) == 0
    assert run("check", "inv", "--fail-on", "never").code == 0
    assert (listed / "inv" / "vendors" / "organisation-2.yaml").exists()


def test_a_dry_run_writes_nothing(listed: Path, run: Run) -> None:
    before = files(listed)
    assert imported(run, "--dry-run") == 0
    assert files(listed) == before


def test_a_second_import_touches_no_file(listed: Path, run: Run) -> None:
    imported(run)
    before = files(listed)
    assert imported(run) == 0
    assert files(listed) == before


def test_a_changed_cell_changes_one_record(listed: Path, run: Run) -> None:
    imported(run)
    before = files(listed)
    write(listed / "list.csv", LIST.replace("Sending mail", "Newsletters"))
    imported(run)
    changed = {name for name, data in files(listed).items() if before.get(name) != data}
    assert {Path(name).name for name in changed} == {"teasel-mail.yaml", "list.toml", "list.csv"}


def test_a_row_put_before_the_others_changes_no_other_record(listed: Path, run: Run) -> None:
    imported(run)
    before = files(listed)
    write(listed / "list.csv", LIST.replace("Bramble", "Yarrow Ltd;Chat;Ireland;n/a\nBramble", 1))
    imported(run)
    changed = {name for name, data in files(listed).items() if before.get(name) != data}
    assert {Path(name).name for name in changed} == {"yarrow.yaml", "list.toml", "list.csv"}


def test_what_was_decided_is_kept(listed: Path, run: Run) -> None:
    imported(run, "--map", "Location=places")
    text = (listed / "inv" / "vendors" / "bramble-hosting.yaml").read_text()
    assert "- {place: DE}" in text
    assert '"Location" = "places"' in (listed / "inv/.onward/imports/list.toml").read_text()
    before = files(listed)
    assert imported(run) == 0
    assert files(listed) == before


def test_an_edited_record_is_left_and_the_difference_listed(listed: Path, run: Run) -> None:
    imported(run)
    path = listed / "inv" / "vendors" / "teasel-mail.yaml"
    edited = path.read_text().replace("Sending mail", "All our mail")
    path.write_text(edited)
    write(listed / "list.csv", LIST.replace("Sending mail", "Newsletters"))
    done = run("import", "list.csv", "--into", "inv", "--format", "json")
    assert done.code == 1
    assert path.read_text() == edited
    (difference,) = json.loads(done.out)["import"][2]["differences"]
    assert difference == {
        "path": "inv/vendors/teasel-mail.yaml",
        "route": "/services/service-1/purpose",
        "recorded": '"All our mail"',
        "listed": "Newsletters",
        "before": '"Sending mail"',
    }


def test_a_record_of_a_person_is_never_touched(listed: Path, run: Run) -> None:
    own = "kind: vendor\nname: Teasel Mail\ncountry: IE\n"
    write(listed / "inv" / "vendors" / "teasel.yaml", own)
    done = run("import", "list.csv", "--into", "inv")
    assert (listed / "inv" / "vendors" / "teasel.yaml").read_text() == own
    assert "recorded already" in done.out
    assert not (listed / "inv" / "vendors" / "teasel-mail.yaml").exists()


def test_a_vendor_that_is_gone_is_reported_and_its_record_stays(listed: Path, run: Run) -> None:
    imported(run)
    write(listed / "list.csv", "\n".join(LIST.split("\n")[:2]) + "\n")
    done = run("import", "list.csv", "--into", "inv")
    assert done.code == 1
    assert "gone from the list" in done.out
    assert (listed / "inv" / "vendors" / "teasel-mail.yaml").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--map", "Location"), "--map Location: write HEADING=FIELD"),
        (("--map", "Location=where"), "--map Location=where: write HEADING=FIELD"),
        (("--same", "Teasel"), "--same Teasel: write NAME=ID"),
        (("--table", "x"), "no table 'x'"),
        (("--activity", "x"), "--activity x: no activity has this id"),
    ],
)
def test_what_can_not_be_meant_is_refused(
    listed: Path, run: Run, words: tuple[str, ...], said: str
) -> None:
    before = files(listed)
    done = run("import", "list.csv", "--into", "inv", *words)
    assert (done.code, said in done.err) == (2, True), done
    assert files(listed) == before


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("list.pdf", "x", "the end of its name says no format"),
        ("list", "x", "the end of its name says no format"),
        ("list.csv", "", "empty"),
        ("list.csv", "a\x00b", "holds zero bytes"),
        ("list.json", '{"a": [', "list.json:1:"),
        ("list.yaml", "a: &x b\nc: *x\n", "list.yaml:1:"),
        ("list.xlsx", "no workbook", "not a workbook"),
        ("list.csv", "a,b\n" + "x" * 30_000 + ",y\n", "a cell of 30,000 characters"),
    ],
)
def test_a_file_that_is_no_list_is_one_clear_line(
    listed: Path, run: Run, name: str, text: str, said: str
) -> None:
    (listed / name).write_text(text)
    done = run("import", name, "--into", "inv")
    assert done.code == 2, done
    assert said in done.err
    assert len(done.err.splitlines()) == 1


@pytest.mark.parametrize(
    ("name", "library"), [("x.xlsx", "python_calamine"), ("x.md", "markdown_it"), ("x.html", "bs4")]
)
def test_a_library_that_is_not_there_is_one_line(
    listed: Path, run: Run, monkeypatch: pytest.MonkeyPatch, name: str, library: str
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    (listed / name).write_text("- x")
    done = run("import", name, "--into", "inv")
    assert (done.code, done.err.count("\n")) == (2, 1)
    assert "; run: pip install " in done.err


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("page.html", "<p>Our sub-processors are Teasel Mail and Bramble Hosting in Germany.</p>"),
        ("notes.md", "Our sub-processors are Teasel Mail and Bramble Hosting."),
        ("table.csv", "Colour,Size\nred,3\n"),
        ("data.json", "{}"),
    ],
)
def test_a_file_in_which_nothing_is_read_is_no_success(
    listed: Path, run: Run, name: str, text: str
) -> None:
    (listed / name).write_text(text)
    before = files(listed)
    done = run("import", name, "--into", "inv")
    assert done.code == 1
    assert "No table or list that names vendors was read." in done.out
    assert files(listed) == before


@pytest.mark.parametrize(
    ("encoding", "noted"), [("utf-8-sig", False), ("utf-16", False), ("cp1252", True)]
)
def test_an_encoding_is_known_or_said(listed: Path, run: Run, encoding: str, noted: bool) -> None:
    (listed / "list.csv").write_bytes(LIST.replace("Bramble", "Brömbeere").encode(encoding))
    done = run("import", "list.csv", "--into", "inv")
    assert done.code == 0
    assert "Brömbeere Hosting GmbH" in done.out
    assert ("read as Windows-1252" in done.out) is noted


def test_links_are_not_written_through(listed: Path, run: Run) -> None:
    (listed / "inv" / "vendors").rename(listed / "elsewhere")
    (listed / "inv" / "vendors").symlink_to(listed / "elsewhere")
    done = run("import", "list.csv", "--into", "inv")
    assert (done.code, "link" in done.err) == (2, True)
    assert sorted(each.name for each in (listed / "elsewhere").iterdir()) == ["acme.yaml"]


def test_an_inventory_with_faults_can_be_imported_into(listed: Path, run: Run) -> None:
    write(listed / "inv" / "vendors" / "bad.yaml", "kind: vendor\nname: [\n")
    done = run("import", "list.csv", "--into", "inv")
    assert done.code == 0
    assert (listed / "inv" / "vendors" / "bramble-hosting.yaml").exists()


def test_more_that_can_not_be_meant_is_refused(listed: Path, run: Run) -> None:
    write(listed / "other" / "organisation.yaml", "kind: organisation\nname: Other\n")
    done = run("import", "list.csv", "--into", ".")
    assert (done.code, "there are several" in done.err) == (2, True)
    (listed / "名.csv").write_text(LIST)
    done = run("import", "名.csv", "--into", "inv")
    assert (done.code, "add --as NAME" in done.err) == (2, True)
    assert run("import", "名.csv", "--into", "inv", "--as", "names").code == 0
    done = run("import", "nowhere.csv", "--into", "inv")
    assert (done.code, "can't be read" in done.err) == (2, True)
    kept = listed / "inv/.onward/imports/names.toml"
    kept.write_text("[")
    done = run("import", "list.csv", "--as", "names", "--into", "inv")
    assert (done.code, "names.toml" in done.err) == (2, True)
    kept.unlink()
    kept.mkdir()
    done = run("import", "list.csv", "--as", "names", "--into", "inv")
    assert (done.code, "not a regular file" in done.err) == (2, True)


def test_progress_is_shown_on_a_terminal_alone(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from onward.cli.files import progress

    with progress("reading x"):
        pass
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with progress("reading x"):
        assert capsys.readouterr().err == "reading x …"
    assert capsys.readouterr().err.strip() == ""


def test_a_vendor_behind_which_another_is_used_has_its_service_and_all_its_places(
    listed: Path, run: Run
) -> None:
    row = "Kite (via Milan);Mail;USA (US Cloud) or Germany (EU Cloud);DPF\n"
    write(listed / "list.csv", LIST + row)
    done = run("import", "list.csv", "--into", "inv")
    assert (done.code, "not read" in done.out) == (0, False), done
    milan = yaml.safe_load((listed / "inv" / "vendors" / "milan.yaml").read_text())
    (edge,) = milan["subprocessors"]
    assert (edge["vendor"], edge["purpose"]) == ("kite", "Mail")
    assert [each["place"] for each in edge["locations"]] == ["US", "DE"]
    assert [(each["id"], each["purpose"]) for each in milan["services"]] == [("service-1", "Mail")]
    assert "unused-vendor" not in run("check", "inv", "--format", "concise").out
    assert "Vendors: 4 unchanged." in run("import", "list.csv", "--into", "inv").out


@pytest.mark.parametrize(
    ("cell", "country"),
    [("EOG", "EEA"), ("EU/EEA", "EEA"), ("EU (Ireland)", "IE"), ("worldwide", "unknown"),
     ("EU, worldwide", "unknown"), ("EU/UK", "unknown"), ("Poland, USA", "unknown")],
)  # fmt: skip
def test_a_company_is_in_one_country_or_somewhere_in_the_zone(
    listed: Path, run: Run, cell: str, country: str
) -> None:
    write(listed / "list.csv", f"Vendor;Siedziba\nKite & Co;{cell}\n")
    done = run("import", "list.csv", "--into", "inv")
    assert (done.code == 0) == (country != "unknown")
    text = (listed / "inv" / "vendors" / "kite.yaml").read_text()
    assert f"\ncountry: {country}" in text
