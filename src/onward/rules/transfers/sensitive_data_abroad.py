"""sensitive-data-abroad: data of Art. 9 or 10 leave, and nothing recorded restricts their use."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules._case import Case, Finding
from onward.rules.transfers._codes import owned
from onward.rules.transfers._flows import country_at, edge, listed, settled_groups
from onward.rules.transfers._tools import Tool, carried
from onward.terms.vocabulary import covers
from onward.transfers.flow import Flow
from onward.transfers.words import settle

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each importer, destination and instrument."""
    for tools in carried(case):
        if all(tool.judgment.flow.sensitive and not _restricted(tool) for tool in tools):
            yield from (_unrestricted(case, tool) for tool in tools)
    yield from _unflagged(case)


def _restricted(tool: Tool) -> bool:
    said = tool.safeguard.restrictions
    return isinstance(said, tuple) and bool(said)


def _unrestricted(case: Case, tool: Tool) -> Finding:
    flow = tool.judgment.flow
    article = case.book.article(_topic(flow), tool.judgment.regime, case.day)
    return Finding(
        message=f"{edge(flow)}: {listed(flow.sensitive)} go out on the {tool.row.name}, and no"
        f" restriction for them is recorded on {case.day} ({article})",
        subject=flow.subject,
        cause=tool.row.id,
        at=tool.at,
        covers=tuple(sorted({*flow.services, *flow.sensitive, tool.judgment.regime})),
        act=tool.row.act,
        reason="for sensitive data the parties must agree on tighter handling and write it down"
        " (Annex I.B of the SCC)",
        remedy="agree on who may see them, how they are kept apart and where they may not go, and"
        " record it as `restrictions` of the safeguard",
        rests_on=(country_at(flow), flow.at._replace(route=f"{flow.at.route}/data")),
    )


def _topic(flow: Flow) -> str:
    """Art. 10 where the data are of offences and convictions alone."""
    return "criminal" if all(covers("criminal", word) for word in flow.sensitive) else "special"


def _unflagged(case: Case) -> Iterator[Finding]:
    """The UK bridge protects as sensitive only what the exporter marks as sensitive."""
    for group in settled_groups(case, *owned("sensitive-data-abroad")):
        flow, reason = group.judgment.flow, group.reason
        row = case.book.instrument(reason.instrument)
        yield Finding(
            message=f"{edge(flow)}: {listed(flow.sensitive)} go out on the {row.name}, and no"
            f" record shows that they were marked as sensitive, on {case.day} ({reason.article})",
            subject=group.subject,
            cause=group.cause,
            at=reason.at,
            covers=group.covers,
            act=reason.act,
            reason="the framework's own list of sensitive information is shorter than the law's:"
            " the exporter must mark the rest",
            remedy=settle(reason, group.judgment, case.book),
            rests_on=(country_at(flow), reason.at),
        )
