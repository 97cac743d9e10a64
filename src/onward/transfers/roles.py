"""Who is what on an edge, and which modules of the SCC 2021 that asks for.

The table of modules is that of Decision (EU) 2021/914: 1 controller to controller, 2 controller to
processor, 3 processor to processor, 4 processor to its own controller.
"""

from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from onward.inventory.organisation import Activity
from onward.inventory.records import Inventory
from onward.inventory.vendor import Service, Vendor
from onward.transfers.flow import Kind, Role
from onward.transfers.place import active

_ROLES = {role.value: role for role in Role}


class Need(NamedTuple):
    """The modules that an edge needs: all of `each`, and one of `either` if there are any."""

    each: frozenset[int]
    either: frozenset[int]
    none_fits: bool = False
    """A processor discloses to a controller that is not its customer: no module is made for it."""


def activities_of(service: Service, inventory: Inventory, day: date) -> tuple[Activity, ...]:
    """The activities that a service serves on the day."""
    if not isinstance(service.activities, tuple):
        return ()
    found = (inventory.activities.get(name) for name in service.activities)
    return tuple(each for each in found if each and active(day, each.since, each.until))


def our_roles(service: Service, inventory: Inventory, day: date) -> frozenset[Role]:
    """What we are for the data of a service: from its activities, else unknown."""
    served = activities_of(service, inventory, day)
    roles = frozenset(_ROLES.get(str(each.role), Role.UNKNOWN) for each in served)
    return roles or frozenset({Role.UNKNOWN})


def ours(roles: Iterable[Role]) -> bool:
    """Whether we decide on the data, or may: not where we are a processor in all of it."""
    return any(role is not Role.PROCESSOR for role in roles)


def stage_of(service: Service, vendor: Vendor, day: date) -> str:
    """`planned`, `dormant` or `in-use`; it is in use where nothing says otherwise.

    A first day that has come shows that the use has begun, whatever the stage says.
    """
    said = service.stage if service.stage is not None else vendor.stage
    since = service.since if service.since is not None else vendor.since
    begun = isinstance(since, date) and since <= day
    if said == "planned" and not begun:
        return "planned"
    return "dormant" if said == "dormant" else "in-use"


def role_of(service: Service, vendor: Vendor) -> Role | None:
    """What a vendor is for a service; None where it has no personal data.

    So it is by the role `none`, with an empty list of data, and with anonymous data (recital 26
    GDPR); pseudonymous and encrypted data are personal data. Where personal data is recorded beside
    that, or unknown data, it counts: what contradicts itself is not fine.
    """
    if service.data == () or (denied(service, vendor) and service.data is None):
        return None
    said = service.role if service.role is not None else vendor.role
    return _ROLES.get(said, Role.UNKNOWN) if isinstance(said, str) else Role.UNKNOWN


def contradicted(service: Service, vendor: Vendor) -> str:
    """`data` or `subjects`, recorded for a service said to hold no personal data; else empty."""
    if denied(service, vendor) and service.data:
        return "data"
    none = service.data == () or denied(service, vendor)
    return "subjects" if none and isinstance(service.subjects, tuple) and service.subjects else ""


def denied(service: Service, vendor: Vendor) -> bool:
    """Whether a service is said to hold no personal data, by its form or the role `none`."""
    said = service.role if service.role is not None else vendor.role
    return service.form == "anonymous" or said == "none"


def modules(kind: Kind, exporters: Iterable[Role], importer: Role) -> Need:
    """The modules that clauses must hold for an edge between these roles.

    Where a role is unknown any module that may fit suffices, also one that another role asks for.
    """
    return _modules(kind, frozenset(exporters), importer)


@cache
def _modules(kind: Kind, exporters: frozenset[Role], importer: Role) -> Need:
    if kind is Kind.CUSTOMER:
        return Need(frozenset({4}), frozenset())
    fitting = [_fitting(exporter, importer) for exporter in exporters]
    each = frozenset(module for one in fitting if len(one) == 1 for module in one)
    either = frozenset(
        module for some in fitting if len(some) > 1 and not some & each for module in some
    )
    return Need(each, either, none_fits=not all(fitting))


def _fitting(exporter: Role, importer: Role) -> set[int]:
    exporters = _possible(exporter)
    importers = _possible(importer)
    return {
        module
        for decides in exporters
        for importer_decides in importers
        if (module := _module(decides, importer_decides)) is not None
    }


def _possible(role: Role) -> tuple[bool, ...]:
    return (True, False) if role is Role.UNKNOWN else (role.decides,)


def _module(exporter_decides: bool, importer_decides: bool) -> int | None:  # noqa: FBT001 - a table of two facts
    table = {(True, True): 1, (True, False): 2, (False, False): 3}
    return table.get((exporter_decides, importer_decides))
