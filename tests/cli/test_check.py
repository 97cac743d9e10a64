"""`onward check`: what is judged, what it exits with, what it refuses."""

import json
import os
from pathlib import Path

import pytest
from tests.cli.running import ACME, DPF, ORGANISATION, SHIELD, Run, commit, git, inventory, write


def test_a_clean_inventory_exits_with_0(here: Path, run: Run) -> None:
    inventory(here)
    ran = run("check", "--ignore", "framework-only,unevidenced-claim")
    assert (ran.code, ran.err) == (0, "")
    assert "As of 2026-08-05 (SOURCE_DATE_EPOCH), on the law as checked on 2026-08-05." in ran.out


def test_an_error_exits_with_1_and_is_reported_with_its_place(here: Path, run: Run) -> None:
    inventory(here, ACME + SHIELD)
    ran = run("check", "--format", "concise", "--select", "invalidated-mechanism")
    assert ran.code == 1
    assert ran.out.startswith("vendors/acme.yaml:16:14: error: ")
    assert ran.out.endswith("[invalidated-mechanism]\n")


def test_what_is_asked_for_decides_what_fails(here: Path, run: Run) -> None:
    inventory(here)
    assert run("check").code == 0
    assert run("check", "--fail-on", "note").code == 1
    assert run("check", "--fail-on", "note", "--select", "contracts").code == 0
    inventory(here, ACME + SHIELD)
    assert run("check", "--fail-on", "never").code == 0


def test_faults_are_reported_whatever_may_fail(here: Path, run: Run) -> None:
    inventory(here, ACME.replace("country:", "contry:"))
    ran = run("check", "--fail-on", "never", "--format", "concise")
    assert ran.code == 1
    assert "vendors/acme.yaml:4:1: error: " in ran.out
    assert "[schema-unknown-key]" in ran.out


def test_one_inventory_with_faults_does_not_keep_the_others_from_being_judged(
    here: Path, run: Run
) -> None:
    inventory(here / "a", ACME.replace("country:", "contry:"))
    inventory(here / "b", ACME + SHIELD)
    ran = run("check")
    assert "a: not judged, 1 fault first" in ran.out
    assert "b/vendors/acme.yaml:16:14: error:" in ran.out


def test_the_default_is_the_directory_inventory_if_there_is_one(here: Path, run: Run) -> None:
    inventory(here / "inventory")
    write(here / "other" / "organisation.yaml", "kind: nonsense\n")
    assert "inventory/organisation.yaml" in run("check", "--format", "concise").out
    assert "nonsense" not in run("check").out


def test_a_file_shows_its_findings_only_though_all_is_judged(here: Path, run: Run) -> None:
    inventory(here, ACME + SHIELD)
    ran = run("check", "vendors/acme.yaml", "--format", "concise")
    assert ran.code == 1
    assert {line.split(":")[0] for line in ran.out.splitlines()} == {"vendors/acme.yaml"}
    assert run("check", "activities/newsletter.yaml", "--format", "concise").out == ""


