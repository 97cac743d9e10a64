"""Make a record of a value that its schema accepts: this can't fail."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, TypeAlias

from onward.inventory.build_mechanisms import mechanisms
from onward.inventory.build_organisation import organisation
from onward.inventory.build_parts import agreement, contact, edge, parent, service
from onward.inventory.evidence import evidence
from onward.inventory.organisation import Activity, Approval, Controller, Organisation
from onward.inventory.read import (
    Object,
    as_set,
    day,
    fields,
    name,
    named,
    plain,
    readers,
    terms,
    text,
    words,
)
from onward.inventory.records import Waiver
from onward.inventory.vendor import Edge, Service, Vendor
from onward.syntax.value import Value

Record: TypeAlias = Organisation | Vendor | Activity | Waiver

VENDOR: Final = readers(
    (name, "name legal_name address"),
    (text, "country role owner"),
    (plain, "group public engaged visibility"),
    (terms, "subject_to"),
    (words, "also_known_as formerly domains"),
    (parent, "parent"),
    (contact, "contact"),
    (day, "since until announced objections_heard reviewed"),
)
ACTIVITY: Final = readers(
    (name, "name"),
    (text, "purpose role lawful_basis retention special_categories owner"),
    (terms, "subjects data"),
    (day, "since until reviewed"),
)
CONTROLLER: Final = readers(
    (name, "name group"), (text, "country authorisation"), (terms, "subject_to")
)
APPROVAL: Final = readers((plain, "vendor"), (day, "given"), (text, "by"))
WAIVER: Final = readers(
    (plain, "rule subject cause reason remedy approved_by"),
    (date.fromisoformat, "approved_on expires"),
    (words, "covers"),
)


def build(kind: str, value: Object, path: str) -> Record:
    """The record of one file. `kind` is its kind, `value` what `validate` found no fault in.

    An organisation that says no `id:` has the empty id: `link` gives it the name of its folder.
    """
    return _BUILDERS[kind](value, path)


def record_id(value: Value, path: str) -> str:
    """The id of the record in a file, also of one with faults: its `id:`, else the file's stem."""
    match value:
        case {"id": str(written)}:
            return written
        case _:
            return path.rpartition("/")[2].rpartition(".")[0]


def unread_id(path: str) -> str:
    """The id that a file under a wrong name would have: `acme` of `acme.yaml.txt`."""
    return path.rpartition("/")[2].lstrip(".").partition(".")[0]


def vendor(value: Object, path: str) -> Vendor:
    """A third party and what we use it for."""
    return Vendor(
        id=record_id(value, path),
        **fields(value, VENDOR),
        services=_services(value.get("services", ())),
        agreement=agreement(value.get("agreement"), ""),
        mechanisms=mechanisms(value.get("mechanisms"), "/mechanisms"),
        subprocessors=_edges(value.get("subprocessors")),
        evidence=evidence(value),
        origin=path,
    )


def _services(items: Sequence[Object]) -> tuple[Service, ...]:
    found = [service(item, route) for item, route in named(items, "/services")]
    return as_set(found, _service_id)


def _service_id(found: Service) -> object:
    return found.id


def _edges(items: Sequence[Object] | None) -> tuple[Edge, ...] | None:
    if items is None:
        return None
    found = [edge(item, route) for item, route in named(items, "/subprocessors")]
    return as_set(found, _party)


def _party(found: Edge) -> object:
    return found.vendor


def activity(value: Object, path: str) -> Activity:
    """What we do with personal data."""
    return Activity(
        id=record_id(value, path),
        **fields(value, ACTIVITY),
        controllers=_controllers(value.get("controllers")),
        evidence=evidence(value),
        origin=path,
    )


def _controllers(items: Sequence[Object] | None) -> tuple[Controller, ...] | None:
    if items is None:
        return None
    found = [
        Controller(
            **fields(item, CONTROLLER),
            approvals=_approvals(item.get("approvals"), route),
            mechanisms=mechanisms(item.get("mechanisms"), f"{route}/mechanisms"),
            route=route,
        )
        for item, route in named(items, "/controllers")
    ]
    return as_set(found)


def _approvals(items: Sequence[Object] | None, route: str) -> tuple[Approval, ...] | None:
    if items is None:
        return None
    routed = named(items, f"{route}/approvals")
    return as_set([Approval(**fields(item, APPROVAL), route=at) for item, at in routed])


def waiver(value: Object, path: str) -> Waiver:
    """An exception with an end."""
    return Waiver(
        **{"id": record_id(value, path), "cause": "", **fields(value, WAIVER)}, origin=path
    )


_BUILDERS: Final[Mapping[str, Callable[[Object, str], Record]]] = {
    "organisation": organisation,
    "vendor": vendor,
    "activity": activity,
    "waiver": waiver,
}
