"""framework-only: a transfer rests on a framework alone: nothing else would carry it."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._fallbacks import Fallback, fallbacks
from onward.rules.transfers._flows import edge
from onward.transfers.flow import Flow
from onward.transfers.flow import Kind as Kinds
from onward.transfers.reason_text import why
from onward.wording.english import few

SEVERITY = Severity.NOTE


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination, with every framework it rests on."""
    found: dict[str, list[Fallback]] = {}
    for fallback in fallbacks(context):
        if not fallback.holds:
            found.setdefault(fallback.judgment.flow.subject, []).append(fallback)
    needed = context.inventory.organisation.policy.framework_needs_fallback
    for subject, some in found.items():
        yield _finding(context, subject, some, Severity.WARNING if needed else None)


def _finding(
    context: RuleContext, subject: str, fallbacks_: list[Fallback], severity: Severity | None
) -> Finding:
    judgments = [each.judgment for each in fallbacks_]
    flow = judgments[0].flow
    reason = next(
        each
        for mechanism in judgments[0].mechanisms
        if mechanism.instrument in fallbacks_[0].frameworks
        for each in mechanism.reasons
        if each.instrument
    )
    ids = dict.fromkeys(name for each in fallbacks_ for name in each.frameworks)
    names = few(tuple(context.law.instrument(name).name for name in ids))
    ours = ", and our policy asks for one that would" if severity else ""
    said = list(dict.fromkeys(each for one in fallbacks_ for each in _why(context, one)))
    reported = f"the fallback that is recorded would not hold: {'; '.join(said)}"
    if not said:
        reported = "no fallback is recorded"
        ours = ", and our policy asks for one" if severity else ""
    data = flow.data if isinstance(flow.data, tuple) else ()
    services = {name for judgment in judgments for name in judgment.flow.services}
    alike = f": on the {names} alone: {reported}{ours}, on {context.day} ({reason.article})"
    return Finding(
        message=f"{edge(flow)}{alike}",
        alike=alike,
        subject=subject,
        at=reason.at,
        covers=tuple(sorted({*services, *data, *(judgment.regime for judgment in judgments)})),
        act=reason.act,
        reason="two frameworks with the United States were declared invalid overnight; clauses"
        " signed beforehand carry the data on the day that the third one ends",
        remedy=_remedy(flow, recorded=bool(said)),
        severity=severity,
    )


def _why(context: RuleContext, fallback: Fallback) -> Iterator[str]:
    """Why what stands behind the framework would not carry the flow by itself."""
    yield from (why(each, fallback.without, context.law) for each in fallback.reasons)
    yield from fallback.stale


def _remedy(flow: Flow, *, recorded: bool) -> str:
    """Which exporter has to agree on the fallback."""
    if recorded:
        return "mend the fallback as if the framework had ended: `onward whatif --end` shows it"
    match flow.kind:
        case Kinds.CHAIN:
            who = "have the exporter sign the SCC with the importer"
        case Kinds.INBOUND:
            who = "offer the SCC to customers"
        case _:
            who = "sign the SCC with the importer"
    return f"{who} as well, and record them after the framework"
