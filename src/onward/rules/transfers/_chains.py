"""What is recorded of the processors that our data reach: their chain, and who reaches in."""

from collections.abc import Iterator, Mapping

from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import Location, Vendor
from onward.rules.engine.context import RuleContext
from onward.rules.transfers._flows import nameless
from onward.transfers.flow import Kind, Role
from onward.transfers.status import Code

ACCESS = frozenset({"support", "administration"})
UNPLACED = (Code.PLACES_UNKNOWN, Code.CHOICE_OPEN)


def regime(context: RuleContext) -> str:
    """The regime whose articles a finding about a vendor cites: the first of ours."""
    return (context.statuses.flows.regimes or ("EU",))[0]


def processors(context: RuleContext) -> Iterator[Vendor]:
    """The vendors that our data reach as processors, near or far, with name and country known."""
    return (vendor for vendor in named_processors(context) if isinstance(vendor.country, str))


def named_processors(context: RuleContext) -> Iterator[Vendor]:
    """The vendors that our data reach as processors, near or far, with a name.

    None where no regime is ours or known: Art. 28 GDPR is then not asked, or asked too early.
    """
    if not context.statuses.flows.regimes:
        return
    reached = {
        flow.importer.id
        for flow in context.statuses.flows.flows
        if flow.kind in (Kind.OWN, Kind.CHAIN) and flow.importer_role is Role.PROCESSOR
    }
    for vendor in context.inventory.vendors.values():
        if vendor.id in reached and isinstance(vendor.name, str):
            yield vendor


def declared(vendor: Vendor) -> bool:
    """Whether the record says to whom the vendor passes data on, or that there is nobody."""
    edges = vendor.subprocessors
    return edges is not None and all(edge.vendor is not UNKNOWN for edge in edges)


def unseen(context: RuleContext) -> Mapping[str, tuple[str, ...]]:
    """By vendor that we engage, the services without a place of support or administration.

    Left out are independent controllers, and vendors whose name, country or places nobody knows:
    each of these is a finding of its own.
    """
    return context.once(_unseen)


def _unseen(context: RuleContext) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, set[str]] = {}
    for judgment in context.statuses.judgments:
        flow = judgment.flow
        if flow.kind is not Kind.OWN or flow.importer_role.decides or nameless(flow.importer):
            continue
        if not judgment.regime or not isinstance(flow.country, str):
            continue
        if not judgment.because(*UNPLACED) and not any(_reached_from(each) for each in flow.places):
            found.setdefault(flow.importer.id, set()).update(flow.services)
    return {name: tuple(sorted(services)) for name, services in found.items()}


def _reached_from(location: Location) -> bool:
    """Whether the place is one from which people reach in."""
    return isinstance(location.uses, tuple) and not ACCESS.isdisjoint(location.uses)
