"""One cause, one complaint: whatever one slip of the hand does to a good file, it is reported
once.
"""

from collections.abc import Callable, Mapping
from typing import TypeAlias

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onward.diagnostic import Outcome
from onward.inventory.records import Inventory

Make: TypeAlias = Callable[[Mapping[str, str]], Outcome[Inventory]]
SIGNS = "abz019 -:,.#'\"[]{}|>&*%@`~?\n\t/_\\A\u00e9"
"""No `!`: what a tag does to a text is asked of tests/syntax."""
SLOW = settings(
    max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


def check(texts: Mapping[str, str], make: Make) -> None:
    """At most one complaint, and an inventory where there is none."""
    outcome = make(texts)
    reported = [f"{each.at}: {each.message} [{each.rule}]" for each in outcome.diagnostics]
    assert len(reported) <= 1, "\n".join(reported)
    assert (outcome.value is None) == bool(reported)


def spots(data: st.DataObject, texts: Mapping[str, str]) -> tuple[str, str]:
    """A file and its text."""
    path = data.draw(st.sampled_from(sorted(texts)))
    return path, texts[path]


@SLOW
@given(data=st.data())
def test_one_sign_more(data: st.DataObject, texts: dict[str, str], make: Make) -> None:
    path, text = spots(data, texts)
    at = data.draw(st.integers(0, len(text)))
    sign = data.draw(st.sampled_from(SIGNS))
    check({**texts, path: text[:at] + sign + text[at:]}, make)


@SLOW
@given(data=st.data())
def test_one_sign_less(data: st.DataObject, texts: dict[str, str], make: Make) -> None:
    path, text = spots(data, texts)
    at = data.draw(st.integers(0, len(text) - 1))
    check({**texts, path: text[:at] + text[at + 1 :]}, make)


@SLOW
@given(data=st.data())
def test_one_sign_for_another(data: st.DataObject, texts: dict[str, str], make: Make) -> None:
    path, text = spots(data, texts)
    at = data.draw(st.integers(0, len(text) - 1))
    sign = data.draw(st.sampled_from(SIGNS))
    check({**texts, path: text[:at] + sign + text[at + 1 :]}, make)


@SLOW
@given(data=st.data())
def test_one_line_less(data: st.DataObject, texts: dict[str, str], make: Make) -> None:
    path, text = spots(data, texts)
    lines = text.splitlines(keepends=True)
    at = data.draw(st.integers(0, len(lines) - 1))
    check({**texts, path: "".join(lines[:at] + lines[at + 1 :])}, make)


@SLOW
@given(data=st.data())
def test_one_file_less(data: st.DataObject, texts: dict[str, str], make: Make) -> None:
    path, _ = spots(data, texts)
    check({name: text for name, text in texts.items() if name != path}, make)
