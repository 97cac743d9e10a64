"""A route made a span: every part of every document, and routes to nothing."""

import string

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.syntax.where import locate

from onward.source.text import Source, Span
from onward.syntax.fault import stretch
from onward.syntax.locate import locate_all
from onward.syntax.parse import parse
from onward.syntax.value import Scalar, Value, extend, name_items

TEXT = """\
kind: vendor
name: "Acme: mail"
services:
  - id: mail
    data: [email, a/b, email]
    locations:
      - {place: US, for: [storage]}
      - place: US
        by: self

  # the end of the list
country:
modules: [2, 3]
note: |
  one
  two

x-a/b: {c~d: e}
"""
SOURCE = Source("vendors/acme.yaml", TEXT.encode())


def said(span: Span) -> str:
    """The text of a span."""
    lines = TEXT.splitlines(keepends=True)[span.line - 1 : span.end_line]
    lines[-1] = lines[-1][: span.end_column - 1]
    return "".join(lines)[span.column - 1 :]


def test_routes_lead_to_what_they_name() -> None:
    routes = {
        "/kind": "vendor",
        "/name": '"Acme: mail"',
        "/services/mail/id": "mail",
        "/services/mail/data/email": "email",
        "/services/mail/data/a~1b": "a/b",
        "/services/mail/locations/US": "{place: US, for: [storage]}",
        "/services/mail/locations/US/for/storage": "storage",
        "/services/mail/locations/US#2": "place: US\n        by: self",
        "/services/mail/locations/US#2/by": "self",
        "/modules/1": "3",
        "/note": "|\n  one\n  two",
        "/x-a~1b/c~0d": "e",
        "": TEXT.rstrip(),
    }
    spans = locate_all(SOURCE, routes)
    assert {route: said(span) for route, span in spans.items()} == routes
    assert locate(SOURCE, "/services/mail/data/email#2") == Span(5, 24, 5, 29)


def test_a_key_is_reported_instead_of_its_value() -> None:
    assert said(locate(SOURCE, "/services/mail/locations/US#2/by", key=True)) == "by"
    assert said(locate(SOURCE, "/services", key=True)) == "services"
    assert locate(SOURCE, "/services/mail", key=True) == locate(SOURCE, "/services/mail")
    assert locate(SOURCE, "", key=True) == locate(SOURCE, "")


def test_a_key_without_a_value_is_reported_itself() -> None:
    assert said(locate(SOURCE, "/country")) == "country"


def test_a_route_to_nothing_gives_the_deepest_part_that_is_there() -> None:
    assert locate(SOURCE, "/services/mail/locations/IN") == locate(
        SOURCE, "/services/mail/locations"
    )
    assert locate(SOURCE, "/name/first") == locate(SOURCE, "/name")
    assert said(locate(SOURCE, "/services/none/of/these", key=True)) == "services"
    assert locate(SOURCE, "/nothing") == locate(SOURCE, "")


def test_a_file_that_cannot_be_read_has_its_first_line() -> None:
    for data in (b"", b"\xff\xff", b"a: [", b"[" * 100_000, b"a: &b\n- *b\n", b"a" * 2**21):
        assert locate(Source("a.yaml", data), "/a") == (1, 1, 1, 1)


def test_a_faulty_file_that_can_be_composed_has_places() -> None:
    source = Source("a.yaml", b"a: 1\nb: .inf\na: [12345678901234567890]\n1: {c: d}\n? [e]\n: f\n")
    assert parse(source).value is None
    assert locate(source, "/a") == Span(1, 4, 1, 5)
    assert locate(source, "/b") == Span(2, 4, 2, 8)


def test_lines_and_columns_count_characters_behind_a_mark_and_any_line_end() -> None:
    source = Source("a.yaml", "\ufeffé: 😀\r\nb: [ü, c]\r\n".encode())
    assert locate(source, "/é") == Span(1, 4, 1, 5)
    assert locate(source, "/b/c") == Span(2, 8, 2, 9)


scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**17), 10**17),
    st.sampled_from(["NO", "mail", "a/b", "c~d", "22:30", "1", "", "it's", "a#2", "a", "e: f"]),
    st.text(string.ascii_letters + " é/~#:'\"", max_size=8),
)
keys = st.one_of(
    st.sampled_from(["id", "vendor", "instrument", "place", "a/b", "a~b", ""]),
    st.text(string.ascii_lowercase, min_size=1, max_size=3),
)
documents = st.recursive(
    scalars,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=20,
)


def routes(value: Value, route: str = "") -> list[tuple[str, Scalar]]:
    """Every scalar of a document with its route."""
    match value:
        case dict():
            return [
                pair for key, item in value.items() for pair in routes(item, extend(route, key))
            ]
        case list():
            named = zip(name_items(value), value, strict=True)
            return [pair for name, item in named for pair in routes(item, extend(route, name))]
        case _:
            return [(route, value)]


@settings(max_examples=200, deadline=2000)
@given(documents, st.sampled_from([None, False, True]), st.sampled_from([2, 4]))
def test_every_scalar_of_a_document_is_where_its_route_leads(
    value: Value, flow: bool | None, indent: int
) -> None:
    text = yaml.safe_dump(value, default_flow_style=flow, indent=indent, allow_unicode=True)
    source = Source("a.yaml", text.encode())
    outcome = parse(source)
    if value is None:
        assert [fault.rule for fault in outcome.diagnostics] == ["yaml-documents"]
        return
    assert outcome.value == value
    found = routes(outcome.value)
    spans = locate_all(source, [route for route, _ in found])
    lines = text.splitlines(keepends=True)
    for route, scalar in found:
        span = spans[route]
        part = lines[span.line - 1 : span.end_line]
        part[-1] = part[-1][: span.end_column - 1]
        shown = "".join(part)[span.column - 1 :]
        assert yaml.load(shown, Loader=yaml.BaseLoader) == yaml.load(
            yaml.safe_dump(scalar), Loader=yaml.BaseLoader
        )


def test_as_many_places_as_lines_are_reported_in_time() -> None:
    """Counting the lines from the first for each of them would take minutes."""
    lines = 60_000
    text = "a\r\n" * lines
    spans = [stretch(text, index, index + 1) for index in range(0, len(text), 3)]
    assert spans == [Span(line, 1, line, 2) for line in range(1, lines + 1)]
