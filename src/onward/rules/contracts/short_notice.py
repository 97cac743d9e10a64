"""short-notice: a sub-processor informs us of its own later than we promised our customers."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from onward.diagnostic import Place, Related, Severity
from onward.inventory.organisation import Promise
from onward.inventory.vendor import Agreement
from onward.rules._law import Asked, under_contract_law
from onward.rules._texts import Texts
from onward.rules.contracts._contract_status import RUNNING
from onward.rules.contracts._contracting_vendors import Engaged, firmest, processors
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.subprocessors import engagements

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
SHOWN = 12
"""How many sub-processors are named; the others are counted."""
NOTICE: Final = "notice_days"
_SENTENCES: Final = {"emergency_days": "emergency", "objection_days": "objection"}


class Short(NamedTuple):
    """A sub-processor whose terms are shorter than what we promised customers."""

    engaged: Engaged
    key: str
    """Where the term is written, or would be."""
    said: str
    """The terms in words."""


@under_contract_law("subprocessor")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """At most one finding for an inventory: it names the contracts with fewer days, or none."""
    promise = context.inventory.organisation.customers
    if promise is None:
        return
    found = tuple(each for each in _found(context, promise) if each)
    if not found:
        return
    ours = context.inventory.organisation
    by_notice = all(each.key == NOTICE for each in found)
    yield Finding(
        message=SAY(
            "message" if by_notice else "terms",
            count=len(found),
            promised=promise.notice_days,
            law=law.cited,
            names=tuple(SAY("vendor", name=each.engaged.name, days=each.said) for each in found),
        ),
        subject=ours.id,
        at=Place(ours.origin, f"/customers/{NOTICE}"),
        covers=tuple(each.engaged.vendor.id for each in found),
        act=law.act,
        related=tuple(
            Related(
                SAY("related", name=each.engaged.name, days=each.said), each.engaged.at(each.key)
            )
            for each in found[:SHOWN]
        ),
        rests_on=firmest([each.engaged.facts for each in found], context.evidence),
    )


def _found(context: RuleContext, promise: Promise) -> Iterator[Short | None]:
    """The sub-processors that may add others with less notice than we promised, or unknown notice;
    with less notice in an emergency; or with less time to object.

    Under a specific authorisation none is added before we approve it.
    """
    serving = engagements(context.inventory, context.day)
    for each in processors(context):
        if each.vendor.id in serving and each.agreement is not None and each.standing in RUNNING:
            yield _by_notice(each, each.agreement, promise) or _by_others(
                each, each.agreement, promise
            )


def _by_notice(each: Engaged, agreement: Agreement, promise: Promise) -> Short | None:
    days, promised = agreement.notice_days, promise.notice_days
    if not isinstance(promised, int):
        return None
    if isinstance(days, int):
        short = days < promised and agreement.authorisation != "specific"
        return Short(each, NOTICE, SAY("number", days=days)) if short else None
    if agreement.authorisation != "general":
        return None
    return Short(each, NOTICE, SAY("unknown" if days is not None else "not-recorded"))


def _by_others(each: Engaged, agreement: Agreement, promise: Promise) -> Short | None:
    """In an emergency customers were promised the same days unless we said fewer."""
    usual = promise.notice_days
    at_once = promise.emergency_days if isinstance(promise.emergency_days, int) else usual
    objecting = usual if promise.objection_days is None else promise.objection_days
    terms = (
        ("emergency_days", agreement.emergency_days, at_once),
        ("objection_days", agreement.objection_days, objecting),
    )
    if agreement.authorisation == "specific":
        return None
    for key, days, promised in terms:
        if isinstance(days, int) and isinstance(promised, int) and days < promised:
            return Short(each, key, SAY(_SENTENCES[key], days=days, promised=promised))
    return None
