"""Inventories to import into, and the readers as the tests use them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from onward.imports.entry import PLAIN, Known
from onward.imports.kept import Kept
from onward.imports.plan import Plan, plan
from onward.imports.readers.read import read
from onward.imports.rows import UNDECIDED, Choices, Reading, entries
from onward.source.disk import find
from onward.source.text import Source

DAY = date(2026, 11, 29)
Read = Callable[..., Reading]


def reading(
    name: str, data: str | bytes, choices: Choices = UNDECIDED, known: Known = PLAIN
) -> Reading:
    """A list of that name, read."""
    raw = data.encode() if isinstance(data, str) else data
    return entries(read(Source(name, raw)), known, choices)


@pytest.fixture
def inventory(tmp_path: Path) -> Path:
    """An inventory with an organisation and an activity alone."""
    folder = tmp_path / "inventory"
    (folder / "activities").mkdir(parents=True)
    (folder / "organisation.yaml").write_text("kind: organisation\nname: Example\ncountry: BE\n")
    (folder / "activities" / "shop.yaml").write_text(
        "kind: activity\nname: Shop\npurpose: Selling\nrole: controller\n"
    )
    return folder


def planned(got: Reading, folder: Path, kept: Kept | None = None, *, country: str = "") -> Plan:
    """What an import of it would do; `country` is ours."""
    return plan(got, find([str(folder)])[0], kept or Kept(), DAY, customer=country)


def written(made: Plan, folder: Path) -> Kept:
    """Write what a plan says, and give what is kept."""
    for path, text in made.texts.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, "utf-8")
    return made.kept
