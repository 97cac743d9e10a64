"""Vendors inside whose parent is under a law that can compel access to data."""

from collections.abc import Iterator
from typing import NamedTuple

from onward.inventory.vendor import Vendor
from onward.law.surveillance import Surveillance
from onward.rules._case import Case
from onward.transfers.flow import Kind, Role


class Exposed(NamedTuple):
    """A vendor inside, what is known of the country of its parent, and the regime asked."""

    vendor: Vendor
    regime: str
    law: Surveillance
    services: tuple[str, ...]


def exposed(case: Case) -> tuple[Exposed, ...]:
    """Each vendor once; independent controllers answer for their own parents."""
    return case.once(_exposed)


def _exposed(case: Case) -> tuple[Exposed, ...]:
    return tuple(_under_a_law(case))


def _under_a_law(case: Case) -> Iterator[Exposed]:
    reached: dict[str, dict[str, set[str]]] = {}
    for flow in case.footings.flows.flows:
        if flow.kind not in (Kind.OWN, Kind.CHAIN) or flow.importer_role is Role.CONTROLLER:
            continue
        for regime in flow.regimes:
            if case.book.inside(regime, flow.code, case.day):
                regimes = reached.setdefault(flow.importer.id, {})
                regimes.setdefault(regime, set()).update(flow.services)
    for name, regimes in sorted(reached.items()):
        vendor = case.inventory.vendors.get(name)
        parent = vendor.parent if vendor is not None else None
        if vendor is None or parent is None or not isinstance(vendor.name, str):
            continue
        law = (
            case.book.surveillance.get(parent.country) if isinstance(parent.country, str) else None
        )
        if law is not None:
            regime, services = next(iter(regimes.items()))
            yield Exposed(vendor, regime, law, tuple(sorted(services)))
