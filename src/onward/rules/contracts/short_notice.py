"""short-notice: a sub-processor informs us of its own later than we promised our customers."""

from collections.abc import Iterator

from onward.diagnostic import Place, Related, Severity
from onward.rules._texts import Texts, cited
from onward.rules.contracts._citation import contract_law
from onward.rules.contracts._contract_status import Standing
from onward.rules.contracts._contracting_vendors import Engaged, firmest, processors
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.subprocessors import engagements

SEVERITY = Severity.WARNING
SAY = Texts(__name__)
SHOWN = 12
"""How many sub-processors are named; the others are counted."""
RUNNING = (Standing.IN_FORCE, Standing.UNSHOWN)


def check(context: RuleContext) -> Iterator[Finding]:
    """At most one finding for an inventory: it names the contracts with fewer days, or none."""
    law = contract_law(context, "subprocessor")
    found = tuple(_short(context))
    promise = context.inventory.organisation.customers
    if law is None or promise is None or not found:
        return
    ours = context.inventory.organisation
    names = tuple(SAY("vendor", name=each.name, days=_days(each)) for each in found)
    yield Finding(
        message=SAY(
            "message",
            count=len(found),
            promised=promise.notice_days,
            law=cited(law.article, context.day),
            names=names,
        ),
        subject=ours.id,
        at=Place(ours.origin, "/customers/notice_days"),
        covers=tuple(each.vendor.id for each in found),
        act=law.act,
        reason=SAY("reason"),
        remedy=SAY("remedy"),
        related=tuple(
            Related(SAY("related", name=each.name, days=_days(each)), each.at("notice_days"))
            for each in found[:SHOWN]
        ),
        rests_on=firmest([each.facts for each in found], context.evidence),
    )


def _short(context: RuleContext) -> Iterator[Engaged]:
    """The sub-processors that may add others with less notice than we promised, or unknown notice.

    Under a specific authorisation none is added before we approve it.
    """
    serving = engagements(context.inventory, context.day)
    for each in processors(context):
        agreement = each.agreement
        engaged = serving.get(each.vendor.id)
        promised = engaged.promised if engaged else None
        if promised is None or agreement is None or each.standing not in RUNNING:
            continue
        if isinstance(agreement.notice_days, int):
            if agreement.notice_days < promised and agreement.authorisation != "specific":
                yield each
        elif agreement.authorisation == "general":
            yield each


def _days(each: Engaged) -> str:
    days = each.agreement.notice_days if each.agreement else None
    if isinstance(days, int):
        return SAY("number", days=days)
    return SAY("unknown" if days is not None else "not-recorded")
