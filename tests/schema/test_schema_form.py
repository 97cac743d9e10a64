"""The schemas keep to what every editor understands, and explain every key."""

import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import jsonschema
import jsonschema_rs
import pytest

from onward._about import VERSION
from onward.schema.files import KINDS, schema

KEYWORDS = {
    "$schema", "$comment", "$defs", "$ref", "title", "description", "examples", "type",
    "properties", "patternProperties", "additionalProperties", "required", "items", "enum", "const",
    "pattern", "minLength", "minimum", "maximum", "if", "then", "not",
    "enumDescriptions", "x-message", "x-enum", "x-aliases", "x-ended", "x-rule",
}  # fmt: skip
ALONE = ({"minItems": 2}, {"items": {"not": {"const": "unknown"}}})
PORTABLE = re.compile(r"(?:[^\\(]|\\[.\\]|\((?!\?))*")


def nodes(node: Any, way: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every schema in a schema, with the way to it."""
    yield way, node
    for key in ("properties", "patternProperties", "$defs"):
        for name, below in node.get(key, {}).items():
            yield from nodes(below, f"{way}/{key}/{name}")
    if "items" in node:
        yield from nodes(node["items"], f"{way}/items")


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_a_schema_of_2020_12(kind: str) -> None:
    jsonschema.Draft202012Validator.check_schema(schema(kind))
    assert jsonschema_rs.meta.is_valid(dict(schema(kind)))
    assert schema(kind)["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@pytest.mark.parametrize("kind", KINDS)
def test_only_keywords_that_editors_complete_and_show(kind: str) -> None:
    for way, node in nodes(schema(kind)):
        assert set(node) <= KEYWORDS, way
        assert ("if" in node) == ("then" in node), way
        assert node.get("if", ALONE[0]) == ALONE[0], way
        assert node.get("then", ALONE[1]) == ALONE[1], way
        assert node.get("not", {"const": "unknown"}) == {"const": "unknown"}, way
        if "$ref" in node:
            assert node["$ref"].startswith("#/$defs/"), way
            assert set(node) <= {"$ref", "description", "examples"}, way


@pytest.mark.parametrize("kind", KINDS)
def test_each_value_has_one_type(kind: str) -> None:
    for way, node in nodes(schema(kind)):
        match node.get("type"):
            case str():
                continue
            case ["integer", "string"]:
                assert node.get("pattern") == "^unknown$" or "unknown" in node["enum"], way
            case other:
                assert other is None, way
                assert "$ref" in node or way.endswith("/^x-"), way


@pytest.mark.parametrize("kind", KINDS)
def test_an_object_takes_its_keys_a_remark_and_keys_of_the_user(kind: str) -> None:
    for way, node in nodes(schema(kind)):
        if node.get("type") != "object":
            continue
        assert node["additionalProperties"] is False, way
        assert "^x-" in node["patternProperties"], way
        assert node["title"], way
        if not way.endswith("/by_data"):
            assert node["properties"]["note"] == {"$ref": "#/$defs/note"}, way
        assert set(node.get("required", ())) <= set(node.get("properties", ())), way


@pytest.mark.parametrize("kind", KINDS)
def test_a_pattern_or_a_closed_list_says_what_may_stand_there(kind: str) -> None:
    for way, node in nodes(schema(kind)):
        if {"pattern", "enum", "const", "not"} & set(node):
            assert node["x-message"].strip(), way
        if "pattern" in node:
            assert PORTABLE.fullmatch(node["pattern"]), f"{way}: not every engine reads it alike"
            assert node["pattern"].startswith("^"), way
        if "enum" in node:
            assert len(set(map(str, node["enum"]))) == len(node["enum"]), way


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described_in_one_sentence_with_an_example(kind: str) -> None:
    root = schema(kind)
    for way, node in nodes(root):
        if way.split("/")[-2:-1] != ["properties"] or way.endswith("/note"):
            continue
        target = root["$defs"][node["$ref"].rpartition("/")[2]] if "$ref" in node else node
        sentence = node["description"]
        assert sentence.endswith("."), way
        assert "\n" not in sentence, way
        assert len(sentence) < 200, way
        if target.get("type") != "object":
            assert node.get("examples") or target.get("examples"), way


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_is_valid(kind: str) -> None:
    root = dict(schema(kind))
    for way, node in nodes(root):
        judge = jsonschema_rs.Draft202012Validator({**node, "$defs": root["$defs"]})
        for example in node.get("examples", ()):
            assert judge.is_valid(example), f"{way}: {example!r}"


def test_what_two_schemas_define_they_define_alike() -> None:
    for one, other in combinations(KINDS, 2):
        mine, its = schema(one).get("$defs", {}), schema(other).get("$defs", {})
        for name in set(mine) & set(its):
            assert mine[name] == its[name], f"{name} of {one} and {other}"


def test_nothing_is_defined_and_not_used() -> None:
    for kind in KINDS:
        uses = {node.get("$ref") for _, node in nodes(schema(kind))}
        assert {f"#/$defs/{name}" for name in schema(kind).get("$defs", {})} <= uses


@pytest.mark.parametrize("kind", KINDS)
def test_it_says_of_which_version_it_is(kind: str) -> None:
    assert schema(kind)["$comment"] == f"Schema of Onward {VERSION}"


@pytest.mark.parametrize("kind", ["organisation", "vendor", "activity"])
def test_an_editor_can_explain_each_country_and_instrument(kind: str) -> None:
    for name in ("country", "instrument"):
        listed = schema(kind)["$defs"][name]
        explained = dict(zip(listed["enum"], listed["enumDescriptions"], strict=True))
        assert all(explained.values())
    assert "last day 2020-07-15" in explained["eu-us-privacy-shield"]
    assert "last day" not in explained["eu-scc-2021-914"]


@pytest.mark.parametrize("kind", KINDS)
def test_each_word_of_a_closed_list_is_explained(kind: str) -> None:
    for _, node in nodes(schema(kind)):
        if isinstance(node.get("enum"), list):
            assert len(node["enumDescriptions"]) == len(node["enum"])
            assert all(text.strip() for text in node["enumDescriptions"])
