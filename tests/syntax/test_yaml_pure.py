"""Without libyaml the same texts give the same values, the same rules and the same places."""

import subprocess
import sys

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onward.source.text import Source, Span
from onward.syntax import node
from onward.syntax.parse import parse
from onward.syntax.value import Value

TEXTS = [
    "a: [NO, 12, 1.5, true, null, ~, 22:30, 2018-05-25]\nb: {c: 'd', e: \"f\\u00e9\"}\n",
    "- a\n- - b\n  - c\n- d: |\n    e\n  f: >-\n    g\n",
    "a: 1\na: 2\n",
    "a: &b c\nd: *b\n",
    "a: !b c\n",
    "a: ! c\n",
    "a: b\n---\nc: d\n",
    "1: a\n",
    "",
    "a: .inf\n",
    "[" * 40 + "]" * 40,
    "- " * 40 + "a",
    "a: [b\nc: d\n",
    "a: 'b\n",
    "a:\n\tb: c\n",
    "a: b: c\n",
    "a:b\nc: d\n",
    "a: - b\n",
    "a: @b\n",
    'a: "\\d"\n',
    "a: *.b\n",
    "a:\n    b: 1\n  c: 2\n",
    "a: 1\n  b: 2\n",
    'a: "\\ud800"\n',
    'a: "\\U00110000"\n',
    "a: | b\n",
]


def said(text: str) -> tuple[Value, list[str]]:
    """The value of a text and the rules of its faults."""
    outcome = parse(Source("a.yaml", text.encode()))
    return outcome.value, [fault.rule for fault in outcome.diagnostics]


@pytest.fixture
def pure(monkeypatch: pytest.MonkeyPatch) -> None:
    """PyYAML's own parser in place of libyaml."""
    monkeypatch.setattr(node, "_Quick", node._Pure)
    monkeypatch.setattr(node, "_Careful", node._Pure)


EXPECTED = {text: said(text) for text in TEXTS}


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.usefixtures("pure")
def test_the_same_text_says_the_same(text: str) -> None:
    assert said(text) == EXPECTED[text]


@pytest.mark.usefixtures("pure")
def test_the_same_fault_has_the_same_sentence_and_place() -> None:
    for text, place, message in (
        ("a: 'b\n", (1, 4), "the quote `'` opened here is never closed"),
        ("a:\n\tb: c\n", (2, 1), "this line is indented with a tab; only spaces may indent a line"),
        ("a: b: c\n", (1, 5), "a text without quotes contains a second colon"),
        ("a: [b\nc: d\n", (1, 4), "the bracket `[` opened here is not closed where line 2"),
    ):
        (fault,) = parse(Source("a.yaml", text.encode())).diagnostics
        assert fault.message.startswith(message)
        assert isinstance(fault.at.span, Span)
        assert fault.at.span[:2] == place


@settings(max_examples=200, deadline=5000)
@given(st.text(st.sampled_from("[]{}-?:,#&*!|>'\"%@`~.019aeu \t\n\r\\/é"), max_size=60))
def test_any_signs_give_a_value_or_faults(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(node, "_Quick", node._Pure)
        patch.setattr(node, "_Careful", node._Pure)
        said(text)


SIGNS = st.text(st.sampled_from("[]{}-?:,#&*!|>'\"%@`~.019aeu \t\n\\/é"), max_size=14)
KEPT = ("a: b\n", "a: [b, c]\n", "a: {b: c, d: e}\n", "k:\n  - x: 1\n    y: 'z'\n")
BLOCKS = ("a: |\n  t\n  u\nb: >-\n  q\n", "a: >2-\n   t\nb: |+\n  u\n\n")


@settings(max_examples=500, deadline=5000)
@given(
    text=SIGNS
    | st.tuples(st.sampled_from((*KEPT, *BLOCKS)), st.integers(0, 30), SIGNS).map(
        lambda drawn: drawn[0][: drawn[1]] + drawn[2][:2] + drawn[0][drawn[1] :]
    )
)
@example("a: [e:]\n").via("a colon before a bracket")
@example("a: {b:}\n").via("a colon before a brace")
@example("a: [b:?c]\n").via("a colon before a question mark")
@example("a: |\n  \tt\n").via("a tab that begins a block text")
def test_without_libyaml_nothing_is_accepted_that_it_refuses(text: str) -> None:
    value, rules = said(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(node, "_Quick", node._Pure)
        patch.setattr(node, "_Careful", node._Pure)
        its_value, its_rules = said(text)
    if not its_rules:
        assert rules == []
        assert its_value == value


def test_an_installation_without_libyaml_reads_records() -> None:
    program = (
        "import sys\n"
        "sys.modules['yaml._yaml'] = None\n"
        "from onward.source.text import Source\n"
        "from onward.syntax.parse import parse\n"
        "print(parse(Source('a.yaml', b'NO: [NO, 12]')).value)\n"
        "print(parse(Source('a.yaml', b'[' * 100000)).diagnostics[0].rule)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.splitlines() == ["{'NO': ['NO', 12]}", "yaml-limit"]
