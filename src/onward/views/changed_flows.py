"""Flows before and after, in words."""

from onward.diff.flows import FlowChange
from onward.diff.names import Names, land
from onward.law.book import Book
from onward.transfers.flow import Kind
from onward.transfers.footing import Footing, Judgment
from onward.transfers.words import settle
from onward.views.transfers import because, ground_name

GOOD = (Footing.WITHIN, Footing.HOLDS)


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
    """The footing before and after, each with what it rests on."""
    before = stands(change.before, change.laws[0]) if change.before else "no transfer"
    after = stands(change.after, change.laws[1]) if change.after else "gone"
    return f"{before} → {after}" if before != after else f"{before}, on other facts"


def stands(judgment: Judgment, book: Book) -> str:
    """The footing, and on what."""
    named = ground_name(judgment, book)
    return f"{judgment.footing.value} ({named})" if named else judgment.footing.value


def reasons(change: FlowChange) -> tuple[str, ...]:
    """Why it stands so now, and what would settle it."""
    after = change.after
    if after is None:
        return ()
    return (
        because(after, change.law),
        *(f"What would settle it: {each}" for each in remedies(after, change.law)),
    )


def remedies(judgment: Judgment, book: Book) -> tuple[str, ...]:
    """What would settle a footing that is not good; nothing for one that is."""
    if judgment.footing in GOOD:
        return ()
    told = (settle(reason, judgment, book) for reason in judgment.reasons)
    return tuple(dict.fromkeys(each for each in told if each))
