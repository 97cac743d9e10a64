"""What says the same is no change, however it is written."""

from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.diff.snapshots import of_folders
from tests.inventories.judged import NAMES
from tests.inventories.judged import folder as written
from tests.review.scratch import turned

from onward.diff.comparison import Comparison
from onward.output.formats import CHANGES, Options
from onward.source.text import Folder, Source

DAY = date(2026, 11, 22)


def unchanged(result: Comparison) -> None:
    """Nothing came of it, in any format."""
    assert result.changes == ()
    assert result.flows == ()
    assert result.coming == ()
    assert result.nothing
    markdown = CHANGES.render("markdown")(result, Options())
    assert "### Onward: No change in meaning.\n" in markdown
    assert "####" not in markdown


@pytest.mark.parametrize("name", NAMES)
def test_an_inventory_beside_itself(name: str) -> None:
    unchanged(of_folders(written(name), written(name), DAY))


def test_a_generated_inventory_beside_itself(generated: list[Folder]) -> None:
    for each in generated:
        unchanged(of_folders(each, each, DAY))


@pytest.mark.parametrize("name", NAMES)
def test_another_writing(name: str) -> None:
    """Keys and sets from the last to the first, other quotes, comments, line ends and folders."""
    folder = written(name)
    unchanged(of_folders(folder, _moved(folder), DAY))
    unchanged(of_folders(_moved(folder), folder, DAY))


def test_another_writing_of_a_generated_inventory(generated: list[Folder]) -> None:
    for each in generated:
        unchanged(of_folders(each, _moved(each), DAY))


@cache
def _turned(source: Source) -> bytes:
    return turned(source.data.decode()).replace("\n", "\r\n").encode()


def _moved(folder: Folder) -> Folder:
    sources = [Source(_elsewhere(each.path, folder.path), _turned(each)) for each in folder.sources]
    return Folder(folder.name, folder.path, tuple(reversed(sources)))


def _elsewhere(path: str, root: str) -> str:
    inside = Path(path).relative_to(root)
    return path if inside.parent == Path() else f"{root}/archive/{inside.name}"


COMMENTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=8
)


@given(order=st.permutations(range(16)), comment=COMMENTS)
@settings(max_examples=15, deadline=None)
def test_files_in_any_order_with_any_comment(order: list[int], comment: str) -> None:
    folder = written("cheeta")
    shuffled = [folder.sources[number] for number in order if number < len(folder.sources)]
    rest = [each for each in folder.sources if each not in shuffled]
    reported = [
        Source(each.path, f"# {comment}\n".encode() + each.data) for each in (*shuffled, *rest)
    ]
    unchanged(of_folders(folder, Folder(folder.name, folder.path, tuple(reported)), DAY))
