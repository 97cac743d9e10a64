"""What came from one side went from the other: each comparison is the mirror of its reverse."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.diff.snapshots import CASES, Case, Records, of_folders
from tests.diff.snapshots import folder as folder_of
from tests.inventories.judged import NAMES
from tests.inventories.judged import folder as written

from onward.diagnostic import Diagnostic
from onward.diff.change import NOWHERE, Change, How
from onward.diff.comparison import Comparison
from onward.diff.flows import FlowChange
from onward.source.text import Folder

DAY = date(2026, 11, 22)
RENAMED = ("id", "service id")
PAIRS = list(combinations(NAMES, 2))


def mirrored(before: Folder, after: Folder, day: date = DAY) -> Comparison:
    """Compare both ways, and hold the one against the other; gives the way forth."""
    forth, back = of_folders(before, after, day), of_folders(after, before, day)
    assert Counter(_flow(x) for x in forth.flows) == Counter(_flow(_swapped(x)) for x in back.flows)
    assert len(forth.still) == len(back.still)
    assert not list(_untold(forth))
    there, here = forth.findings, back.findings
    assert len(there.introduced) == len(here.fixed)
    assert len(there.fixed) == len(here.introduced)
    assert len(forth.changes) == len(back.changes)
    if not any(each.aspect in RENAMED for each in forth.changes):
        mirror = Counter(_bare(each.mirrored) for each in back.changes)
        assert Counter(_bare(each) for each in forth.changes) == mirror
        assert _prints(there.introduced) == _prints(here.fixed)
        assert _prints(there.fixed) == _prints(here.introduced)
        assert _prints(there.unchanged) == _prints(here.unchanged)
    return forth


def _untold(result: Comparison) -> Iterator[str]:
    """Records that differ, and of which no change is reported."""
    known = {(each.kind, each.party) for each in result.changes}
    for before, after in result.pairs:
        if before is None or after is None:
            continue
        was, now = before.inventory, after.inventory
        if was.organisation != now.organisation and ("organisation", "us") not in known:
            yield "us"
        for kind, old, new in (
            ("vendor", was.vendors, now.vendors),
            ("activity", was.activities, now.activities),
            ("waiver", was.waivers, now.waivers),
        ):
            differ = {id_ for id_ in old.keys() | new.keys() if old.get(id_) != new.get(id_)}
            yield from (id_ for id_ in differ if (kind, id_) not in known)


def _bare(change: Change) -> Change:
    """Without what is reported of one side only: what things are called there, and where they
    stand.
    """
    return replace(change, name="", of="", at=NOWHERE)


def _swapped(flow: FlowChange) -> FlowChange:
    return FlowChange(flow.inventory, flow.after, flow.before, (flow.laws[1], flow.laws[0]))


def _flow(change: FlowChange) -> tuple[object, ...]:
    reported = [
        each and (each.status, each.flow.code, each.flow.services, each.regime)
        for each in (change.before, change.after)
    ]
    return (*reported, change.direction)


def _prints(found: tuple[Diagnostic, ...]) -> set[str]:
    return {each.fingerprint for each in found}


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_of_one_change(case: Case) -> None:
    assert mirrored(folder_of(case.before), folder_of(case.after)).changes


SNAPSHOTS = [each for case in CASES for each in (case.before, case.after)]


@given(before=st.sampled_from(SNAPSHOTS), after=st.sampled_from(SNAPSHOTS))
@settings(max_examples=40, deadline=None)
def test_of_any_two_versions(before: Records, after: Records) -> None:
    mirrored(folder_of(before), folder_of(after))


@pytest.mark.parametrize("names", PAIRS, ids="-".join)
def test_of_the_inventories(names: tuple[str, str]) -> None:
    """One inventory in the place of another: nearly everything changes."""
    one, other = (replace(written(name), name="any", path=".") for name in names)
    assert not mirrored(one, other).nothing


def test_of_generated_inventories(generated: list[Folder]) -> None:
    one, other = (replace(each, name="any", path=".") for each in generated)
    assert {each.how for each in mirrored(one, other).changes} == set(How)
