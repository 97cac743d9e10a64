"""`onward rules`, `onward explain` and `onward schema`."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest
from tests.cli.running import Run, inventory
from tests.closing import closed

from onward.rules.engine.catalogue import catalogue, page
from onward.schema.files import KINDS, PRINTED, WRITTEN


def test_every_rule_and_fault_is_listed(run: Run, judge: Callable[[str, object], None]) -> None:
    listed = json.loads(run("rules", "--format", "json").out)
    judge("rules", listed)
    assert [each["name"] for each in listed["rules"]] == list(catalogue())
    assert all(each["summary"].endswith((".", "?")) for each in listed["rules"])
    table = run("rules")
    assert table.code == 0
    assert "invalidated-mechanism" in table.out
    assert "As of" not in table.out


@pytest.mark.parametrize(
    "name", ["invalidated-mechanism", "yaml-tag", "schema-day", "unused-waiver"]
)
def test_a_page_is_printed_as_it_is(run: Run, name: str) -> None:
    ran = run("explain", name)
    assert (ran.code, ran.out, ran.err) == (0, page(name), "")


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ("invalidated-groun", "did you mean invalidated-mechanism?"),
        ("zzzzzzzz", "`onward rules` lists them"),
        ("eu-us-dpf", "is an instrument: `onward law show eu-us-dpf` describes it"),
        ("_waive", "no rule or fault is called '_waive'"),
        ("../../pyproject", "no rule or fault is called"),
    ],
)
def test_a_page_that_is_none_is_refused(run: Run, said: str, hint: str) -> None:
    ran = run("explain", said)
    assert (ran.code, ran.out) == (2, "")
    assert hint in ran.err


def test_the_schemas_are_listed(run: Run) -> None:
    ran = run("schema")
    assert ran.code == 0
    assert [line.split(":")[0] for line in ran.out.splitlines()] == [*(*KINDS, *PRINTED, *WRITTEN)]


@pytest.mark.parametrize("name", [*KINDS, *PRINTED, *WRITTEN])
def test_a_schema_is_printed(run: Run, name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(run("schema", name).out))


@pytest.mark.parametrize("name", PRINTED)
def test_a_schema_of_what_is_printed_is_open_to_new_keys_and_says_so(run: Run, name: str) -> None:
    printed = json.loads(run("schema", name).out)
    assert printed["$comment"].startswith("Version 2 of what is printed, and open:")
    said = "a verb that makes a paper" if PRINTED[name] == "paper" else f"onward {name} --format"
    assert said in printed["title"]
    assert '"additionalProperties": false' not in run("schema", name).out
    assert printed["properties"]["version"]["const"] == 2
    assert closed(printed)["additionalProperties"] is False


@pytest.mark.parametrize("verb", ["diff", "whatif"])
def test_a_comparison_is_as_its_schema_says(here: Path, run: Run, verb: str) -> None:
    inventory(here)
    days = ["--as-of", "2026-01-01", "--as-of", "2026-02-01"]
    words = {"diff": days, "whatif": ["--end", "eu-us-dpf=2027-03-01"]}
    found = json.loads(run(verb, *words[verb], "--format", "json").out)
    assert found["command"] == verb
    schema = json.loads(run("schema", verb).out)
    jsonschema.Draft202012Validator(closed(schema)).validate(found)
    jsonschema.Draft202012Validator(schema).validate({**found, "of a later version": 1})


@pytest.mark.parametrize("name", ["venor", "output/check", "../pyproject"])
def test_a_schema_that_is_none_is_refused(run: Run, name: str) -> None:
    ran = run("schema", name)
    assert (ran.code, ran.out) == (2, "")
    assert f"no schema is called {name!r}" in ran.err


def test_schemas_are_written_and_refreshed(here: Path, run: Run) -> None:
    inventory(here)
    for _ in range(2):
        ran = run("schema", "-o", ".onward")
        assert ran.code == 0
        assert ran.err.splitlines() == [f"wrote .onward/{kind}.schema.json" for kind in KINDS]
        for kind in KINDS:
            assert (here / ".onward" / f"{kind}.schema.json").read_text() == run("schema", kind).out
        (here / ".onward" / "vendor.schema.json").write_text("{}")


def test_schemas_are_written_through_no_link(here: Path, run: Run) -> None:
    (here / "real").mkdir()
    (here / "link").symlink_to("real")
    assert run("schema", "-o", "link").code == 2
    assert run("schema", "-o", "link/").code == 2
    (here / "real" / "vendor.schema.json").symlink_to(here / "target")
    ran = run("schema", "-o", "real")
    assert ran.code == 2
    assert "a link; Onward writes through no link" in ran.err
    assert not (here / "target").exists()


def test_schemas_are_not_written_among_records(here: Path, run: Run) -> None:
    inventory(here / "inv")
    ran = run("schema", "-o", "inv/schemas")
    assert ran.code == 2
    assert "inside the inventory inv" in ran.err


@pytest.mark.parametrize(
    "words", [["vendor", "-o", "x"], ["-o", "x", "--format", "markdown"], ["-o", "-"]]
)
def test_one_schema_and_a_directory_are_refused(here: Path, run: Run, words: list[str]) -> None:
    ran = run("schema", *words)
    assert (ran.code, ran.out) == (2, "")
    assert "-o DIR writes the schemas of every record there" in ran.err
    assert not [*here.iterdir()]


def test_a_file_is_no_directory(here: Path, run: Run) -> None:
    (here / "x").write_text("")
    ran = run("schema", "-o", "x")
    assert ran.code == 2
    assert "x: can't be made" in ran.err


def test_the_keys_of_a_record_can_be_read_as_a_page(run: Run) -> None:
    ran = run("schema", "vendor", "--format", "markdown")
    assert ran.code == 0
    assert ran.out.startswith("# Vendor\n")
    assert "| `country` |" in ran.out
    assert "`signed`: signed by both parties" in ran.out


@pytest.mark.parametrize("words", [("check",), ()])
def test_only_a_record_has_a_page_of_keys(run: Run, words: tuple[str, ...]) -> None:
    ran = run("schema", *words, "--format", "markdown")
    assert ran.code == 2
    assert "--format markdown" in ran.err
