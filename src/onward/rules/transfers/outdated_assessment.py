"""outdated-assessment: the assessment is older than the law, the places or the data it weighed."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Severity
from onward.inventory.value import Day
from onward.law.event import Event, reassessing
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._article46 import Tool, carried
from onward.rules.transfers._flows import country_at, edge, outside, spot
from onward.terms.months import after_months
from onward.transfers.flow import Flow, Kind
from onward.transfers.place import country

SEVERITY = Severity.WARNING
MONTHS = 24
"""House rule, unless our policy sets `assessment_months`."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument; one that is fresh suffices."""
    for tools in carried(context):
        aged = [
            (tool, _why(context, tool))
            for tool in tools
            if tool.judgment.flow.kind is not Kind.CUSTOMER
        ]
        if len(aged) < len(tools) or not all(why for _, why in aged):
            continue
        for tool, why in aged:
            yield _finding(context, tool, why)


def _finding(context: RuleContext, tool: Tool, why: tuple[str, ...]) -> Finding:
    flow, at = tool.judgment.flow, tool.at._replace(route=f"{tool.at.route}/assessment")
    reason = tool.judged.reasons[-1]
    data = flow.data if isinstance(flow.data, tuple) else ()
    return Finding(
        message=f"{edge(flow)}: on {context.day} {'; '.join(why)} ({reason.article})",
        subject=flow.subject,
        cause=tool.row.id,
        at=at,
        covers=tuple(sorted({*flow.services, *data, tool.judgment.regime})),
        act=tool.row.act,
        reason="an assessment speaks of the law, the places and the data of its day; who exports"
        " must watch them and weigh again (Clause 14 of the SCC, EDPB Recommendations 01/2020)",
        remedy="look at the law and the places again, and record the new `assessment.date`",
        rests_on=(country_at(flow), at),
    )


def _why(context: RuleContext, tool: Tool) -> tuple[str, ...]:
    """What the assessment can't have weighed; () where nothing is wrong with its age."""
    made = tool.assessment
    if made is None:
        return ()
    if not isinstance(made.date, date):
        return (f"the assessment for {tool.row.name} has no day, so its age can't be shown",)
    found = tuple(
        each
        for each in (
            too_old(context, made.date),
            _law(context, tool, made.date),
            *_facts(context, tool, made.date),
        )
        if each
    )
    return tuple(
        (f"the assessment of {made.date} for {tool.row.name} {found[0]}", *found[1:])
        if found
        else ()
    )


def too_old(context: RuleContext, made: date) -> str:
    """That an assessment of that day is older than our policy lets it be; else empty."""
    months = context.inventory.organisation.policy.assessment_months
    months = MONTHS if months is None else months
    return f"is over {months} months old" if after_months(made, months) < context.day else ""


def _law(context: RuleContext, tool: Tool, made: date) -> str:
    """The newest event since then that asks to assess again, and how many there were."""
    named = tool.assessment.countries if tool.assessment else None
    found = [
        event
        for code in outside(tool.judgment, context.law)
        if not isinstance(named, tuple) or code in named
        for event in reassessing(context.law.events, tool.row.regime, code, made, context.day)
    ]
    if not found:
        return ""
    newest = max(found, key=_day)
    more = f" and {len(found) - 1} earlier" if len(found) > 1 else ""
    return f"has not weighed what has happened since: {newest.act} ({newest.day}){more}"


def _day(event: Event) -> date:
    return event.day


def _facts(context: RuleContext, tool: Tool, made: date) -> Iterator[str]:
    """Services and places added since to a flow that ran already, and processing that changed.

    An assessment made before a flow begins is as it should be, and so is one that names the country
    of a place before the place is used.
    """
    flow = tool.judgment.flow

    def later(day: Day) -> bool:
        return isinstance(day, date) and made < day <= context.day

    if later(flow.since) and any(not later(each.since) for each in _beside(context, flow)):
        yield f"is older than a service that began on {flow.since}"
    used = {flow.code, *(country(place) for place in flow.places if not later(place.since))}
    for place in flow.places:
        if later(place.since) and not later(flow.since) and country(place) in used:
            yield f"is older than the place {spot(place)}, in use since {place.since}"
    if later(tool.mechanism.processing_changed):
        yield f"is older than the change of the processing on {tool.mechanism.processing_changed}"


def _beside(context: RuleContext, flow: Flow) -> Iterator[Flow]:
    """The flows between the same two parties."""
    near = context.statuses.flows.by_vendor.get(flow.importer.id, ())
    return (each for each in near if each.subject == flow.subject)
