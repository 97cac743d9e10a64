"""A record as text is read as what was written, whatever stands in it; comments say nothing."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as some

from onward.syntax.write import Noted, comment, record

WORDS = some.text(max_size=40)
PARTS = some.dictionaries(some.sampled_from(["id", "place", "for"]), WORDS, max_size=3)


def bare(value: object) -> Any:
    """A value without its comments, and without keys that have no value."""
    match value:
        case Noted():
            return bare(value.value)
        case dict():
            return {key: bare(each) for key, each in value.items() if bare(each) is not None}
        case list():
            return [bare(each) for each in value]
        case _:
            return value


@given(some.lists(PARTS, max_size=3), WORDS, WORDS, some.booleans())
def test_a_record_is_read_as_it_was_written(
    parts: list[dict[str, str]], name: str, said: str, noted: bool
) -> None:
    inner: list[object] = [Noted(each, said) if noted else each for each in parts]
    values = {"name": Noted(name, said), "parts": inner, "deep": {"a": {"b": name}}, "none": None}
    assert yaml.safe_load(record(values)) == bare(values)


def test_a_part_stands_in_braces_where_nothing_is_to_be_said_inside() -> None:
    places = [{"place": "DE", "for": ["storage"]}, Noted({"place": "unknown"}, "ours to choose")]
    made = record({"id": "a", "places": places, "owner": {"name": Noted("unknown", "who")}})
    assert made.splitlines() == [
        "id: a",
        "places:",
        "  - {place: DE, for: [storage]}",
        "  - {place: unknown}  # ours to choose",
        "owner:",
        "  name: unknown  # who",
    ]


@pytest.mark.parametrize("text", ["a\nb: c", "a\r\tb", "\u2028x: y", "\x1b[31m", "{", "\ud800"])
def test_a_comment_stays_on_its_line(text: str) -> None:
    assert yaml.safe_load(f"a: 1  {comment(text)}\n".encode("utf-8", "replace")) == {"a": 1}
