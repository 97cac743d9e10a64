"""Flows before and after, in words."""

from onward.diff.flows import FlowChange
from onward.diff.labels import Names, land
from onward.law.law import Law
from onward.reports.listings.transfers import because, mechanism_name
from onward.transfers.flow import Kind
from onward.transfers.reason_text import settle
from onward.transfers.status import Judgment, Status

GOOD = (Status.INSIDE, Status.HOLDS)


def flow_name(judgment: Judgment, names: Names) -> str:
    """Which flow it is: from whom to whom, where, for what, under which law of several."""
    flow = judgment.flow
    start = "" if flow.exporter.id == "us" else f"{flow.exporter.name} to "
    end = names.us if flow.importer.id == "us" else flow.importer.name
    details = [
        land(flow.code) if isinstance(flow.country, str) else "country not known",
        *_purposes(judgment, names),
    ]
    if len(flow.regimes) > 1:
        details.append(f"under {judgment.regime} law")
    return f"{start}{end} ({'; '.join(details)})"


def _purposes(judgment: Judgment, names: Names) -> list[str]:
    flow = judgment.flow
    if flow.kind in (Kind.CUSTOMER, Kind.INBOUND):
        return [names.activity(each) for each in flow.services]
    party = flow.importer.id if flow.kind is Kind.OWN else flow.exporter.id
    return [names.service(party, each) for each in flow.services]


def steps(change: FlowChange) -> str:
    """The status before and after, each with what it rests on."""
    before = stands(change.before, change.laws[0]) if change.before else "no transfer"
    after = stands(change.after, change.laws[1]) if change.after else "gone"
    return f"{before} → {after}" if before != after else f"{before}, on other facts"


def stands(judgment: Judgment, law: Law) -> str:
    """The status, and on what."""
    named = mechanism_name(judgment, law)
    return f"{judgment.status.value} ({named})" if named else judgment.status.value


def reasons(change: FlowChange) -> tuple[str, ...]:
    """Why it stands so now, and how to fix it."""
    after = change.after
    if after is None:
        return ()
    return (
        because(after, change.law),
        *(f"Fix: {each}" for each in remedies(after, change.law)),
    )


def remedies(judgment: Judgment, law: Law) -> tuple[str, ...]:
    """How to fix a status that is not good; nothing for one that is."""
    if judgment.status in GOOD:
        return ()
    reported = (settle(reason, judgment, law) for reason in judgment.reasons)
    return tuple(dict.fromkeys(each for each in reported if each))
