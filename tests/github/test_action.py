"""A pull request on an inventory: the steps of the action, run, and the comment they make."""

import json
import os
import re
import shutil
import subprocess
import sys
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
mechanisms: [{instrument: eu-us-privacy-shield, status: stated}]
subprocessors: []
"""
GH = """\
#!/bin/sh
here=$(dirname "$0")
for word in "$@"; do printf '%s\\n' "$word" >> "$here/calls"; done
case "$*" in
  "api user"*) cat "$here/me" 2>/dev/null || { echo '{"message": "no"}'; exit 1; } ;;
  *--paginate*)
    while [ "$1" != --jq ]; do shift; done
    jq -r "$2" "$here/comments" ;;
esac
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


def test_a_pull_request_is_reported_and_stopped(
    runner: Runner, pull_request: dict[str, str], *, update: bool
) -> None:
    reported = runner.step("Check", pull_request)
    assert reported.returncode == 0, reported.stderr
    assert "::error file=inventory/vendors/acme.yaml" in reported.stdout
    assert "other.yaml" not in reported.stdout
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
    reported = runner.step("Check", {**pull_request, "inputs.base": base})
    assert "inventory/vendors/acme.yaml" in reported.stdout
    assert "inventory/vendors/other.yaml" in reported.stdout


def test_the_base_is_named_by_all_its_digits(
    runner: Runner, repository: Path, pull_request: dict[str, str]
) -> None:
    """A tag that is called like the short id of the base hides nothing."""
    short = git(repository, "rev-parse", "--short=12", "HEAD^1")
    git(repository, "tag", short, pull_request["github.event.pull_request.head.sha"])
    reported = runner.step("Check", pull_request)
    assert "::error file=inventory/vendors/acme.yaml" in reported.stdout
    assert runner.step("Verdict").returncode == 1


def test_after_a_forced_push_everything_counts(runner: Runner, repository: Path) -> None:
    commit(repository, {"inventory/vendors/acme.yaml": VENDOR})
    reported = runner.step("Check", {"github.event.before": "1" * 40})
    assert reported.stdout.startswith("::notice::")
    assert "::error file=inventory/vendors/acme.yaml" in reported.stdout
    assert runner.step("Verdict").returncode == 1


def test_the_base_of_a_pull_request_is_not_what_was_pushed_before(
    runner: Runner, repository: Path
) -> None:
    """An update of a pull request names both; only the base says what the change brings in."""
    base = git(repository, "rev-parse", "HEAD")
    before = commit(repository, {"inventory/vendors/acme.yaml": VENDOR})
    commit(repository, {"README.md": "# Shop\n"})
    event = {"github.event.pull_request.base.sha": base, "github.event.before": before}
    reported = runner.step("Check", event)
    assert "::error file=inventory/vendors/acme.yaml" in reported.stdout


