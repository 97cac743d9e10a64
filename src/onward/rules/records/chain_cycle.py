"""Vendors that pass data round in a ring."""

from collections.abc import Iterator

from onward.diagnostic import Place, Related, Severity
from onward.inventory.vendor import Vendor
from onward.rules._case import Case, Finding
from onward.transfers.cycles import cycles
from onward.wording.english import few
from onward.wording.labels import called

SEVERITY = Severity.WARNING


def check(case: Case) -> Iterator[Finding]:
    """One finding for each ring."""
    for ids in cycles(case.inventory):
        ring = tuple(case.inventory.vendors[id_] for id_ in ids)
        names = tuple(called(vendor.name, vendor.id) for vendor in ring)
        told = (
            f"{names[0]} is recorded as passing data on to itself"
            if len(ring) == 1
            else f"the chain runs in a ring through {few(names, 12)}"
        )
        article = case.book.article("processor", _regime(case), case.day)
        yield Finding(
            message=f"{told}: who is whose processor can't be told ({article}, {case.day})",
            subject=ids[0],
            at=_edge(ring[0], ids),
            covers=ids,
            act=article,
            reason="a processor engages another for the same data; a ring says that each is the"
            " other's, and no instruction has a beginning",
            remedy="ask which of them engages which for our data, and take out the edge that is not"
            " for them",
            related=tuple(
                Related(f"{called(vendor.name, vendor.id)} passes it on", _edge(vendor, ids))
                for vendor in ring[1:]
            ),
        )


def _regime(case: Case) -> str:
    return (case.footings.flows.regimes or ("EU",))[0]


def _edge(vendor: Vendor, ring: tuple[str, ...]) -> Place:
    """The edge of the vendor that stays in the ring, else its record."""
    for edge in vendor.subprocessors or ():
        if edge.vendor in ring:
            return Place(vendor.origin, edge.route)
    return Place(vendor.origin)
