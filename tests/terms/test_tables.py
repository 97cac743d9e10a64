"""Every table of the package says when it was checked, and where each of its rows is from."""

import tomllib
from datetime import date
from importlib.resources import files

import pytest

from onward.source.packaged import table

ROOT = files("onward.terms")
NAMES = sorted(
    prefix + entry.name.removesuffix(".toml")
    for prefix, folder in (("", ROOT), ("regions/", ROOT.joinpath("regions")))
    for entry in folder.iterdir()
    if entry.name.endswith(".toml")
)


@pytest.mark.parametrize("name", NAMES)
def test_a_table_has_a_day_and_a_source_for_all_of_it_or_for_each_row(name: str) -> None:
    whole = table("onward.terms", name)
    assert type(whole["checked"]) is date
    rows = [row for row in whole.values() if isinstance(row, dict)]
    assert whole.get("source") or all(row["source"].strip() for row in rows)
    assert tomllib.loads(ROOT.joinpath(f"{name}.toml").read_text("utf-8")) == whole


def test_a_table_that_is_not_there_is_a_fault_of_the_installation() -> None:
    with pytest.raises(FileNotFoundError):
        table("onward.terms", "regions/nobody")
