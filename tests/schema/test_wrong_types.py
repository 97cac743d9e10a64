"""Every place of every schema with a value of every wrong type: a fault with a place, no crash."""

import json
from typing import Any

import jsonschema
import pytest
from tests.schema.records import Steps, full, places, put
from tests.syntax.where import locate

from onward.schema.files import KINDS, schema
from onward.schema.validate import validate
from onward.source.text import Source

WRONG: tuple[Any, ...] = (
    *(None, True, False, 0, 7, -1, 1.5, "", " ", "EEA", "unknown", "a\x00b"),
    *([], [[]], [{}], [None], [1], ["EEA"], ["unknown", "x"], [["EEA"]]),
    *({}, {"": 1}, {"a": {"b": []}}, {"unknown": "unknown"}, {"Health": ["EEA"]}, {"x-a": 1}),
)
WAYS = [(kind, way) for kind in KINDS for way in places(full(kind))]


@pytest.mark.parametrize("kind", KINDS)
def test_the_record_made_from_a_schema_is_valid(kind: str) -> None:
    assert list(jsonschema.Draft202012Validator(schema(kind)).iter_errors(full(kind))) == []
    assert validate(full(kind), _path(kind)) == ()


@pytest.mark.parametrize(
    ("kind", "way"), WAYS, ids=[f"{kind}-{'.'.join(map(str, way))}" for kind, way in WAYS]
)
def test_a_value_of_another_type_is_a_fault_with_a_place(kind: str, way: Steps) -> None:
    judge = jsonschema.Draft202012Validator(schema(kind))
    kept = {"kind", "id", *schema(kind).get("required", ()), *way[:1]}
    record = {key: value for key, value in full(kind).items() if key in kept}
    refused = 0
    for value in WRONG:
        changed = put(record, way, value)
        faults = validate(changed, _path(kind))
        if judge.is_valid(changed):
            continue
        refused += 1
        assert faults, value
        source = Source(_path(kind), json.dumps(changed).encode())
        for each in faults:
            assert each.message, value
            assert each.at.path == _path(kind), value
            span = locate(source, each.at.route, key=each.at.key)
            assert span.line == 1, value
            assert isinstance(changed, dict) or each.at.route == "", value
    assert refused > 5


def _path(kind: str) -> str:
    return "organisation.yaml" if kind == "organisation" else "acme.yaml"
