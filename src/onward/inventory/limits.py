"""How much one record may ask to be judged: its file bounds each list, and this their products."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from onward.diagnostic import Diagnostic, Place, Severity
from onward.inventory.vendor import Edge, Location, Vendor

MOST_JUDGED: Final = 20_000
"""In one record: how often a mechanism may have to be judged for a service or one of its places."""
MOST_PASSED_ON: Final = 250_000
"""In one record: how many pairs there may be of a service and an edge that serves it."""

_REMEDY: Final = "Split the record into several, or take out what is not in use."


def too_large(vendors: Iterable[Vendor]) -> Iterator[Diagnostic]:
    """Records whose lists multiply beyond what a run may cost, before anything is judged."""
    every = tuple(vendors)
    places = {vendor.id: _places(_all_places(vendor)) for vendor in every}
    for vendor in every:
        judged = _judged(vendor, places)
        if judged > MOST_JUDGED:
            wording = "services, places and mechanisms make"
            yield _fault(vendor, "/mechanisms", wording, judged, MOST_JUDGED)
        passed_on = _passed_on(vendor)
        if passed_on > MOST_PASSED_ON:
            wording = "services and sub-processors make"
            yield _fault(vendor, "/subprocessors", wording, passed_on, MOST_PASSED_ON)


def _judged(vendor: Vendor, places: Mapping[str, int]) -> int:
    """An edge is judged by the places that it names, else by those of its party."""
    run_by = Counter(str(place.by) for place in _all_places(vendor))
    count = (len(vendor.services) + places[vendor.id]) * max(1, len(vendor.mechanisms or ()))
    for edge in vendor.subprocessors or ():
        party = str(edge.vendor)
        there = _places(edge.locations) if edge.locations else places.get(party, 0)
        count += (1 + run_by[party] + there) * max(1, len(edge.mechanisms or ()))
    return count


def _all_places(vendor: Vendor) -> list[Location]:
    return [place for service in vendor.services for place in service.locations or ()]


def _places(locations: Iterable[Location]) -> int:
    """How many they are; a choice is as many as it has options."""
    return sum(max(1, len(each.options)) for each in locations)


def _passed_on(vendor: Vendor) -> int:
    return sum(_served(edge, len(vendor.services)) for edge in vendor.subprocessors or ())


def _served(edge: Edge, services: int) -> int:
    return services if edge.serves is None else len(edge.serves)


def _fault(vendor: Vendor, route: str, wording: str, count: int, most: int) -> Diagnostic:
    return Diagnostic(
        rule="yaml-limit",
        severity=Severity.ERROR,
        inventory="",
        subject=vendor.origin,
        message=f"{wording} {count:,} combinations to be judged, and one record may have {most:,}",
        at=Place(vendor.origin, route),
        reason="A record that large would take the time and memory of the run from all others.",
        remedy=_REMEDY,
    )
