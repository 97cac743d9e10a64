"""What a record may not write although YAML has it: each refusal, its span, and its other side."""

import pytest

from onward.diagnostic import Diagnostic, Place, Severity
from onward.source.text import Source, Span
from onward.syntax.parse import parse


def faults(text: str | bytes) -> tuple[Diagnostic, ...]:
    """The faults of a text; a text with faults gives no value."""
    data = text if isinstance(text, bytes) else text.encode()
    outcome = parse(Source("vendors/acme.yaml", data))
    assert outcome.value is None or outcome.diagnostics == ()
    return outcome.diagnostics


@pytest.mark.parametrize(
    ("rule", "text", "span"),
    [
        ("yaml-syntax", "a: [b", (1, 4, 1, 5)),
        ("yaml-encoding", b"a: b\nc: \xe9", (2, 4, 2, 5)),
        ("yaml-encoding", b"\xff\xfea\0", (1, 1, 1, 1)),
        ("yaml-encoding", b"\0\0\xfe\xff\0\0\0a", (1, 1, 1, 1)),
        ("yaml-encoding", b"a: \0", (1, 4, 1, 5)),
        ("yaml-encoding", "é: \x1b[31m", (1, 4, 1, 5)),
        ("yaml-encoding", "a: \x7f", (1, 4, 1, 5)),
        ("yaml-encoding", "a: b\x85c: d", (1, 5, 1, 6)),
        ("yaml-encoding", "a: b\u2028c: d", (1, 5, 1, 6)),
        ("yaml-encoding", "a: b\u2029", (1, 5, 1, 6)),
        ("yaml-encoding", "a: \ufeffb", (1, 4, 1, 5)),
        ("yaml-encoding", "a: \ufffe", (1, 4, 1, 5)),
        ("yaml-duplicate-key", "a: 1\nb: 2\na: 3\n", (3, 1, 3, 2)),
        ("yaml-duplicate-key", "{a: 1, 'a': 2}", (1, 8, 1, 11)),
        ("yaml-anchor", "a: &b c", (1, 4, 1, 6)),
        ("yaml-anchor", "a: *b", (1, 4, 1, 6)),
        ("yaml-anchor", "&a b: c", (1, 1, 1, 3)),
        ("yaml-anchor", "[b,&a c]", (1, 4, 1, 6)),
        ("yaml-anchor", '{"b":&a c}', (1, 6, 1, 8)),
        ("yaml-anchor", "a:\n  <<: {b: c}\n", (2, 3, 2, 5)),
        ("yaml-anchor", "- a\r- &b c\r", (2, 3, 2, 5)),
        ("yaml-tag", "a: !secret b", (1, 4, 1, 11)),
        ("yaml-tag", "a: !!python/object:os.system b", (1, 4, 1, 29)),
        ("yaml-tag", "a: !!timestamp 2018-05-25", (1, 4, 1, 15)),
        ("yaml-tag", "a: !!binary aGk=", (1, 4, 1, 12)),
        ("yaml-tag", "a: ! 12", (1, 4, 1, 5)),
        ("yaml-tag", "a: !!int b", (1, 4, 1, 11)),
        ("yaml-tag", "a: !!int 1.5", (1, 4, 1, 13)),
        ("yaml-tag", "a: !!float 0x1F", (1, 4, 1, 16)),
        ("yaml-tag", "a: !!null b", (1, 4, 1, 12)),
        ("yaml-tag", "a: !!seq {}", (1, 4, 1, 12)),
        ("yaml-tag", "a: !!str {}", (1, 4, 1, 12)),
        ("yaml-tag", "%YAML 1.1\n---\na: b", (1, 1, 1, 10)),
        ("yaml-tag", "%YAML 3.0\n---\na: b", (1, 1, 1, 10)),
        ("yaml-tag", "%YAML", (1, 1, 1, 6)),
        ("yaml-tag", "%A b\n---\na: b", (1, 1, 1, 5)),
        ("yaml-tag", "%", (1, 1, 1, 2)),
        ("yaml-tag", "%TAG !! tag:b,2000:\n---\na: !!str b", (1, 1, 1, 20)),
        ("yaml-documents", "", (1, 1, 1, 1)),
        ("yaml-documents", "# a\n\n", (1, 1, 1, 1)),
        ("yaml-documents", "---\n", (1, 1, 1, 1)),
        ("yaml-documents", "null\n", (1, 1, 1, 1)),
        ("yaml-documents", "a: b\n---\nc: d\n", (2, 1, 2, 4)),
        ("yaml-documents", "a: b\n---\n", (2, 1, 2, 4)),
        ("yaml-documents", "a: b\n...\nc: d\n", (3, 1, 3, 5)),
        ("yaml-key", "1: a", (1, 1, 1, 2)),
        ("yaml-key", "a: {1.5: b}", (1, 5, 1, 8)),
        ("yaml-key", "null: a", (1, 1, 1, 5)),
        ("yaml-key", "~: a", (1, 1, 1, 2)),
        ("yaml-key", "true: a", (1, 1, 1, 5)),
        ("yaml-key", "? [a]\n: b\n", (1, 3, 1, 6)),
        ("yaml-key", "? {a: b}\n: c\n", (1, 3, 1, 9)),
        ("yaml-key", "a: {{ b }}", (1, 5, 1, 10)),
        ("yaml-key", "!!int 1: a", (1, 1, 1, 8)),
        ("yaml-key", "1234567890123456789: a", (1, 1, 1, 20)),
        ("yaml-limit", "a: .inf", (1, 4, 1, 8)),
        ("yaml-limit", "a: -.INF", (1, 4, 1, 9)),
        ("yaml-limit", "a: .nan", (1, 4, 1, 8)),
        ("yaml-limit", "a: 1e999", (1, 4, 1, 9)),
    ],
)
def test_refused(rule: str, text: str | bytes, span: tuple[int, int, int, int]) -> None:
    (fault,) = faults(text)
    assert fault.rule == rule
    assert fault.at == Place("vendors/acme.yaml", "", Span(*span))
    assert (fault.severity, fault.subject, fault.inventory) == (
        Severity.ERROR,
        "vendors/acme.yaml",
        "",
    )
    assert fault.message
    assert fault.reason.endswith(".")
    assert fault.remedy.endswith(".")


