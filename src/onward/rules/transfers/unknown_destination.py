"""unknown-destination: it is not known where the data go."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, Group, RuleContext, groups
from onward.rules.transfers import _unknown_country
from onward.rules.transfers._flows import edge, settled, spot
from onward.terms.place import name_of
from onward.transfers.flow import Kind
from onward.transfers.party import nameless
from onward.transfers.reason_text import settle
from onward.transfers.status import Code, Judgment, Status

SEVERITY = Severity.WARNING


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each vendor of unknown country, and for each flow to unknown places."""
    yield from _unknown_country.vendors(context)
    yield from _unplaced(context)
    yield from _unnamed(context)
    yield from _customers(context)


def _customers(context: RuleContext) -> Iterator[Finding]:
    """Customers whose processor we are, somewhere: one line, however many groups of them."""
    for group in groups(context, Code.IMPORTER_UNKNOWN, kinds=(Kind.CUSTOMER,)):
        names = ", ".join(sorted({each.flow.importer.name for each in group.judgments}))
        yield Finding(
            message=f"{names}: on {context.day} it is not known in which country they are, and so"
            f" not"
            f" whether handing data back to them is a transfer of ours ({group.reason.article})",
            subject=group.subject,
            at=group.reason.at,
            covers=group.covers,
            act=group.reason.article,
            reason="a processor inside that hands data to its customer outside transfers them, and"
            " needs a transfer mechanism for it (module 4 of the SCC, if no decision covers the"
            " country)",
            remedy="record `country` of those for whom we act: a country, or `EEA`",
            severity=Severity.NOTE,
        )


def _unplaced(context: RuleContext) -> Iterator[Finding]:
    """Where the importer works with the data is not known, be it inside or outside."""
    for group in groups(context, Code.PLACES_UNKNOWN, Code.CHOICE_OPEN):
        flow, reason = group.judgment.flow, group.reason
        if settled(flow):
            yield Finding(
                message=f"{edge(flow)}: {_where(group)} on {context.day} ({reason.article})",
                subject=group.subject,
                at=reason.at,
                covers=group.covers,
                act=reason.article,
                reason=_because(group),
                remedy=_remedy(context, group),
            )


def _because(group: Group) -> str:
    if group.judgment.status is Status.REVIEW:
        return (
            "a place that is not known is judged as the worst that it may be: one that the"
            " mechanism does not reach, or of which the assessment says nothing"
        )
    return (
        "an importer inside does not keep the data inside: a place or a person elsewhere makes a"
        " transfer, or a risk to weigh"
    )


def _where(group: Group) -> str:
    flow, reason = group.judgment.flow, group.reason
    place = next((each for each in flow.places if each.route == reason.at.route), None)
    if reason.code is Code.CHOICE_OPEN:
        options = " or ".join(place.options) if place else "several"
        return f"the place is a choice of ours, {options}, that is not made"
    if place is not None and place.chosen_by == "customer":
        return "the customer chooses the place, and which one was chosen is not recorded"
    if place is not None and isinstance(place.place, str):
        return f"the place is recorded as {place.place}, which can be anywhere"
    return "where it keeps the data and from where they are reached is not known"


def _remedy(context: RuleContext, group: Group) -> str:
    flow, reason = group.judgment.flow, group.reason
    place = next((each for each in flow.places if each.route == reason.at.route), None)
    if place is not None and place.chosen_by == "customer":
        return (
            f"ask customers, or {flow.importer.name}, which place was chosen, and record it with"
            " the country behind it"
        )
    return settle(reason, group.judgment, context.law)


def _unnamed(context: RuleContext) -> Iterator[Finding]:
    """A party that is not named: who runs a place outside, or an entry of `subprocessors`."""
    for group in groups(context, Code.PARTY_UNNAMED, Code.SUBPROCESSOR_UNNAMED):
        flow, reason = group.judgment.flow, group.reason
        if nameless(flow.exporter):
            continue
        exporter = flow.exporter.name
        if isinstance(flow.exporter.country, str):
            exporter = f"{exporter} ({name_of(flow.exporter.country)})"
        runs = reason.code is Code.PARTY_UNNAMED
        reported = _runner(group, exporter) if runs else _entry(group, exporter)
        yield Finding(
            message=reported[0],
            subject=group.subject,
            at=reason.at,
            covers=group.covers,
            act=reason.article,
            reason=reported[1],
            remedy=reported[2],
        )


def _runner(group: Group, exporter: str) -> tuple[str, str, str]:
    """Message, reason and remedy for a place outside that nobody is said to run."""
    judgment, reason = group.judgment, group.reason
    return (
        (
            f"{exporter} works from {_place(judgment)} on {judgment.day}, and who runs it"
            f" is not recorded ({reason.article}): who runs it?"
        ),
        (
            "run by itself, a place outside is no transfer; run by another company, also of its own"
            " group, it is one and needs a transfer mechanism"
        ),
        (
            f"ask {judgment.flow.exporter.name} who runs it, and record it as `by`: `self`, or the"
            " id of that company"
        ),
    )


def _entry(group: Group, exporter: str) -> tuple[str, str, str]:
    """Message, reason and remedy for a sub-processor recorded as unknown."""
    judgment, reason = group.judgment, group.reason
    where = f", working from {_place(judgment)}" if judgment.flow.places else ""
    cited = f" ({reason.article})" if reason.article else ""
    return (
        (
            f"{exporter} passes data on to a sub-processor that is not named{where}, on"
            f" {judgment.day}{cited}: which company is it?"
        ),
        (
            "in which country a company is established, and what carries the data to it, can be"
            " said of a company that is known by name"
        ),
        (
            f"ask {judgment.flow.exporter.name} which company it is, make a record of it"
            " (`engaged: through-others`) and name it at the entry"
        ),
    )


def _place(judgment: Judgment) -> str:
    chosen = " if the customer chooses it" if judgment.option else ""
    return f"{spot(judgment.flow.places[0])}{chosen}"
