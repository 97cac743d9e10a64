"""The claims from which statuses and the register follow, and the evidence behind each."""

from collections.abc import Iterator

from onward.inventory.organisation import Activity
from onward.inventory.value import CONCLUDED, is_open
from onward.inventory.vendor import Evidence, Service, Vendor

CONTRACTED = (*CONCLUDED, "stated")


def claims(record: Vendor | Activity) -> Iterator[str]:
    """The routes of the claims of a record."""
    match record:
        case Activity():
            said = {"/lawful_basis": record.lawful_basis, "/retention": record.retention}
            yield from (route for route, value in said.items() if not is_open(value))
        case Vendor():
            if isinstance(record.country, str):
                yield "/country"
            for service in record.services:
                yield from _of_service(service)
            for mechanism in record.mechanisms or ():
                if isinstance(mechanism.instrument, str):
                    yield mechanism.route
            if record.agreement is not None and record.agreement.status in CONTRACTED:
                yield record.agreement.route


def _of_service(service: Service) -> Iterator[str]:
    if service.form == "anonymous":
        yield f"{service.route}/form"
    for place in service.locations or ():
        if isinstance(place.place, str):
            yield place.route


def supporting(claim: str, evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence for a claim, for a part of it, or for what it is part of."""
    return tuple([each for each in evidence if _supports(each.supports, f"{claim}/")])


def supported(claim: str, evidence: tuple[Evidence, ...]) -> bool:
    """Whether there is any such evidence."""
    return any(_supports(each.supports, f"{claim}/") for each in evidence)


def _supports(routes: tuple[str, ...], claim: str) -> bool:
    """Whether one of the routes is that of the claim, leads into it, or holds it."""
    for route in routes:
        whole = route if route.endswith("/") else f"{route}/"
        if claim.startswith(whole) or whole.startswith(claim):
            return True
    return False
