"""sensitive-data-abroad: data of Art. 9 or 10 leave, and nothing recorded restricts their use."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.law.instrument import Instrument
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, Group, RuleContext, gather
from onward.rules.transfers._article46 import CARRYING, Tool, carried
from onward.rules.transfers._flows import country_at, edge, located
from onward.terms.vocabulary import covers
from onward.transfers.flow import Flow
from onward.transfers.status import Code, Judgment, Reason

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument."""
    for tools in carried(context):
        if all(tool.judgment.flow.sensitive and not _restricted(tool) for tool in tools):
            for tool in tools:
                yield from _unrestricted(context, tool)
    yield from _unmarked(context)


def _restricted(tool: Tool) -> bool:
    said = tool.mechanism.restrictions
    return isinstance(said, tuple) and bool(said)


def _unrestricted(context: RuleContext, tool: Tool) -> Iterator[Finding]:
    """None where the law that judges the flow does not single such data out."""
    flow = tool.judgment.flow
    article = context.law.article(_topic(flow), tool.row.regime, context.day)
    if not article:
        return
    yield Finding(
        message=SAY(
            "message",
            way=edge(flow),
            data=flow.sensitive,
            mechanism=tool.row.name,
            law=cited(article, context.day),
        ),
        subject=flow.subject,
        cause=tool.row.id,
        at=tool.at,
        covers=tuple(sorted({*flow.services, *flow.sensitive, tool.judgment.regime} - {""})),
        act=tool.row.act,
        reason=SAY("reason" if tool.row.modules or tool.row.beneath else "other-reason"),
        rests_on=(country_at(flow), flow.at._replace(route=f"{flow.at.route}/data")),
    )


def _topic(flow: Flow) -> str:
    """Art. 10 where the data are of offences and convictions alone."""
    return "criminal" if all(covers("criminal", word) for word in flow.sensitive) else "special"


def _unmarked(context: RuleContext) -> Iterator[Finding]:
    """The UK extension protects some data as sensitive only where the exporter marks them."""
    pairs = (
        (judgment, reason)
        for judgment in context.statuses.judgments
        if judgment.flow.sensitive and judgment.status in CARRYING and located(judgment)
        for reason in _markable(context, judgment)
    )
    for group in gather(pairs):
        row = context.law.instrument(group.cause)
        words = (word for each in group.judgments for word in _to_mark(context, each.flow, row))
        yield _unmarked_finding(context, group, row, tuple(dict.fromkeys(words)))


def _markable(context: RuleContext, judgment: Judgment) -> Iterator[Reason]:
    """That the list alone carries the flow, where data are to be marked and none shows it."""
    (mechanism, *others) = judgment.mechanisms
    row = context.law.instruments.get(mechanism.instrument)
    if others or row is None or not _to_mark(context, judgment.flow, row):
        return
    for reason in mechanism.reasons:
        said = (each for each in judgment.flow.mechanisms or () if each.route == reason.at.route)
        if reason.code is Code.CERTIFIED and not any(row.marked in each.shown for each in said):
            yield reason


def _to_mark(context: RuleContext, flow: Flow, row: Instrument) -> tuple[str, ...]:
    """The data that the row asks the exporter to mark; own terms under Art. 9 or 10 may be such."""
    own = {term.id for term in context.inventory.organisation.data_terms}
    return tuple(
        word
        for word in flow.sensitive
        if row.marked and (word in own or any(covers(each, word) for each in row.marked_data))
    )


def _unmarked_finding(
    context: RuleContext, group: Group, row: Instrument, words: tuple[str, ...]
) -> Finding:
    flow, reason = group.judgment.flow, group.reason
    return Finding(
        message=SAY(
            "unmarked",
            way=edge(flow),
            data=words,
            mechanism=row.name,
            law=cited(reason.article, context.day),
        ),
        subject=group.subject,
        cause=group.cause,
        at=reason.at,
        covers=group.covers,
        act=reason.act,
        reason=SAY("unmarked-reason"),
        remedy=SAY("unmarked-remedy", importer=flow.importer.name, condition=row.marked),
        rests_on=(country_at(flow), reason.at),
    )
