"""The page on the models of authorities has every column of the record, with its provision."""

import re
from pathlib import Path

from tests.reports.papers.test_record import DESK, HOST, SHOP, made

from onward.reports.papers.paper import Column

PAGE = Path(__file__).resolve().parents[2] / "docs" / "record-models.md"


def test_the_page_has_each_column_with_its_provision() -> None:
    table = PAGE.read_text("utf-8").partition("\n|---")[2].partition("\n\n")[0]
    cells = [line.strip("|").split("|") for line in table.splitlines()[1:]]
    listed = {title.strip(): set(found.strip().split(", ")) - {""} for title, found, *_ in cells}
    found: dict[str, set[str]] = {}
    columns: list[Column] = []
    for grid in made(shop=SHOP, desk=DESK, host=HOST).grids:
        columns.extend(grid.columns)
    for column in columns:
        letters = re.findall(r"\(\d\)\([a-g]\)", column.required_by)
        found.setdefault(column.title, set()).update(letters)
    assert list(listed) == list(found)
    of_a_table = {"Recipient", "Transfer to a third country"}
    assert {each: listed[each] for each in found if each not in of_a_table} == {
        each: letters for each, letters in found.items() if each not in of_a_table
    }
