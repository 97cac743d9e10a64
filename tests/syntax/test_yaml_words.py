"""A text that is no YAML: the place, and a sentence that its author can act on."""

import pytest

from onward.source.text import Source, Span
from onward.syntax.parse import parse

CASES = [
    ("a: b: c", (1, 5), "a text without quotes contains a second colon"),
    ("url: http://x.y: z", (1, 16), "a text without quotes contains a second colon"),
    ("k k\n  : v", (2, 3), "the indentation of this line matches no line above"),
    ("'a\nb': c", (1, 1), "this line is neither `key: value` nor an item of a list"),
    ("--- a: b", (1, 1), "the record must begin on the line after `---`"),
    ("- {for:[a]}", (1, 7), "a space is missing after the colon of a key"),
    ("a:\n  'b': c\n- d", (3, 1), "an item of a list begins here, where a list is not allowed"),
    ("'a' - b: c", (1, 5), "an item of a list begins here, where a list is not allowed"),
    ("a:b\nc: d", (1, 2), "a space is missing after the colon of a key"),
    ("a: b\nc:d\ne: f", (2, 2), "a space is missing after the colon of a key"),
    ("- a:b\n  c: d", (1, 4), "a space is missing after the colon of a key"),
    ("- a\n-b\n- c", (2, 1), "a space is missing after the dash of an item"),
    ("a\nb: c", (1, 1), "this line is neither `key: value` nor an item of a list"),
    ("a: b\nc\nd: e", (2, 1), "this line is neither `key: value` nor an item of a list"),
    ("a: b\n<<<<<<< HEAD\nd: e", (2, 1), "this line is a marker of an unfinished merge"),
    ("a: b\n=======\nd: e", (2, 1), "this line is a marker of an unfinished merge"),
    ("a: 1\n  b: 2", (2, 3), "this line is indented below line 1, which already has a value"),
    (
        "a: 1\n# c\n\n  b: 2",
        (4, 3),
        "this line is indented below line 1, which already has a value",
    ),
    ("a:\n    b: 1\n  c: 2", (3, 3), "the indentation of this line matches no line above"),
    ("  a: 1\nb: 2", (2, 1), "the indentation of this line matches no line above"),
    ('a: "x\ny": z', (2, 1), "the indentation of this line matches no line above"),
    ("k" * 1025 + ": v", (1, 1), "a key may have at most 1024 characters, on one line"),
    ("a:\n\tb: c", (2, 1), "this line is indented with a tab; only spaces may indent a line"),
    ("a: b\r\n\tc: d", (2, 1), "this line is indented with a tab; only spaces may indent a line"),
    ("a: >\n\tb", (2, 1), "this line is indented with a tab; only spaces may indent a line"),
    ("a: 'x\nb: c\n", (1, 4), "the quote `'` opened here is never closed"),
    ('a: "x\n---\n', (1, 4), 'the quote `"` opened here is never closed'),
    ('a: "x\nb: "c"\n', (1, 4), "the quote opened here ends only on line 2"),
    ("- 'x\n- 'c'\n", (1, 3), "the quote opened here ends only on line 2"),
    ("a: 'it's'", (1, 8), "there is more text after the value of this line"),
    ('a: "x" y', (1, 8), "there is more text after the value of this line"),
    ("- 'x' y", (1, 7), "there is more text after the value of this line"),
    ("'a' 'b'", (1, 5), "there is more text after the value of this line"),
    ('x: "\\d"', (1, 5), "`\\d` is not an escape sequence of YAML in double quotes"),
    ('x: "\\u12"', (1, 5), "after `\\u`, the number of a character is missing"),
    ('x: "\\ud83d\\ude00"', (1, 5), "`\\ud83d` is the number of no character"),
    ('x: "a\\U00110000"', (1, 6), "`\\U00110000` is the number of no character"),
    ("a: [x\nb: c", (1, 4), "the bracket `[` opened here is not closed where line 2 goes on"),
    ("a: {b: c\n", (1, 4), "the bracket `{` opened here is not closed"),
    ("a: [{b: c}, [", (1, 13), "the bracket `[` opened here is not closed"),
    ("a: [b}", (1, 6), "`}` closes a bracket that was opened with `[`"),
    ("{a: b: c}", (1, 6), "a comma is missing here between two items of `{}`"),
    ("a: [x]]", (1, 7), "`]` closes a bracket that was not opened"),
    ("a: }", (1, 4), "`}` closes a bracket that was not opened"),
    ("[a, , b]", (1, 5), "there is nothing before this comma"),
    ("a:\n  : b", (2, 3), "there is no key before this colon"),
    ("... \na", (1, 1), "a value is missing here"),
    ("a: - b", (1, 4), "a list cannot begin on the line of its key"),
    ("a: 1\n- b", (2, 1), "an item of a list begins here, where a list is not allowed"),
    ("a:\n  - b\n - c", (3, 2), "an item of a list begins here, where a list is not allowed"),
    ("a:\n  - b\n  c: d", (3, 3), "this line is not an item of the list that begins on line 2"),
    ("a: *.example", (1, 4), "a text that begins with `*` needs quotes"),
    ("a: &", (1, 4), "a text that begins with `&` needs quotes"),
    ("a: @b", (1, 4), "a text that begins with `@` needs quotes"),
    ("a: %b", (1, 4), "a text that begins with `%` needs quotes"),
    ("a: `b`", (1, 4), "a text that begins with a backtick needs quotes"),
    ("a: ? b", (1, 4), "a text that begins with `?` needs quotes"),
    ("a: !<", (1, 4), "a text that begins with `!` needs quotes"),
    ("a: | b", (1, 4), "after `|` the text begins on the next line"),
    ("a: |0\n b", (1, 5), "the digit after `|` or `>` is the indentation of the text"),
    ("%YAML 1.2", (1, 1), "the line `---` is missing after a line that begins with `%`"),
]


@pytest.mark.parametrize(("text", "place", "message"), CASES)
def test_a_fault_names_its_place_and_what_is_wrong(
    text: str, place: tuple[int, int], message: str
) -> None:
    outcome = parse(Source("vendors/acme.yaml", text.encode()))
    (fault,) = outcome.diagnostics
    assert outcome.value is None
    assert fault.rule == "yaml-syntax"
    assert fault.message.startswith(message)
    assert isinstance(fault.at.span, Span)
    assert fault.at.span[:2] == place
    assert fault.at.span[2:] > fault.at.span[:2]
    assert fault.reason.startswith("The YAML parser says: ")
    assert fault.remedy.endswith(".")
