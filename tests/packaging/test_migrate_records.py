"""The script that migrates records: only names change, each change is printed, none is silent."""

import runpy
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "migrate_records.py"
OLD = """\
# safeguards: as the contract says\r
kind: vendor
name: "Acme: safeguards: yes"    # grounds: none
note: |
  safeguards: are text here
x-own: {safeguards: [a]}
services:
  - id: mail
    'safeguards':   # two spaces stay
      - {instrument: eu-us-dpf}
subprocessors: [{vendor: aws, safeguards: [{instrument: unknown}], grounds: no-notice}]
evidence:
  - supports: [/safeguards/eu-us-dpf, "/services/mail/safeguards", /name]
    contradicts: [/notices/safeguardsman/x]
"""
NEW = (
    OLD.replace("'safeguards': ", "'mechanisms': ")
    .replace("aws, safeguards", "aws, mechanisms")
    .replace("/safeguards/eu", "/mechanisms/eu")
    .replace("mail/safeguards", "mail/mechanisms")
)
ORGANISATION = """\
notices:
  - {id: n, transfers: told, grounds: [eu-us-dpf]}
  - id: m
    transfers: "not-told"   # told
terms: {data: [{id: a.b, special: 9, title: 9}, {id: a.c, special: 10}]}
evidence: [{supports: [/notices/n/grounds, /notices/n/transfers]}]
"""


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(SCRIPT))


def written(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


def test_names_change_and_nothing_else(script: dict[str, Any], tmp_path: Path) -> None:
    path = written(tmp_path / "acme.yaml", OLD)
    assert script["main"]([str(tmp_path)]) == 0
    assert path.read_bytes().decode() == NEW


def test_words_of_a_notice(script: dict[str, Any], tmp_path: Path) -> None:
    path = written(tmp_path / "organisation.yaml", ORGANISATION)
    assert script["main"]([str(path)]) == 0
    assert path.read_text() == (
        "notices:\n"
        "  - {id: n, transfers: disclosed, mechanisms: [eu-us-dpf]}\n"
        "  - id: m\n"
        '    transfers: "not-disclosed"   # told\n'
        "terms: {data: [{id: a.b, special: special, title: 9}, {id: a.c, special: criminal}]}\n"
        "evidence: [{supports: [/notices/n/mechanisms, /notices/n/transfers]}]\n"
    )


def test_each_change_is_printed_and_a_second_run_changes_nothing(
    script: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path / "w.yml", "kind: waiver\n\nrule: lapsing-ground # lapsing-ground\n")
    assert script["main"]([str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{path}:3: lapsing-ground -> expiring-mechanism\n"
    assert path.read_text() == "kind: waiver\n\nrule: expiring-mechanism # lapsing-ground\n"
    before = path.stat().st_mtime_ns
    assert script["main"]([str(tmp_path)]) == 0
    assert capsys.readouterr().out == ""
    assert path.stat().st_mtime_ns == before


def test_every_rule_with_a_new_name_is_migrated(script: dict[str, Any], tmp_path: Path) -> None:
    for number, old in enumerate(script["RENAMED"]):
        written(tmp_path / f"{number}.yaml", f"kind: waiver\nrule: {old}\n")
    assert script["main"]([str(tmp_path)]) == 0
    for number, new in enumerate(script["RENAMED"].values()):
        assert (tmp_path / f"{number}.yaml").read_text() == f"kind: waiver\nrule: {new}\n"


def test_of_a_page_the_blocks_of_yaml_are_migrated(script: dict[str, Any], tmp_path: Path) -> None:
    text = "# safeguards: x\n\n```yaml\nsafeguards: []\n```\n\n```text\nsafeguards: []\n```\n"
    path = written(tmp_path / "page.md", text)
    assert script["main"]([str(tmp_path)]) == 0
    assert path.read_text() == text.replace("yaml\nsafeguards", "yaml\nmechanisms")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("safeguards: [\n", "while parsing"),
        ("a: 1\nsafeguards: []\nmechanisms: []\n", "line 2: has both"),
        ("safeguards: \x01\n", "not allowed"),
    ],
)
def test_what_cannot_be_migrated_is_reported_and_left_alone(
    script: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, why: str
) -> None:
    path = written(tmp_path / "a.yaml", text)
    good = written(tmp_path / "b.yaml", "safeguards: []\n")
    assert script["main"]([str(tmp_path)]) == 1
    said = capsys.readouterr()
    assert f"{path}: not migrated: " in said.err
    assert why in said.err
    assert said.out == f"{good}:1: safeguards -> mechanisms\n"
    assert path.read_text() == text


def test_a_place_that_is_not_there_is_reported(
    script: dict[str, Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert script["main"]([str(tmp_path / "nowhere")]) == 1
    assert "there is no such file" in capsys.readouterr().err
