"""Vendors inside whose parent is under a law that can compel access to data."""

from collections.abc import Iterator
from typing import NamedTuple

from onward.inventory.vendor import Vendor
from onward.law.tables import Surveillance
from onward.rules.engine.context import RuleContext
from onward.transfers.flow import Kind, Role


class Exposed(NamedTuple):
    """A vendor inside, what is known of the country of its parent, and the regime asked."""

    vendor: Vendor
    regime: str
    law: Surveillance
    services: tuple[str, ...]


def exposed(context: RuleContext) -> tuple[Exposed, ...]:
    """Each vendor once; independent controllers answer for their own parents."""
    return context.once(_exposed)


def _exposed(context: RuleContext) -> tuple[Exposed, ...]:
    return tuple(_under_a_law(context))


def _under_a_law(context: RuleContext) -> Iterator[Exposed]:
    reached: dict[str, dict[str, set[str]]] = {}
    for flow in context.statuses.flows.flows:
        if flow.kind not in (Kind.OWN, Kind.CHAIN) or flow.importer_role is Role.CONTROLLER:
            continue
        for regime in flow.regimes:
            if context.law.inside(regime, flow.code, context.day):
                regimes = reached.setdefault(flow.importer.id, {})
                regimes.setdefault(regime, set()).update(flow.services)
    for name, regimes in sorted(reached.items()):
        vendor = context.inventory.vendors.get(name)
        parent = vendor.parent if vendor is not None else None
        if vendor is None or parent is None or not isinstance(vendor.name, str):
            continue
        law = (
            context.law.surveillance.get(parent.country)
            if isinstance(parent.country, str)
            else None
        )
        if law is not None:
            regime, services = next(iter(regimes.items()))
            yield Exposed(vendor, regime, law, tuple(sorted(services)))
