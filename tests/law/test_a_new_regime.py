"""A regime comes by data and terms alone, and every command judges, cites, asks and draws by it.

A copy of the package gets rows for a regime that does not exist, and the script that writes the
schemas runs there. The rows are those of docs/updating-the-law.md, and no more.
"""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "updating-the-law.md"
TABLES = ("regimes", "instruments/aq", "clauses")
"""Where the blocks of the page go, in their order."""
RECORDS = {
    "organisation": "kind: organisation\nname: Base\ncountry: AQ\n",
    "activities/shop": "kind: activity\nname: Shop\nrole: controller\ndata: [health]\n",
    "vendors/fjord": """\
kind: vendor
name: Fjord
legal_name: Fjord AS
country: NO
role: processor
services: [{id: s, activities: [shop], data: [health], locations: [{place: NO}]}]
""",
    "vendors/acme": """\
kind: vendor
name: Acme
legal_name: Acme Inc.
country: US
role: processor
services: [{id: s, activities: [shop], data: [contact.email], locations: [{place: US}]}]
mechanisms: [{instrument: aq-scc, status: signed, signed: 2025-02-01, with: Acme Inc.}]
subprocessors: [{vendor: indus}]
""",
    "vendors/indus": "kind: vendor\nname: Indus\ncountry: IN\nengaged: through-others\n",
    "vendors/storm": """\
kind: vendor
name: Storm
country: US
role: processor
subject_to: [unknown]
services: [{id: s, activities: [shop], data: [contact.email], locations: [{place: US}]}]
mechanisms: [{instrument: aq-art9, letter: snow}]
""",
    "vendors/bare": """\
kind: vendor
name: Bare
country: US
role: processor
services: [{id: s, activities: [shop], data: [contact.email], locations: [{place: US}]}]
""",
    "vendors/near": """\
kind: vendor
name: Near
country: AQ
role: processor
services: [{id: s, activities: [shop], data: [contact.email], locations: [{place: AQ}]}]
subprocessors: [{vendor: indus}]
""",
}
Run = Callable[..., str]


@pytest.fixture(scope="module")
def onward(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The command of a copy of the package that has one more regime."""
    copy = tmp_path_factory.mktemp("regime")
    for each in ("src", "schema", "scripts"):
        ignored = shutil.ignore_patterns("__pycache__", "*.md")
        shutil.copytree(ROOT / each, copy / each, ignore=ignored)
    law = copy / "src" / "onward" / "law"
    _, _, section = PAGE.read_text("utf-8").partition("\n## A new regime\n")
    blocks = re.findall(r"```toml\n(.*?)```", section.partition("\n## ")[0], re.DOTALL)
    for table, block in zip(TABLES, blocks, strict=True):
        file = law / f"{table}.toml"
        held = file.read_text("utf-8") if file.exists() else ""
        file.write_text(f"{held}\n{block}", "utf-8")
    path = os.pathsep.join(map(str, (copy / "src", ROOT)))
    environment = {**os.environ, "PYTHONPATH": path, "NO_COLOR": "1"}

    def run(*arguments: str, python: tuple[str, ...] = ("-m", "onward")) -> str:
        ran = subprocess.run(
            (sys.executable, *python, *arguments),
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=copy,
            env=environment,
            check=False,
        )
        assert ran.returncode in (0, 1), ran.stderr
        return f"{ran.stdout}{ran.stderr}"

    run(python=("scripts/write_enums.py",))
    for name, text in RECORDS.items():
        file = copy / "base" / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    europe = shutil.copytree(copy / "base", copy / "europe")
    (europe / "organisation.yaml").write_text("kind: organisation\nname: Inland\ncountry: DE\n")
    for name in ("acme", "storm", "bare", "fjord"):
        (europe / "vendors" / f"{name}.yaml").unlink()
    before = shutil.copytree(copy / "base", copy / "before" / "base")
    (before / "vendors" / "bare.yaml").unlink()
    return run


OTHERS = ("GDPR", "FADP", "LGPD")
DAY = ("--as-of", "2026-08-05")


def test_transfers_are_judged_by_it(onward: Run) -> None:
    flows = json.loads(onward("transfers", "base", *DAY, "--format", "json"))["transfers"]
    found = {
        each["subject"]: (
            each["regime"],
            each["status"],
            each["mechanisms"],
            each["reasons"][0]["article"],
        )
        for each in flows
    }
    assert found == {
        "fjord@NO": ("AQ", "holds", ["aq-adq-no"], "Art. 6 Ice Act"),
        "acme@US": ("AQ", "holds", ["aq-scc"], "Art. 7 Ice Act"),
        "acme>indus@IN": ("unknown", "review", [], "Art. 10 Ice Act"),
        "storm@US": ("AQ", "review", ["aq-art9"], "Art. 9 Ice Act"),
        "bare@US": ("AQ", "fails", [], "Art. 5 Ice Act"),
        "near@AQ": ("AQ", "inside", [], "Art. 5 Ice Act"),
        "near>indus@IN": ("AQ", "unknown", [], "Art. 5 Ice Act"),
    }


def test_check_reports_by_it(onward: Run) -> None:
    text = onward("check", "base", *DAY, "--format", "concise")
    assert any("Bare" in line and "Art. 5 Ice Act" in line for line in text.splitlines())
    assert not [law for law in OTHERS if law in text]


def test_questions_are_asked_by_it(onward: Run) -> None:
    text = onward("questions", "base", *DAY, "--format", "markdown")
    assert "outside Antarctica" in text
    assert "Antarctic law" in text
    assert not [law for law in OTHERS if law in text]


def test_a_change_is_reported_by_it(onward: Run) -> None:
    text = onward("diff", "before/", "--in", "base", *DAY)
    assert "Art. 5 Ice Act" in text
    assert not [law for law in OTHERS if law in text]


def test_a_future_is_worded_and_drawn_by_it(onward: Run) -> None:
    end = ("--end", "aq-adq-no=2026-12-01")
    text = onward("whatif", "base", *end, *DAY, "--format", "markdown")
    assert "Fjord (Norway; s): holds" in text
    assert "Adequate by decision" in text
    assert not [law for law in OTHERS if law in text]


def test_it_is_drawn(onward: Run) -> None:
    text = onward("graph", "base", *DAY)
    for title in ("Inside#58; Antarctica", "Adequate by decision", "Third countries"):
        assert title in text


def test_its_law_is_listed(onward: Run) -> None:
    assert "aq-scc" in onward("law", *DAY, "--country", "US")
    assert "Antarctica" in onward("law", "show", "aq-scc", *DAY)


def test_it_is_a_word_of_the_records(onward: Run) -> None:
    assert "Ice Act (Antarctica)" in onward("schema", "organisation")


def test_nothing_changes_for_exporters_under_other_laws(onward: Run) -> None:
    """A vendor there passes on as before: by what the data came under."""
    text = onward("transfers", "europe", *DAY, "--format", "json")
    (edge,) = (each for each in json.loads(text)["transfers"] if each["kind"] == "chain")
    assert (edge["subject"], edge["regime"]) == ("near>indus@IN", "unknown")
    assert edge["reasons"][0]["article"] == "Art. 44 GDPR"
