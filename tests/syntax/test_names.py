"""The names of the items of a list, and routes."""

from hypothesis import given
from hypothesis import strategies as st

from onward.syntax.value import Value, extend, name_item, name_items, steps


def test_an_item_is_called_by_the_first_of_its_names() -> None:
    items: list[Value] = [
        {"place": "US", "instrument": "scc", "vendor": "aws", "id": "mail"},
        {"place": "US", "instrument": "scc", "vendor": "aws"},
        {"place": "US", "instrument": "scc"},
        {"place": "US"},
        {"name": "US"},
        {"id": 12, "place": "IN"},
        {"id": 12},
        ["US"],
        "text",
        7,
        True,
        None,
    ]
    expected = ["mail", "aws", "scc", "US", "4", "IN", "6", "7", "text", "9", "10", "11"]
    assert name_items(items) == expected


def test_a_name_that_returns_is_counted() -> None:
    assert name_items(["a", "b", "a", "a"]) == ["a", "b", "a#2", "a#3"]
    assert name_items(["a", "a#2", "a", "a#2"]) == ["a", "a#2", "a#3", "a#2#2"]
    assert name_items(["1", None, "1"]) == ["1", "1#2", "1#3"]
    unknown: list[Value] = [{"vendor": "unknown"}, {"vendor": "unknown"}]
    assert name_items(unknown) == ["unknown", "unknown#2"]


def test_one_item_at_a_time_gives_the_same_names() -> None:
    seen: dict[str, int] = {}
    assert [name_item("a", index, seen) for index in range(3)] == name_items(["a"] * 3)


@given(st.lists(st.one_of(st.none(), st.sampled_from(["a", "a#2", "a#3", "1", "", "0", "1#2"]))))
def test_no_two_items_bear_one_name(items: list[Value]) -> None:
    names = name_items(items)
    assert len(set(names)) == len(items)


def test_many_items_of_one_name_take_no_time() -> None:
    names = name_items(["unknown"] * 100_000)
    assert names[-1] == "unknown#100000"


@given(st.lists(st.text()))
def test_a_route_is_made_of_its_steps(names: list[str]) -> None:
    route = ""
    for name in names:
        route = extend(route, name)
    assert steps(route) == names
