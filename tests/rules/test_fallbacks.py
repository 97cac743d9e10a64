"""What `framework-only` says is what `whatif` shows once the framework ends."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
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
    """For every flow that rests on a framework, as the law without that framework judges it."""
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
    assert said == expected | stale
