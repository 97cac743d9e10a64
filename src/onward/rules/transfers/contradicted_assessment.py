"""contradicted-assessment: it finds protection where a study for the authorities found none, or
where another assessment of ours did.
"""

from collections.abc import Iterator
from datetime import date

from onward.diagnostic import Severity
from onward.inventory.value import Day
from onward.law.instrument import Instrument
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._article46 import Tool, carried
from onward.rules.transfers._flows import country_at, edge, outside
from onward.terms.place import the
from onward.transfers.flow import Kind

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument; one that is not contradicted
    suffices. A note where the assessment is recorded with its document."""
    for tools in carried(context):
        contrary = [(tool, other) for tool in tools if (other := _other(context, tool))]
        if len(contrary) == len(tools):
            yield from (_disagreeing(context, *each) for each in contrary)
        elif all(_against(context, tool) for tool in tools):
            yield from (_finding(context, tool) for tool in tools)


def _other(context: RuleContext, tool: Tool) -> Instrument | None:
    """What under the same law was assessed for the same place, not earlier, and to the contrary."""
    made, places = tool.assessment, set(outside(tool.judgment, context.law))
    for each in tool.judgment.flow.mechanisms or ():
        found = each.assessment
        if made is None or found is None or found.conclusion != "not-equivalent":
            continue
        known = isinstance(each.instrument, str)
        row = context.law.counterpart(tool.row.regime, str(each.instrument)) if known else None
        lists = (made.countries, found.countries)
        same = places.intersection(*(some for some in lists if isinstance(some, tuple)))
        if row is not None and same and not _earlier(found.date, made.date):
            return row
    return None


def _earlier(one: Day, other: Day) -> bool:
    return isinstance(one, date) and isinstance(other, date) and one < other


def _disagreeing(context: RuleContext, tool: Tool, other: Instrument) -> Finding:
    flow = tool.judgment.flow
    at = tool.at._replace(route=f"{tool.at.route}/assessment/conclusion")
    return Finding(
        message=SAY(
            "own",
            way=edge(flow),
            mechanism=tool.row.name,
            other=other.name,
            law=cited(tool.judged.reasons[-1].article, context.day),
        ),
        subject=flow.subject,
        cause=tool.row.id,
        at=at,
        covers=tuple(sorted({*flow.services, tool.row.regime})),
        act=tool.row.act,
        reason=SAY("own-reason"),
        remedy=SAY("own-remedy"),
        rests_on=(country_at(flow), at),
    )


def _against(context: RuleContext, tool: Tool) -> tuple[str, ...]:
    """The destinations of which the assessment says the contrary of a finding that was known."""
    flow, made = tool.judgment.flow, tool.assessment
    if made is None or flow.kind is Kind.CUSTOMER or not isinstance(made.countries, tuple):
        return ()
    measured = made.conclusion == "equivalent-with-measures"
    if measured and flow.clear_text != "needed":
        return ()
    known = context.law.surveillance
    return tuple(
        code
        for code in outside(tool.judgment, context.law)
        if code in made.countries
        and code in known
        and (found := known[code].found) is not None
        and found <= context.day
    )


def _finding(context: RuleContext, tool: Tool) -> Finding:
    flow, made = tool.judgment.flow, tool.assessment
    codes = _against(context, tool)
    at = tool.at._replace(route=f"{tool.at.route}/assessment/conclusion")
    findings = "; ".join(dict.fromkeys(context.law.surveillance[code].finding for code in codes))
    article = tool.judged.reasons[-1].article
    data = flow.data if isinstance(flow.data, tuple) else ()
    written = made is not None and isinstance(made.document, str)
    return Finding(
        message=SAY(
            "message",
            way=edge(flow),
            mechanism=tool.row.name,
            countries=tuple(the(code) for code in codes),
            conclusion=_conclusion(tool),
            findings=findings,
            law=cited(article, context.day),
        ),
        subject=flow.subject,
        cause=tool.row.id,
        at=at,
        covers=tuple(sorted({*flow.services, *data, *codes, tool.row.regime})),
        act=tool.row.act,
        rests_on=(country_at(flow), at),
        severity=Severity.NOTE if written else None,
    )


def _conclusion(tool: Tool) -> str:
    measured = tool.assessment and tool.assessment.conclusion == "equivalent-with-measures"
    return SAY("measured" if measured else "equivalent")
