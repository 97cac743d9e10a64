"""`onward init --ci`: the job for a user's own repository."""

import importlib.metadata
import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cli.running import Run, commit, git, inventory, write

from onward._about import VERSION
from onward.cli import ci


class Installed:
    """A package as pip leaves it, with or without a note of where it came from."""

    def __init__(self, origin: dict[str, Any] | None) -> None:
        self.origin = origin

    def read_text(self, name: str) -> str | None:
        assert name == "direct_url.json"
        return json.dumps(self.origin) if self.origin else None


@pytest.fixture(name="installed")
def _installed(monkeypatch: pytest.MonkeyPatch) -> Any:
    def install(origin: dict[str, Any] | None) -> None:
        monkeypatch.setattr(importlib.metadata, "distribution", lambda _: Installed(origin))

    return install


def test_what_is_installed_from_an_index_is_asked_of_an_index(installed: Any) -> None:
    installed(None)
    assert ci.requirement() == f"onward=={VERSION}"


def test_what_is_installed_from_a_repository_is_pinned_to_its_commit(installed: Any) -> None:
    vcs = {"vcs_info": {"vcs": "git", "commit_id": "c0ffee"}}
    installed({"url": "https://git.example/onward.git", **vcs})
    assert ci.requirement() == "onward @ git+https://git.example/onward.git@c0ffee"
    installed({"url": "https://me:secret@git.example/onward.git", **vcs})
    assert ci.requirement() == ""
    installed({"url": "ssh://git.example/onward.git", **vcs})
    assert ci.requirement() == ""


def test_what_is_installed_from_a_clone_is_named_by_its_origin(here: Path, installed: Any) -> None:
    write(here / "on ward" / "x", "")
    made = commit(here / "on ward")
    origin = {"url": (here / "on ward").as_uri(), "dir_info": {"editable": True}}
    installed(origin)
    assert ci.requirement() == ""
    git(here / "on ward", "remote", "add", "origin", "https://git.example/onward.git")
    assert ci.requirement() == f"onward @ git+https://git.example/onward.git@{made}"
    for other in ("gone", "on ward/sub"):
        installed({"url": (here / other).as_uri(), "dir_info": {}})
        assert ci.requirement() == ""
    installed({"url": (here / "on ward" / "onward.whl").as_uri(), "archive_info": {}})
    assert ci.requirement() == ""


def test_what_is_installed_from_an_archive_is_asked_there_again(installed: Any) -> None:
    installed({"url": "https://git.example/onward.whl", "archive_info": {}})
    assert ci.requirement() == "onward @ https://git.example/onward.whl"


def test_the_job_of_github(here: Path, run: Run, installed: Any) -> None:
    installed(None)
    commit(here)
    git(here, "checkout", "-q", "-b", "tr'unk")
    ran = run("init", "some/inventory", "--ci", "github")
    assert ran.code == 0
    assert "wrote .github/workflows/onward.yml\n" in ran.out
    assert "to do" not in ran.out
    job = yaml.safe_load((here / ".github" / "workflows" / "onward.yml").read_text())
    assert job["permissions"] == {}
    assert job[True]["push"]["branches"] == ["tr'unk"]
    only = job["jobs"]["onward"]
    assert only["permissions"] == {"contents": "read"}
    assert only["env"] == {"INVENTORY": "some/inventory", "ONWARD": f"onward=={VERSION}"}
    checkout = only["steps"][0]
    assert checkout["with"] == {"fetch-depth": 0, "persist-credentials": False}
    told = [step["uses"] for step in only["steps"] if "uses" in step]
    assert all(len(each.partition("@")[2]) == 40 for each in told)
    runs = "\n".join(step.get("run", "") for step in only["steps"])
    assert 'onward check "$INVENTORY" --base HEAD^1' in runs
    assert 'onward diff HEAD^1 --in "$INVENTORY" --format markdown' in runs
    assert "${{" not in runs


def test_the_steps_of_the_job_run(here: Path, run: Run, installed: Any) -> None:
    installed(None)
    commit(here)
    run("init", "inv", "--ci", "github")
    commit(here)
    acme = here / "inv" / "vendors" / "acme-mail.yaml"
    acme.write_text(acme.read_text().replace("eu-us-dpf", "eu-us-privacy-shield"))
    commit(here)
    ran = run("check", "inv", "--base", "HEAD^1", "--format", "github")
    assert ran.code == 1
    assert "title=invalidated-ground (error)" in ran.out
    told = run("diff", "HEAD^1", "--in", "inv", "--format", "markdown")
    assert told.code == 0
    assert "Acme Mail" in told.out


def test_the_job_of_gitlab_is_included_where_nothing_is_yet(
    here: Path, run: Run, installed: Any
) -> None:
    installed({"url": "file:///nowhere", "dir_info": {}})
    commit(here)
    ran = run("init", "inv", "--ci", "gitlab")
    assert ran.code == 0
    assert "to do: fill in ONWARD in .gitlab/onward.yml" in ran.out
    job = yaml.safe_load((here / ".gitlab" / "onward.yml").read_text())["onward"]
    assert job["variables"] == {"GIT_DEPTH": "0", "INVENTORY": "inv", "ONWARD": ""}
    assert yaml.safe_load((here / ".gitlab-ci.yml").read_text()) == {
        "include": [{"local": "/.gitlab/onward.yml"}]
    }


def test_a_pipeline_that_is_there_is_left_and_what_to_add_is_said(
    here: Path, run: Run, installed: Any
) -> None:
    installed(None)
    commit(here)
    write(here / ".gitlab-ci.yml", "mine: {}\n")
    ran = run("init", "inv", "--ci", "gitlab")
    assert ran.code == 0
    assert "to do: add to .gitlab-ci.yml: include: [{local: /.gitlab/onward.yml}]" in ran.out
    assert (here / ".gitlab-ci.yml").read_text() == "mine: {}\n"


def test_the_job_stands_at_the_root_of_the_repository(
    here: Path, run: Run, installed: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed(None)
    commit(here)
    (here / "a b").mkdir()
    monkeypatch.chdir(here / "a b")
    ran = run("init", ".", "--ci", "github")
    assert "wrote ../.github/workflows/onward.yml" in ran.out
    job = yaml.safe_load((here / ".github" / "workflows" / "onward.yml").read_text())
    assert job["jobs"]["onward"]["env"]["INVENTORY"] == "a b"


def test_a_job_that_is_there_is_kept_and_nothing_is_written(here: Path, run: Run) -> None:
    commit(here)
    write(here / ".github" / "workflows" / "onward.yml", "mine")
    ran = run("init", "inv", "--ci", "github")
    assert ran.code == 2
    assert "nothing was written: .github/workflows/onward.yml" in ran.err
    assert not (here / "inv").exists()


def test_without_a_repository_there_is_no_place_for_a_job(here: Path, run: Run) -> None:
    ran = run("init", "inv", "--ci", "github")
    assert ran.code == 2
    assert "`git init` first, or leave --ci out" in ran.err
    assert not (here / "inv").exists()


def test_no_job_for_what_is_no_service(here: Path, run: Run) -> None:
    inventory(here)
    assert run("init", "x", "--ci", "jenkins").code == 2
