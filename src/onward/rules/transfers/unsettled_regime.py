"""unsettled-regime: which law judges a flow is not known, or the law data does not hold it."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext, groups
from onward.rules.transfers._flows import country_at, edge
from onward.terms.place import the
from onward.transfers.flow import Kind
from onward.transfers.status import Code
from onward.wording.english import listed

SEVERITY = Severity.ERROR
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """At most one finding for our own law, and one for each body of the Union that exports."""
    yield from _ours(context)
    yield from _others(context)


def _ours(context: RuleContext) -> Iterator[Finding]:
    if context.statuses.flows.regimes is not None:
        yield from _left_out(context, context.statuses.flows.regimes)
        return
    ours = context.inventory.organisation
    match ours.country:
        case str(code) if law := context.law.other_law(code):
            yield _not_held(context, law)
            return
        case str(code):
            what = SAY(
                "outside", country=the(code), laws=context.law.law_of(context.law.regimes, " or ")
            )
        case None:
            what = SAY("nothing")
        case _:
            what = SAY("unknown")
    scope = context.law.regimes[context.law.leading(None)].scope
    statutes = listed((f"the {each}" for each in context.law.statutes()), " or ")
    yield Finding(
        message=SAY("message", what=what, law=cited(scope, context.day)),
        subject=ours.id,
        at=Place(ours.origin, "/country" if ours.country is not None else ""),
        act=scope,
        reason=SAY("reason", statutes=statutes),
    )


def _not_held(context: RuleContext, law: str) -> Finding:
    ours = context.inventory.organisation
    return Finding(
        message=SAY("not-held", act=law, day=context.day),
        subject=ours.id,
        at=Place(ours.origin, "/country"),
        act=law,
        reason=SAY("not-held-reason"),
        remedy=SAY("not-held-remedy", act=law),
    )


def _others(context: RuleContext) -> Iterator[Finding]:
    """What a body of the Union passes on behind us, or hands to us outside."""
    for group in groups(context, Code.LAW_NOT_HELD, kinds=(Kind.CHAIN, Kind.INBOUND)):
        flow, law = group.judgment.flow, group.reason.act
        yield Finding(
            message=SAY(
                "other", way=edge(flow), exporter=flow.exporter.name, act=law, day=context.day
            ),
            subject=group.subject,
            at=flow.at,
            covers=group.covers,
            act=law,
            reason=SAY("other-reason"),
            remedy=SAY("other-remedy", exporter=flow.exporter.name, act=law),
            rests_on=(country_at(flow),),
            severity=Severity.WARNING,
        )


def _left_out(context: RuleContext, regimes: tuple[str, ...]) -> Iterator[Finding]:
    """A firm established inside is under the law of that place, whatever `regimes` says."""
    ours = context.inventory.organisation
    scope = context.law.regimes[context.law.leading(None)].scope
    if not regimes and not isinstance(ours.country, str):
        open_ = "not recorded" if ours.country is None else "unknown"
        yield Finding(
            message=SAY(
                "empty",
                open=open_,
                laws=context.law.law_of(context.law.regimes, " or "),
                law=cited(scope, context.day),
            ),
            subject=ours.id,
            at=Place(ours.origin, "/regimes"),
            act=scope,
            reason=SAY("empty-reason"),
            remedy=SAY("empty-remedy"),
        )
        return
    home = (
        context.law.regime_of(ours.country, context.day) if isinstance(ours.country, str) else None
    )
    if home is None or home in regimes:
        return
    law = context.law.regimes[home]
    yield Finding(
        message=SAY(
            "left-out",
            country=the(str(ours.country)),
            regime=law.law,
            law=cited(law.scope, context.day),
        ),
        subject=ours.id,
        cause=home,
        at=Place(ours.origin, "/regimes"),
        act=law.scope,
        reason=SAY("left-out-reason"),
        remedy=SAY("left-out-remedy", home=home),
    )