def test_an_inventory_named_twice_is_judged_once(here: Path, run: Run) -> None:
    inventory(here / "inv", ACME + SHIELD)
    once = run("check", "inv", "--format", "concise").out
    assert run("check", "inv", "./inv/", str(here / "inv"), "--format", "concise").out == once


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["nowhere"], "nowhere: no such file or directory"),
        (["empty"], "empty: no inventory here or below"),
        (["empty/notes.txt"], "empty/notes.txt: no record; the names of records end in .yaml"),
        (["empty/stray.yaml"], "empty/stray.yaml: lies in no inventory"),
        (["--select", "missing-mechanisn"], "did you mean missing-mechanism?"),
        (["--ignore", "zzz"], "no rule or family is called 'zzz'; `onward rules` lists them"),
        (["--also", "sarif"], "--also sarif: write FORMAT=FILE with one of full, concise, github"),
        (["--also", "pdf=x"], "--also pdf=x: write FORMAT=FILE"),
        (["--at", "HEAD"], "lies in no git repository"),
        (["--base", "main"], "lies in no git repository"),
    ],
)
def test_what_it_cannot_do_is_refused(here: Path, run: Run, words: list[str], says: str) -> None:
    inventory(here / "inventory")
    write(here / "empty" / "stray.yaml", "kind: vendor\n")
    write(here / "empty" / "notes.txt", "")
    ran = run("check", *words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("onward: ")
    assert says in ran.err
    assert ran.err.count("\n") == 1


def test_no_inventory_is_passed_over_where_git_can_t_say_what_it_tracks(
    here: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory(here / "inventory")
    commit(here)
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert run("check").code == 0
    inventory(here / "shop", ACME + SHIELD)
    ran = run("check")
    assert (ran.code, ran.out) == (2, "")
    assert "can't say whether it tracks the inventories beside inventory/" in ran.err
    assert "dubious ownership" in ran.err
    assert run("check", "inventory", "shop").code == 1


def test_no_inventory_is_passed_over_in_a_sparse_checkout(here: Path, run: Run) -> None:
    inventory(here / "inventory")
    inventory(here / "shop" / "inv", ACME + SHIELD)
    commit(here)
    git(here, "sparse-checkout", "set", "--no-cone", "/*", "!shop")
    for words in (["check"], ["check", "--base", "HEAD"], ["diff", "HEAD"], ["transfers"]):
        ran = run(*words)
        assert (ran.code, ran.out) == (2, "")
        assert "shop/inv: an inventory left out of this sparse checkout" in ran.err
    assert run("check", "inventory").code == 0
    git(here, "sparse-checkout", "set", "--no-cone", "/*", "!absent")
    git(here, "rm", "-rq", "shop")
    assert run("check").code == 0


def test_a_contract_may_not_be_deleted_unseen(here: Path, run: Run) -> None:
    """Its record says as before that it lies there; what is moved is recorded where it is now."""
    inv = here / "inventory"
    inventory(inv)
    paper = "agreement: {status: signed, signed: 2022-03-02, document: dpa.txt}\n"
    write(inv / "vendors" / "post.yaml", f"kind: vendor\nname: Post\ncountry: BE\n{POST}{paper}")
    write(inv / "dpa.txt", "Contract\n")
    commit(here)
    words = ("check", "inventory", "--base", "HEAD", "--format", "concise")
    assert run(*words).code == 0
    git(here, "sparse-checkout", "set", "--no-cone", "/*", "!dpa.txt")
    assert not (inv / "dpa.txt").exists()
    assert run(*words).code == 0
    git(here, "sparse-checkout", "disable")
    (inv / "dpa.txt").rename(inv / "contract.txt")
    ran = run(*words)
    assert ran.code == 1
    assert "error: Post: the file `dpa.txt` is gone (2026-08-05) [weakened-record]" in ran.out
    vendor = inv / "vendors" / "post.yaml"
    write(vendor, vendor.read_text("utf-8").replace("dpa.txt", "contract.txt"))
    assert run(*words).code == 0


POST = "role: processor\nservices: [{id: letters, purpose: Letters, data: [contact.name]}]\n"


@pytest.mark.parametrize("words", [["--format", "pdf"], ["--fail-on", "all"], ["--nonsense"]])
def test_a_wrong_option_exits_with_2(run: Run, words: list[str]) -> None:
    ran = run("check", *words)
    assert ran.code == 2
    assert ran.out == ""


def test_the_same_run_feeds_several_formats(here: Path, run: Run) -> None:
    inventory(here / "inventory", ACME + SHIELD)
    ran = run("check", "--also", "json=a.json", "--also", "junit=b.xml", "--format", "concise")
    assert ran.code == 1
    found = json.loads((here / "a.json").read_text())["findings"]
    assert len(found) == len(ran.out.splitlines())
    assert (here / "b.xml").read_text().startswith("<?xml")


def test_standard_input_stands_for_a_file(here: Path, run: Run) -> None:
    inventory(here / "inv")
    name = "inv/vendors/acme.yaml"
    sent = (ACME + SHIELD).encode()
    ran = run("check", "inv", "--stdin-name", name, "--format", "concise", stdin=sent)
    assert ran.code == 1
    assert f"{name}:16:14: error:" in ran.out
    whole = str(here / name)
    assert run("check", "inv", "--stdin-name", whole, "--format", "concise", stdin=sent) == ran
    assert (here / name).read_text() == ACME + DPF


def test_standard_input_may_be_a_file_that_is_not_there_yet(here: Path, run: Run) -> None:
    inventory(here)
    sent = ACME.replace("Acme", "Zeta").encode()
    ran = run("check", "--stdin-name", "vendors/zeta.yaml", "--format", "concise", stdin=sent)
    assert "vendors/zeta.yaml:1:1: error: Zeta Mail" in ran.out


def test_standard_input_stands_for_a_link_too(here: Path, run: Run) -> None:
    inventory(here)
    (here / "vendors" / "more.yaml").symlink_to("acme.yaml")
    assert "[unread-file]" in run("check", "--format", "concise").out
    sent = ACME.replace("Acme", "Zeta").encode()
    ran = run("check", "--stdin-name", "vendors/more.yaml", "--format", "concise", stdin=sent)
    assert "[unread-file]" not in ran.out
    assert "vendors/more.yaml:1:1: error: Zeta Mail" in ran.out


@pytest.mark.parametrize(
    "name", ["../other.yaml", "elsewhere/x.yaml", "inv/.git/x.yaml", "inv/notes.txt", "inv2/a.yaml"]
)
def test_standard_input_that_is_no_record_here_is_refused(here: Path, run: Run, name: str) -> None:
    inventory(here / "inv")
    ran = run("check", "inv", "--stdin-name", name)
    assert ran.code == 2
    assert ran.err.startswith(f"onward: {name}: ")


@pytest.mark.parametrize("format_", ["full", "concise", "github", "markdown"])
def test_hostile_names_are_inert_on_both_streams(here: Path, run: Run, format_: str) -> None:
    folder = here / "in\x1b[31mv"
    inventory(folder, ACME.replace("Acme Mail\n", '"Acme \\e]0;x\\a ##[error]"\n') + SHIELD)
    write(folder / "vendors" / "x\u202e\n::error::y.yaml", "kind: vendor\n")
    ran = run("check", "--format", format_)
    assert ran.code == 1
    for text in (ran.out, ran.err):
        assert not any(char in text for char in "\x1b\x07\u202e")
        assert "##[" not in text
    if format_ != "github":
        assert not any(line.startswith("::") for line in ran.out.splitlines())
    refused = run("check", "no\x1b[31m\nthing")
    assert refused.err == "onward: no\\u{1b}[31m\\u{a}thing: no such file or directory\n"


def test_links_and_pipes_are_reported_and_not_followed(here: Path, run: Run) -> None:
    import os

    inventory(here)
    (here / "vendors" / "link.yaml").symlink_to(here / "vendors" / "acme.yaml")
    (here / "more").symlink_to(here / "vendors")
    os.mkfifo(here / "vendors" / "pipe.yaml")
    ran = run("check", "--format", "concise")
    assert ran.code == 1
    assert "vendors/link.yaml:1:1: error: not read: a link; links are not followed" in ran.out
    assert "more:1:1: error: not read: a link" in ran.out
    assert "vendors/pipe.yaml:1:1: error: not read: not a regular file" in ran.out


def test_a_linked_directory_is_not_followed(here: Path, run: Run) -> None:
    inventory(here / "real")
    (here / "link").symlink_to("real")
    ran = run("check", "link")
    assert ran.code == 2
    assert "link: a link; links are not followed, name what it points to" in ran.err


def test_two_organisations_one_below_the_other_are_one_inventory_with_a_fault(
    here: Path, run: Run
) -> None:
    inventory(here)
    write(here / "sub" / "organisation.yaml", ORGANISATION)
    assert "[nested-inventory]" in run("check", "--format", "concise").out


def test_colour_is_asked_for(here: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    inventory(here, ACME + SHIELD)
    assert "\x1b[" not in run("check").out
    assert "\x1b[1;31merror" in run("check", "--color", "always").out
    assert "\x1b[" not in run("check", "--color", "always", "-o", "../x.txt").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[" not in run("check").out


@pytest.mark.parametrize("kind", ["organisation", "vendor", "activity", "waiver"])
def test_schemas_of_another_version_are_reported(here: Path, run: Run, kind: str) -> None:
    """An editor that completes by them would offer what this version does not know."""
    inventory(here)
    assert run("schema", "-o", ".onward").code == 0
    assert "schemas" not in run("check").err
    held = here / ".onward" / f"{kind}.schema.json"
    held.write_text(held.read_text("utf-8").replace("Onward 0.", "Onward 99."), "utf-8")
    ran = run("check")
    assert ran.code == 0
    assert "the schemas for editors are from 99" in ran.err
    assert "`onward schema -o" in ran.err
    held.unlink()
    os.mkfifo(held)
    assert run("check").err == ""


@pytest.mark.parametrize("named", ["inv/vendors/acme.yaml", "inv/activities"])
@pytest.mark.parametrize(
    "kind", ["full", "concise", "json", "github", "gitlab", "sarif", "junit", "rdjsonl", "markdown"]
)
def test_the_fault_that_keeps_from_judging_is_reported_whatever_was_named(
    here: Path, run: Run, named: str, kind: str
) -> None:
    inventory(here / "inv")
    commit(here)
    write(here / "inv" / "vendors" / "bad.yaml", "kind: vendor\nname: Bad\ncountry: QQ\n")
    for words in ((), ("--base", "HEAD")):
        ran = run("check", named, "--format", kind, *words)
        assert ran.code == 1
        assert "bad.yaml" in ran.out
        assert "QQ" in ran.out
        assert "0 faults" not in ran.out


def test_a_record_that_is_not_read_is_one_complaint(here: Path, run: Run) -> None:
    """What refers to it is not reported: its id is not known to be wrong."""
    inventory(here)
    (here / "activities" / "newsletter.yaml").rename(here / "activities" / "newsletter.yaml.txt")
    ran = run("check", "--format", "concise")
    assert ran.code == 1
    assert ran.out.count("\n") == 1
    assert ran.out.startswith("activities/newsletter.yaml.txt:1:1: error: not read: it contains a")


def test_of_a_directory_that_is_not_read_no_id_is_missed(here: Path, run: Run) -> None:
    inventory(here)
    write(here / "activities" / ".git", "gitdir: elsewhere\n")
    ran = run("check", "--format", "concise")
    assert (ran.code, ran.out.count("\n")) == (1, 1)
    assert ran.out.startswith("activities:1:1: error: not read: a submodule")


def test_records_beside_an_inventory_are_reported_and_the_inventory_judged(
    here: Path, run: Run
) -> None:
    inventory(here / "all" / "a")
    inventory(here / "all" / "b")
    (here / "all" / "b" / "organisation.yaml").unlink()
    ran = run("check", "all")
    assert ran.code == 1
    assert (
        "all/b/vendors/acme.yaml:1:1: error: not read: it contains a record, but lies in no"
        in ran.out
    )
    assert "all: not judged, 2 faults first" in ran.out
    assert "a (3 records, 1 flow)" in ran.out
    assert run("check", "all/a").code == 0
