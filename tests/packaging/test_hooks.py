"""The hooks for pre-commit run a program that is installed, on every commit."""

import tomllib
from pathlib import Path

import yaml

from onward.cli.verbs import VERBS

ROOT = Path(__file__).resolve().parents[2]
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))


def test_each_hook_is_a_verb_of_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    verbs = set(VERBS)
    for hook in HOOKS:
        program, verb = hook["entry"].split()
        assert program in project["scripts"]
        assert verb in verbs
        assert hook["language"] == "python"


def test_whatever_a_commit_changes_it_runs() -> None:
    """A deletion and a document that is no YAML leave pre-commit no file to run it for."""
    for hook in HOOKS:
        assert hook["always_run"] is True
        assert hook["pass_filenames"] is False
        assert not {"files", "exclude", "types", "types_or"} & set(hook)
