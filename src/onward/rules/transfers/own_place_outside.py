"""own-place-outside: a vendor inside keeps data, or lets its own people reach them, outside."""

from collections.abc import Iterator
from itertools import groupby

from onward.diagnostic import Place, Severity
from onward.inventory.vendor import Vendor
from onward.rules._texts import Texts, cited
from onward.rules.engine.context import Finding, RuleContext
from onward.terms.place import name_of, the
from onward.transfers.flow import Abroad

SEVERITY = Severity.NOTE
SAY = Texts(__name__)


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
    name = the(place.country)
    return SAY("chosen", place=name) if place.location.chosen_by == "customer" else name


def _finding(context: RuleContext, vendor: Vendor, places: tuple[Abroad, ...]) -> Finding:
    codes = tuple(dict.fromkeys(place.country for place in places))
    home = context.law.leading(filter(None, (context.law.home(str(vendor.country), context.day),)))
    article = context.law.article("security", home, context.day)
    orders = context.law.article("foreign-orders", home, context.day)
    return Finding(
        message=SAY(
            "message",
            vendor=vendor.name,
            country=name_of(str(vendor.country)),
            places=tuple(dict.fromkeys(_place(place) for place in places)),
            law=cited(article, context.day),
        ),
        subject=vendor.id,
        at=places[0].at,
        covers=tuple(sorted({*codes, *(name for place in places for name in place.services)})),
        act=", ".join(filter(None, (article, orders))),
        remedy=SAY("remedy", vendor=vendor.name),
        rests_on=(places[0].at, Place(vendor.origin, "/country")),
    )
