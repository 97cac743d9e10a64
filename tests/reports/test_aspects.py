"""Whatever a record may say has words for its coming, its going and its change."""

import pytest
from tests.diff.snapshots import CASES, LAW, folder
from tests.inventories.judged import NAMES
from tests.inventories.judged import inventory as recorded

from onward.diff.change import Change, How
from onward.diff.facts.fact import Key
from onward.diff.facts.organisation import activity_facts, organisation_facts, waiver_facts
from onward.diff.facts.vendor import vendor_facts
from onward.diff.labels import Names
from onward.inventory.records import Inventory
from onward.reports.review.change_wording import sentence
from onward.reports.review.field_labels import LABELS, ORDER, OURS, WORDINGS
from onward.reports.review.list_labels import list_of
from onward.workflow import read

OWN_WORD = {"purpose", "name", "language", "products", "retention", "address", "authorisation"}
"""Aspects that are called by their own word."""


def inventories() -> list[Inventory]:
    """The five, and those of the sentences."""
    snapshots = [each for case in CASES for each in (case.before, case.after)]
    return [*(recorded(name) for name in NAMES), *(read(folder(each)).whole for each in snapshots)]


def aspects() -> set[tuple[str, Key]]:
    """Every fact that they state, by kind of record."""
    found: set[tuple[str, Key]] = set()
    for inventory in inventories():
        names = Names(inventory, LAW)
        rows = [("organisation", organisation_facts(inventory.organisation, names))]
        rows += [("vendor", vendor_facts(each, names)) for each in inventory.vendors.values()]
        rows += [
            ("activity", activity_facts(each, names)) for each in inventory.activities.values()
        ]
        rows += [("waiver", waiver_facts(each, names)) for each in inventory.waivers.values()]
        found |= {(kind, key) for kind, facts in rows for key in facts}
    return found


FOUND = sorted({(kind, key.aspect) for kind, key in aspects()})


@pytest.mark.parametrize(("kind", "aspect"), FOUND)
@pytest.mark.parametrize("how", How)
def test_each_aspect_has_words(kind: str, aspect: str, how: How) -> None:
    before = "" if how is How.ADDED else "one thing"
    after = "" if how is How.REMOVED else "another thing"
    change = Change(
        inventory="i", kind=kind, party="p", name="Acme", aspect=aspect, how=how,
        before=before, after=after, item="it",
    )  # fmt: skip
    known = {*LABELS, *ORDER, *OURS, *OWN_WORD, "evidence"} | {each for each, _ in WORDINGS}
    assert list_of(change) is not None or aspect in known
    text = sentence([change], LAW.article)
    assert text.startswith("Acme: ")
    assert "{" not in text
    assert not before or before in text
    assert not after or after in text or aspect == "name"
