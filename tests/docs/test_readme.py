"""The README's two commands, its picture, and that it names what there is."""

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from tests.docs.console import example, run

from onward._about import LAW_CHECKED
from onward.cli.verbs import VERBS
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


ANSWERS = [
    command
    for row in re.findall(r"^\| .* \| (`onward .*) \|$", README, re.MULTILINE)
    for command in re.findall(r"`(onward [^`]*)`", row)
]
"""The commands of the table of questions."""


def test_every_command_is_named_and_every_name_is_a_command() -> None:
    assert {command.split()[1] for command in ANSWERS} == set(VERBS)


@pytest.fixture(scope="module", name="firm")
def _firm(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example as a repository with a branch `main`, and files that a firm has beside it."""
    where = example(tmp_path_factory.mktemp("firm"))
    run("git branch -M main && git tag 2026-06-30", where)
    (where / "list.csv").write_text("Vendor,Country\nTeasel Mail Inc.,USA\n", "utf-8")
    lock = '{"lockfileVersion": 3, "packages": {"node_modules/posthog-js": {"version": "1.0.0"}}}'
    (where / "package-lock.json").write_text(lock, "utf-8")
    return where


@pytest.mark.parametrize("command", ANSWERS)
def test_each_question_is_answered_by_its_command(firm: Path, command: str) -> None:
    """Codes: 0 done, 1 found."""
    printed = run(f"{command} || test $? = 1 || echo REFUSED", firm)
    assert "REFUSED" not in printed, printed
    file = re.search(r"-o (\S+)$", command)
    assert printed or file
    if file and "notice" not in command:
        assert (firm / file[1]).exists()
