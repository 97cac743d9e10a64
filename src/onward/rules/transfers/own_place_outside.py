"""own-place-outside: a vendor inside keeps data, or lets its own people reach them, outside."""

from collections.abc import Iterator
from itertools import groupby

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Vendor
from onward.rules.engine.context import Finding, RuleContext
from onward.terms.place import name_of, the
from onward.transfers.flow import Abroad
from onward.wording.english import few

SEVERITY = Severity.NOTE


def check(context: RuleContext) -> Iterator[Finding]:
    """One note for each vendor, with every such country."""
    places = sorted(context.statuses.flows.abroad, key=_vendor)
    for name, found in groupby(places, key=_vendor):
        vendor = context.inventory.vendors[name]
        if isinstance(vendor.name, str):
            yield _finding(context, vendor, tuple(found))


def _vendor(place: Abroad) -> str:
    return place.vendor


def _place(place: Abroad) -> str:
    """Its country; one that customers choose comes with an if."""
    chosen = " if a customer chooses it" if place.location.chosen_by == "customer" else ""
    return f"{the(place.country)}{chosen}"


def _finding(context: RuleContext, vendor: Vendor, places: tuple[Abroad, ...]) -> Finding:
    codes = tuple(dict.fromkeys(place.country for place in places))
    where = few(tuple(dict.fromkeys(_place(place) for place in places)))
    home = context.law.leading(filter(None, (context.law.home(str(vendor.country), context.day),)))
    article = context.law.article("security", home, context.day)
    orders = context.law.article("foreign-orders", home, context.day)
    return Finding(
        message=f"{vendor.name} ({name_of(str(vendor.country))}): its own people or machines work"
        f" with the data from {where} on {context.day}: no"
        f" transfer, but a risk to weigh ({article})",
        subject=vendor.id,
        at=places[0].at,
        covers=tuple(sorted({*codes, *(name for place in places for name in place.services)})),
        act=", ".join(filter(None, (article, orders))),
        reason="a company is one legal person wherever its people sit: nothing is disclosed to"
        " another, but the law of that place can reach the data",
        remedy=f"have {vendor.name} say what may be done from there, and how it answers an order of"
        " an authority there; should another company run the place, record it under `by`",
        rests_on=(places[0].at, Place(vendor.origin, "/country")),
    )
