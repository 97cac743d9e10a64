"""`onward catalogue`: the list, and one vendor with every fact, its source and its day."""

import csv
import json
import runpy
from collections.abc import Callable
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from tests.cli.running import Run

from onward.catalogue.entry import entry_of, load
from onward.catalogue.names import ids, meant
from onward.reports.listings.catalogue import catalogue, facts, of_one
from onward.source.packaged import table
from onward.source.packaged import text as packaged

DAY = date(2026, 11, 29)
SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "write_catalogue_names.py"


@pytest.mark.parametrize("said", [(), ("stripe",)])
def test_json_is_as_its_schema_says(
    run: Run, judge: Callable[[str, object], None], said: tuple[str, ...]
) -> None:
    ran = run("catalogue", *said, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    judge("catalogue", json.loads(ran.out))


def test_the_list_has_every_vendor(run: Run) -> None:
    rows = list(csv.DictReader(StringIO(run("catalogue", "--format", "csv").out)))
    assert [row["id"] for row in rows] == list(ids())


@pytest.mark.parametrize("spelled", ["aws", "AWS", "Amazon Web Services EMEA SARL", "amazon aws"])
def test_a_vendor_is_found_as_people_spell_it(run: Run, spelled: str) -> None:
    assert run("catalogue", spelled).out == run("catalogue", "aws").out


@pytest.mark.parametrize(("said", "hint"), [("strpe", "did you mean stripe?"), ("?", "lists them")])
def test_another_is_refused(run: Run, said: str, hint: str) -> None:
    ran = run("catalogue", said)
    assert (ran.code, ran.out) == (2, "")
    assert hint in ran.err


@pytest.mark.parametrize("id_", ids())
def test_every_value_of_a_file_is_on_its_page(id_: str) -> None:
    """A key that the page forgets is found by its text."""
    whole = table("onward.catalogue", f"vendors/{id_}")
    listed = of_one(load(id_), DAY, DAY)
    page = " ".join(" ".join(row) for row in listed.rows)
    for name, value in whole.items():
        if name == "sources":
            continue
        for row in value if isinstance(value, list) else [value]:
            for key, said in row.items():
                if key in ("country", "customers", "part_of_terms", "chosen_by", "id"):
                    continue
                for text in said if isinstance(said, list) else [said]:
                    shown = str(text)
                    named = key == "places" and ":" not in shown
                    assert named or shown in page, (name, key, shown)
    assert all(source.address in " ".join(listed.notes) for source in load(id_).sources.values())
    assert sum(1 for _ in facts(load(id_))) == len(listed.rows)


def test_what_is_stale_is_reported() -> None:
    whole = table("onward.catalogue", "vendors/stripe")
    whole["sources"]["dta"]["seen"] = date(2025, 11, 28)
    stale = entry_of("stripe", whole)
    rows = of_one(stale, DAY, DAY).rows
    assert [row[0] for row in rows if "(stale)" in row[3]][:2] == ["name", "parent"]
    assert any("seen more than 12 months ago: stripe" in each for each in _notes(stale))
    assert not any("seen more than" in each for each in _notes(load("stripe")))


def _notes(*entries: object) -> tuple[str, ...]:
    return catalogue(entries, DAY, DAY).notes  # type: ignore[arg-type]


def test_the_index_of_names_is_that_of_the_vendors() -> None:
    """Where it is not: `python scripts/write_catalogue_names.py`."""
    kept = json.loads(packaged("onward.catalogue", "names.json"))
    assert runpy.run_path(str(SCRIPT))["names"]() == kept
    assert meant("Stripe Inc").ids == ("stripe",)
    assert meant("no such vendor").ids == ()


def test_a_company_means_the_vendor_for_which_it_contracts() -> None:
    """For sure where it is named like it; several vendors, or other things, are not decided."""
    for id_ in ids():
        for company in load(id_).companies:
            found = meant(company.name)
            assert id_ in found.ids or found.sure, company.name
    assert meant("Amazon Web Services EMEA SARL") == (("aws",), True)
    assert meant("Notion Labs, Inc.") == (("notion",), True)
    assert meant("Celonis Inc.") == (("make",), False)
    assert not meant("Google LLC").sure
    assert {"google-cloud", "firebase"} <= set(meant("Google LLC").ids)
