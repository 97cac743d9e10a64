"""What the words of data and data subjects say of a flow."""

from itertools import permutations

import pytest

from onward.inventory.value import UNKNOWN, Terms
from onward.transfers.data_categories import staff, union

WORDS = ("contact.email",)


@pytest.mark.parametrize(
    ("lists", "expected"),
    [
        ((), None),
        ((None,), None),
        (((),), ()),
        ((UNKNOWN,), UNKNOWN),
        ((None, UNKNOWN), UNKNOWN),
        (((), UNKNOWN), UNKNOWN),
        (((), None), None),
        (((), None, UNKNOWN), UNKNOWN),
        ((WORDS, UNKNOWN, None, ()), WORDS),
        ((WORDS, ("contact.address", "contact.email")), ("contact.address", "contact.email")),
    ],
)
def test_several_lists_in_any_order(lists: tuple[Terms, ...], expected: Terms) -> None:
    """An empty list settles nothing for one that is unknown or not recorded."""
    assert {union(each) for each in permutations(lists)} == {expected}


@pytest.mark.parametrize(
    ("data", "subjects", "expected"),
    [
        (None, None, (False, True)),
        (WORDS, ("customers",), (False, True)),
        (WORDS, ("employees",), (True, False)),
        (WORDS, ("employees", "contractors"), (True, False)),
        (WORDS, ("employees", "customers"), (True, True)),
        (("employment.payroll",), ("customers",), (True, True)),
        (("employment.payroll",), UNKNOWN, (True, True)),
        (UNKNOWN, ("employees",), (True, False)),
    ],
)
def test_whose_data_it_is(data: Terms, subjects: Terms, expected: tuple[bool, bool]) -> None:
    """Data of staff only, where every data subject is of our staff; the employees of those for whom
    we act are not ours.
    """
    assert staff(data, subjects, ours=True) == expected
    assert staff(data, subjects, ours=False) == (False, True)
