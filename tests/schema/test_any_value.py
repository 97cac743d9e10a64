"""Whatever a file holds: `validate` answers, and what it lets pass can be built."""

from typing import Any

import jsonschema
from hypothesis import given, settings
from hypothesis import strategies as st

from onward.inventory.build import build
from onward.schema.files import KINDS, schema
from onward.schema.validate import validate

SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.text("\ud800ab", max_size=3)
    | st.sampled_from(["unknown", "US", "signed", "2026-02-30", "2024-02-29", "a-b", "yes", "us\n"])
)
KEYS = sorted(
    {key for kind in KINDS for key in schema(kind)["properties"]}
    | {"id", "vendor", "place", "for", "instrument", "modules", "status", "letters", "x-a", "#", ""}
)
VALUES: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda below: (
        st.lists(below, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=4), below, max_size=4)
    ),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None)
@given(
    value=VALUES, path=st.sampled_from(["organisation.yaml", "vendors/acme.yaml", "A B.yml", ""])
)
def test_any_value_has_an_answer(value: Any, path: str) -> None:
    for each in validate(value, path):
        assert each.rule.startswith("schema-")
        assert each.message
        assert each.at.path == path


@settings(max_examples=300, deadline=None)
@given(keys=st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=4), kind=st.sampled_from(KINDS))
def test_both_validators_agree_and_what_is_valid_can_be_built(
    keys: dict[str, Any], kind: str
) -> None:
    value = {**keys, "kind": kind, "id": "acme"}
    path = "organisation.yaml" if kind == "organisation" else "vendors/acme.yaml"
    faults = validate(value, path)
    if not faults:
        assert jsonschema.Draft202012Validator(schema(kind)).is_valid(value)
        assert build(kind, value, path).id == "acme"
