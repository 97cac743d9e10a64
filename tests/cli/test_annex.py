"""`onward annex`: files, names, languages, and text of records that stays text."""

import json
from pathlib import Path

import pytest
from tests.cli.running import ACME, Run, inventory

DAY = ("--as-of", "2026-08-05")


@pytest.mark.parametrize("verb", ["annex", "assessment"])
def test_a_document_is_the_same_twice(here: Path, run: Run, verb: str) -> None:
    inventory(here / "inv", ACME)
    made = []
    for _ in range(2):
        assert run(verb, "inv", "acme", *DAY, "--lang", "nl", "-o", "made.docx").code == 0
        made.append((here / "made.docx").read_bytes())
    assert made[0] == made[1]
    assert made[0].startswith(b"PK")


def test_a_vendor_is_found_by_its_id_or_its_name(here: Path, run: Run) -> None:
    inventory(here / "inv", ACME)
    by_id, by_name = run("annex", "inv", "acme", *DAY), run("annex", "inv", "Acme Mail", *DAY)
    assert by_id == by_name
    assert by_id.out.startswith("# Annexes to the contract: Acme Mail\n")
    assert "## Standard contractual clauses (Implementing Decision (EU) 2021/914), module 2" in (
        by_id.out
    )


@pytest.mark.parametrize(
    ("name", "says"),
    [("acmee", "did you mean acme?"), ("nobody-at-all", "`onward list vendors` lists them")],
)
@pytest.mark.parametrize("verb", ["annex", "assessment"])
def test_a_name_of_none_is_refused(here: Path, run: Run, verb: str, name: str, says: str) -> None:
    inventory(here / "inv", ACME)
    ran = run(verb, "inv", name)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_an_assessment_on_adequacy_is_begun_only_if_asked_for(here: Path, run: Run) -> None:
    inventory(here / "inv")
    ran = run("assessment", "inv", "acme", *DAY)
    assert "No assessment is needed for Acme Mail" in ran.out
    assert "## Step 1" not in ran.out
    assert "## Step 1: Know the transfers" in run("assessment", "inv", "acme", *DAY, "--anyway").out


def test_the_language_is_that_of_the_organisation(here: Path, run: Run) -> None:
    inventory(here / "inv", ACME)
    home = here / "inv" / "organisation.yaml"
    home.write_text(f"{home.read_text()}language: fr\n")
    made = json.loads(run("annex", "inv", "acme", "--format", "json").out)
    assert (made["command"], made["language"]) == ("annex", "fr")
    assert made["title"] == "Annexes au contrat : Acme Mail"


@pytest.mark.parametrize("verb", ["annex", "assessment"])
def test_hostile_text_stays_text(here: Path, run: Run, verb: str) -> None:
    bad = "<script>alert(1)</script> [x](javascript:1) | `a`"
    inventory(here / "inv", ACME.replace("Sending news", json.dumps(bad)))
    page = run(verb, "inv", "acme", "--format", "html").out
    assert "<script>alert(1)</script> [x]" not in page
    assert "&lt;script&gt;alert(1)" in page
    text = run(verb, "inv", "acme").out
    assert "<script>" not in text
    assert "](javascript:1)" not in text
