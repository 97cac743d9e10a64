"""What `framework-only` says is what `whatif` shows once the framework ends."""

from datetime import date, timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules import acme
from tests.rules.acme import case, dpf, mail
from tests.rules.american import CRM, DPF, american, reported
from tests.transfers.casebook import inventory
from tests.transfers.inventories import Maker

from onward.diagnostic import Severity
from onward.inventory.records import Inventory
from onward.law.instrument import InstrumentKind
from onward.law.law import load
from onward.rules.engine.context import RuleContext
from onward.rules.transfers._fallbacks import RELIED_ON, STANDING, fallbacks
from onward.rules.transfers._flows import located
from onward.rules.transfers.framework_only import check
from onward.transfers.status import Status
from onward.workflow import statuses

Key = tuple[str, str, str, str]

SIGNED = "{instrument: eu-scc-2021-914, status: signed, signed: 2022-11-30, with: Acme Inc.,"
GOOD = "assessment: {date: 2026-08-01, countries: [US], conclusion: equivalent}"
NEEDED = (
    "kind: organisation\nname: Example\ncountry: BE\npolicy: {framework_needs_fallback: true}\n"
)
BAD = {
    "status not known": "{instrument: eu-scc-2021-914, status: unknown}",
    "module for other roles": f"{SIGNED} modules: [1], {GOOD}}}",
    "with another company": f"{SIGNED} modules: [2], {GOOD}}}".replace("Acme Inc.", "Other SA"),
    "found not equivalent": f"{SIGNED} modules: [2], {GOOD}}}".replace(
        "equivalent", "not-equivalent"
    ),
    "too old for our policy": f"{SIGNED} modules: [2], {GOOD}}}".replace(
        "2026-08-01", "2023-05-05"
    ),
    "planned": "{instrument: eu-scc-2021-914, status: planned}",
}


def test_a_policy_is_met_only_by_a_fallback_that_would_hold() -> None:
    """Each of these is named by its reason, as a warning; one that holds is not."""
    for title, fallback in BAD.items():
        (found,) = reported(
            "framework-only", organisation=NEEDED, acme=american(f"{DPF}, {fallback}"), crm=CRM
        )
        assert "cannot be relied on as it is" in found.message, title
        assert found.severity is Severity.WARNING
    good = american(f"{DPF}, {SIGNED} modules: [2], {GOOD}}}")
    assert reported("framework-only", organisation=NEEDED, acme=good, crm=CRM) == ()


def test_the_country_of_a_framework_is_presumed_of_its_recipient() -> None:
    """Where that of the company is not known, nothing else carries the data either."""
    vendor = american(DPF).replace("country: US", "country: unknown")
    (found,) = reported("framework-only", acme=vendor, crm=CRM)
    assert "no fallback is recorded" in found.message
    assert found.act == load().instrument("eu-us-dpf").act


def test_a_framework_that_is_still_to_be_checked_is_relied_on_all_the_same() -> None:
    """The listing was not looked at for two years: nothing else carries the data either."""
    unverified = DPF.replace("2026-07-01", "2024-07-01")
    (found,) = reported("framework-only", acme=american(unverified), crm=CRM)
    assert "no fallback is recorded" in found.message


def _weighed(records: Inventory, day: date, ended: dict[str, date]) -> dict[Key, Status]:
    judged = statuses(records, load().assuming(ended), day).judgments
    return {
        _key(each.flow.subject, each.flow.at.path, each.flow.at.route, each.regime): each.status
        for each in judged
    }


def _key(*parts: str) -> Key:
    subject, path, route, regime = parts
    return subject, path, route, regime


@settings(max_examples=120, deadline=None)
@given(number=st.integers(0, 2**32), day=st.dates(date(2018, 5, 25), date(2027, 6, 1)))
def test_it_speaks_just_where_the_flow_would_not_hold(number: int, day: date) -> None:
    """For every flow that rests on a framework, as the law without that framework judges it.

    For an onward transfer for which a contract suffices under one, there or where its data came.
    """
    records = inventory(Maker(number).records())
    law = load()
    context = RuleContext(inventory=records, statuses=statuses(records, law, day), law=law)
    said = {finding.subject for finding in check(context)}
    expected = set()
    stale = {each.judgment.flow.subject for each in fallbacks(context) if each.stale}
    for judgment in context.statuses.judgments:
        rows = [law.instruments.get(mechanism.instrument) for mechanism in judgment.mechanisms]
        named = [row.id for row in rows if row is not None and row.kind is InstrumentKind.FRAMEWORK]
        if named and judgment.status in RELIED_ON and located(judgment):
            flow = judgment.flow
            without = _weighed(records, day, {each: day - timedelta(days=1) for each in named})
            key = _key(flow.subject, flow.at.path, flow.at.route, judgment.regime)
            if without[key] not in STANDING:
                expected.add(flow.subject)
    by_contract = [each for each in fallbacks(context) if each.leads]
    ended = {name: day - timedelta(days=1) for each in by_contract for name in each.frameworks}
    without = _weighed(records, day, ended) if ended else {}
    for fallback in by_contract:
        flow = fallback.judgment.flow
        falls = without[_key(flow.subject, flow.at.path, flow.at.route, "")] not in STANDING
        spoken = {flow.subject, *(lead.subject for lead in fallback.leads)} & said
        assert bool(spoken) or not falls, flow
        if falls:
            expected |= {flow.subject} & said
    assert said == expected | stale


def test_a_contract_that_suffices_under_the_framework_alone_is_no_fallback() -> None:
    """The vendor has clauses beside the framework, and its sub-processor a contract: once the
    framework ends, the clauses ask for more. Where the vendor has none, that one finding says it.
    """
    cloud = {"kind": "vendor", "id": "cloud", "name": "Cloud", "country": "IN"}
    behind = {**cloud, "legal_name": "Cloud Ltd", "engaged": "through-others"}
    contract = {"vendor": "cloud", "agreement": {"status": "signed"}}
    made: dict[str, Any] = {"date": "2026-07-20", "conclusion": "equivalent"}
    bound: dict[str, Any] = {
        **acme.SIGNED,
        "with": "Cloud Ltd",
        "modules": [3],
        "assessment": {**made, "countries": ["IN"]},
    }
    clauses = {"vendor": "cloud", "mechanisms": [bound]}
    fresh: dict[str, Any] = {**acme.SIGNED, "assessment": {**made, "countries": ["US"]}}
    service = {"id": "mail", "role": "processor", "data": ["contact.email"]}
    expected: list[tuple[list[dict[str, Any]], dict[str, Any], set[str]]] = [
        ([dpf(), fresh], contract, {"acme>cloud@IN"}),
        ([dpf(), fresh], clauses, set()),
        ([dpf()], contract, {"acme@US"}),
    ]
    for mechanisms, edge, subjects in expected:
        vendor = mail(*mechanisms, services=[service], subprocessors=[edge])
        assert {each.subject for each in check(case(vendor, behind))} == subjects
