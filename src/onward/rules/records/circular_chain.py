"""Vendors that pass data round in a ring."""

from collections.abc import Iterator

from onward.diagnostic import Place, Related, Severity
from onward.inventory.vendor import Vendor
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.transfers.vendor_graph import cycles
from onward.wording.labels import called

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


def check(context: RuleContext) -> Iterator[Finding]:
    """One finding for each ring."""
    for ids in cycles(context.inventory):
        ring = tuple(context.inventory.vendors[id_] for id_ in ids)
        names = tuple(called(vendor.name, vendor.id) for vendor in ring)
        several = len(ring) > 1
        circle = SAY("circular", names=names) if several else SAY("itself", name=names[0])
        article = context.our_law.article("processor")
        yield Finding(
            message=SAY("message", ring=circle, law=cited(article, context.day)),
            subject=ids[0],
            at=_edge(ring[0], ids),
            covers=ids,
            act=article,
            related=tuple(
                Related(SAY("related", name=called(vendor.name, vendor.id)), _edge(vendor, ids))
                for vendor in ring[1:]
            ),
        )


def _edge(vendor: Vendor, ring: tuple[str, ...]) -> Place:
    """The edge of the vendor that stays in the ring, else its record."""
    for edge in vendor.subprocessors or ():
        if edge.vendor in ring:
            return Place(vendor.origin, edge.route)
    return Place(vendor.origin)
