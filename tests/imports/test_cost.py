"""The work that a list takes grows with its length, and no faster."""

from pathlib import Path

from tests.growth import growth
from tests.imports.conftest import DAY, planned, reading, written

from onward.imports.reconcile import Against, ours, reconcile
from onward.law.territory import territories
from onward.reports.listings.imported import imported
from onward.source.disk import find
from onward.workflow import read


def listing(size: int, brand: str = "Acme") -> str:
    """Two tables; each name of the second begins none of the first, and all share a word."""
    rows = (f"| {brand} {number} Inc. | Mail | US |\n" for number in range(size))
    others = (f"| {brand} Post {number} | Post | US |\n" for number in range(size))
    head = "| Name | Purpose | Country |\n|---|---|---|\n"
    return f"# One\n\n{head}{''.join(rows)}\n# Two\n\n{head}{''.join(others)}"


def test_vendors_of_a_list(inventory: Path) -> None:
    def work(size: int) -> None:
        made = planned(reading("list.md", listing(size)), inventory)
        assert len(imported(made, DAY, dry=True).rows) == 2 * size + 2

    assert growth(work, 20) < 2.2


def test_vendors_of_a_list_that_is_imported_again(tmp_path: Path) -> None:
    def work(size: int, brand: str) -> None:
        folder, kept = before[size]
        again = planned(reading("list.md", listing(size, brand)), folder, kept)
        assert len(again.outcomes) == 2 * size

    before = {}
    for size in (2, 20, 40, 80):
        folder = tmp_path / f"inventory-{size}"
        folder.mkdir()
        (folder / "organisation.yaml").write_text("kind: organisation\nname: Example\n")
        made = planned(reading("list.md", listing(size)), folder)
        before[size] = folder, written(made, folder)
    assert growth(lambda size: work(size, "Acme"), 20) < 2.2
    assert growth(lambda size: work(size, "Aeme"), 20) < 2.2

    def held(size: int, brand: str) -> None:
        records = read(find([str(before[size][0])])[0]).whole
        against = Against(ours(records), frozenset(records.vendors), DAY, {}, territories())
        reconcile(reading("list.md", listing(size, brand)), against)

    assert growth(lambda size: held(size, "Acme"), 20) < 2.2
    assert growth(lambda size: held(size, "Aeme"), 20) < 2.2
