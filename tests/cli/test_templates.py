"""What the comments of the templates name is there."""

import re
from pathlib import Path

import pytest
from tests.cli.running import Run, inventory

import onward
from onward.cli.verbs import VERBS
from onward.law.law import load
from onward.reports.listings.vocabulary import KINDS
from onward.terms.vocabulary import data, subjects

TEMPLATES = sorted((Path(onward.__file__).parent / "cli" / "templates").glob("*/*.yaml"))
COMMENT = re.compile(r"^ *(?:- )?\{?(\w+):.*?# (.*)$", re.MULTILINE)
LIST = re.compile(r"^([\w.-]+(?:, [\w.-]+)*?)\.\.\.")
INSTRUMENT = re.compile(r"\b(?:eu|uk|ch)-[a-z0-9-]+")
COMMAND = re.compile(r"`onward ([a-z]+)(?: ([a-z]+))?")


def named(key: str) -> set[str]:
    """The words that comments behind a key give as examples."""
    found = set[str]()
    for path in TEMPLATES:
        for each, comment in COMMENT.findall(path.read_text("utf-8")):
            examples = LIST.match(comment)
            if each == key and examples:
                found.update(examples[1].split(", "))
    return found


def test_words_for_data_and_people_exist() -> None:
    assert "financial.payment-card" in named("data")
    assert named("data") <= set(data())
    assert "employees" in named("subjects")
    assert named("subjects") <= set(subjects())


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_instruments_and_commands_exist(path: Path) -> None:
    text = path.read_text("utf-8")
    assert set(INSTRUMENT.findall(text)) <= set(load().instruments)
    verbs = set(VERBS)
    for verb, word in COMMAND.findall(text):
        assert verb in verbs
        assert verb != "words" or word in KINDS


def test_a_vendor_that_nobody_knows_can_be_named_so(here: Path, run: Run) -> None:
    inventory(here)
    run("new", "vendor", "website-host")
    record = here / "vendors" / "website-host.yaml"
    line = next(each for each in record.read_text().splitlines() if each.startswith("name:"))
    assert line == "name: Website Host  # or `unknown`"
    record.write_text(record.read_text().replace("name: Website Host", "name: unknown"))
    assert "[unnamed-vendor]" in run("check", "--format", "concise").out
