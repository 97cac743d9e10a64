"""The English of a review: all that may change has words, each is used, and each reads well."""

import ast
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.diff.snapshots import CASES, LAW, folder
from tests.diff.test_every_field import edits, names, whole
from tests.inventories.judged import NAMES
from tests.inventories.judged import inventory as recorded
from tests.sentences import faults

from onward.diff.change import Change, Direction, How, State
from onward.diff.fact_diff import Row, differences
from onward.diff.facts.fact import Facts
from onward.diff.facts.organisation import activity_facts, organisation_facts, waiver_facts
from onward.diff.facts.vendor import vendor_facts
from onward.diff.labels import Names
from onward.inventory.organisation import Activity, Organisation
from onward.inventory.records import Inventory, Waiver
from onward.inventory.vendor import Vendor
from onward.reports import review
from onward.reports.review.change_wording import list_of, sentence
from onward.reports.review.impact import Group
from onward.reports.review.labels import FILE, labels, say
from onward.transfers.status import Status
from onward.workflow import read

BY_ASPECT = ("field", "our-field", "added", "removed", "changed", "none", "detail")
"""Sections with an entry for an aspect of a change."""
BESIDE_FACTS = {
    *("vendor", "activity", "waiver", "inventory", "instrument", "destination"),
    *("id", "service id", "inventory id"),
}
"""Aspects of changes that are no facts of one record."""
HOUSE = Path(review.__file__).parent
ENTRIES = [(section, key) for section, texts in labels().items() for key in texts]


def inventories() -> list[Inventory]:
    """The five, and those of the sentences."""
    snapshots = [each for case in CASES for each in (case.before, case.after)]
    return [*(recorded(name) for name in NAMES), *(read(folder(each)).whole for each in snapshots)]


def of(inventory: Inventory) -> list[tuple[str, Facts]]:
    """Every fact that an inventory states, by kind of record."""
    called = Names(inventory, LAW)
    rows = [("organisation", organisation_facts(inventory.organisation, called))]
    rows += [("vendor", vendor_facts(each, called)) for each in inventory.vendors.values()]
    rows += [("activity", activity_facts(each, called)) for each in inventory.activities.values()]
    return [*rows, *(("waiver", waiver_facts(each, called)) for each in inventory.waivers.values())]


def full() -> list[tuple[str, Facts]]:
    """The facts of a record of each kind that says everything."""
    return [
        ("organisation", organisation_facts(whole(Organisation), names())),
        ("vendor", vendor_facts(whole(Vendor), names())),
        ("activity", activity_facts(whole(Activity), names())),
        ("waiver", waiver_facts(whole(Waiver), names())),
    ]


FOUND = sorted(
    {
        (kind, key.aspect)
        for kind, facts in (*full(), *(each for one in inventories() for each in of(one)))
        for key in facts
    }
)
ASPECTS = {aspect for _, aspect in FOUND}


FACTS: dict[type, tuple[str, Callable[[Any], Facts]]] = {
    Organisation: ("organisation", lambda one: organisation_facts(one, names())),
    Vendor: ("vendor", lambda one: vendor_facts(one, names())),
    Activity: ("activity", lambda one: activity_facts(one, names())),
    Waiver: ("waiver", lambda one: waiver_facts(one, names())),
}


def changed(kind: str, row: Row) -> Change:
    """A fact that differs, as a change."""
    old, new = row.old, row.new
    return Change(
        inventory="i",
        kind=kind,
        party="p",
        name="Acme",
        aspect=row.key.aspect,
        how=How.CHANGED if old and new else How.ADDED if new else How.REMOVED,
        before=old.words if old else "",
        after=new.words if new else "",
        was=old.state if old else State.KNOWN,
        now=new.state if new else State.KNOWN,
        about=row.key.about,
        item=row.key.item,
    )


@pytest.mark.parametrize("record", FACTS)
def test_whatever_may_change_has_words(record: type) -> None:
    kind, facts_of = FACTS[record]
    seen = 0
    for field, one, other in edits(record):
        facts = facts_of(one), facts_of(other)
        for row in (*differences(*facts), *differences(*reversed(facts))):
            change = changed(kind, row)
            text = sentence([change], LAW.article)
            assert text.startswith("Acme: "), field
            if change.state is State.KNOWN:
                assert change.after in text or change.aspect == "name", field
            seen += 1
    assert seen > 20


def code() -> set[str]:
    """Every text that the files beside the table hold, and the words of the values they name."""
    found = {each.value for kind in (How, Direction, Status) for each in kind}
    found |= {f"{each.value}-count" for each in Group} | {"special", "criminal"}
    for file in sorted(HOUSE.glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found.add(node.value)
    return found


WORDS = code()


@pytest.mark.parametrize(("section", "key"), ENTRIES)
def test_each_entry_is_used(section: str, key: str) -> None:
    if section in BY_ASPECT:
        assert key.removesuffix(" unknown") in ASPECTS | BESIDE_FACTS
    elif " " in section:
        assert tuple(section.split(" ", 1)) in FOUND
        assert key in ("added", "removed", "unknown", "none")
    else:
        assert section in WORDS
        prefix = key.removesuffix("-added").removesuffix("-removed")
        assert key.removeprefix("later-") in WORDS or f"{prefix}-" in WORDS


@pytest.mark.parametrize(("section", "key"), ENTRIES)
def test_each_entry_reads_well(section: str, key: str) -> None:
    assert not faults(labels()[section][key]), f"{FILE}: {section}, {key}"


def test_a_list_has_words_for_each_way_it_can_change() -> None:
    for section, texts in labels().items():
        if " " in section:
            assert {"added", "removed"} <= texts.keys()
            assert ("unknown" in texts) == ("none" in texts)


def test_lists_of_a_mechanism_are_worded_alike_wherever_it_stands() -> None:
    change = Change(
        inventory="i", kind="activity", party="p", name="Acme", aspect="member", how=How.ADDED
    )
    assert list_of(change) == "vendor member"


def test_a_sentence_without_its_facts_is_an_error() -> None:
    with pytest.raises(KeyError):
        say("change", "added", field="role")