@pytest.mark.parametrize(
    "text",
    [
        b"\xef\xbb\xbfa: b",
        "a: é \u00a0 \u202e 😀",
        'a: "\\0\\e\\N\\L\\P"',
        "a: {b: 1}\nc: {b: 1}\n",
        "a: 1\nA: 1\n",
        "a: b & c * d ! e % f",
        "a: b&c\nd: e*f\n",
        "'&a': '*b'\n\"!c\": |\n  &d *e !f\n",
        "# &a *b !c\na: b # *d\n",
        "'<<': {b: c}",
        "a: <<",
        "%YAML 1.2\n---\na: b",
        "--- # a\na: b\n...\n",
        "---\na: b\n...\n# end\n",
        "'1': a\n\"true\": b\n'null': c\n'': d\n",
        "!!str 1: a",
        "? a\n: b\n",
        "a:\n- b\n- c\n",
        "text",
        "[]",
        "false",
        "''",
    ],
)
def test_accepted(text: str | bytes) -> None:
    assert faults(text) == ()


def test_a_duplicate_key_reports_both_lines() -> None:
    (fault,) = faults("country: BE\nname: Acme\ncountry: US\n")
    assert fault.message == "the key `country` is already on line 1"
    (first,) = fault.related
    assert first.at.span == Span(1, 1, 1, 8)
    assert fault.cause == "country"


def test_all_faults_of_a_readable_file_are_reported_together() -> None:
    text = "a: {b: 1, b: 2}\nc: {1: d}\ne: !!int g\nh: .inf\ni: {j: {k: l, k: m}}\n"
    reported = [(fault.rule, fault.at.span[0]) for fault in faults(text) if fault.at.span]
    assert reported == [
        ("yaml-duplicate-key", 1),
        ("yaml-key", 2),
        ("yaml-tag", 3),
        ("yaml-limit", 4),
        ("yaml-duplicate-key", 5),
    ]


def test_the_doubtful_keys_of_one_group_are_one_fault() -> None:
    (fault,) = faults("- id: a\n  role: x\n  name: y\n  role: x\n  name: y\n")
    assert fault.at.span == Span(4, 3, 4, 7)
    assert [each.at.span[0] for each in fault.related if each.at.span] == [2, 5]


def test_all_foreign_tags_are_one_fault() -> None:
    (fault,) = faults("a: !b c\nd: !!binary e\nf: 1\nf: 2\n")
    assert (fault.rule, fault.at.span) == ("yaml-tag", Span(1, 4, 1, 6))
    assert [each.at.span for each in fault.related] == [Span(2, 4, 2, 12)]


def test_all_anchors_and_aliases_are_one_fault() -> None:
    text = "a: &x {b: c}\nd: *x\ne:\n  <<: *x\n"
    (fault,) = faults(text)
    assert (fault.rule, fault.at.span) == ("yaml-anchor", Span(1, 4, 1, 6))
    assert [each.at.span for each in fault.related] == [Span(2, 4, 2, 6), Span(4, 7, 4, 9)]


def test_aliases_in_aliases_are_never_followed() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    (fault,) = faults("\n".join(lines))
    assert fault.rule == "yaml-anchor"
    assert len(fault.related) == 21
    assert fault.related[-1].message == "and more places from here on"


def test_a_cause_is_reported_once_however_long_its_key_is() -> None:
    key = "k" * 500
    (fault,) = faults(f"{key}: 1\n{key}: 2\n")
    assert len(fault.message) < 120
