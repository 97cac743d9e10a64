"""A pull request on an inventory: the steps of the action, run, and the comment they make."""

import os
import subprocess
from pathlib import Path

import pytest
from tests.github.steps import ROOT, Runner, action, steps

GOLDEN = Path(__file__).with_name("comment.md")
BASE = {
    "inventory/organisation.yaml": """\
kind: organisation
id: example
name: Example
country: BE
customers: {notice_days: 30, channel: mail}
""",
    "inventory/activities/shop.yaml": """\
kind: activity
name: Web shop
purpose: Running the shops of our customers
role: processor
controllers: [{group: Shops in Belgium, country: BE}]
subjects: [customers-of-customers]
data: [contact.email]
""",
}
VENDOR = """\
kind: vendor
name: Acme @mail
legal_name: Acme Mail Inc.
country: US
role: processor
since: 2026-11-20
services:
  - id: mail
    purpose: Confirmations of orders
    activities: [shop]
    data: [contact.email]
    subjects: [customers-of-customers]
    locations: [{place: US, for: [storage, processing, support]}]
agreement: {status: signed, signed: 2026-11-20, document: agreements/acme.pdf}
safeguards: [{instrument: eu-us-privacy-shield, status: stated}]
subprocessors: []
"""
GH = """\
#!/bin/sh
for word in "$@"; do printf '%s\\n' "$word" >> "$(dirname "$0")/calls"; done
case "$*" in *--paginate*) cat "$(dirname "$0")/mine" ;; esac
"""


def git(where: Path, *words: str) -> str:
    identity = ("-c", "user.name=Test", "-c", "user.email=test@example.org")
    order = ("git", *identity, "-c", "init.defaultBranch=main", *words)
    nobody = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}
    day = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), "2026-11-22T00:00:00+0000")
    environment = {**os.environ, **nobody, **day}
    done = subprocess.run(
        order, cwd=where, env=environment, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def commit(where: Path, files: dict[str, str]) -> str:
    for name, text in files.items():
        path = where / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    git(where, "add", ".")
    git(where, "commit", "-q", "-m", "change")
    return git(where, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    where = tmp_path / "my repository"
    where.mkdir()
    git(where, "init", "-q")
    commit(where, BASE)
    return where


@pytest.fixture
def runner(repository: Path, tmp_path: Path) -> Runner:
    temporary = tmp_path / "runner temp"
    temporary.mkdir()
    return Runner(repository, temporary)


@pytest.fixture
def pull_request(repository: Path) -> dict[str, str]:
    """A branch that adds a vendor, checked out merged into a base that has gone on meanwhile."""
    base = git(repository, "rev-parse", "HEAD")
    git(repository, "switch", "-q", "-c", "vendor")
    head = commit(repository, {"inventory/vendors/acme.yaml": VENDOR})
    git(repository, "switch", "-q", "main")
    other = VENDOR.replace("Acme", "Other").replace("acme", "other")
    commit(repository, {"inventory/vendors/other.yaml": other})
    git(repository, "switch", "-q", "--detach", "main")
    git(repository, "merge", "-q", "--no-edit", "vendor")
    return {"github.event.pull_request.base.sha": base, "github.event.pull_request.head.sha": head}


def test_a_pull_request_is_told_and_stopped(
    runner: Runner, pull_request: dict[str, str], *, update: bool
) -> None:
    told = runner.step("Check", pull_request)
    assert told.returncode == 0, told.stderr
    assert "::error file=inventory/vendors/acme.yaml" in told.stdout
    assert "other.yaml" not in told.stdout
    comment = Path(runner.outputs["steps.check.outputs.comment"]).read_text("utf-8")
    if update:
        GOLDEN.write_text(comment, "utf-8")
    assert comment == GOLDEN.read_text("utf-8")
    assert Path(runner.outputs["steps.check.outputs.sarif"]).is_file()
    assert runner.step("Summary").returncode == 0
    assert runner.summary.read_text("utf-8") == comment
    assert runner.step("Verdict").returncode == 1


def test_the_base_is_the_one_named(runner: Runner, pull_request: dict[str, str]) -> None:
    base = pull_request["github.event.pull_request.base.sha"]
    told = runner.step("Check", {**pull_request, "inputs.base": base})
    assert "inventory/vendors/acme.yaml" in told.stdout
    assert "inventory/vendors/other.yaml" in told.stdout


def test_a_push_that_changes_no_record_passes(runner: Runner, repository: Path) -> None:
    before = git(repository, "rev-parse", "HEAD")
    commit(repository, {"README.md": "# Shop\n"})
    assert runner.step("Check", {"github.event.before": before}).returncode == 0
    assert runner.step("Verdict").returncode == 0


def test_a_first_push_is_judged_whole(runner: Runner, repository: Path) -> None:
    commit(repository, {"inventory/vendors/acme.yaml": VENDOR})
    runner.step("Check", {"github.event.before": "0" * 40})
    assert runner.outputs["steps.check.outputs.comment"].endswith("/check.md")
    assert runner.step("Verdict").returncode == 1


def test_fail_on_decides(runner: Runner, pull_request: dict[str, str]) -> None:
    runner.step("Check", {**pull_request, "inputs.fail-on": "never"})
    assert runner.step("Verdict").returncode == 0


def test_a_base_that_is_not_there_stops(runner: Runner) -> None:
    told = runner.step("Check", {"inputs.base": "1" * 40})
    assert "no revision" in told.stderr
    assert runner.step("Summary").returncode == 0
    assert "exit code 2" in runner.summary.read_text("utf-8")
    assert runner.step("Verdict").returncode == 2


@pytest.mark.parametrize(("mine", "method"), [("", "POST"), ("4711\n4712\n", "PATCH")])
def test_one_comment_is_kept(
    runner: Runner, pull_request: dict[str, str], mine: str, method: str
) -> None:
    gh = runner.tools / "gh"
    gh.write_text(GH, "utf-8")
    gh.chmod(0o755)
    (runner.tools / "mine").write_text(mine, "utf-8")
    event = {"github.repository": "example/shop", "github.event.pull_request.number": "7"}
    runner.step("Check", pull_request)
    done = runner.step("Comment", event)
    assert done.returncode == 0, done.stderr
    calls = (runner.tools / "calls").read_text("utf-8").splitlines()
    assert calls[calls.index("--method") + 1] == method
    where = "repos/example/shop/issues/comments/4711" if mine else "repos/example/shop/issues/7"
    assert any(each.startswith(where) for each in calls[calls.index("--method") :])
    assert f"body=@{runner.outputs['steps.check.outputs.comment']}" in calls


def test_no_expression_stands_in_a_script() -> None:
    for step in steps():
        assert "${{" not in step.get("run", ""), step["name"]


def test_it_installs_from_its_own_path() -> None:
    install = next(each for each in steps() if each["name"] == "Install Onward")
    assert '"$GITHUB_ACTION_PATH/../../.."' in install["run"]
    assert (ROOT / "requirements" / "run.txt").is_file()
    assert "--no-deps --no-build-isolation" in install["run"]


@pytest.mark.parametrize(("name", "default"), [("summary", "true"), ("comment", "false")])
def test_what_a_fork_may_do_is_the_default(name: str, default: str) -> None:
    assert action()["inputs"][name]["default"] == default
    assert action()["inputs"]["sarif"]["default"] == "false"
