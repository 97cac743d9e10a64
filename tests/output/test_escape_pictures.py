"""Any text is inert in a picture: DOT labels, HTML-like labels, Mermaid labels."""

import html
import re
import unicodedata
from xml.etree import ElementTree as ET

import graphviz.quoting
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.output import escape

FRAGMENTS = [
    'x"]; evil [label="pwned',
    "<b>x</b>",
    "<<i>x</i>>",
    "\\N\\G\\l",
    "a|b{c}",
    "&quot;",
    "&#34;",
    "\u202eevil\u202c",
    "\x1b[31m",
    "a\r\nb",
    "%%{init: {}}%%",
    'click A "javascript:x"',
    "```",
    "#34;",
    "end",
    "$$x$$",
    "ﬂ°°60¶ß",
    "]:::fails",
    "--> B",
    "\\",
    "\ud800",
    "]]>",
    "-->",
    "Société",
]
HOSTILE = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=4).map("".join)


def harmless(text: str) -> bool:
    """No control, format or surrogate character, no line separator."""
    return not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in text) and (
        not re.search("[\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]", text)
    )


@given(HOSTILE)
@settings(max_examples=200)
def test_no_text_leaves_a_quoted_dot_string(text: str) -> None:
    shown = escape.dot(text)
    assert harmless(shown)
    assert not set('"<>{}|\\') & set(shown)
    assert graphviz.quoting.quote(f"x {shown}") == f'"x {shown}"'
    plain = re.sub(r"[\t\n\r]+", " ", text).strip(" ")
    if "\ufffd" not in shown:
        assert html.unescape(shown) == plain.replace("\\", "\u29f5")


@given(HOSTILE)
@settings(max_examples=200)
def test_no_text_leaves_a_html_like_label(text: str) -> None:
    shown = escape.dot_html(text)
    label = ET.fromstring(f'<TD TITLE="{shown}">{shown}</TD>')
    assert harmless(shown)
    assert not len(label)
    assert label.attrib == {"TITLE": label.text or ""}


@given(HOSTILE)
@settings(max_examples=200)
def test_a_mermaid_label_is_letters_and_codes(text: str) -> None:
    shown = escape.mermaid(text)
    assert harmless(shown)
    rest = re.sub(r"#\d+;", "", shown)
    assert not set("\"'`[](){}<>#;|%&$@:\\_*~^") & set(rest)
    assert "click" not in shown.lower()
    plain = re.sub(r"[\t\n\r]+", " ", text).strip(" ")
    if "\ufffd" not in shown:
        assert re.sub(r"#(\d+);", lambda match: chr(int(match[1])), shown) == plain


@pytest.mark.parametrize(
    ("text", "dot", "mermaid"),
    [
        ("Amazon Web Services EMEA SARL", "Amazon Web Services EMEA SARL",
         "Amazon Web Services EMEA SARL"),
        ("Société Générale & Co. KG", "Société Générale &amp; Co. KG",
         "Société Générale #38; Co. KG"),
        ("Clicktale", "Clicktale", "#67;licktale"),
        ("a\nb\u202e", "a b\ufffd", "a b\ufffd"),
    ],
)  # fmt: skip
def test_ordinary_names_stay_readable(text: str, dot: str, mermaid: str) -> None:
    assert escape.dot(text) == dot
    assert escape.mermaid(text) == mermaid
