"""The order in which a record lists what is a set does not count."""

from random import Random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from onward.inventory.build import build
from onward.schema.validate import validate

KEPT = {"mechanisms", "frameworks", "options"}
RECORD: dict[str, Any] = {
    "kind": "vendor",
    "domains": ["a.com", "b.com", "c.com"],
    "services": [
        {
            "id": "mail",
            "data": ["contact.email", "contact.name"],
            "locations": [
                {"place": "US", "for": ["storage", "support"]},
                {"place": "US", "for": ["backup"], "by": "aws"},
                {"place": "unknown", "options": ["US", "IE"]},
            ],
        },
        {"id": "sms"},
    ],
    "agreement": {"status": "signed", "letters": {"a": "yes", "b": "no"}, "cites": ["wbp", "cbp"]},
    "mechanisms": [
        {"instrument": "eu-us-dpf"},
        {"instrument": "eu-scc-2021-914", "modules": [2, 3]},
    ],
    "subprocessors": [
        {"vendor": "aws", "serves": ["mail", "sms"]},
        {"vendor": "unknown", "purpose": "support"},
        {"vendor": "unknown", "purpose": "hosting"},
    ],
    "evidence": [{"supports": ["/domains", "/services"]}, {"contradicts": ["/country"]}],
}


def shuffled(value: Any, random: Random, key: str = "") -> Any:
    """The same with every mapping and every list that is a set in another order."""
    match value:
        case dict():
            keys = random.sample(list(value), len(value))
            return {each: shuffled(value[each], random, each) for each in keys}
        case list():
            items = [shuffled(item, random) for item in value]
            return items if key in KEPT else random.sample(items, len(items))
        case _:
            return value


@settings(max_examples=100, deadline=None)
@given(random=st.randoms(use_true_random=False))
def test_a_record_written_in_another_order_is_the_same(random: Random) -> None:
    other = shuffled(RECORD, random)
    assert validate(other, "v.yaml") == ()
    one, two = build("vendor", RECORD, "v.yaml"), build("vendor", other, "v.yaml")
    assert one == two
    assert repr(one) == repr(two)


def test_the_order_of_mechanisms_counts() -> None:
    other = {**RECORD, "mechanisms": RECORD["mechanisms"][::-1]}
    assert build("vendor", RECORD, "v.yaml") != build("vendor", other, "v.yaml")
