"""A party that we know of and can't name."""

from collections.abc import Iterator

from onward.diagnostic import Place, Severity
from onward.inventory.value import is_open
from onward.inventory.vendor import Service, Vendor
from onward.rules._law import Asked, under_law
from onward.rules._texts import Texts
from onward.rules.engine.context import Finding, RuleContext
from onward.rules.register._missing import how_open, where
from onward.transfers.place import active

SEVERITY = Severity.WARNING
SAY = Texts(__name__)


@under_law("access")
def check(context: RuleContext, law: Asked) -> Iterator[Finding]:
    """One finding for each vendor in use whose name is absent or unknown.

    None for a class of recipients that customers engage themselves: they know who theirs are.
    """
    for vendor in context.inventory.vendors.values():
        if not is_open(vendor.name) or not active(context.day, vendor.since, vendor.until):
            continue
        if vendor.engaged == "by-customer":
            continue
        yield Finding(
            message=SAY(
                "message",
                vendor=vendor.id,
                open=how_open(vendor.name),
                facts=_asked_for(vendor),
                law=law.cited,
            ),
            subject=vendor.id,
            at=where(vendor.origin, "", "name", vendor.name),
            covers=tuple(service.id for service in vendor.services),
            act=law.act,
            rests_on=(_existence(vendor),),
        )


def _asked_for(vendor: Vendor) -> tuple[str, ...]:
    asked_for = [SAY("name")]
    if is_open(vendor.country):
        asked_for.append(SAY("country"))
    if not vendor.services or any(_unplaced(service) for service in vendor.services):
        asked_for.append(SAY("places"))
    return tuple(asked_for)


def _unplaced(service: Service) -> bool:
    """Whether no place of it is known."""
    return all(is_open(place.place) for place in service.locations or ())


def _existence(vendor: Vendor) -> Place:
    """What tells that there is such a party: its one service, else the record."""
    alone = vendor.services[0].route if len(vendor.services) == 1 else ""
    return Place(vendor.origin, alone)
