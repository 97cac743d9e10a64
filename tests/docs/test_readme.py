"""The README's two commands, its picture, and that it names what there is."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.docs.console import run

from onward._about import LAW_CHECKED
from onward.cli.main import VERBS
from onward.output.formats import TABLES, VERDICTS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text("utf-8")
COMMAND = re.compile(r"^<!-- command: (\w+) -->\n```sh\n(.*)\n```$", re.MULTILINE)
PICTURE = ROOT / "docs" / "pictures" / "tidal-desk.svg"


def test_both_commands_are_one_line_that_needs_python_alone() -> None:
    commands = dict(COMMAND.findall(README))
    assert set(commands) == {"check", "test"}
    for command in commands.values():
        first = [part.split()[0] for part in command.split(" && ")]
        assert first[0] == "python3"
        assert all(word.startswith(".venv/bin/") for word in first[1:])
    assert commands["check"].endswith("onward check inventory --fail-on never")
    assert "pytest" in commands["test"]


def test_ci_takes_its_command_from_the_readme() -> None:
    script = (ROOT / ".ci" / "run").read_text("utf-8")
    assert "as_in_readme check" in script
    assert "as_in_readme test" in script
    assert "pip install" not in script


def test_the_picture_is_one_and_reports_its_day() -> None:
    top = ET.parse(PICTURE).getroot()
    assert top.tag == "{http://www.w3.org/2000/svg}svg"
    title = top.find("{http://www.w3.org/2000/svg}title")
    assert title is not None
    assert "Tidal Desk" in (title.text or "")
    assert "2026-11-22" in PICTURE.read_text("utf-8")


def test_the_timeline_is_what_its_command_draws(tmp_path: Path) -> None:
    command = re.search(r"`(onward timeline [^`]*) -o (docs/pictures/[^`]*)`", README)
    assert command is not None
    run(f"{command[1]} -o {tmp_path}/x.svg", ROOT)
    drawn = (tmp_path / "x.svg").read_text("utf-8")
    assert (ROOT / command[2]).read_text("utf-8") == drawn, "run python scripts/draw_pictures.py"


def test_the_day_of_the_law_is_that_of_the_law() -> None:
    assert f"**checked on {LAW_CHECKED}**" in README


@pytest.mark.parametrize("name", [*VERDICTS.names, *TABLES.names])
def test_every_format_is_named(name: str) -> None:
    assert f"`{name}`" in README


def test_every_command_is_named_and_every_name_is_a_command() -> None:
    verbs = set(VERBS)
    rows = [line for line in README.splitlines() if line.startswith("| `onward")]
    assert {word for row in rows for word in re.findall(r"`onward ([a-z]+)", row)} == verbs
