"""outdated-assessment: the assessment is older than the law, the places or the data it weighed."""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Severity
from onward.inventory.value import Day
from onward.law.event import Event, reassessing
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._article46 import Tool, carried
from onward.rules.transfers._flows import country_at, edge, outside, spot
from onward.terms.months import after_months
from onward.transfers.flow import Flow, Kind
from onward.transfers.place import country

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
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
        message=SAY(
            "message",
            way=edge(flow),
            what=", and ".join(why),
            law=cited(reason.article, context.day),
        ),
        subject=flow.subject,
        cause=tool.row.id,
        at=at,
        covers=tuple(sorted({*flow.services, *data, tool.judgment.regime} - {""})),
        act=tool.row.act,
        rests_on=(country_at(flow), at),
    )


def _why(context: RuleContext, tool: Tool) -> tuple[str, ...]:
    """What the assessment cannot have considered; () where nothing is wrong with its age."""
    made = tool.assessment
    if made is None:
        return ()
    if not isinstance(made.date, date):
        return (SAY("no-day", mechanism=tool.row.name),)
    found = tuple(
        each
        for each in (
            too_old(context, made.date),
            _law(context, tool, made.date),
            *_facts(context, tool, made.date),
        )
        if each
    )
    return (of_day(tool, made.date, found[0]), *found[1:]) if found else ()


def of_day(tool: Tool, made: date, what: str) -> str:
    """The assessment of a tool, and what is wrong with its age."""
    return SAY("of-day", made=made, mechanism=tool.row.name, what=what)


def too_old(context: RuleContext, made: date) -> str:
    """That an assessment of that day is older than our policy lets it be; else empty."""
    months = context.inventory.organisation.policy.assessment_months
    months = MONTHS if months is None else months
    return SAY("too-old", months=months) if after_months(made, months) < context.day else ""


def _law(context: RuleContext, tool: Tool, made: date) -> str:
    """The newest event since then that asks to assess again, and how many there were."""
    named = tool.assessment.countries if tool.assessment else None
    found = [
        event
        for code in outside(tool.judgment, context.law)
        for whole in (context.law.territories.whole(code),)
        if not isinstance(named, tuple) or code in named or whole in named
        for event in reassessing(context.law.events, tool.row.regime, whole, made, context.day)
    ]
    if not found:
        return ""
    newest = max(found, key=_day)
    earlier = len(found) - 1
    key = "events" if earlier else "event"
    dated = f"{newest.day}" in newest.act
    act = newest.act if dated else f"{newest.act} of {newest.day}"
    return SAY(key, act=act, count=earlier)


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
        yield SAY("service", day=flow.since)
    used = {flow.code, *(country(place) for place in flow.places if not later(place.since))}
    for place in flow.places:
        if later(place.since) and not later(flow.since) and country(place) in used:
            yield SAY("place", place=spot(place), day=place.since)
    if later(tool.mechanism.processing_changed):
        yield SAY("processing", day=tool.mechanism.processing_changed)


def _beside(context: RuleContext, flow: Flow) -> Iterator[Flow]:
    """The flows between the same two parties."""
    near = context.statuses.flows.by_vendor.get(flow.importer.id, ())
    return (each for each in near if each.subject == flow.subject)
