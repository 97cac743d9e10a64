"""Nothing that a record says is lost: every field of every part of it is a fact that differs."""

import types
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from itertools import combinations
from typing import Any, Final, Literal, Union, get_args, get_origin, get_type_hints

import pytest
from tests.diff.snapshots import BASE, LAW, folder

from onward.diff.fact_diff import differences
from onward.diff.facts.fact import Facts
from onward.diff.facts.organisation import activity_facts, organisation_facts, waiver_facts
from onward.diff.facts.vendor import vendor_facts
from onward.diff.labels import Names
from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import Waiver
from onward.inventory.value import UNKNOWN, Unknown
from onward.inventory.vendor import Vendor
from onward.workflow import read

FACTS: Final[Mapping[type, Callable[[Any, Names], Facts]]] = {
    Organisation: organisation_facts,
    Vendor: vendor_facts,
    Activity: activity_facts,
    Waiver: waiver_facts,
}
WITHOUT_MEANING: Final = {
    "Organisation.id": "a record under another id is matched, and the id reported, before facts"
    " are",
    "Vendor.id": "as for the organisation",
    "Activity.id": "as for the organisation",
    "Waiver.id": "a waiver under another file name silences the same",
}
"""Fields that are no facts, and why."""


@cache
def names() -> Names:
    """Of a small firm."""
    return Names(read(folder(BASE)).whole, LAW)


PLAIN: Final[Mapping[Any, tuple[Any, ...]]] = {
    str: ("one", "other"),
    int: (3, 4),
    bool: (True, False),
    date: (date(2026, 1, 2), date(2026, 3, 4)),
    Unknown: (UNKNOWN,),
    type(None): (None,),
}
Pairs = Iterator[tuple[Any, Any]]


def samples(hint: Any) -> list[Any]:
    """A few different things that a field of a type may say, the first a full one."""
    kind, of = get_origin(hint), get_args(hint)
    if kind in (Union, types.UnionType):
        return [each for one in of for each in samples(one)]
    if kind is tuple:
        some = samples(of[0])
        return [(some[0],), (), *([tuple(some)] if some[1:] else [])]
    if kind is Literal:
        return list(of[:2])
    if kind is not None and issubclass(kind, Mapping):
        said = samples(of[1])[0]
        return [{"a": said}, {"b": said}, {}]
    if is_dataclass(hint) and isinstance(hint, type):
        return [whole(hint)]
    return list(PLAIN[hint])


def pairs(hint: Any) -> Pairs:
    """Two values that differ in one thing, for each thing in which they can, however deep."""
    kind, of = get_origin(hint), get_args(hint)
    yield from combinations(samples(hint), 2)
    if kind in (Union, types.UnionType):
        for one in of:
            yield from pairs(one)
    elif kind is tuple:
        yield from (((one,), (other,)) for one, other in pairs(of[0]))
    elif kind is not Literal and kind is not None and issubclass(kind, Mapping):
        yield from (({"a": one}, {"a": other}) for one, other in pairs(of[1]))
    elif is_dataclass(hint) and isinstance(hint, type):
        for _, one, other in edits(hint):
            yield one, other


@cache
def hints(kind: type) -> Mapping[str, Any]:
    """The types of what a record or a part of it may say; where it is written says nothing."""
    known = get_type_hints(kind)
    return {each.name: known[each.name] for each in fields(kind) if each.compare}


def whole(kind: type) -> Any:
    """A record, or a part of one, that says everything."""
    return kind(**{name: samples(hint)[0] for name, hint in hints(kind).items()})


def edits(kind: type) -> Iterator[tuple[str, Any, Any]]:
    """Two records of a kind that differ in one thing, for each, and the field in which they do."""
    full = whole(kind)
    for name, hint in hints(kind).items():
        for one, other in pairs(hint):
            yield (
                f"{kind.__name__}.{name}",
                replace(full, **{name: one}),
                replace(full, **{name: other}),
            )


@pytest.mark.parametrize("kind", FACTS, ids=lambda kind: kind.__name__.lower())
def test_two_records_that_differ_have_facts_that_differ(kind: type) -> None:
    facts = FACTS[kind]
    lost = [
        (field, one, other)
        for field, one, other in edits(kind)
        if field not in WITHOUT_MEANING
        and one != other
        and not differences(facts(one, names()), facts(other, names()))
    ]
    assert [_differing(*each) for each in lost] == []


def _differing(field: str, one: Any, other: Any) -> tuple[str, Any, Any]:
    """Down to where two records differ."""
    name = field.rpartition(".")[2]
    was, now = getattr(one, name), getattr(other, name)
    while isinstance(was, tuple) and isinstance(now, tuple) and len(was) == len(now) == 1:
        was, now = was[0], now[0]
    if is_dataclass(was) and type(was) is type(now):
        below = next(
            each.name for each in fields(was) if getattr(was, each.name) != getattr(now, each.name)
        )
        return _differing(f"{field}.{below}", was, now)
    return field, was, now


def test_what_is_without_meaning_is_a_field() -> None:
    known = {f"{kind.__name__}.{name}" for kind in FACTS for name in hints(kind)}
    assert WITHOUT_MEANING.keys() <= known
