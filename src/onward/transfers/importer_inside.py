"""What needs no mechanism, and what is unknown: importers inside, and their places."""

from datetime import date

from onward.diagnostic import Place
from onward.inventory.value import known
from onward.inventory.vendor import Location
from onward.law.law import Law
from onward.transfers.flow import Flow, Kind
from onward.transfers.place import Stand, stand
from onward.transfers.status import Code, JudgedMechanism, Judgment, Reason, Status


def inside(flow: Flow, regime: str, law: Law, day: date) -> Judgment | None:
    """The judgment of an importer inside; None where what carries the data must be looked at.

    What a processor hands back to its controller abroad is no transfer under UK law: the ICO has it
    that the processor does not initiate one. The EDPB sees it otherwise (Guidelines 05/2021).
    """
    act = law.returned(regime, day) if flow.kind is Kind.CUSTOMER else ""
    if act:
        return _judged(flow, regime, law, day, Code.RETURNED, flow.at, act)
    if not isinstance(flow.country, str) or not law.inside(regime, flow.country, day):
        return None
    nowhere = blurred(flow, regime, law, day)
    if nowhere is not None:
        return nowhere
    if law.unsettled(regime, flow.country, day):
        return None
    at = flow.importer.at._replace(route=flow.importer.at.route or "/country")
    return _judged(flow, regime, law, day, Code.INSIDE, at)


def blurred(flow: Flow, regime: str, law: Law, day: date) -> Judgment | None:
    """An importer inside whose places are unknown; a controller answers for its own."""
    if flow.importer_role.decides or flow.kind in (Kind.INBOUND, Kind.CUSTOMER):
        return None
    if not flow.places:
        return _judged(flow, regime, law, day, Code.PLACES_UNKNOWN, flow.at)
    for place in flow.places:
        match stand(place, regime, law, day):
            case Stand.UNKNOWN:
                return _judged(flow, regime, law, day, Code.PLACES_UNKNOWN, _at(flow, place))
            case Stand.OPEN:
                return _judged(flow, regime, law, day, Code.CHOICE_OPEN, _at(flow, place))
            case Stand.INSIDE | Stand.OUTSIDE:
                continue
    return None


def _at(flow: Flow, place: Location) -> Place:
    return flow.at._replace(route=place.route or flow.at.route)


def _judged(
    flow: Flow, regime: str, law: Law, day: date, code: Code, at: Place, act: str = ""
) -> Judgment:
    status = Status.INSIDE if code in (Code.INSIDE, Code.RETURNED) else Status.UNKNOWN
    article = law.article("transfer", regime, day)
    reason = Reason(code=code, status=status, at=at, act=act, article=article)
    destination = known(flow.country)
    return Judgment(
        flow, regime, day, status, (JudgedMechanism("", (reason,)),), destination=destination
    )
