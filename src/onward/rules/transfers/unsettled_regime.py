"""unsettled-regime: which law judges a flow is not known, or the law data does not hold it."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.rules.engine.context import Finding, RuleContext, groups
from onward.rules.transfers._flows import country_at, edge
from onward.terms.place import the
from onward.transfers.flow import Kind
from onward.transfers.status import Code
from onward.wording.english import listed

SEVERITY = Severity.ERROR


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
            laws = context.law.law_of(context.law.regimes)
            what = f"{the(code)} is under none of {laws}, and `regimes` is not set"
        case None:
            what = "neither our country nor `regimes` is recorded"
        case _:
            what = "our country is unknown, and `regimes` is not set"
    scope = context.law.regimes[context.law.leading(None)].scope
    yield Finding(
        message=f"{what}: no transfer of ours can be judged on {context.day} ({scope})",
        subject=ours.id,
        at=Place(ours.origin, "/country" if ours.country is not None else ""),
        act=scope,
        reason="a firm established elsewhere is under"
        f" {listed((f'the {each}' for each in context.law.statutes()), ' or ')} only for"
        " what it offers or watches there, and that is for it to say",
        remedy="record our country, or set `regimes` (`[]` for a firm under none of them)",
    )


def _not_held(context: RuleContext, law: str) -> Finding:
    ours = context.inventory.organisation
    return Finding(
        message=f"we are a body of the Union and export under {law}, which the law data does not"
        f" hold: no transfer of ours can be judged on {context.day}",
        subject=ours.id,
        at=Place(ours.origin, "/country"),
        act=law,
        reason="the GDPR does not bind bodies of the Union: its mechanisms, the SCC of 2021 too,"
        " were not made for their transfers",
        remedy=f"have counsel judge each transfer by {law}; where the organisation is no such body,"
        " record its country",
    )


def _others(context: RuleContext) -> Iterator[Finding]:
    """What a body of the Union passes on behind us, or hands to us outside."""
    for group in groups(context, Code.LAW_NOT_HELD, kinds=(Kind.CHAIN, Kind.INBOUND)):
        flow, law = group.judgment.flow, group.reason.act
        yield Finding(
            message=f"{edge(flow)}: {flow.exporter.name} exports under {law}, which the law data"
            f" does not hold: not judged on {context.day}",
            subject=group.subject,
            at=flow.at,
            covers=group.covers,
            act=law,
            reason="the GDPR does not bind bodies of the Union, and what carries their transfers is"
            " said by that law",
            remedy=f"have {flow.exporter.name} show what carries the transfer by {law}",
            rests_on=(country_at(flow),),
            severity=Severity.WARNING,
        )


def _left_out(context: RuleContext, regimes: tuple[str, ...]) -> Iterator[Finding]:
    """A firm established inside is under the law of that place, whatever `regimes` says."""
    ours = context.inventory.organisation
    scope = context.law.regimes[context.law.leading(None)].scope
    if not regimes and not isinstance(ours.country, str):
        unknown = "is not recorded" if ours.country is None else "is unknown"
        yield Finding(
            message=f"our country {unknown}, and `regimes` is empty: whether none of"
            f" {context.law.law_of(context.law.regimes)} binds us can't be said on {context.day}"
            f" ({scope})",
            subject=ours.id,
            at=Place(ours.origin, "/regimes"),
            act=scope,
            reason="establishment binds by itself, and a firm that does not say where it is"
            " established can't rule it out",
            remedy="record our country, or the laws that bind us in `regimes`",
        )
        return
    home = (
        context.law.regime_of(ours.country, context.day) if isinstance(ours.country, str) else None
    )
    if home is None or home in regimes:
        return
    law = context.law.regimes[home]
    yield Finding(
        message=f"we are established in {the(str(ours.country))}, which binds us to {law.law}, and"
        f" `regimes` leaves it out: no transfer of ours is judged by it on {context.day}"
        f" ({law.scope})",
        subject=ours.id,
        cause=home,
        at=Place(ours.origin, "/regimes"),
        act=law.scope,
        reason="establishment binds by itself; what a firm may have to say is only under which"
        " other laws it is besides",
        remedy=f"add `{home}` to `regimes`, or leave the key out",
    )
