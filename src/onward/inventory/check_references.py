"""References between records: activities, vendors and services that are named must be there."""

from collections.abc import Collection, Iterable, Iterator
from functools import partial
from typing import NamedTuple

from onward.inventory.organisation import Activity, Organisation
from onward.inventory.unresolved import Miss
from onward.inventory.value import UNKNOWN, Terms
from onward.inventory.vendor import Location, Vendor
from onward.schema.wording import codes
from onward.terms.guess import did_you_mean


class Known(NamedTuple):
    """The ids that an inventory has, and those of files with faults of which no more is known."""

    vendors: Collection[str]
    activities: Collection[str]
    faulty: Collection[str]

    def lacks(self, name: str, ids: Collection[str]) -> bool:
        """Whether a name leads to nothing, not even to a file with faults."""
        return name not in ids and name not in self.faulty


def unknown_ids(
    organisation: Organisation | None,
    vendors: Iterable[Vendor],
    activities: Iterable[Activity],
    known: Known,
) -> Iterator[Miss]:
    """Every reference that leads to no record of its kind."""
    for vendor in vendors:
        yield from _of_services(vendor, known)
        yield from _of_edges(vendor, known)
    for activity in activities:
        yield from _of_customers(activity, known)
    if organisation is not None:
        for notice in organisation.notices:
            for key, names in (("recipients", notice.recipients), ("mentions", notice.mentions)):
                for name in names or ():
                    if known.lacks(name, known.vendors):
                        yield _vendor(
                            organisation.origin, f"{notice.route}/{key}/{name}", name, known
                        )


def _of_customers(activity: Activity, known: Known) -> Iterator[Miss]:
    """What customers approved by name."""
    for controller in activity.controllers or ():
        for each in controller.approvals or ():
            if known.lacks(each.vendor, known.vendors):
                yield _vendor(activity.origin, f"{each.route}/vendor", each.vendor, known)


def _of_services(vendor: Vendor, known: Known) -> Iterator[Miss]:
    for service in vendor.services:
        for name in named(service.activities):
            if known.lacks(name, known.activities):
                route = f"{service.route}/activities/{name}"
                yield _activity(vendor.origin, route, name, known)
        yield from _of_places(vendor, service.locations, known)


def _of_edges(vendor: Vendor, known: Known) -> Iterator[Miss]:
    services = {service.id for service in vendor.services}
    for edge in vendor.subprocessors or ():
        if edge.vendor is not UNKNOWN and known.lacks(edge.vendor, known.vendors):
            yield _vendor(vendor.origin, f"{edge.route}/vendor", edge.vendor, known)
        for name in edge.serves or ():
            if name not in services:
                yield _service(vendor, f"{edge.route}/serves/{name}", name, services)
        yield from _of_places(vendor, edge.locations, known)


def _of_places(
    vendor: Vendor, locations: tuple[Location, ...] | None, known: Known
) -> Iterator[Miss]:
    for location in locations or ():
        name = location.by
        if isinstance(name, str) and name != "self" and known.lacks(name, known.vendors):
            yield _vendor(vendor.origin, f"{location.route}/by", name, known)


def named(words: Terms) -> tuple[str, ...]:
    """The words of a list that may be absent or unknown."""
    return words if isinstance(words, tuple) else ()


def _vendor(path: str, route: str, name: str, known: Known) -> Miss:
    return Miss("unknown-id", "vendor", name, path, route, partial(_no_vendor, name, known))


def _no_vendor(name: str, known: Known) -> tuple[str, str]:
    if name in known.activities:
        message = f"`{name}` is an activity, and a vendor is named here"
    else:
        message = f"no vendor has the id `{name}`{_hint(name, known.vendors)}"
    return message, f"Name a vendor of this inventory, or record it in vendors/{name}.yaml."


def _activity(path: str, route: str, name: str, known: Known) -> Miss:
    return Miss("unknown-id", "activity", name, path, route, partial(_no_activity, name, known))


def _no_activity(name: str, known: Known) -> tuple[str, str]:
    if name in known.vendors:
        message = f"`{name}` is a vendor, and an activity is named here"
    else:
        message = f"no activity has the id `{name}`{_hint(name, known.activities)}"
    return message, f"Name an activity of this inventory, or record it in activities/{name}.yaml."


def _service(vendor: Vendor, route: str, name: str, services: Collection[str]) -> Miss:
    scope = f"service of {vendor.origin}"
    words = partial(_no_service, name, services)
    return Miss("unknown-id", scope, name, vendor.origin, route, words)


def _no_service(name: str, services: Collection[str]) -> tuple[str, str]:
    message = f"this vendor has no service `{name}`{_hint(name, services)}"
    remedy = "Name a service of the same record, or leave `serves` out where it is not recorded."
    return message, remedy


def _hint(name: str, ids: Collection[str]) -> str:
    near = did_you_mean(name, ids)
    return f": did you mean `{near}`?" if near and codes(near) == codes(name) else ""