def results(runner: Runner) -> set[str]:
    sarif = json.loads(Path(runner.outputs["steps.check.outputs.sarif"]).read_text("utf-8"))
    return {
        each["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for each in sarif["runs"][0]["results"]
    }


def test_code_scanning_gets_all_that_is_found(
    runner: Runner, pull_request: dict[str, str], repository: Path
) -> None:
    """What a report leaves out is closed there as mended."""
    both = {"inventory/vendors/acme.yaml", "inventory/vendors/other.yaml"}
    runner.step("Check", pull_request)
    assert results(runner) >= both
    before = git(repository, "rev-parse", "HEAD")
    commit(repository, {"README.md": "# Shop\n"})
    runner.step("Check", {"github.event.before": before})
    assert results(runner) >= both


def test_code_scanning_gets_nothing_of_what_is_not_judged(runner: Runner, repository: Path) -> None:
    commit(repository, {"inventory/vendors/acme.yaml": VENDOR.replace("US", "QQ", 1)})
    runner.step("Check")
    assert runner.outputs["steps.check.outputs.sarif"] == ""
    assert runner.step("Verdict").returncode == 1
    upload = next(each for each in steps() if each["name"] == "Upload to code scanning")
    assert "steps.check.outputs.sarif != ''" in upload["if"]


def test_two_inventories_have_reports_of_their_own(runner: Runner, repository: Path) -> None:
    files = {name.replace("inventory/", "other/"): text for name, text in BASE.items()}
    commit(repository, files)
    reported: dict[str, set[str]] = {"comment": set(), "sarif": set()}
    for path in ("inventory", "other", "./inventory/"):
        runner.step("Check", {"inputs.path": path})
        for name, values in reported.items():
            values.add(runner.outputs[f"steps.check.outputs.{name}"])
    assert {len(values) for values in reported.values()} == {2}
    runs = [json.loads(Path(each).read_text("utf-8"))["runs"][0] for each in reported["sarif"]]
    assert {run["automationDetails"]["id"] for run in runs} == {
        "onward/inventory/",
        "onward/other/",
    }
    heads = {Path(each).read_text("utf-8").splitlines()[0] for each in reported["comment"]}
    assert len(heads) == 2
    assert all(re.fullmatch(r"<!-- onward:[0-9a-f]{40} -->", each) for each in heads)


def test_no_report_of_an_earlier_run_is_left(runner: Runner, pull_request: dict[str, str]) -> None:
    runner.step("Check", pull_request)
    comment = Path(runner.outputs["steps.check.outputs.comment"])
    assert comment.is_file()
    runner.step("Check", {"inputs.base": "1" * 40})
    assert runner.outputs["steps.check.outputs.code"] == "2"
    assert not comment.exists()


def test_a_push_that_changes_no_record_passes(runner: Runner, repository: Path) -> None:
    before = git(repository, "rev-parse", "HEAD")
    commit(repository, {"README.md": "# Shop\n"})
    assert runner.step("Check", {"github.event.before": before}).returncode == 0
    assert runner.step("Verdict").returncode == 0


def test_a_first_push_is_judged_whole(runner: Runner, repository: Path) -> None:
    commit(repository, {"inventory/vendors/acme.yaml": VENDOR})
    runner.step("Check", {"github.event.before": "0" * 40})
    comment = Path(runner.outputs["steps.check.outputs.comment"]).read_text("utf-8")
    assert "onward:review" not in comment
    assert runner.step("Verdict").returncode == 1


def test_fail_on_decides(runner: Runner, pull_request: dict[str, str]) -> None:
    runner.step("Check", {**pull_request, "inputs.fail-on": "never"})
    assert runner.step("Verdict").returncode == 0


def test_a_base_that_is_not_there_stops(runner: Runner) -> None:
    reported = runner.step("Check", {"inputs.base": "1" * 40})
    assert "no revision" in reported.stderr
    assert runner.step("Summary").returncode == 0
    assert "exit code 2" in runner.summary.read_text("utf-8")
    assert runner.step("Verdict").returncode == 2


COMMENTS = [
    (1, "github-actions[bot]", "Bot", "### Onward, of another inventory"),
    (2, "stranger", "User", "MARKER, and what somebody else wrote"),
    (3, "privacy-robot", "User", "MARKER of a personal token"),
    (4, "github-actions[bot]", "Bot", "MARKER of the token of a job"),
]


@pytest.mark.skipif(shutil.which("jq") is None, reason="the stand-in for gh needs jq")
@pytest.mark.parametrize(
    ("mine", "me", "kept"),
    [
        ((1, 2), None, None),
        ((1, 2, 4), None, 4),
        ((1, 2, 3), "privacy-robot", 3),
        ((3,), None, None),
    ],
)
def test_one_comment_is_kept(
    runner: Runner,
    pull_request: dict[str, str],
    mine: tuple[int, ...],
    me: str | None,
    kept: int | None,
) -> None:
    gh = runner.tools / "gh"
    gh.write_text(GH, "utf-8")
    gh.chmod(0o755)
    runner.step("Check", pull_request)
    comment = runner.outputs["steps.check.outputs.comment"]
    marker = Path(comment).read_text("utf-8").splitlines()[0]
    there = [
        {
            "id": number,
            "user": {"login": login, "type": kind},
            "body": body.replace("MARKER", marker),
        }
        for number, login, kind, body in COMMENTS
        if number in mine
    ]
    (runner.tools / "comments").write_text(json.dumps(there), "utf-8")
    if me:
        (runner.tools / "me").write_text(me, "utf-8")
    event = {"github.repository": "example/shop", "github.event.pull_request.number": "7"}
    done = runner.step("Comment", event)
    assert done.returncode == 0, done.stderr
    calls = (runner.tools / "calls").read_text("utf-8").splitlines()
    assert calls[calls.index("--method") + 1] == ("PATCH" if kept else "POST")
    where = f"comments/{kept}" if kept else "7/comments"
    assert f"repos/example/shop/issues/{where}" in calls[calls.index("--method") :]
    assert f"body=@{comment}" in calls


def test_no_expression_stands_in_a_script() -> None:
    for step in steps():
        assert "${{" not in step.get("run", ""), step["name"]


def test_it_installs_from_its_own_path() -> None:
    install = next(each for each in steps() if each["name"] == "Install Onward")
    assert '"$GITHUB_ACTION_PATH/../../.."' in install["run"]
    assert (ROOT / "requirements" / "run.txt").is_file()
    assert "--no-deps --no-build-isolation" in install["run"]


def test_it_runs_no_module_of_the_checkout(runner: Runner) -> None:
    """Python looks for a module in the current directory first, unless it is reported not to."""
    for name in ("venv", "pip", "ensurepip"):
        (runner.repository / f"{name}.py").write_text("print('of the change')\n", "utf-8")
    install = next(each for each in steps() if each["name"] == "Install Onward")["run"]
    made = next(line for line in install.splitlines() if "venv" in line and "-m" in line)
    environment = {"PYTHON": sys.executable, "PATH": runner.path, "place": str(runner.temporary)}
    done = subprocess.run(
        ("bash", "-ec", made.strip()),
        cwd=runner.repository,
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert "of the change" not in done.stdout + done.stderr
    assert (runner.temporary / "venv" / "bin" / "pip").exists()


@pytest.mark.parametrize(("name", "default"), [("summary", "true"), ("comment", "false")])
def test_what_a_fork_may_do_is_the_default(name: str, default: str) -> None:
    assert action()["inputs"][name]["default"] == default
    assert action()["inputs"]["sarif"]["default"] == "false"
