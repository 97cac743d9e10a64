"""How the files of the five inventories are laid out."""

import re
from pathlib import PurePosixPath

import pytest
from tests.inventories.judged import NAMES, ROOT, folder

from onward.source.text import Source
from onward.syntax.parse import parse

SOURCES = [source for name in NAMES for source in folder(name).sources]
FOLDERS = {"organisation": "", "vendor": "vendors", "activity": "activities"}


def _kind(source: Source) -> str:
    value = parse(source).value
    assert isinstance(value, dict)
    return str(value["kind"])


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_editor_finds_the_schema(source: Source) -> None:
    """The first line leads an editor from the file to the schema of its kind."""
    line = source.data.decode().splitlines()[0]
    said = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", line)
    assert said, line
    schema = (ROOT / source.path).parent / said.group(1)
    assert schema.resolve() == ROOT / "schema" / f"{_kind(source)}.schema.json"
    assert schema.is_file()


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_lies_where_its_kind_belongs(source: Source) -> None:
    """An organisation on top, vendors and activities in folders of their own."""
    within = PurePosixPath(source.path).relative_to(f"inventory/{source.path.split('/')[1]}")
    assert within.parent.as_posix().removeprefix(".") == FOLDERS[_kind(source)]


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_begins_with_its_kind(source: Source) -> None:
    """`kind` is the first key, and `name` the next where a record has one."""
    value = parse(source).value
    assert isinstance(value, dict)
    assert list(value)[:2] == ["kind", "name"]
