"""Flows before and after, in words."""

from onward.diff.flows import FlowChange
from onward.diff.labels import Names
from onward.law.law import Law
from onward.reports.listings.transfers import because, mechanism_name
from onward.reports.review.labels import say
from onward.transfers.flow import Kind
from onward.transfers.party import seat_name
from onward.transfers.reason_text import settle
from onward.transfers.status import Judgment, Status

GOOD = (Status.INSIDE, Status.HOLDS)


def flow_name(judgment: Judgment, names: Names) -> str:
    """Which flow it is: from whom to whom, where, for what, under which law of several."""
    flow = judgment.flow
    parties = names.us if flow.importer.id == "us" else flow.importer.name
    if flow.exporter.id != "us":
        parties = say("flow", "from", exporter=flow.exporter.name, importer=parties)
    details = [seat_name(flow.importer), *_purposes(judgment, names)]
    if len(flow.regimes) > 1 and judgment.regime:
        details.append(names.law.law_of((judgment.regime,)))
    return say("flow", "name", parties=parties, details="; ".join(details))


def _purposes(judgment: Judgment, names: Names) -> list[str]:
    flow = judgment.flow
    if flow.kind in (Kind.CUSTOMER, Kind.INBOUND):
        return [names.activity(each) for each in flow.services]
    party = flow.importer.id if flow.kind is Kind.OWN else flow.exporter.id
    return [names.service(party, each) for each in flow.services]


def step(change: FlowChange, names: Names) -> str:
    """The flow with its status before and after, each with its mechanism."""
    flow = flow_name(change.either, names)
    before = status(change.before, change.laws[0]) if change.before else say("flow", "new")
    after = status(change.after, change.laws[1]) if change.after else say("flow", "gone")
    key = "step" if before != after else "same-status" if change.changed else "still"
    return say("flow", key, flow=flow, before=before, after=after)


def status(judgment: Judgment, law: Law) -> str:
    """The status, and the mechanism."""
    named, said = mechanism_name(judgment, law), judgment.status.value
    return say("flow", "status", status=said, mechanism=named) if named else said


def reasons(change: FlowChange) -> tuple[str, ...]:
    """Why it has its status now, and how to fix it."""
    after = change.after
    if after is None:
        return ()
    return (
        because(after, change.law),
        *(say("finding", "fix", fix=each) for each in remedies(after, change.law)),
    )


def remedies(judgment: Judgment, law: Law) -> tuple[str, ...]:
    """How to fix a status that is not good; nothing for one that is."""
    if judgment.status in GOOD:
        return ()
    reported = (settle(reason, judgment, law) for reason in judgment.reasons)
    return tuple(dict.fromkeys(each for each in reported if each))
