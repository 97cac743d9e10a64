"""The steps of the composite action run as shell, as the runner of GitHub would."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
ACTION = ROOT / ".github" / "actions" / "check" / "action.yml"
DAY = "1795305600"
"""2026-11-22 in seconds."""


class Runner:
    """One job: a repository, a temporary directory, and what the steps reported each other."""

    def __init__(self, repository: Path, temporary: Path) -> None:
        self.repository = repository
        self.temporary = temporary
        self.summary = temporary / "summary.md"
        self.outputs: dict[str, str] = {}
        tools = temporary / "tools"
        tools.mkdir()
        self.path = os.pathsep.join((str(tools), "/usr/bin", "/bin"))
        self.tools = tools
        self.outputs["steps.install.outputs.program"] = str(Path(sys.executable).parent / "onward")

    def step(
        self, name: str, values: Mapping[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Run the step of that name; its outputs are there for the next."""
        step = next(each for each in steps() if each["name"] == name)
        known = {**defaults(), **self.outputs, **(values or {})}
        environment = {key: _value(text, known) for key, text in step["env"].items()}
        output = self.temporary / "output"
        output.write_text("", "utf-8")
        done = subprocess.run(
            ("bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]),
            cwd=self.repository,
            env={
                **environment,
                "PATH": self.path,
                "RUNNER_TEMP": str(self.temporary),
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "SOURCE_DATE_EPOCH": DAY,
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        for line in output.read_text("utf-8").splitlines():
            key, _, reported = line.partition("=")
            self.outputs[f"steps.{step['id']}.outputs.{key}"] = reported
        return done


def action() -> dict[str, Any]:
    """The action as it is written."""
    loaded: dict[str, Any] = yaml.safe_load(ACTION.read_text("utf-8"))
    return loaded


def steps() -> list[dict[str, Any]]:
    """Its steps."""
    found: list[dict[str, Any]] = action()["runs"]["steps"]
    return found


def defaults() -> dict[str, str]:
    """What its inputs are where nobody sets them."""
    return {f"inputs.{name}": each["default"] for name, each in action()["inputs"].items()}


def _value(text: str, known: Mapping[str, str]) -> str:
    """An expression `${{ a || b }}`: the first that is known and not empty."""
    if not text.startswith("${{"):
        return text
    names = text.removeprefix("${{").removesuffix("}}").split("||")
    return next((known[name.strip()] for name in names if known.get(name.strip())), "")
