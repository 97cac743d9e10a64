"""The literals that `onward --version` prints are those of the changelog and of the law data."""

import runpy
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "write_about.py"))


def test_version_and_day_are_the_newest(script: dict[str, Any]) -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    about = (ROOT / "src" / "onward" / "_about.py").read_text("utf-8")
    assert script["written"](changelog) == about, "run python scripts/write_about.py"


def test_the_newest_heading_counts(script: dict[str, Any]) -> None:
    reported = script["written"]("# Changelog\n\n## 1.2.3\n\n## 1.2.2\n")
    assert 'VERSION = "1.2.3"' in reported


def test_a_changelog_without_a_version_is_refused(script: dict[str, Any]) -> None:
    with pytest.raises(LookupError, match="no heading"):
        script["written"]("# Changelog\n\n## Unreleased\n")
