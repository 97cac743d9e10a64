"""`onward init` and `onward new`: what is written passes a check, and nothing is overwritten."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from tests.cli.running import Run, inventory, write

from onward.schema.files import KINDS
from onward.syntax.write import scalar

RECORDS = ["organisation.yaml", "activities/newsletter.yaml", "vendors/acme-mail.yaml"]


def findings(run: Run, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(run("check", "--format", "json", *words).out)[
        "findings"
    ]
    return found


def editor_line_works(record: Path) -> bool:
    """Whether the schema that the first line names is there and takes the record."""
    first = record.read_text().splitlines()[0]
    named = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
    if named is None:
        return False
    schema = json.loads((record.parent / named[1]).read_text())
    value = yaml.load(record.read_text(), Loader=yaml.BaseLoader)
    assert schema["properties"]["kind"]["const"] == value["kind"]
    jsonschema.Draft202012Validator.check_schema(schema)
    return True


def test_what_it_writes_passes_a_check_and_teaches(here: Path, run: Run) -> None:
    ran = run("init", "inventory")
    schemas = [f".onward/{kind}.schema.json" for kind in KINDS]
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        *(f"wrote inventory/{path}" for path in (*RECORDS, *schemas)),
        "next: onward check inventory",
    ]
    assert run("check", "inventory").code == 0
    assert {(each["rule"], each["severity"]) for each in findings(run)} == {
        ("unconfirmed-agreement", "warning"),
        ("framework-only", "note"),
    }
    assert all(editor_line_works(here / "inventory" / path) for path in RECORDS)


@pytest.mark.parametrize("name", ["us", "newsletter", "acme-mail", "My Wörk & Co", "..x", "日本"])
def test_any_name_of_a_directory_will_do(here: Path, run: Run, name: str) -> None:
    ran = run("init", name)
    assert ran.code == 0
    assert run("check", name, "--fail-on", "error").code == 0
    assert not [each for each in findings(run, name) if each["severity"] == "error"]


def test_the_directory_may_be_there_and_may_be_this_one(here: Path, run: Run) -> None:
    write(here / "README.md", "hello")
    ran = run("init", ".")
    assert ran.code == 0
    assert ran.out.endswith("next: onward check .\n")
    assert (here / "organisation.yaml").exists()


def test_the_next_command_can_be_pasted(run: Run) -> None:
    assert run("init", "my inventory").out.endswith("next: onward check 'my inventory'\n")


@pytest.mark.parametrize(
    "there", ["organisation.yaml", "vendors/acme-mail.yaml", "sub/docker-compose.yml", "a.yaml"]
)
def test_records_that_are_there_are_listed_and_nothing_is_written(
    here: Path, run: Run, there: str
) -> None:
    write(here / "inv" / there, "mine")
    ran = run("init", "inv")
    assert (ran.code, ran.out) == (2, "")
    assert f"inv/{there}" in ran.err
    assert [path for path in here.rglob("*") if path.is_file()] == [here / "inv" / there]
    assert (here / "inv" / there).read_text() == "mine"


def test_other_files_that_are_there_are_kept(here: Path, run: Run) -> None:
    write(here / "inv" / ".onward" / "vendor.schema.json", "mine")
    ran = run("init", "inv")
    assert ran.code == 2
    assert "already there, and nothing was written: inv/.onward/vendor.schema.json" in ran.err
    assert not (here / "inv" / "organisation.yaml").exists()


def test_an_inventory_in_an_inventory_is_refused(here: Path, run: Run) -> None:
    inventory(here / "inv")
    ran = run("init", "inv/more")
    assert ran.code == 2
    assert "inside the inventory inv" in ran.err
    assert not (here / "inv" / "more").exists()


def test_nothing_is_written_through_links(here: Path, run: Run) -> None:
    (here / "real").mkdir()
    (here / "link").symlink_to("real")
    assert run("init", "link").code == 2
    (here / "inv").mkdir()
    (here / "inv" / "vendors").symlink_to(here / "real")
    ran = run("init", "inv")
    assert ran.code == 2
    assert "inv/vendors: a link; Onward writes through no link" in ran.err
    assert not list((here / "real").iterdir())


def test_a_file_is_no_directory(here: Path, run: Run) -> None:
    write(here / "inv", "")
    assert run("init", "inv").err == "onward: inv: not a directory\n"


@pytest.mark.parametrize(
    ("kind", "path", "rules"),
    [
        ("vendor", "vendors/thistle-co.yaml", {"unknown-destination", "service-without-purpose",
                                               "unassigned-service", "unconfirmed-agreement",
                                               "unknown-role"}),
        ("activity", "activities/thistle-co.yaml", {"missing-lawful-basis", "missing-retention",
                                                   "unknown-role"}),
        ("waiver", "waivers/thistle-co.yaml", {"unused-waiver"}),
    ],
)  # fmt: skip
def test_a_new_record_is_judged_and_reports_what_to_fill_in(
    here: Path, run: Run, kind: str, path: str, rules: set[str]
) -> None:
    run("init", "inventory")
    ran = run("new", kind, "thistle-co")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"wrote inventory/{path}\nnext: fill it in, and onward check inventory/{path}\n"
    )
    assert {each["rule"] for each in findings(run, f"inventory/{path}")} == rules
    assert editor_line_works(here / "inventory" / path)
    assert json.loads(run("check", "--format", "json").out)["inventories"][0]["judged"]


def test_what_is_unknown_in_a_new_vendor_is_asked(here: Path, run: Run) -> None:
    run("init", "inventory")
    run("new", "vendor", "thistle-co")
    ran = run("questions", "--format", "markdown")
    assert "## To Thistle Co\n" in ran.out


def test_the_editor_line_follows_that_of_the_organisation(here: Path, run: Run) -> None:
    inventory(here / "a" / "inv")
    path = here / "a" / "inv" / "organisation.yaml"
    line = "# yaml-language-server: $schema=../../schema/organisation.schema.json\n"
    path.write_text(line + path.read_text())
    write(here / "schema" / "vendor.schema.json", "{}")
    run("new", "vendor", "x", "--in", "a/inv")
    first = (here / "a" / "inv" / "vendors" / "x.yaml").read_text().splitlines()[0]
    assert first == "# yaml-language-server: $schema=../../../schema/vendor.schema.json"


@pytest.mark.parametrize("kind", ["vendor", "activity", "waiver"])
def test_an_editor_is_sent_to_no_schema_that_is_not_there(here: Path, run: Run, kind: str) -> None:
    inventory(here)
    written = run("new", kind, "x").out.split()[1]
    assert "yaml-language-server" not in (here / written).read_text()
    assert run("schema", "-o", ".onward").code == 0
    written = run("new", kind, "y").out.split()[1]
    assert editor_line_works(here / written)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("acme", "the id acme is taken by inv/vendors/acme.yaml"),
        ("newsletter", "the id newsletter is taken by inv/activities/newsletter.yaml"),
        ("inv", "the id inv is taken by inv/organisation.yaml"),
        ("broken", "the id broken is taken by inv/vendors/broken.yaml"),
        ("other-id", "the id other-id is taken by inv/vendors/named.yaml"),
        ("us", "is a reserved word and cannot be an id: it means our own organisation"),
        ("unknown", "is a reserved word and cannot be an id"),
        ("organisation", "cannot be an id: it means the file of our own organisation"),
        ("Acme", "lower-case letters and digits, joined by single dashes"),
        ("a--b", "lower-case letters and digits"),
        ("../x", "lower-case letters and digits"),
        ("a\n", "lower-case letters and digits"),
        ("é", "lower-case letters and digits"),
        ("", "lower-case letters and digits"),
    ],
)
def test_bad_and_taken_ids_are_refused(here: Path, run: Run, name: str, says: str) -> None:
    inventory(here / "inv")
    write(here / "inv" / "vendors" / "broken.yaml", "kind: [")
    write(here / "inv" / "vendors" / "named.yaml", "kind: vendor\nid: other-id\n")
    before = sorted(here.rglob("*"))
    ran = run("new", "vendor", name, "--in", "inv")
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err
    assert sorted(here.rglob("*")) == before


def test_a_file_that_the_reader_skips_is_not_overwritten(here: Path, run: Run) -> None:
    inventory(here / "inv")
    (here / "inv" / "vendors" / "x.yaml").symlink_to("acme.yaml")
    ran = run("new", "vendor", "x", "--in", "inv")
    assert ran.code == 2
    assert "inv/vendors/x.yaml: already there, and left as it is" in ran.err


@pytest.mark.parametrize("kind", ["organisation", "thing"])
def test_other_kinds_are_refused(here: Path, run: Run, kind: str) -> None:
    inventory(here)
    assert run("new", kind, "x").code == 2


def test_one_inventory_is_wanted(here: Path, run: Run) -> None:
    inventory(here / "a")
    inventory(here / "b")
    ran = run("new", "vendor", "x")
    assert ran.code == 2
    assert "new takes one inventory, and there are several: a, b" in ran.err
    assert run("new", "vendor", "x", "--in", "c").code == 2


LATE = "unconfirmed-agreement"


@pytest.mark.parametrize(
    ("rule", "subject", "days"),
    [(LATE, "acme-mail", 365), ("uncertified-recipient", "acme-mail@IN", 90)],
)
def test_a_waiver_is_written_from_the_finding_it_is_for(
    here: Path, run: Run, rule: str, subject: str, days: int
) -> None:
    run("init", "inventory")
    vendor = here / "inventory/vendors/acme-mail.yaml"
    if days == 90:
        vendor.write_text(re.sub(r"(?m)^country: US", "country: IN", vendor.read_text()))
    before = next(each for each in findings(run) if each["rule"] == rule)
    ran = run("new", "waiver", "late", "--rule", rule, "--subject", subject)
    assert (ran.code, ran.err) == (0, "")
    record = here / "inventory/waivers/late.yaml"
    assert editor_line_works(record)
    waiver = yaml.safe_load(record.read_text())
    assert (waiver["rule"], waiver["subject"]) == (rule, subject)
    assert (waiver["covers"], waiver.get("cause")) == (before["covers"], before["cause"])
    assert (waiver["expires"] - waiver["approved_on"]).days == days
    assert "unfinished-waiver" in {each["rule"] for each in findings(run)}
    text = record.read_text().replace("to be written", "Asked for")
    text = text.replace("not yet approved", "A. Person")
    record.write_text(text)
    about = {"unused-waiver", "waiver-too-long", "waiver-without-covers", "unfinished-waiver"}
    assert not about & {each["rule"] for each in findings(run)}
    reported = {each["rule"]: each["waiver"] for each in findings(run, "--show-waived")}
    assert reported.get(rule) == "late"


@pytest.mark.parametrize(
    ("words", "reported"),
    [
        (["--rule", LATE], "name the finding by --rule and --subject"),
        (["--rule", "unconfirmed-agrement", "--subject", "x"], "did you mean unconfirmed-agree"),
        (["--rule", "schema-value", "--subject", "x"], "can't be waived"),
        (["--rule", LATE, "--subject", "acme"], "; it is reported on acme-mail"),
        (["--rule", LATE, "--subject", "acme-mail", "--cause", "x"], "no finding with the cause x"),
    ],
)
def test_no_waiver_is_written_for_what_is_not_reported(
    here: Path, run: Run, words: list[str], reported: str
) -> None:
    run("init", "inventory")
    ran = run("new", "waiver", "late", *words)
    assert ran.code == 2
    assert reported in ran.err
    assert not (here / "inventory/waivers").exists()


def test_a_vendor_is_for_no_finding(here: Path, run: Run) -> None:
    run("init", "inventory")
    ran = run("new", "vendor", "late", "--rule", LATE, "--subject", "acme-mail")
    assert (ran.code, "are for a waiver" in ran.err) == (2, True)


def test_what_yaml_would_misread_stands_in_quotes() -> None:
    texts = ["NO", "EU", "a: b", "in@US", "a>b@US", "2026", "#", "x, y", "yes", "é"]
    for text in texts:
        written = f"covers: [{scalar(text)}]"
        assert yaml.safe_load(written) == {"covers": [text]}
