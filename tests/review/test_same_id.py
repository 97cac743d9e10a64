"""Two inventories of one run that bear one id."""

from typing import Any

from tests.diff.snapshots import ACME, BASE, DAY, DPF, FIRM, Records, folder

from onward.diagnostic import Verdict
from onward.law.law import load
from onward.output.finding import sum_lines
from onward.review import introduced
from onward.source.text import Folder
from onward.workflow import Order, verdict

NO_CONTRACT: dict[str, Any] = {**ACME, "agreement": {"status": "missing"}, "mechanisms": [DPF]}
GOOD: Records = {**BASE, "vendors/acme": {**ACME, "mechanisms": [DPF]}}
BAD: Records = {**BASE, "vendors/acme": NO_CONTRACT}


def at(path: str, records: Records) -> Folder:
    """An inventory in a directory that is called as all the others are."""
    return folder(records, f"{path}/inventory")


def gate(before: list[Folder], after: list[Folder]) -> Verdict:
    return introduced(before, after, load(), Order(day=DAY)).verdict


def rules(found: Verdict) -> set[tuple[str, str]]:
    return {(each.rule, each.at.path) for each in found.open}


def test_it_is_a_fault_of_both_that_names_both_paths() -> None:
    found = verdict([at("shop", GOOD), at("mail", GOOD)], load(), Order(day=DAY))
    homes = [f"{each}/inventory/organisation.yaml" for each in ("shop", "mail")]
    assert rules(found) == {("duplicate-id", each) for each in homes}
    assert all(each in reported.message for each in homes for reported in found.open)
    assert [each.judged for each in found.inventories] == [False, False]
    assert [each.id for each in found.inventories] == ["shop/inventory", "mail/inventory"]
    assert sum_lines(found)[1:] == (
        "shop/inventory: not judged, 1 fault first",
        "mail/inventory: not judged, 1 fault first",
    )


def test_an_id_of_its_own_settles_it() -> None:
    other = {**BASE, "organisation": {**FIRM, "id": "mail"}}
    found = verdict([at("shop", GOOD), at("mail", other)], load(), Order(day=DAY))
    assert all(each.judged for each in found.inventories)


def test_an_error_of_the_second_is_not_hidden_by_that_of_the_first() -> None:
    before = [at("shop", BAD), at("mail", GOOD)]
    assert any(
        each.rule == "duplicate-id" for each in gate(before, [before[0], at("mail", BAD)]).open
    )


def test_a_base_in_which_two_shared_an_id_is_compared_by_path() -> None:
    """The change that gives each an id of its own is reported what it brings, and no more."""
    before = [at("shop", BAD), at("mail", GOOD)]

    def named(path: str, records: Records) -> Folder:
        return at(path, {**records, "organisation": {**FIRM, "id": f"{path}-firm"}})

    assert rules(gate(before, [named("shop", BAD), named("mail", GOOD)])) == set()
    worse = gate(before, [named("shop", BAD), named("mail", BAD)])
    assert ("missing-agreement", "mail/inventory/vendors/acme.yaml") in rules(worse)


def test_what_was_found_in_an_inventory_that_is_gone_excuses_no_other() -> None:
    """Both had one id at the base; the one that had the error is deleted, the other gets it."""
    found = gate([at("shop", BAD), at("mail", GOOD)], [at("mail", BAD)])
    assert ("missing-agreement", "mail/inventory/vendors/acme.yaml") in rules(found)


def test_a_faulty_inventory_of_the_same_name_is_kept_apart() -> None:
    """Only the one with the fault is not judged; reports name each by its path."""
    broken = at("mail", {**BASE, "vendors/acme": {**ACME, "country": "QQ"}})
    found = verdict([at("shop", GOOD), broken], load(), Order(day=DAY))
    assert [(each.id, each.judged) for each in found.inventories] == [
        ("shop/inventory", True),
        ("mail/inventory", False),
    ]
