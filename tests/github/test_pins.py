"""Every workflow pins each action to one commit: our own, and those that are written for others."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
OTHERS = ("docs/examples", "src/onward/cli/templates/ci")
FOLDERS = (".github", *OTHERS)
USED = re.compile(r"uses: +(?P<name>[^@\s]+)@(?P<commit>\S+)(?: +# +(?P<version>\S+))?")


def used(folder: str) -> dict[str, set[tuple[str, str]]]:
    """Action -> the commits and versions by which the files of a folder name it."""
    found: dict[str, set[tuple[str, str]]] = {}
    for path in sorted((ROOT / folder).rglob("*.yml")):
        for each in USED.finditer(path.read_text("utf-8")):
            found.setdefault(each["name"], set()).add((each["commit"], each["version"] or ""))
    return found


@pytest.mark.parametrize("folder", FOLDERS)
def test_an_action_is_named_by_its_whole_commit_and_its_version(folder: str) -> None:
    found = used(folder)
    assert "actions/checkout" in found
    for name, pins in found.items():
        for commit, version in pins:
            assert re.fullmatch(r"[0-9a-f]{40}", commit), name
            assert re.fullmatch(r"v\d+\.\d+\.\d+", version), name


@pytest.mark.parametrize("folder", OTHERS)
def test_what_others_get_is_what_we_use_ourselves(folder: str) -> None:
    ours = used(".github")
    for name, pins in used(folder).items():
        assert pins == ours[name], f"{name}: {folder} lags behind .github, or is ahead of it"


def test_each_action_has_one_version() -> None:
    assert {name: len(pins) for name, pins in used(".github").items() if len(pins) != 1} == {}
