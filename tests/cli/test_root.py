"""From where files are named: the top of the repository for programs, here for people."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from tests.cli.running import ACME, SHIELD, Run, commit, inventory

from onward.rules.engine.catalogue import page_file

FILES = {"services/api/inv/organisation.yaml", "services/api/inv/vendors/acme.yaml"}


@pytest.fixture(name="shop")
def _shop(here: Path) -> Path:
    """A repository with an inventory deep in it; the path of that."""
    inventory(here / "shop" / "services" / "api" / "inv", ACME + SHIELD)
    commit(here / "shop")
    return here / "shop" / "services" / "api" / "inv"


def named(format_: str, printed: str) -> set[str]:
    """The files that a report names."""
    if format_ == "junit":
        root = ET.fromstring(printed)
        texts = [each.text or "" for each in (*root.iter("failure"), *root.iter("system-out"))]
        return {text.split(":")[0] for text in texts}
    if format_ == "github":
        lines = [line for line in printed.splitlines() if line.startswith("::")]
        return {line.partition("file=")[2].split(",")[0] for line in lines}
    document: Any = json.loads(printed)
    if format_ == "sarif":
        places = [
            each["locations"][0]["physicalLocation"] for each in document["runs"][0]["results"]
        ]
        return {each["artifactLocation"]["uri"] for each in places}
    if format_ == "gitlab":
        return {each["location"]["path"] for each in document}
    return {each["path"] for each in document["findings"]}


@pytest.mark.parametrize("format_", ["sarif", "gitlab", "junit", "github", "json"])
@pytest.mark.parametrize(
    ("where", "asked"),
    [
        ("", "services/api/inv"),
        ("services", "api/inv"),
        ("services/api/inv/vendors", ".."),
        ("..", "*"),
    ],
)
def test_a_program_finds_the_file_wherever_it_ran(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch, format_: str, where: str, asked: str
) -> None:
    monkeypatch.chdir(shop.parents[2] / where)
    path = str(shop) if asked == "*" else asked
    assert named(format_, run("check", path, "--format", format_).out) == FILES


@pytest.mark.parametrize("format_", ["full", "concise", "rdjsonl"])
def test_a_person_and_reviewdog_find_it_from_here(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    monkeypatch.chdir(shop / "vendors")
    reported = run("check", "..", "--format", format_, "--also", "sarif=../../x.sarif").out
    assert "../vendors/acme.yaml" in reported
    assert "services" not in reported
    rooted = run("check", "..", "--format", format_, "--root", "../..").out
    assert "inv/vendors/acme.yaml" in rooted
    assert ".." not in rooted
    assert named("sarif", (shop.parent / "x.sarif").read_text()) == FILES


@pytest.mark.parametrize("verb", ["transfers", "questions", "diff", "whatif"])
def test_json_of_other_verbs_names_files_likewise(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    record = shop / "vendors" / "acme.yaml"
    record.write_text(record.read_text().replace("US", "unknown").replace("Shield", "Shields"))
    monkeypatch.chdir(shop / "vendors")
    words = {
        "diff": ["diff", "--in", ".."],
        "whatif": ["whatif", "--end", "eu-us-dpf=2027-01-01", ".."],
    }
    asked = [*words.get(verb, [verb, ".."]), "--format", "json"]
    printed = run(*asked).out
    paths = {line.split('"')[3] for line in printed.splitlines() if '"path":' in line}
    assert "services/api/inv" in paths
    assert all(path.startswith("services/api/inv") for path in paths - {""})
    assert '"path": "inv' in run(*asked, "--root", "../..").out


def test_an_inventory_that_could_not_be_compared_has_no_directory(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = shop / "vendors" / "acme.yaml"
    record.write_text(record.read_text().replace("country:", "contry:"))
    monkeypatch.chdir(shop)
    reported = json.loads(run("diff", "--format", "json").out)
    assert reported["inventories"] == [{"id": "inv", "path": "", "judged": False}]
    (fault,) = reported["faults"]
    assert fault["path"] == fault["subject"] == "services/api/inv/vendors/acme.yaml"


def test_of_a_repository_in_another_files_are_named_from_where_the_command_runs(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    inventory(shop.parents[2] / "shared" / "register", ACME + SHIELD)
    commit(shop.parents[2] / "shared")
    found = {"shared/register/organisation.yaml", "shared/register/vendors/acme.yaml"}
    monkeypatch.chdir(shop.parents[2])
    assert named("json", run("check", ".", "--format", "json").out) == FILES | found
    monkeypatch.chdir(shop.parents[2] / "shared")
    inside = {file.removeprefix("shared/") for file in found}
    assert named("json", run("check", ".", "--format", "json").out) == inside


def test_outside_a_repository_files_are_named_from_here(here: Path, run: Run) -> None:
    inventory(here / "a" / "inv", ACME + SHIELD)
    for path in ("a/inv", str(here / "a" / "inv")):
        reported = named("json", run("check", path, "--format", "json").out)
        assert reported == {"a/inv/organisation.yaml", "a/inv/vendors/acme.yaml"}


def test_a_link_on_the_way_changes_no_name(shop: Path, run: Run, here: Path) -> None:
    (here / "way").symlink_to(shop.parent)
    assert named("json", run("check", "way/inv", "--format", "json").out) == FILES


@pytest.mark.parametrize(
    ("root", "says"),
    [("nowhere", "--root nowhere: no such directory"), ("other", "not below --root other")],
)
def test_a_root_that_is_none_is_refused(
    shop: Path, run: Run, here: Path, root: str, says: str
) -> None:
    (here / "other").mkdir()
    ran = run("check", str(shop), "--root", root, "--format", "sarif")
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_the_mark_of_a_fault_is_the_same_wherever_it_ran(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = shop / "vendors" / "acme.yaml"
    record.write_text(record.read_text().replace("country:", "contry:"))
    marks = set()
    for where, asked in ((shop, "."), (shop.parent, "inv"), (shop / "vendors", "..")):
        monkeypatch.chdir(where)
        (found,) = json.loads(run("check", asked, "--format", "gitlab").out)
        marks.add(found["fingerprint"])
    assert len(marks) == 1


@pytest.mark.parametrize(
    ("words", "category"),
    [
        (["services/api/inv"], "onward/services/api/inv/"),
        (["."], "onward/"),
        (["services", "services/api/inv", "./services/"], "onward/services+services/api/inv/"),
        (["services", "--category", "transfers"], "transfers/"),
        (["services", "--category", "a/b/"], "a/b/"),
    ],
)
def test_results_of_a_job_are_reported_from_those_of_another(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch, words: list[str], category: str
) -> None:
    monkeypatch.chdir(shop.parents[2])
    (reported,) = json.loads(run("check", *words, "--format", "sarif").out)["runs"]
    assert reported["automationDetails"]["id"] == category
    assert reported["invocations"][0]["executionSuccessful"] is True


def test_help_is_where_this_copy_can_be_read(
    shop: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    from onward.cli import ci

    site = "https://github.example/onward/blob/c0ffee"
    monkeypatch.setattr(ci, "address", lambda: site)
    (reported,) = json.loads(run("check", str(shop), "--format", "sarif").out)["runs"]
    rules = reported["tool"]["driver"]["rules"]
    assert [each["helpUri"] for each in rules] == [
        f"{site}/src/onward/{page_file(each['id'])}" for each in rules
    ]
    top = Path(__file__).parents[2]
    for each in rules:
        assert (top / "src" / "onward" / page_file(each["id"])).is_file()
