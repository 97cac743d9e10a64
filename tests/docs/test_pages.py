"""What the pages of the documentation say is so: outputs, links, lists."""

import json
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
EXAMPLES = ROOT / "docs" / "examples"
DIALECT = re.compile(
    r"\b(nobody|whoever|told|tells?|footing|hangs? on|stands? (behind|there)|thereof|hereby|"
    r"what would settle|data (are|have|go|were))\b"
)
"""Words that the pages do without: the glossary says which come instead."""
CODE = re.compile(r"^```.*?^```$|`[^`\n]*`", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`((?:[a-z_]+/)+[a-z_]+\.(?:py|toml))`")
WRITTEN = {"src/onward/output/verdicts/teamcity.py", "instruments/aq.toml"}
"""What a reader of the pages on formats and on regimes is to write."""
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")


@pytest.mark.parametrize("name", [name for name in PAGES if "run in:" in (ROOT / name).read_text()])
def test_outputs_are_what_is_printed(name: str, tmp_path: Path, *, update: bool) -> None:
    page = (ROOT / name).read_text("utf-8")
    found = list(console.blocks(page))
    assert len(found) == page.count("<!-- run in:")
    (tmp_path / "empty").mkdir()
    (tmp_path / "example").mkdir()
    places = {
        "clone": ROOT,
        "empty": tmp_path / "empty",
        "example": console.example(tmp_path / "example"),
    }
    reported = [(block, console.printed(block, places[block.where])) for block in found]
    assert not any("a bug in Onward" in text for _, text in reported), reported
    if update:
        for block, text in reversed(reported):
            page = page[: block.span[0]] + text + page[block.span[1] :]
        (ROOT / name).write_text(page, "utf-8")
        return
    for block, text in reported:
        assert block.body == text, f"{name} lags: pytest tests/docs --update, and read the change"


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    page = (ROOT / name).read_text("utf-8")
    targets = [found["target"] for found in LINK.finditer(page)]
    for target in targets:
        if not target.startswith("https://"):
            there = (ROOT / name).parent / target.partition("#")[0]
            assert there.exists(), f"{name}: {target}"


@pytest.mark.parametrize("name", PAGES)
def test_each_file_that_a_page_names_is_there(name: str) -> None:
    package = ROOT / "src" / "onward"
    named = set(FILE.findall((ROOT / name).read_text("utf-8"))) - WRITTEN
    tops = (ROOT, package, package / "rules", package / "law")
    assert [each for each in sorted(named) if not any((top / each).is_file() for top in tops)] == []


@pytest.mark.parametrize("name", [name for name in PAGES if name != "docs/glossary.md"])
def test_the_pages_are_in_plain_english(name: str) -> None:
    page = CODE.sub("", (ROOT / name).read_text("utf-8"))
    assert [found[0] for found in DIALECT.finditer(page)] == []


def test_the_list_of_rules_is_that_of_the_pages() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "write_rules.py"))
    page = (ROOT / "docs" / "rules.md").read_text("utf-8")
    assert script["written"]() == page, "run python scripts/write_rules.py"


def test_the_page_of_records_is_that_of_the_schemas() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "write_records.py"))
    page = (ROOT / "docs" / "records.md").read_text("utf-8")
    assert script["written"]() == page, "run python scripts/write_records.py"


def test_each_part_on_the_page_of_records_has_a_heading() -> None:
    page = (ROOT / "docs" / "records.md").read_text("utf-8")
    headings = re.findall(r"^## (.*)$", page, re.MULTILINE)
    known = {re.sub(r"[^a-z0-9 _-]", "", each.lower()).replace(" ", "-") for each in headings}
    linked = set(re.findall(r"\]\(#([^)]*)\)", page))
    assert linked <= known
    assert {"a-service", "an-agreement"} <= linked


def test_the_vendor_on_the_page_of_records_is_judged(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "records.md").read_text("utf-8")
    example = page.partition("<!-- example: vendor -->\n```yaml\n")[2].partition("```")[0]
    (tmp_path / "vendors").mkdir()
    (tmp_path / "vendors" / "acme-mail.yaml").write_text(example, "utf-8")
    beside = {
        "organisation.yaml": "kind: organisation\nname: Us\nlegal_name: Us BV\ncountry: BE\n",
        "vendors/aws.yaml": "kind: vendor\nname: AWS\n",
        "activities/invoicing.yaml": "kind: activity\nname: Invoicing\n",
    }
    for path, text in beside.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    printed = console.run("onward transfers --as-of 2026-11-22 --format json", tmp_path)
    flows = json.loads(printed)["transfers"]
    found = {flow["subject"]: flow["status"] for flow in flows}
    assert found == {"acme-mail@US": "holds", "acme-mail>aws@unknown": "unknown"}


def test_a_recipient_needs_no_agreement(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "records.md").read_text("utf-8")
    example = page.partition("<!-- example: recipient -->\n```yaml\n")[2].partition("```")[0]
    records = {
        "organisation.yaml": "kind: organisation\nname: Us\nlegal_name: Us BV\ncountry: BE\n",
        "vendors/tax.yaml": example,
        "vendors/lawyer.yaml": example.replace("country: BE", "country: US"),
        "activities/payroll.yaml": (
            "kind: activity\nname: Payroll\nrole: controller\nsubjects: [employees]\n"
            "data: [financial, identity.national-number]\n"
        ),
    }
    for path, text in records.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    day = "--as-of 2026-11-22"
    flows = json.loads(console.run(f"onward transfers {day} --format json", tmp_path))["transfers"]
    assert {each["subject"]: each["status"] for each in flows} == {
        "lawyer@US": "fails",
        "tax@BE": "inside",
    }
    found = json.loads(console.run(f"onward check {day} --fail-on never --format json", tmp_path))
    rules = {each["rule"] for each in found["findings"] if each["subject"].startswith("tax")}
    assert rules <= {"similar-vendor"}
    assert "missing-agreement" not in {each["rule"] for each in found["findings"]}


def test_the_example_has_one_flow_of_each_kind() -> None:
    printed = console.run("onward transfers inventory --as-of 2026-11-22 --format json", EXAMPLES)
    found = {flow["subject"]: flow["status"] for flow in json.loads(printed)["transfers"]}
    assert found == {
        "quill-forms@US": "fails",
        "tally@unknown": "unknown",
        "ember-chat>cumulus@US": "review",
        "acme-mail@US": "holds",
        "ember-chat@IE": "inside",
        "rhine-hosting@DE": "inside",
    }


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
