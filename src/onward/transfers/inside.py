"""What needs no ground, and what can't be said: importers inside, and their places."""

from datetime import date

from onward.diagnostic import Place
from onward.inventory.vendor import Location
from onward.law.book import Book
from onward.transfers.flow import Flow, Kind
from onward.transfers.footing import Code, Footing, Ground, Judgment, Reason
from onward.transfers.place import Stand, stand


def inside(flow: Flow, regime: str, book: Book, day: date) -> Judgment | None:
    """The judgment of an importer inside; None where what carries the data must be looked at.

    What a processor hands back to its controller abroad is no transfer under UK law: the ICO has it
    that the processor does not initiate one. The EDPB sees it otherwise (Guidelines 05/2021).
    """
    act = book.returned(regime, day) if flow.kind is Kind.CUSTOMER else ""
    if act:
        return _judged(flow, regime, book, day, Code.RETURNED, flow.at, act)
    if not isinstance(flow.country, str) or not book.inside(regime, flow.country, day):
        return None
    nowhere = blurred(flow, regime, book, day)
    if nowhere is not None:
        return nowhere
    if book.unsettled(regime, flow.country, day):
        return None
    at = flow.importer.at._replace(route=flow.importer.at.route or "/country")
    return _judged(flow, regime, book, day, Code.INSIDE, at)


def blurred(flow: Flow, regime: str, book: Book, day: date) -> Judgment | None:
    """An importer inside whose places nobody knows; a controller answers for its own."""
    if flow.importer_role.decides or flow.kind in (Kind.INBOUND, Kind.CUSTOMER):
        return None
    if not flow.places:
        return _judged(flow, regime, book, day, Code.PLACES_UNKNOWN, flow.at)
    for place in flow.places:
        match stand(place, regime, book, day):
            case Stand.UNKNOWN:
                return _judged(flow, regime, book, day, Code.PLACES_UNKNOWN, _at(flow, place))
            case Stand.OPEN:
                return _judged(flow, regime, book, day, Code.CHOICE_OPEN, _at(flow, place))
            case Stand.INSIDE | Stand.OUTSIDE:
                continue
    return None


def _at(flow: Flow, place: Location) -> Place:
    return flow.at._replace(route=place.route or flow.at.route)


def _judged(
    flow: Flow,
    regime: str,
    book: Book,
    day: date,
    code: Code,
    at: Place,
    act: str = "",
) -> Judgment:
    footing = Footing.WITHIN if code in (Code.INSIDE, Code.RETURNED) else Footing.UNKNOWN
    article = book.article("transfer", regime, day)
    reason = Reason(code=code, footing=footing, at=at, act=act, article=article)
    destination = flow.country if isinstance(flow.country, str) else ""
    return Judgment(flow, regime, day, footing, (Ground("", (reason,)),), destination=destination)
