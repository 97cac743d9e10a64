"""What a processor outside passes on bears no law of its own: every rule can speak of it."""

from typing import Any

import pytest
from tests.diff.snapshots import ACME, BASE, DAY, DPF, MAIL, SCC, folder

from onward.diagnostic import Diagnostic
from onward.law.law import load
from onward.workflow import Order, verdict

CERTIFIED = {**DPF["certified"], "entity": "Bee Inc.", "due": "2026-08-20"}
MEASURED = {**SCC["assessment"], "conclusion": "equivalent-with-measures"}
MECHANISMS: dict[str, list[dict[str, Any]]] = {
    "clauses": [{**SCC, "with": "Bee Inc."}],
    "clauses with measures": [{**SCC, "with": "Bee Inc.", "assessment": MEASURED}],
    "framework": [{**DPF, "certified": CERTIFIED}],
    "both": [{**SCC, "with": "Bee Inc."}, {**DPF, "certified": CERTIFIED}],
}


def found(
    mechanisms: list[dict[str, Any]], country: str, data: str, **more: object
) -> tuple[Diagnostic, ...]:
    """What is reported where Acme, in the United States under SCC, passes data on to Bee."""
    service = {**MAIL, "data": [data], "activities": ["news"], "clear_text": "needed"}
    edge = {"vendor": "bee", "mechanisms": mechanisms, **more}
    bee = {"kind": "vendor", "name": "Bee", "legal_name": "Bee Inc.", "country": country}
    records = {
        **BASE,
        "vendors/acme": {**ACME, "services": [service], "subprocessors": [edge]},
        "vendors/bee": {**bee, "engaged": "through-others", "role": "processor"},
    }
    return verdict([folder(records)], load(), Order(day=DAY)).open


@pytest.mark.parametrize("data", ["health", "contact.email"])
@pytest.mark.parametrize("country", ["US", "IN"])
@pytest.mark.parametrize("name", MECHANISMS)
def test_what_is_passed_on_is_judged_whatever_carries_it(
    name: str, country: str, data: str
) -> None:
    onward = [each for each in found(MECHANISMS[name], country, data) if ">bee" in each.subject]
    assert onward
    assert all("" not in each.covers for each in onward)


def test_sensitive_data_that_is_passed_on_is_reported_by_the_law_that_binds_us() -> None:
    reported = [
        each
        for each in found(MECHANISMS["clauses"], "US", "health")
        if (each.rule, each.subject) == ("sensitive-data-abroad", "acme>bee@US")
    ]
    assert [each.message.rpartition("(")[2] for each in reported] == ["Art. 9 GDPR, 2026-08-05)"]


@pytest.mark.parametrize("name", MECHANISMS)
def test_what_is_passed_back_inside_needs_no_mechanism_and_has_no_law_to_cite(name: str) -> None:
    """An exporter outside and an importer inside: no transfer, whatever they signed."""
    there = [{"place": "IE", "for": ["storage", "support"]}]
    reported = found(MECHANISMS[name], "IE", "health", locations=there)
    assert not [each for each in reported if ">bee" in each.subject]
