"""contradicted-assessment: it finds protection where a study for the authorities found none."""

from collections.abc import Iterator

from onward.diagnostic import Severity
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
        if all(_against(context, tool) for tool in tools):
            yield from (_finding(context, tool) for tool in tools)


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
