"""Five pull requests on the five inventories: the steps of the action, and the comment of each."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from tests.github.steps import Runner
from tests.review import scratch

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "review"
FAILS = ("adds-a-vendor",)
"""Changes that the gate stops."""
BASE = "0123456789ab"
"""What stands in the golden files for the commit that a change is compared with."""


def pull_request(repository: Path, name: str) -> tuple[str, dict[str, str]]:
    """A branch with one change, checked out merged into its base as GitHub does it."""
    base = scratch.repository(repository)
    scratch.git(repository, "switch", "-q", "-c", name)
    scratch.CHANGES[name](repository)
    head = scratch.commit(repository, name)
    scratch.git(repository, "switch", "-q", "--detach", "main")
    scratch.git(repository, "merge", "-q", "--no-ff", "--no-edit", name)
    event = {"github.event.pull_request.base.sha": base, "github.event.pull_request.head.sha": head}
    return base, event


@pytest.mark.parametrize("name", scratch.CHANGES)
def test_a_pull_request_on_the_inventories(tmp_path: Path, name: str, *, update: bool) -> None:
    base, event = pull_request(tmp_path / "scratch", name)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    runner = Runner(tmp_path / "scratch", temporary)
    reported = runner.step("Check", event)
    assert reported.returncode == 0, reported.stderr
    comment = Path(runner.outputs["steps.check.outputs.comment"]).read_text("utf-8")
    comment = comment.replace(base[:12], BASE)
    path = GOLDEN / f"{name}.md"
    if update:
        path.write_text(comment, "utf-8")
    assert comment == path.read_text("utf-8")
    assert runner.step("Summary").returncode == 0
    assert runner.summary.read_text("utf-8").replace(base[:12], BASE) == comment
    assert runner.step("Verdict").returncode == (1 if name in FAILS else 0)
    assert ("::error" in reported.stdout) is (name in FAILS)
    assert scratch.git(tmp_path / "scratch", "status", "--porcelain") == ""


def test_the_reorder_means_nothing() -> None:
    comment = (GOLDEN / "only-reorders.md").read_text("utf-8")
    assert "### Onward: No change in meaning.\n" in comment
    assert "####" not in comment


def test_every_golden_comment_is_of_a_change() -> None:
    assert {path.stem for path in GOLDEN.glob("*.md")} == set(scratch.CHANGES)


@pytest.mark.parametrize("name", scratch.CHANGES)
def test_a_comment_is_markdown_without_jargon(name: str) -> None:
    """What a data protection officer reads holds no id of ours and no code of a country."""
    comment = (GOLDEN / f"{name}.md").read_text("utf-8")
    letters = re.compile(r"Questions to ask.*?(?=####|<details|\Z)", re.DOTALL)
    text = letters.sub("", comment.partition("```mermaid")[0])
    html = MarkdownIt("commonmark").render(text)
    words = set(html.replace("(", " ").replace(")", " ").replace(":", " ").split())
    assert not words & {"us", "US", "IE", "IN", "customers@", "eu-us-privacy-shield", "None"}
