"""docs/command-line.md has every verb and option that there is, and no other; examples parse."""

import inspect
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from onward.cli.main import application
from onward.cli.verbs import VERBS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "command-line.md").read_text("utf-8")
SECTION = re.compile(r"^### (.*)\n((?:(?!^##).*\n)*)", re.MULTILINE)
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]*")
SHARED = {"--as-of", "--at", "--format", "--output", "--root", "--separator", "--color", "--help"}
SHARED |= {"--lang", "--sheet", "--strict"}
"""Options that several verbs have: the page explains each once."""
OTHERS = {"--install-completion", "--show-completion", "--verbose", "--version"}


def commands() -> Iterator[tuple[str, Any]]:
    """Every verb, `law show` too, with what the parser knows of it."""
    for name, command in typer.main.get_command(application()).commands.items():  # type: ignore[attr-defined]
        yield name, command
        yield from (
            (f"{name} {more}", each) for more, each in getattr(command, "commands", {}).items()
        )


def options(command: Any) -> set[str]:
    return {word for each in command.params for word in (*each.opts, *each.secondary_opts)}


COMMANDS = dict(commands())
SECTIONS = {
    verb: text
    for heading, text in SECTION.findall(PAGE)
    for verb in re.findall(r"[a-z]+", heading)
    if verb in VERBS
}


def test_each_verb_has_an_entry_in_the_order_of_the_help() -> None:
    assert [verb for verb in SECTIONS if verb in VERBS] == list(VERBS)


@pytest.mark.parametrize("name", COMMANDS)
def test_an_entry_has_the_options_of_its_verb(name: str) -> None:
    named = set(OPTION.findall(SECTIONS[name.split(maxsplit=1)[0]])) | SHARED
    each = ({*one.opts, *one.secondary_opts} for one in COMMANDS[name].params)
    assert [
        words for words in each if any("--" in word for word in words) and not words & named
    ] == []


def test_an_option_that_several_verbs_share_is_explained() -> None:
    assert SHARED - {"--help", "--output"} <= set(OPTION.findall(PAGE))


def test_an_option_that_the_page_names_is_one() -> None:
    known = {word for command in COMMANDS.values() for word in options(command)}
    said = {
        word for line in PAGE.splitlines() if "ajv" not in line for word in OPTION.findall(line)
    }
    assert said - known - OTHERS - {"--help"} == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_the_example_in_the_help_can_be_parsed(name: str) -> None:
    text = " ".join(inspect.cleandoc(COMMANDS[name].help).partition("Example: ")[2].split())
    lines = [each for each in re.split(r",? (?:or|then) (?=onward )", text) if each]
    assert lines
    for line in lines:
        program, *words = shlex.split(line)
        assert program == "onward"
        verb = " ".join(words[: len(name.split())])
        assert verb == name
        command = COMMANDS[name]
        command.make_context(name, words[len(name.split()) :])
