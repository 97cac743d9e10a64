"""A transfer that two mechanisms carry may not be left with one, unseen."""

from typing import Any

import pytest
from tests.diff.snapshots import BASE, DPF, MAIL, SCC, SHOP, Records
from tests.review.test_gate import acme, gate
from tests.review.test_weakened import weaker

BOTH = acme(mechanisms=[DPF, SCC])
LOST = [("acme", ("mechanism",))]


def beside(**keys: Any) -> Records:
    """Acme with the framework, and clauses of which other keys are written over."""
    return acme(mechanisms=[DPF, {**SCC, **keys}])


@pytest.mark.parametrize(
    "after",
    [
        acme(mechanisms=[DPF]),
        acme(mechanisms=[SCC]),
        acme(mechanisms=[DPF], agreement={"status": "signed", "signed": "2026-08-01"}),
        beside(until="2026-08-01"),
        beside(relied_on=False),
        beside(excluded_by=["importer-under-gdpr"]),
        beside(modules=[1]),
        beside(assessment={**SCC["assessment"], "countries": ["CA"]}),
    ],
)
def test_a_mechanism_that_held_beside_another_fails(after: Records) -> None:
    assert weaker(BOTH, after) == LOST
    assert weaker(after, BOTH) in ([], [("acme", ("exclusion",))])


def test_one_that_will_end_before_its_time_fails() -> None:
    """Tomorrow nothing would say so."""
    assert weaker(BOTH, beside(until="2026-08-06")) == LOST
    (found,) = [each for each in gate(BOTH, beside(until="2026-08-31")).open if each.leads]
    assert "is based on EU-US Data Privacy Framework only after 2026-08-31, and" in found.message
    assert weaker(BOTH, beside(until="2029-12-31")) == []
    assert weaker(beside(until="2026-08-31"), BOTH) == []


def test_it_says_what_is_left_and_what_is_lost() -> None:
    (found,) = [each for each in gate(BOTH, acme(mechanisms=[DPF])).open if each.leads]
    assert found.message == (
        "Acme Mail: the transfer to Acme Mail is based on EU-US Data Privacy Framework only,"
        " and no longer also on SCC of 2021 (2026-08-05)"
    )


def test_of_one_mechanism_one_fact_is_reported() -> None:
    assert weaker(BOTH, beside(status="stated")) == [("acme", ("mechanism status",))]
    open_ = {"date": "2026-01-10", "countries": ["US"], "conclusion": "unknown"}
    assert weaker(BOTH, beside(assessment=open_)) == [("acme", ("assessment",))]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (acme(mechanisms=[SCC]), acme(mechanisms=[DPF])),
        (BOTH, acme(mechanisms=[SCC, DPF])),
        (BOTH, beside(signed="2023-06-01")),
        (beside(status="planned"), acme(mechanisms=[DPF])),
        (beside(modules=[1]), acme(mechanisms=[DPF])),
        (acme(mechanisms=[DPF, {"instrument": "eu-us-privacy-shield"}]), acme(mechanisms=[DPF])),
        (BOTH, {name: each for name, each in BASE.items() if name != "vendors/acme"}),
        (BOTH, acme(mechanisms=[], country="BE", services=[{**MAIL, "locations": []}])),
    ],
)
def test_what_carried_nothing_or_is_not_needed_any_more_passes(
    before: Records, after: Records
) -> None:
    lost = [each for each in weaker(before, after) if "mechanism" in each[1]]
    assert lost == []


def test_a_mechanism_that_no_transfer_needs_any_more_may_be_left_out() -> None:
    here = [{**MAIL, "locations": [{"place": "BE"}]}]
    assert weaker(BOTH, acme(mechanisms=None, country="BE", services=here)) == []
    assert weaker(BOTH, acme(mechanisms=None)) == [("acme", ("mechanism",))]

    def shop(country: str, **keys: Any) -> Records:
        customer = {"name": "Shop Inc.", "country": country, **keys}
        return {**BASE, "activities/shop": {**SHOP, "controllers": [customer]}}

    there = {**SCC, "with": "Shop Inc.", "modules": [4]}
    assert weaker(shop("US", mechanisms=[there]), shop("BE")) == []


def test_clauses_that_do_not_reach_new_data_are_not_lost() -> None:
    """The framework does not cover data of our staff; it is as it was for the rest."""
    staff = acme(mechanisms=[DPF, SCC], services=[{**MAIL, "subjects": ["customers", "employees"]}])
    assert weaker(BOTH, staff) == []


def test_it_is_seen_in_the_mechanisms_of_a_customer_and_of_a_subprocessor() -> None:
    there = {**SCC, "with": "Shop Inc.", "modules": [4]}
    listed = {**DPF, "certified": {**DPF["certified"], "entity": "Shop Inc."}}

    def shop(*mechanisms: Any) -> Records:
        customer = {"name": "Shop Inc.", "country": "US", "mechanisms": list(mechanisms)}
        return {**BASE, "activities/shop": {**SHOP, "controllers": [customer]}}

    assert weaker(shop(listed, there), shop(listed)) == [("shop", ("mechanism",))]


def test_our_own_mechanisms_are_a_list_beside_our_certificates() -> None:
    """Of a firm outside, on which its customers rely: one is missed once, in either list."""
    listed = {
        **DPF,
        "certified": {**DPF["certified"], "entity": "Example Inc.", "covers": ["non-hr"]},
    }
    clauses = {**SCC, "with": "Example Inc.", "modules": [1, 2, 3]}

    def ours(**keys: Any) -> Records:
        us = {"legal_name": "Example Inc.", "country": "US", "regimes": [], **keys}
        return {**BASE, "organisation": {**BASE["organisation"], **us}}

    both = ours(frameworks=[listed], mechanisms=[clauses])
    more = ours(frameworks=[listed], mechanisms=[clauses, {"instrument": "eu-art49"}])
    for before, after in (
        (both, ours(frameworks=[listed])),
        (both, ours(mechanisms=[clauses])),
        (more, ours(frameworks=[listed], mechanisms=[{"instrument": "eu-art49"}])),
    ):
        (found,) = [each for each in gate(before, after).open if each.rule == "weakened-record"]
        assert found.covers == ("mechanism",)
        said = [found.message.count(each) for each in ("was SCC", "was EU-US", "is based on")]
        assert sum(said) == 1
