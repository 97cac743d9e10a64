"""What is true of the findings of every inventory on every day, whatever its records say."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.transfers.casebook import inventory
from tests.transfers.inventories import Maker

from onward.diagnostic import Severity
from onward.law.law import load
from onward.rules.engine.catalogue import rules
from onward.rules.engine.judge import judge
from onward.transfers.flow import Kind
from onward.transfers.party import nameless
from onward.transfers.status import Code, Judgment, Status
from onward.workflow import Order, context_of

RULES = tuple(rules().values())
ELSEWHERE = frozenset(
    {Code.EXPORTER_UNKNOWN, Code.ONWARD_MECHANISM_UNKNOWN, Code.REGIME_UNKNOWN, Code.LAW_NOT_HELD}
)
"""Reported of another flow, or of ourselves."""


@settings(max_examples=120, deadline=None)
@given(
    number=st.integers(0, 2**32),
    day=st.sampled_from(
        [
            date(2018, 5, 25),
            date(2020, 7, 16),
            date(2022, 12, 27),
            date(2024, 9, 15),
            date(2026, 8, 5),
            date(2030, 1, 1),
        ]
    ),
)
def test_findings_are_whole_and_no_flow_is_silent(number: int, day: date) -> None:
    """No rule breaks; each finding has its parts; what fails is an error; what is open is said."""
    records = inventory(Maker(number).records())
    context = context_of(records, load(), Order(day=day))
    found = judge(context, RULES)
    for finding in found:
        assert finding.message, finding
        assert finding.reason, finding
        assert finding.remedy, finding
        assert finding.act or rules()[finding.rule].family == "records", finding
        assert all(finding.covers), finding
        assert finding.subject, finding
    for judgment in context.statuses.judgments:
        said = [each.severity for each in found if each.subject in _subjects(judgment)]
        if judgment.status is Status.FAILS and not _theirs(judgment):
            assert Severity.ERROR in said, judgment
        if judgment.status.worse_than(Status.HOLDS) and not _elsewhere(judgment):
            assert said, judgment


def _subjects(judgment: Judgment) -> set[str]:
    """The subjects under which a flow may be reported: itself, or a party of it."""
    flow = judgment.flow
    return {flow.subject, flow.importer.id, flow.exporter.id, f"{flow.importer.id}@unknown"}


def _theirs(judgment: Judgment) -> bool:
    """What customers export to us is theirs to justify."""
    return judgment.flow.kind is Kind.INBOUND and bool(judgment.because(Code.NO_MECHANISM))


def _elsewhere(judgment: Judgment) -> bool:
    named = not nameless(judgment.flow.importer) and not nameless(judgment.flow.exporter)
    return not named or {each.code for each in judgment.reasons} <= ELSEWHERE
