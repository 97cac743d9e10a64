"""Findings on mechanisms: which reasons are reported, and how a finding is put together."""

from collections.abc import Callable, Iterator, Mapping

from onward.diagnostic import Severity
from onward.law.law import Law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, Group, RuleContext, gather
from onward.rules.engine.rule_of_reason import OWNERS
from onward.rules.transfers._flows import country_at, edge, reportable
from onward.terms.place import name_of, the
from onward.transfers.flow import Kind
from onward.transfers.reason_text import sentence, settle
from onward.transfers.status import Code, Judgment, Reason, Status

SECONDARY = frozenset({Code.PLANNED_ONLY, Code.NOT_YET, Code.NO_LONGER_USED})
"""What a record says of another time: it explains a failure only where nothing else does."""
_PAIRS = frozenset({Code.OTHER_PARTY, Code.OTHER_ENTITY})
"""Reasons whose details are two names."""


def explaining(judgment: Judgment) -> tuple[Reason, ...]:
    """The reasons to report of a flow: one that ends, by the mechanism that lasts longest.

    Of a flow that fails, plans and past are reported only where nothing else explains it, and then
    that of the mechanism which the record prefers.
    """
    if judgment.status is Status.EXPIRING:
        return max(
            judgment.mechanisms, key=lambda mechanism: mechanism.until or judgment.day
        ).deciding
    failing = tuple(each for each in judgment.reasons if each.status is Status.FAILS)
    if not failing:
        return judgment.reasons
    return tuple(each for each in failing if each.code not in SECONDARY) or failing[:1]


def reported_by(context: RuleContext, rule: str) -> Iterator[Group]:
    """The groups whose reasons this rule reports; what customers export to us is theirs to
    justify.
    """
    return gather(context.once(_by_rule).get(rule, ()))


def _by_rule(context: RuleContext) -> Mapping[str, list[tuple[Judgment, Reason]]]:
    """What there is to report of mechanisms, by the rule that reports it."""
    found: dict[str, list[tuple[Judgment, Reason]]] = {}
    for judgment in context.statuses.judgments:
        if not reportable(judgment):
            continue
        for reason in explaining(judgment):
            owner = OWNERS.get(reason.code)
            if owner is not None and not _theirs(judgment, reason):
                found.setdefault(owner, []).append((judgment, reason))
    return found


def _theirs(judgment: Judgment, reason: Reason) -> bool:
    return judgment.flow.kind is Kind.INBOUND and reason.code is Code.NO_MECHANISM


def _way(judgment: Judgment) -> str:
    """Who receives, where, and the further place or the assumption that decided, if any."""
    flow = judgment.flow
    said = edge(flow)
    if flow.kind is Kind.INBOUND:
        said = f"{flow.exporter.name} to {said}"
    home = flow.country
    if not isinstance(home, str) and judgment.destination:
        home = judgment.destination
        said = f"{said}, judged as in {the(home)}"
    if judgment.destination not in ("", home):
        said = f"{said}, working from {name_of(judgment.destination)}"
    return f"{said} if {judgment.option} is chosen" if judgment.option else said


def reports(module: str) -> Callable[[RuleContext], Iterator[Finding]]:
    """The whole check of a rule that reports its reasons one by one.

    `name` among its sentences is what it calls the mechanism.
    """
    say = Texts(module)

    def check(context: RuleContext) -> Iterator[Finding]:
        for group in reported_by(context, say.name):
            yield find(context, group, say, name=say.table.get("name", ""))

    return check


def find(
    context: RuleContext,
    group: Group,
    say: Texts,
    *,
    said: str = "",
    because: str = "",
    name: str = "",
    remedy: str = "",
) -> Finding:
    """The finding on a group: `WAY, MECHANISM: what is wrong (act, article, day)`.

    What is wrong, and why it matters, is the sentence of the rule for the code of the reason; or
    `said` and `because`. The mechanism is called by the name of the row that counts, or by `name`.
    """
    reason, judgment = group.reason, group.judgment
    rests = {place: None for each in group.judgments for place in (country_at(each.flow),)}
    row = context.law.instruments.get(reason.instrument)
    name = name or (row.name if row else "")
    mechanism = f", {name}" if name else ""
    rests |= {each.at: None for each in group.reasons}
    return Finding(
        message=f"{_way(judgment)}{mechanism}: {said or wrong(context, group, say)}"
        f" ({_cited(group, context.law)}, {context.day})",
        subject=group.subject,
        at=reason.at,
        cause=group.cause,
        covers=group.covers,
        act=reason.act or reason.article,
        reason=because or _because(context, group, say),
        remedy=remedy or settle(reason, judgment, context.law),
        rests_on=tuple(rests),
        severity=graded(group),
    )


def wrong(context: RuleContext, group: Group, say: Texts) -> str:
    """What is wrong by the first reason of a group, with all that others of its code are about."""
    return sentence(say.table, group.reason.code.value, _all(group), group.judgment, context.law)


def _because(context: RuleContext, group: Group, say: Texts) -> str:
    own = f"{group.reason.code.value}-reason"
    key = own if own in say.table else "reason"
    return sentence(say.table, key, _all(group), group.judgment, context.law)


def _all(group: Group) -> Reason:
    """The first reason of a group, with the details of all of its code."""
    first = group.reason
    alike = (each for each in group.reasons if each.code is first.code)
    details = tuple(dict.fromkeys(detail for each in alike for detail in each.detail))
    return first if first.code in _PAIRS else first._replace(detail=details)


def every(context: RuleContext, group: Group, say: Texts) -> tuple[str, ...]:
    """What is wrong by each reason of a group."""
    found = (
        sentence(say.table, each.code.value, each, group.judgment, context.law)
        for each in group.reasons
    )
    return tuple(dict.fromkeys(found))


def settled(context: RuleContext, group: Group) -> str:
    """How to fix every reason of a group."""
    merged: dict[object, Reason] = {}
    for each in group.reasons:
        key = (each.code, each.detail) if each.code in _PAIRS else each.code
        before = merged.setdefault(key, each)
        details = tuple(dict.fromkeys((*before.detail, *each.detail)))
        merged[key] = before._replace(detail=details)
    found = (settle(each, group.judgment, context.law) for each in merged.values())
    return "; ".join(dict.fromkeys(found))


def _cited(group: Group, law: Law) -> str:
    """The act, and the article of the day of each regime unless the act is a provision itself."""
    acts = dict.fromkeys(each.act for each in group.reasons if each.act)
    articles = dict.fromkeys(each.article for each in group.reasons)
    provisions = [act for act in acts if act.startswith("Art.")]
    new = [each for each in articles if not any(law.statute(each) in act for act in provisions)]
    return ", ".join((*acts, *new))


def graded(group: Group) -> Severity:
    """An error where the flow fails for it; a warning where it cannot be shown.

    One level lower where the country of the importer is not known, as for any other inference.
    """
    fails = any(each.status is Status.FAILS for each in group.reasons)
    severity = Severity.ERROR if fails else Severity.WARNING
    sure = any(each.status is not Status.UNKNOWN for each in group.judgments)
    return severity if sure else severity.lower()
