"""The hooks for pre-commit run a program that is installed, on the files that are records."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

from onward.cli.verbs import app

ROOT = Path(__file__).resolve().parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def test_each_hook_is_a_verb_of_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    verbs = {each.callback.__name__ for each in app.registered_commands if each.callback}
    for hook in HOOKS:
        program, verb = hook["entry"].split()
        assert program in project["scripts"]
        assert verb in verbs
        assert hook["language"] == "python"


@pytest.mark.parametrize("name", ["inventory/organisation.yaml", "vendors/acme.yml"])
def test_a_change_of_a_record_runs_it(name: str) -> None:
    assert all(re.search(hook["files"], name) for hook in HOOKS)


def test_a_change_of_anything_else_does_not() -> None:
    assert not any(re.search(hook["files"], "README.md") for hook in HOOKS)
