"""`onward recipients` at the command line: its defaults, and what it refuses."""

import json
from pathlib import Path

import pytest
from tests.cli.running import Run

HOME = "kind: organisation\nname: Example\ncountry: BE\nlanguage: nl\n"
SHOP = "kind: activity\nname: Shop\nrole: controller\nsubjects: [customers]\n"
MAIL = (
    "kind: vendor\nname: Mail\ncountry: BE\nrole: processor\nservices: [{id: mail, purpose: Mail,"
    " data: [contact.email], activities: [shop], locations: [{place: BE, by: self}]}]\n"
)


@pytest.fixture
def inventory(here: Path) -> Path:
    for name, text in {"organisation": HOME, "shop": SHOP, "mail": MAIL}.items():
        (here / f"{name}.yaml").write_text(text, "utf-8")
    return here


@pytest.mark.usefixtures("inventory")
def test_the_language_is_that_of_the_organisation_unless_another_is_asked_for(run: Run) -> None:
    assert run("recipients").out.startswith("# Ontvangers van persoonsgegevens\n")
    assert run("recipients", "--lang", "de").out.startswith("# Empfänger personenbezogener Daten\n")
    assert run("questions", "--format", "markdown").out.startswith("## Aan Mail\n")
    assert run("questions", "--lang", "fr", "--format", "markdown").out.startswith("## À Mail\n")


@pytest.mark.usefixtures("inventory")
def test_json_names_the_inventory_and_the_language(run: Run) -> None:
    made = json.loads(run("recipients", "--format", "json").out)
    assert (made["command"], made["language"]) == ("recipients", "nl")
    assert [each["judged"] for each in made["inventories"]] == [True]


@pytest.mark.usefixtures("inventory")
def test_a_name_that_is_none_is_refused_with_a_hint(run: Run) -> None:
    said = run("recipients", "--activity", "shops")
    assert (said.code, "did you mean shop?" in said.err) == (2, True)
    said = run("recipients", "--subjects", "clients")
    assert (said.code, "did you mean customers?" in said.err) == (2, True)
    said = run("recipients", "--subjects", "aliens")
    assert (said.code, "`onward words subjects` lists" in said.err) == (2, True)


@pytest.mark.usefixtures("inventory")
def test_csv_prints_one_table(run: Run) -> None:
    assert run("recipients", "--format", "csv").out.startswith("Ontvanger")
    said = run("recipients", "--format", "csv", "--sheet", "nothing")
    assert said.code == 2
