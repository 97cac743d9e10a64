"""`onward init --ci`: the job for a user's own repository."""

import importlib.metadata
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.cli.running import Run, commit, git, inventory, write

from onward._about import VERSION
from onward.cli import ci

ROOT = Path(__file__).parents[2]


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


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://github.com/copy/onward.git", "https://github.com/copy/onward/blob/"),
        ("https://github.example/copy/onward", "https://github.example/copy/onward/blob/"),
        ("https://gitlab.example/a/b/onward.git", "https://gitlab.example/a/b/onward/-/blob/"),
        ("https://git.example/onward.git", ""),
        ("ssh://github.com/copy/onward.git", ""),
    ],
)
def test_files_of_the_program_have_an_address_on_sites_that_are_known(
    installed: Any, url: str, address: str
) -> None:
    made = "c0ffee" * 6 + "c0de"
    installed({"url": url, "vcs_info": {"vcs": "git", "commit_id": made}})
    assert ci.address() == (address and address + made)
    installed(None)
    assert ci.address() == ""


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
    reported = [step["uses"] for step in only["steps"] if "uses" in step]
    assert all(len(each.partition("@")[2]) == 40 for each in reported)
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
    assert "title=invalidated-mechanism (error)" in ran.out
    reported = run("diff", "HEAD^1", "--in", "inv", "--format", "markdown")
    assert reported.code == 0
    assert "Acme Mail" in reported.out


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


@pytest.mark.parametrize("where", ["inv", "."])
@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_an_inventory_that_is_there_gets_its_job(
    here: Path, run: Run, installed: Any, kind: str, where: str
) -> None:
    installed(None)
    inventory(here / where)
    commit(here)
    records = sorted(here.glob("**/*.yaml"))
    before = {path: path.read_bytes() for path in records}
    ran = run("init", where, "--ci", kind)
    assert (ran.code, ran.err) == (0, "")
    assert sorted(here.glob("**/*.yaml")) == records
    assert {path: path.read_bytes() for path in records} == before
    assert not (here / where / ".onward").exists()
    assert f'INVENTORY: "{where}"' in (here / FILES[kind]).read_text()
    again = run("init", where, "--ci", kind)
    assert again.code == 2
    assert "nothing was written" in again.err


def test_one_job_is_for_all_inventories_below(here: Path, run: Run, installed: Any) -> None:
    installed(None)
    inventory(here / "all" / "one")
    inventory(here / "all" / "two")
    commit(here)
    assert run("init", "all", "--ci", "github").code == 0
    assert 'INVENTORY: "all"' in (here / FILES["github"]).read_text()


def test_no_job_is_for_a_part_of_an_inventory(here: Path, run: Run) -> None:
    inventory(here / "inv")
    commit(here)
    ran = run("init", "inv/vendors", "--ci", "github")
    assert ran.code == 2
    assert "inside the inventory inv" in ran.err
    assert not (here / ".github").exists()


FILES = {"github": ".github/workflows/onward.yml", "gitlab": ".gitlab/onward.yml"}


@pytest.mark.parametrize("kind", FILES)
def test_the_example_is_what_is_written(here: Path, run: Run, installed: Any, kind: str) -> None:
    installed({"url": "file:///nowhere", "dir_info": {}})
    commit(here)
    run("init", "inventory", "--ci", kind)
    example = ROOT / "docs" / "examples" / f"{kind}-ci.yml"
    assert (here / FILES[kind]).read_bytes() == example.read_bytes()


def install(kind: str) -> str:
    """The commands by which a job installs Onward."""
    job = yaml.safe_load((ROOT / "docs" / "examples" / f"{kind}-ci.yml").read_text())
    if kind == "gitlab":
        return "".join(job["onward"]["before_script"])
    found = [each["run"] for each in job["jobs"]["onward"]["steps"] if "pip" in each.get("run", "")]
    return "".join(found)


@pytest.mark.parametrize("kind", FILES)
def test_a_job_that_does_not_know_what_to_install_says_so(here: Path, kind: str) -> None:
    done = shell(install(kind), here, ONWARD="")
    assert done.returncode == 2
    assert FILES[kind] in done.stdout
    assert len((done.stdout + done.stderr).splitlines()) == 1


@pytest.mark.parametrize("kind", FILES)
def test_a_job_runs_no_module_of_the_checkout(here: Path, kind: str) -> None:
    for name in ("pip", "sitecustomize", "onward", "importlib"):
        write(here / f"{name}.py", "raise SystemExit('of the change')\n")
    done = shell(install(kind), here, ONWARD="./nowhere-1.0-py3-none-any.whl")
    assert done.returncode == 1
    assert "of the change" not in done.stdout + done.stderr
    assert "nowhere" in done.stderr


def shell(command: str, where: Path, **environment: str) -> "subprocess.CompletedProcess[str]":
    (where / "bin").mkdir()
    (where / "bin" / "python").symlink_to(sys.executable)
    home = {"PATH": f"{where / 'bin'}:/usr/bin:/bin", "PIP_NO_INDEX": "1"}
    order = ["bash", "-ec", command]
    return subprocess.run(
        order, cwd=where, env=home | environment, capture_output=True, text=True, check=False
    )


def test_no_job_for_what_is_no_service(here: Path, run: Run) -> None:
    inventory(here)
    assert run("init", "x", "--ci", "jenkins").code == 2


@pytest.mark.parametrize(
    ("kind", "folder", "guarded"),
    [("github", ".github", ["/.github/"]), ("gitlab", ".gitlab", ["/.gitlab/", "/.gitlab-ci.yml"])],
)
def test_owners_review_the_records_and_what_checks_them(
    here: Path, run: Run, kind: str, folder: str, guarded: list[str]
) -> None:
    git(here, "init", "-q")
    assert run("init", "privacy/inventory", "--ci", kind, "--owners", "@example/privacy").code == 0
    owners = (here / folder / "CODEOWNERS").read_text().splitlines()
    rules = dict(line.split() for line in owners if not line.startswith("#"))
    assert rules == dict.fromkeys(["/privacy/inventory/", *guarded], "@example/privacy")
    (change,) = here.joinpath(folder).rglob("*.md")
    assert "`privacy/inventory/`" in change.read_text()


def test_owners_that_are_there_are_kept(here: Path, run: Run) -> None:
    git(here, "init", "-q")
    write(here / ".github" / "CODEOWNERS", "* @all")
    ran = run("init", "inventory", "--ci", "github", "--owners", "@example/privacy")
    assert (ran.code, ran.out) == (2, "")
    assert "already there, and nothing was written: .github/CODEOWNERS" in ran.err
    assert not (here / "inventory").exists()


@pytest.mark.parametrize("said", ["privacy", "@a b", "@a\n* @b", "@", "@a/"])
def test_owners_are_a_team_or_a_person(here: Path, run: Run, said: str) -> None:
    git(here, "init", "-q")
    ran = run("init", "inventory", "--ci", "github", "--owners", said)
    assert ran.code == 2
    assert "@example/privacy" in ran.err


def test_owners_go_with_a_job(here: Path, run: Run) -> None:
    assert "--ci" in run("init", "inventory", "--owners", "@example/privacy").err
