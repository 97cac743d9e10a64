"""The frame: the right line, the caret under the right letters, whatever the line holds."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.output.finding import frame, lines_of
from onward.output.terminal import cells, width
from onward.source.text import Source, Span


def pointed(text: str, start: int, end: int, end_line: int = 1) -> tuple[str, str]:
    framed = frame([text], Span(1, start, end_line, end))
    assert framed is not None
    return framed.text, framed.carets


def under(shown: str, carets: str) -> str:
    """The letters of a narrow line above the carets."""
    return shown[carets.index("^") : len(carets)]


@pytest.mark.parametrize(
    ("text", "start", "end", "shown", "carets"),
    [
        ("name: X", 7, 8, "name: X", "      ^"),
        ("\ta: \tb", 6, 7, "    a:  b", "        ^"),
        ("name: 東京 KK", 7, 9, "name: 東京 KK", "      ^^^^"),
        ("name: e\u0301 x", 10, 11, "name: e\u0301 x", "        ^"),
        ("a: \u202eb", 4, 6, "a: \\u{202e}b", "   ^^^^^^^^^"),
        ("a: ##[error]x", 4, 6, "a: ##\\u{5b}error]x", "   ^^"),
        ("name:", 6, 6, "name:", "     ^"),
        ("", 1, 1, "", "^"),
        ("short", 40, 44, "short", "     ^"),
    ],
)
def test_the_caret_stands_under_what_is_meant(
    text: str, start: int, end: int, shown: str, carets: str
) -> None:
    assert pointed(text, start, end) == (shown, carets)


def test_a_span_of_several_lines_is_underlined_to_the_end_of_the_first() -> None:
    assert pointed("services:   ", 1, 3, end_line=4) == ("services:", "^" * 9)


def test_a_long_line_is_cut_with_the_caret_in_view() -> None:
    text = "x" * 5000 + "HERE" + "y" * 5000
    shown, carets = pointed(text, 5001, 5005)
    assert under(shown, carets) == "HERE"
    assert shown[0] == shown[-1] == "…"
    assert width(shown) <= 110


def test_a_long_line_is_not_cut_before_its_start() -> None:
    shown, carets = pointed("HERE" + "y" * 5000, 1, 5)
    assert under(shown, carets) == "HERE"
    assert shown.startswith("HERE")
    assert shown.endswith("…")


def test_there_is_no_frame_for_a_line_that_is_not_there() -> None:
    assert frame(["a"], Span(2, 1, 2, 2)) is None


def test_lines_are_those_of_the_parser() -> None:
    text = "\ufeffa\r\nb\rc\nd\x85e"
    assert lines_of(Source("x", text.encode())) == ["a", "b", "c", "d\x85e"]
    assert lines_of(Source("x", b"\xff")) == ["\ufffd"]


@given(st.text(max_size=300), st.integers(1, 320), st.integers(0, 30))
@settings(max_examples=200)
def test_any_line_gives_a_frame_of_a_screen(text: str, start: int, length: int) -> None:
    (line, *_) = lines_of(Source("x", text.encode(errors="replace")))
    shown, carets = pointed(line, start, start + length)
    assert "^" in carets
    assert width(shown) <= 120
    assert width(carets) <= 130
    assert not any(ord(char) < 32 for char in shown)


@given(st.text(max_size=40))
@settings(max_examples=100)
def test_a_cell_a_character(text: str) -> None:
    assert len(cells(text)) == len(text)
