"""No fact in an inventory without evidence, and no evidence for what is not there."""

from collections.abc import Iterator

import pytest
from tests.inventories.judged import NAMES, folder

from onward.inventory.build import Parts
from onward.source.text import Source
from onward.syntax.parse import parse
from onward.syntax.value import Value, extend, name_items

NO_CLAIM = frozenset({"kind", "id", "note", "evidence", "reviewed", "owner", "visibility"})
"""What a record says of itself, and not of the world."""
SOURCES = [source for name in NAMES for source in folder(name).sources]


def _record(source: Source) -> dict[str, Value]:
    value = parse(source).value
    assert isinstance(value, dict), source.path
    return value


def _claims(value: Value, route: str = "") -> Iterator[str]:
    """The route of each leaf; a list without items says that there is none, and is one too."""
    match value:
        case dict():
            for key, below in value.items():
                if key not in NO_CLAIM:
                    yield from _claims(below, extend(route, key))
        case list() if value:
            for name, below in zip(name_items(value), value, strict=True):
                yield from _claims(below, extend(route, name))
        case _:
            yield route


def _evidence(record: dict[str, Value]) -> list[dict[str, Value]]:
    found = record["evidence"]
    assert isinstance(found, list)
    return [each for each in found if isinstance(each, dict)]


def _routes(evidence: dict[str, Value], *keys: str) -> Iterator[str]:
    for key in keys:
        found = evidence.get(key, [])
        assert isinstance(found, list)
        yield from (str(route) for route in found)


def _covered(route: str, supports: list[str]) -> bool:
    return any(route == each or route.startswith(f"{each}/") for each in supports)


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_each_fact_has_evidence(source: Source) -> None:
    """Every leaf lies at or below a route that evidence supports."""
    record = _record(source)
    supports = [route for each in _evidence(record) for route in _routes(each, "supports")]
    assert [route for route in _claims(record) if not _covered(route, supports)] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_no_evidence_dangles(source: Source) -> None:
    """Every route of evidence leads to something in its record."""
    record = _record(source)
    routes = [
        route for each in _evidence(record) for route in _routes(each, "supports", "contradicts")
    ]
    assert routes
    assert [route for route in routes if Parts(record).missing_step(route)] == []


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_evidence_says_where_and_how(source: Source) -> None:
    """Each names its document, how it supports, and where in the document or how sure we are."""
    for each in _evidence(_record(source)):
        assert {"document", "how"} <= each.keys()
        assert "seen" in each or "confidence" in each
        assert "section" in each or "confidence" in each


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.path)
def test_what_is_unknown_was_looked_for(source: Source) -> None:
    """An `unknown` is confirmed by reading the whole document, or lies in what is inferred."""
    record = _record(source)
    reported = [
        route
        for each in _evidence(record)
        if each["how"] == "stated"
        for route in _routes(each, "supports")
    ]
    unknown = [route for route in _claims(record) if _at(record, route) == "unknown"]
    assert [route for route in unknown if _covered(route, reported)] == []


def _at(record: Value, route: str) -> Value:
    here = record
    for step in route.split("/")[1:]:
        match here:
            case dict():
                here = here[step]
            case list():
                here = here[name_items(here).index(step)]
            case _:
                raise AssertionError(route)
    return here
