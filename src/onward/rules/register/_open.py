"""Keys of a record that nobody filled in: absent, or recorded as `unknown`."""

from collections.abc import Iterator

from onward.diagnostic import Place
from onward.inventory.records import UNKNOWN, Activity, Service, Text, Unknown, Vendor
from onward.rules._case import Case
from onward.transfers.place import active
from onward.transfers.roles import role_of


def is_open(said: object) -> bool:
    """Whether a key is absent or `unknown`."""
    return said is None or said is UNKNOWN


def how_open(said: object) -> str:
    """`not recorded` or `unknown`, for a key that is open."""
    return "unknown" if said is UNKNOWN else "not recorded"


def where(path: str, record: str, key: str, said: object) -> Place:
    """The key if it is written, else the record or part that should hold it."""
    return Place(path, f"{record}/{key}" if said is UNKNOWN else record)


def called(name: Text, id_: str) -> str:
    """The name of a record, or its id."""
    return id_ if isinstance(name, Unknown) or name is None else name


def vendors(case: Case) -> Iterator[Vendor]:
    """The named vendors in use on the day: of one without a name only `unnamed-vendor` speaks."""
    for vendor in case.inventory.vendors.values():
        if isinstance(vendor.name, str) and active(case.day, vendor.since, vendor.until):
            yield vendor


def services(case: Case) -> Iterator[tuple[Vendor, Service]]:
    """Their services in use on the day for which we disclose personal data ourselves."""
    for vendor in vendors(case):
        if vendor.engaged != "by-us":
            continue
        for service in vendor.services:
            used = active(case.day, service.since, service.until)
            if used and role_of(service, vendor) is not None:
                yield vendor, service


def deciding(case: Case) -> Iterator[Activity]:
    """The activities of the day in which we decide, or for which nobody recorded whether we do."""
    for activity in case.inventory.activities.values():
        if activity.role != "processor" and active(case.day, activity.since, activity.until):
            yield activity
