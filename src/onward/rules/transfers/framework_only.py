"""framework-only: a transfer rests on a framework alone: nothing else would carry it."""

from collections.abc import Iterator

from onward.diagnostic import Severity
from onward.inventory.value import UNKNOWN
from onward.law.instrument import InstrumentKind
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._fallbacks import STANDING, Fallback, fallbacks
from onward.rules.transfers._flows import edge
from onward.transfers.flow import Kind
from onward.transfers.reason_text import why
from onward.transfers.status import Judgment
from onward.wording.english import listed

SEVERITY = Severity.NOTE
SAY = Texts(__name__)
FEW = 2
"""How many sets of clauses a finding names."""
SIGNING = {Kind.CHAIN: "chain", Kind.INBOUND: "inbound"}
"""Which exporter has to agree the fallback; else we do: `own`."""


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each importer and destination, with every framework it rests on.

    An onward transfer by contract has one where nothing is reported of how the data came.
    """
    found: dict[str, list[Fallback]] = {}
    missing = [each for each in fallbacks(context) if not each.holds]
    open_ = {id(each.judgment.flow) for each in missing}
    for fallback in missing:
        if open_.isdisjoint(map(id, fallback.leads)):
            found.setdefault(fallback.judgment.flow.subject, []).append(fallback)
    needed = context.inventory.organisation.policy.framework_needs_fallback
    for subject, some in found.items():
        yield _finding(context, subject, some, Severity.WARNING if needed else None)


def _finding(
    context: RuleContext, subject: str, fallbacks_: list[Fallback], severity: Severity | None
) -> Finding:
    judgments = [each.judgment for each in fallbacks_]
    flow = judgments[0].flow
    onward = bool(fallbacks_[0].leads)
    reasons = [
        next(
            each
            for mechanism in one.judgment.mechanisms
            for each in mechanism.reasons
            if onward or each.instrument in one.frameworks
        )
        for one in fallbacks_
    ]
    reason, articles = reasons[0], [each.article for each in reasons]
    ids = dict.fromkeys(name for each in fallbacks_ for name in each.frameworks)
    wrong = tuple(dict.fromkeys(each for one in fallbacks_ for each in _why(context, one)))
    alike = SAY(
        "message-onward" if onward else "message",
        frameworks=tuple(context.law.instrument(name).name for name in ids),
        what=(
            SAY("invalid-policy" if severity else "invalid", why="; ".join(wrong))
            if wrong
            else SAY("none-policy" if severity else "none")
        ),
        law=cited(", ".join(dict.fromkeys(articles)), context.day),
    )
    data = flow.data if isinstance(flow.data, tuple) else ()
    services = {name for judgment in judgments for name in judgment.flow.services}
    regimes = {judgment.regime for judgment in judgments if judgment.regime}
    return Finding(
        message=f"{edge(flow)}: {alike}",
        alike=f": {alike}",
        subject=subject,
        at=reason.at,
        covers=tuple(sorted({*services, *data, *regimes})),
        act=reason.act or reason.article,
        remedy=SAY("repair")
        if wrong
        else SAY(
            "onward" if onward else SIGNING.get(flow.kind, "own"),
            clauses=_clauses(context, judgments),
        ),
        severity=severity,
    )


def _clauses(context: RuleContext, judgments: list[Judgment]) -> str:
    """The clauses to sign: by their names where few would do, else those of the laws that judge.

    For an onward transfer those of our own law, under which the data left.
    """
    ours = context.law.leading(context.statuses.flows.regimes)
    regimes = tuple(dict.fromkeys(judgment.regime or ours for judgment in judgments))
    names = [
        f"the {row.name}"
        for row in context.law.instruments.values()
        if row.regime in regimes
        and row.kind in (InstrumentKind.CLAUSES, InstrumentKind.ADDENDUM)
        and row.holds(context.day, context.day)
    ]
    if len(regimes) == 1 and 0 < len(names) <= FEW:
        return listed(names, last=" or ")
    return SAY("clauses", law=context.law.law_of(regimes))


def _why(context: RuleContext, fallback: Fallback) -> Iterator[str]:
    """Why what is recorded beside the framework would not carry the flow by itself.

    Where the country of the importer is unknown, that is why: no other mechanism can be judged.
    """
    without = fallback.without
    if without.status not in STANDING:
        others = [each for each in without.reasons if each.instrument not in fallback.frameworks]
        beside = [each for each in others if each.instrument]
        reasons = beside or (others if _recorded(context, fallback) else [])
        yield from (why(each, without, context.law) for each in reasons)
    yield from fallback.stale


def _recorded(context: RuleContext, fallback: Fallback) -> bool:
    """Whether a record names anything beside the framework, be it unknown, that may count."""
    judgment = fallback.judgment
    for each in judgment.flow.mechanisms or ():
        if each.instrument is UNKNOWN:
            return True
        row = context.law.counterpart(judgment.regime, each.instrument)
        if row and row.id not in fallback.frameworks:
            return True
    return False
