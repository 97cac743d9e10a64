"""clear-text-abroad: a tool of Art. 46 leans on measures that an importer who reads undoes."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.inventory.mechanism import Mechanism
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._article46 import Tool, carried
from onward.rules.transfers._flows import country_at, edge, outside
from onward.terms.place import the
from onward.transfers.flow import Kind
from onward.transfers.mechanisms.assessment import keep_unreadable

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument; one tool that stands suffices."""
    for tools in carried(context):
        if all(_undone(context, tool) for tool in tools):
            yield from (_finding(context, tool) for tool in tools)


def _undone(context: RuleContext, tool: Tool) -> bool:
    """Whether the assessment leans on measures, and none that is recorded keeps the text closed."""
    flow, made = tool.judgment.flow, tool.assessment
    return (
        flow.kind is not Kind.CUSTOMER
        and flow.clear_text == "needed"
        and made is not None
        and made.conclusion == "equivalent-with-measures"
        and bool(_compelling(context, tool))
        and not _kept_closed(tool.mechanism)
    )


def _compelling(context: RuleContext, tool: Tool) -> tuple[str, ...]:
    """The destinations whose law can compel access, as far as they were looked into."""
    codes = outside(tool.judgment, context.law)
    return tuple(code for code in codes if code in context.law.surveillance)


def _kept_closed(mechanism: Mechanism) -> bool:
    words = mechanism.measures if isinstance(mechanism.measures, tuple) else ()
    return keep_unreadable(words, read=True)


def _finding(context: RuleContext, tool: Tool) -> Finding:
    flow = tool.judgment.flow
    codes = _compelling(context, tool)
    at = tool.at._replace(route=f"{tool.at.route}/assessment/conclusion")
    clear = flow.at._replace(route=f"{flow.at.route}/clear_text")
    article = tool.judged.reasons[-1].article
    data = flow.data if isinstance(flow.data, tuple) else ()
    return Finding(
        message=SAY(
            "message",
            way=edge(flow),
            countries=tuple(the(code) for code in codes),
            law=cited(article, context.day),
        ),
        subject=flow.subject,
        cause=tool.row.id,
        at=at,
        covers=tuple(sorted({*flow.services, *data, tool.judgment.regime} - {""})),
        act=tool.row.act,
        reason=SAY("reason", act=context.law.surveillance[codes[0]].act),
        rests_on=(country_at(flow), clear, at),
    )
