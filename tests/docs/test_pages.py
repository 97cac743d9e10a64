"""What the pages of the documentation say is so: outputs, links, lists."""

import re
import runpy
from pathlib import Path

import pytest
from tests.docs import console

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted(
    path.relative_to(ROOT).as_posix()
    for path in (*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob(".github/**/*.md"))
)
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")


@pytest.mark.parametrize("name", [name for name in PAGES if "run in:" in (ROOT / name).read_text()])
def test_outputs_are_what_is_printed(name: str, tmp_path: Path, *, update: bool) -> None:
    page = (ROOT / name).read_text("utf-8")
    found = list(console.blocks(page))
    assert len(found) == page.count("<!-- run in:")
    places = {"clone": ROOT, "empty": tmp_path}
    told = [(block, console.printed(block, places[block.where])) for block in found]
    assert not any("a bug in Onward" in text for _, text in told), told
    if update:
        for block, text in reversed(told):
            page = page[: block.span[0]] + text + page[block.span[1] :]
        (ROOT / name).write_text(page, "utf-8")
        return
    for block, text in told:
        assert block.body == text, f"{name} lags: pytest tests/docs --update, and read the change"


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    page = (ROOT / name).read_text("utf-8")
    targets = [found["target"] for found in LINK.finditer(page)]
    for target in targets:
        if not target.startswith("https://"):
            there = (ROOT / name).parent / target.partition("#")[0]
            assert there.exists(), f"{name}: {target}"


def test_the_list_of_rules_is_that_of_the_pages() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "write_rules.py"))
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert script["written"]() == page, "run python scripts/write_rules.py"


def test_every_decision_is_listed() -> None:
    folder = ROOT / "docs" / "decisions"
    listed = LINK.findall((folder / "README.md").read_text("utf-8"))
    written = sorted(path.name for path in folder.glob("*.md") if path.name != "README.md")
    assert sorted(each for each in listed if "/" not in each) == written


@pytest.mark.parametrize("name", ["github", "gitlab"])
def test_the_examples_are_what_init_writes(name: str) -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "write_examples.py"))
    page = (ROOT / "docs" / "examples" / f"{name}-ci.yml").read_text("utf-8")
    assert script["written"](name) == page, "run python scripts/write_examples.py"


def test_the_architecture_names_every_room() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text("utf-8")
    rows = set(re.findall(r"^\| `([a-z]+(?:\.py|/))` \|", page, re.MULTILINE))
    package = ROOT / "src" / "onward"
    rooms = {f"{path.parent.name}/" for path in package.glob("*/__init__.py")}
    assert rows == rooms | {path.name for path in package.glob("[a-z]*.py")}
