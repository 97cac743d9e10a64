"""undeclared-subprocessors: processors of which it is not recorded to whom they pass data on."""

from collections.abc import Iterator

from onward.diagnostic import Place, Related, Severity
from onward.inventory.vendor import Vendor
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.transfers._chains import regime
from onward.transfers.processors import declared, processors
from onward.wording.english import count, few

SEVERITY = Severity.WARNING
SHOWN = 12
"""How many vendors are named; the others are counted."""


def check(context: RuleContext) -> Iterator[Finding]:
    """At most one finding for an inventory: it names them all."""
    silent = tuple(
        each for each in processors(context.inventory, context.statuses.flows) if not declared(each)
    )
    if not silent:
        return
    ours = context.inventory.organisation
    names = tuple(str(vendor.name) for vendor in silent)
    article = context.law.article("processor", regime(context), context.day)
    yield Finding(
        message=f"the chain behind {count(len(silent), 'processor')} is not recorded on"
        f" {context.day}"
        f" ({article}): {few(names, SHOWN)}",
        subject=ours.id,
        at=Place(ours.origin),
        covers=tuple(vendor.id for vendor in silent),
        act=article,
        reason="who decides about data answers for the whole chain of processors, and must be able"
        " to name each of them",
        remedy="ask each for its sub-processors, and record them under `subprocessors`, or `[]`",
        related=tuple(_related(vendor) for vendor in silent),
    )


def _related(vendor: Vendor) -> Related:
    """What the record of one vendor says of its chain."""
    if vendor.subprocessors is None:
        return Related(f"{vendor.name}: no `subprocessors`", Place(vendor.origin))
    return Related(f"{vendor.name}: unknown", Place(vendor.origin, "/subprocessors"))
