"""Any bytes give a value or faults; one edit of a good file gives at most one fault."""

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.syntax.where import locate

from onward.diagnostic import Diagnostic
from onward.source.text import Source
from onward.syntax.parse import parse

GOOD = """\
# yaml-language-server: $schema=../schema/vendor.schema.json
kind: vendor
name: "Acme: mail & telephone"
legal_name: 'Acme''s Inc.'
country: NO   # Norway
parent: {legal_name: Acme Holding, country: US}
also_known_as: [Acme Mail, "Acme, the first"]
domains: [acme.example, acme.test]
role: processor
services:
  - id: mail
    purpose: Sending letters
    data: [contact.email, contact.name]
    locations:
      - {place: US, for: [storage, processing]}
      - place: IN
        for: [support]
    letters: {a: yes, h: unknown}
  - id: archive
    purpose: Keeping the archive
    data: [contact.email]
    locations:
      - place: US
        for: [storage]
mechanisms:
  - {instrument: eu-scc-2021-914, signed: 2022-11-30, modules: [2, 3]}
  - instrument: eu-us-dpf
    certified:
      entity: Acme Inc.
      since: 2023-08-01
note: |
  Kept since 2019: see [1].
  - a dash
  name: no key, a text
agreement:
  status: signed
  notice_days: 30
subprocessors: []
reviewed: 2026-11-22
"""
LINES = GOOD.splitlines(keepends=True)
SIGNS = st.sampled_from("[]{}-?:,#&*!|>'\"%@`~<=.0123456789aneE \t\n\r\\/\u2028\ufeff\0é")


def reported(data: bytes) -> tuple[Diagnostic, ...]:
    """The faults of some bytes; every one has its place in them."""
    source = Source("vendors/acme.yaml", data)
    outcome = parse(source)
    assert outcome.value is None or outcome.diagnostics == ()
    for fault in outcome.diagnostics:
        span = fault.at.span
        assert span is not None
        assert (1, 1) <= span[:2] <= span[2:]
        assert span.line <= data.count(b"\n") + data.count(b"\r") + 1
    assert locate(source, "/services/mail") >= (1, 1, 1, 1)
    return outcome.diagnostics


@settings(max_examples=300, deadline=2000)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_value_or_faults(data: bytes) -> None:
    reported(data)


@settings(max_examples=400, deadline=2000)
@given(st.text(st.one_of(SIGNS, st.sampled_from("[]{}-?: \n")), max_size=80))
def test_any_signs_give_a_value_or_faults(text: str) -> None:
    reported(text.encode())


@settings(max_examples=100, deadline=5000)
@given(
    st.lists(st.sampled_from(["[", "]", "{", "}", "- ", "? ", ": ", "a", ",", "\n", "  "])),
    st.integers(1, 400),
)
def test_any_signs_many_times_give_a_value_or_faults(signs: list[str], times: int) -> None:
    reported(("".join(signs) * times).encode())


def test_the_good_file_has_no_fault() -> None:
    assert reported(GOOD.encode()) == ()


@settings(max_examples=600, deadline=2000)
@given(st.integers(0, len(GOOD) - 1), SIGNS, st.sampled_from(["insert", "replace"]))
def test_one_sign_more_or_other_gives_at_most_one_fault(at: int, sign: str, how: str) -> None:
    rest = GOOD[at + 1 :] if how == "replace" else GOOD[at:]
    assert len(reported((GOOD[:at] + sign + rest).encode())) <= 1


def test_a_tag_that_swallows_a_key_is_one_fault() -> None:
    assert len(reported(b"a: {b: c, !d: [e]}\n")) == 1


def test_one_sign_less_gives_at_most_one_fault() -> None:
    for at in range(len(GOOD)):
        assert len(reported((GOOD[:at] + GOOD[at + 1 :]).encode())) <= 1


def test_one_line_less_or_twice_or_moved_gives_at_most_one_fault() -> None:
    for number, line in enumerate(LINES):
        before, after = "".join(LINES[:number]), "".join(LINES[number + 1 :])
        for now in ("", line * 2, *(" " * more + line for more in range(1, 9)), line.lstrip(" ")):
            assert len(reported((before + now + after).encode())) <= 1
        for less in range(1, len(line) - len(line.lstrip(" "))):
            assert len(reported((before + line[less:] + after).encode())) <= 1


def test_one_line_at_another_place_gives_at_most_one_fault() -> None:
    for number, line in enumerate(LINES):
        others = LINES[:number] + LINES[number + 1 :]
        for at in range(len(LINES)):
            assert len(reported("".join([*others[:at], line, *others[at:]]).encode())) <= 1
