"""The page on the legal basis says what the data say, and leaves no decision out."""

import re
import runpy
from pathlib import Path
from typing import Any

import pytest

from onward.law.law import load
from onward.law.listing import unverified

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "legal-basis.md").read_text("utf-8")


@pytest.fixture(scope="module")
def script() -> dict[str, Any]:
    return runpy.run_path(str(ROOT / "scripts" / "write_legal_basis.py"))


def test_the_lists_are_those_of_the_data(script: dict[str, Any]) -> None:
    assert script["rewritten"](PAGE) == PAGE, "run python scripts/write_legal_basis.py"


def test_a_page_without_its_lists_is_refused(script: dict[str, Any]) -> None:
    with pytest.raises(LookupError, match="no list"):
        script["rewritten"]("# Legal basis\n")


def test_every_open_statement_is_on_the_page() -> None:
    section = PAGE[PAGE.index("## What could not be verified") :]
    for row in unverified(load()):
        if row.unverified:
            assert f"`{row.row}`" in section
            assert f": {row.unverified}." in section


def test_every_decision_is_on_the_page() -> None:
    numbers = re.findall(r"^### (\d+)\. ", PAGE, re.MULTILINE)
    assert numbers == [str(number) for number in range(1, 15)]


def test_a_row_that_the_page_names_is_in_the_law() -> None:
    decisions = PAGE[: PAGE.index("## The instruments")]
    named = set(re.findall(r"`((?:eu|uk|ch)-[a-z0-9-]+)`", decisions))
    assert named
    assert named <= set(load().instruments)


def test_the_page_reports_the_day_of_the_law() -> None:
    assert f"**{load().checked.isoformat()}**" in PAGE
