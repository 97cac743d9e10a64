"""Which inventory of one side is which of the other, and what is there on one side only."""

from dataclasses import replace

import pytest
from tests.diff.snapshots import ACME, BASE, DAY, FIRM, Records, folder, said

from onward.diff.change import How
from onward.diff.comparison import Comparison
from onward.diff.match import Inventories, matched
from onward.law.law import load
from onward.review import revisions
from onward.source.text import Folder, Source
from onward.workflow import Order, read

ONE: Records = {**BASE, "organisation": {**FIRM, "name": "One"}}
TWO: Records = {**BASE, "organisation": {**FIRM, "name": "Two"}}


def compared(before: list[Folder], after: list[Folder]) -> Comparison:
    """The comparison of several inventories."""
    return revisions(before, after, ("base", "head"), load(), Order(day=DAY))


def inventories(*written: tuple[str, Records]) -> list[Inventories]:
    """What was read at these paths."""
    found = [(path, read(folder(records, path))) for path, records in written]
    return [Inventories(each.id, path, each.inventory) for path, each in found]


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ((("a/one", ONE), ("a/two", TWO)), {("one", "one"), ("two", "two")}),
        ((("b/two", TWO), ("b/one", ONE)), {("one", "one"), ("two", "two")}),
        ((("a/one", TWO), ("a/two", ONE)), {("one", "one"), ("two", "two")}),
        ((("a/uno", ONE), ("a/due", TWO)), {("one", "uno"), ("two", "due")}),
        ((("a/uno", ONE), ("a/two", TWO)), {("one", "uno"), ("two", "two")}),
        ((("a/one", ONE),), {("one", "one"), ("two", "")}),
        (
            (("a/one", ONE), ("a/two", TWO), ("a/new", ONE)),
            {("one", "one"), ("two", "two"), ("", "new")},
        ),
    ],
)
def test_they_are_known_by_id_then_path_then_whose_they_are(
    after: tuple[tuple[str, Records], ...], expected: set[tuple[str, str]]
) -> None:
    before = inventories(("a/one", ONE), ("a/two", TWO))
    pairs = matched(before, inventories(*after))
    assert {(was.id if was else "", now.id if now else "") for was, now in pairs} == expected


@pytest.mark.parametrize(
    ("was", "now", "one"),
    [
        ({"name": "unknown"}, {"name": "unknown"}, True),
        ({"name": "Acme Web Services Ltd (AWS)"}, {"name": "AWS"}, True),
        ({"name": "Acme"}, {"name": "unknown"}, True),
        ({"name": "Acme"}, {"name": "Zenith"}, False),
    ],
)
def test_of_one_left_on_each_snapshot_it_is_the_same_if_it_can_be(
    was: dict[str, str], now: dict[str, str], *, one: bool
) -> None:
    """Another id, another path, and names that do not tell: a move, and nothing that is gone."""
    before = inventories(("a/one", {**BASE, "organisation": {**FIRM, **was}}))
    after = inventories(("b/uno", {**BASE, "organisation": {**FIRM, **now}}))
    pairs = [(old and old.path, new and new.path) for old, new in matched(before, after)]
    apart = [("a/one", None), (None, "b/uno")]
    assert sorted(pairs, key=str) == ([("a/one", "b/uno")] if one else apart)
    stays = inventories(("c/two", TWO))
    assert len(matched([*before, *stays], [*after, *stays])) == len(pairs) + 1


def test_an_id_of_its_own_outlives_the_folder() -> None:
    records: Records = {**BASE, "organisation": {**FIRM, "id": "firm"}}
    result = compared([folder(records, "old/place")], [folder(records, "new/home")])
    assert result.nothing


def test_an_inventory_that_comes_is_one_change() -> None:
    """Its flows and findings are new; of what is only recorded now nobody has to be reported."""
    result = compared([], [folder(ONE)])
    assert said(result.changes) == ["One: new inventory: 1 vendor, 2 activities"]
    assert [each.before for each in result.flows] == [None]
    assert result.findings.introduced
    assert result.customer_notices == ()


def test_one_that_goes_is_one_too() -> None:
    result = compared([folder(ONE)], [])
    assert said(result.changes) == ["One: inventory removed: 1 vendor, 2 activities"]
    assert [each.how for each in result.changes] == [How.REMOVED]
    assert [each.after for each in result.flows] == [None]
    assert result.findings.introduced == ()
    assert result.findings.fixed


def test_of_several_only_the_one_that_changes_is_reported() -> None:
    after: Records = {**TWO, "vendors/acme": {**ACME, "name": "Acme Post"}}
    before = [folder(ONE, "a/one"), folder(TWO, "a/two")]
    result = compared(before, [folder(ONE, "a/one"), folder(after, "a/two")])
    assert {each.inventory for each in result.changes} == {"two"}
    assert result.still


def test_faults_on_either_snapshot_leave_the_others_compared() -> None:
    good = folder(ONE, "a/one")
    bad = replace(
        good, name="two", path="a/two", sources=(Source("a/two/organisation.yaml", b"x"),)
    )
    head = compared([good, bad], [good, bad])
    assert [each.at.path for each in head.faults] == ["a/two/organisation.yaml"] * len(head.faults)
    assert head.faults
    assert not head.changes
    assert not head.flows
    base = compared([good, bad], [good, folder(TWO, "a/two")])
    assert base.base_faults
    assert {each.inventory for each in base.flows} == {"two"}
    assert {each.inventory for each in base.findings.introduced} == {"two"}


def test_one_left_on_each_snapshot_is_the_same() -> None:
    """Also where id, path and name differ: one of them names nobody."""
    nameless = {**BASE, "organisation": {**FIRM, "name": "unknown"}}
    (old,), (new,) = inventories(("old/place", nameless)), inventories(("new/place", BASE))
    new = new._replace(id="moved")
    assert matched([old], [new]) == [(old, new)]
    other = new._replace(id="other", path="other")
    assert (old, new) not in matched([old], [new, other])
