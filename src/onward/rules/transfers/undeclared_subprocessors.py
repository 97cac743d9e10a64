"""undeclared-subprocessors: processors of which it is not recorded to whom they pass data on."""

from collections.abc import Iterator, Sequence

from onward.diagnostic import Place, Related, Severity
from onward.inventory.vendor import Vendor
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.processors import declared, processors

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """At most one finding for an inventory: it names them all."""
    silent = tuple(
        each for each in processors(context.inventory, context.statuses.flows) if not declared(each)
    )
    if not silent:
        return
    ours = context.inventory.organisation
    article = context.our_law.article("processor")
    yield Finding(
        message=SAY(
            "message",
            count=len(silent),
            open=_open(silent),
            law=cited(article, context.day),
            names=tuple(str(vendor.name) for vendor in silent),
        ),
        subject=ours.id,
        at=Place(ours.origin),
        covers=tuple(vendor.id for vendor in silent),
        act=article,
        related=tuple(_related(vendor) for vendor in silent),
    )


def _open(silent: Sequence[Vendor]) -> str:
    """Whether the chains are unknown, not recorded, or some this and some that."""
    absent = {vendor.subprocessors is None for vendor in silent}
    if len(absent) > 1:
        return SAY("open-both")
    return SAY("open-none" if True in absent else "open-unknown")


def _related(vendor: Vendor) -> Related:
    """What the record of one vendor says of its chain."""
    if vendor.subprocessors is None:
        return Related(SAY("related", vendor=vendor.name), Place(vendor.origin))
    text = SAY("related-unknown", vendor=vendor.name)
    return Related(text, Place(vendor.origin, "/subprocessors"))
