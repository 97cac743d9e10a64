"""Text that can do no harm stays as it is, and what could is named."""

import json

import pytest

from onward.output import escape

NAMES = ["SendGrid", "Société Générale", "東京 KK", "Łódź sp. z o.o.", "O'Neill, Ltd.", "a-b_c 1.2"]


@pytest.mark.parametrize("name", NAMES)
def test_names_stay_readable_in_a_terminal(name: str) -> None:
    assert escape.terminal(name) == escape.one_line(name) == name


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x1b[31mb", "a\\u{1b}[31mb"),
        ("a\nb", "a\\u{a}b"),
        ("\u202eevil", "\\u{202e}evil"),
        ("\udce9", "\\u{dce9}"),
        ("##[error]x", "##\\u{5b}error]x"),
        ("  ::error::x", "  \\u{3a}:error::x"),
        ("a::b", "a::b"),
    ],
)
def test_what_acts_on_a_terminal_or_a_runner_is_shown(text: str, shown: str) -> None:
    assert escape.terminal(text) == shown
    assert escape.terminal(shown) == shown


def test_prose_is_one_line() -> None:
    assert escape.one_line(" a\r\n\tb\n") == "a b"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Société Générale", "Société Générale"),
        ("Art. 46(2)(c) GDPR: see recital 7.", "Art. 46(2)(c) GDPR: see recital 7."),
        ("a_b `c` *d*", "a\\_b \\`c\\` \\*d\\*"),
        ("ping @octocat", "ping <span>@</span>octocat"),
        ("#12 and GH-3", "<span>#</span>12 and GH<span>-</span>3"),
        ("https://evil.example www.evil.example",
         "https<span>:</span>//evil.example www<span>.</span>evil.example"),
        ("<b>R&D</b>", "&lt;b&gt;R<span>&amp;</span>D&lt;/b&gt;"),
        ("1. one", "1\\. one"),
        ("# head", "\\# head"),
        ("/close", "\\/close"),
        ("::error::x", "\\\\u\\{3a\\}<span>:</span>error<span>:</span><span>:</span>x"),
    ],
)  # fmt: skip
def test_markdown(text: str, shown: str) -> None:
    assert escape.markdown(text) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Twilio Inc.", "Twilio Inc."),
        ("=HYPERLINK(1)", "'=HYPERLINK(1)"),
        ("\t=1", "'=1"),
        ("a;@b", "a;'@b"),
        ("\uff1d1", "'\uff1d1"),
        ("a=b", "a=b"),
        ("two\nlines", "two lines"),
    ],
)
def test_csv(text: str, shown: str) -> None:
    assert escape.csv(text) == shown


def test_xml() -> None:
    assert escape.xml("<a b=\"c\"> & 'd' \x00 ##[x]") == (
        "&lt;a b=&#34;c&#34;&gt; &amp; &#39;d&#39; \\u{0} ##&#91;x]"
    )


def test_workflow_commands() -> None:
    assert escape.github_message("100%\nnext\r: a, b") == "100%25%0Anext\\u{d}: a, b"
    assert escape.github_property("a:b,c%") == "a%3Ab%2Cc%25"


def test_json_holds_the_same_value() -> None:
    value = {"é\n": "\u202e\x7f\ud800 \U000e0041 ##[ "}
    shown = escape.json_document(json.dumps(value, ensure_ascii=False, indent=1))
    assert json.loads(shown) == value
    assert shown == '{\n "é\\n": "\\u202e\\u007f\\ud800 \\udb40\\udc41 ##\\u005b "\n}'
