"""Make a record of a value that its schema accepts: this can't fail."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final, TypeAlias

from onward.inventory.evidence import evidence
from onward.inventory.ourselves import organisation
from onward.inventory.parts import agreement, contact, edge, parent, safeguards, service
from onward.inventory.read import Value, day, named, terms, text, words
from onward.inventory.records import (
    Activity,
    Controller,
    Edge,
    Organisation,
    Service,
    Vendor,
    Waiver,
)

Record: TypeAlias = Organisation | Vendor | Activity | Waiver


def build(kind: str, value: Value, path: str) -> Record:
    """The record of one file. `kind` is its kind, `value` what `validate` found no fault in.

    An organisation that says no `id:` has the empty id: `link` gives it the name of its folder.
    """
    return _BUILDERS[kind](value, path)


def record_id(value: object, path: str) -> str:
    """The id of the record in a file, also of one with faults: its `id:`, else the file's stem."""
    match value:
        case {"id": str(written)}:
            return written
        case _:
            return path.rpartition("/")[2].rpartition(".")[0]


def vendor(value: Value, path: str) -> Vendor:
    """A third party and what we use it for."""
    return Vendor(
        id=record_id(value, path),
        name=text(value, "name"),
        legal_name=text(value, "legal_name"),
        country=text(value, "country"),
        parent=parent(value.get("parent")),
        group=value.get("group", False),
        public=value.get("public", False),
        subject_to=terms(value, "subject_to"),
        address=text(value, "address"),
        contact=contact(value.get("contact")),
        also_known_as=words(value, "also_known_as"),
        formerly=words(value, "formerly"),
        domains=words(value, "domains"),
        role=text(value, "role"),
        engaged=value.get("engaged", "by-us"),
        since=day(value, "since"),
        until=day(value, "until"),
        announced=day(value, "announced"),
        services=_services(value),
        agreement=agreement(value, ""),
        safeguards=safeguards(value, ""),
        subprocessors=_edges(value),
        evidence=evidence(value),
        reviewed=day(value, "reviewed"),
        owner=text(value, "owner"),
        visibility=value.get("visibility"),
        origin=path,
    )


def _services(value: Value) -> tuple[Service, ...]:
    found = [service(item, route) for item, route in named(value, "services", "")]
    return tuple(sorted(found, key=lambda one: one.id))


def _edges(value: Value) -> tuple[Edge, ...] | None:
    if "subprocessors" not in value:
        return None
    found = [edge(item, route) for item, route in named(value, "subprocessors", "")]
    return tuple(sorted(found, key=_edge_key))


def _edge_key(one: Edge) -> tuple[str, str]:
    return (str(one.vendor), repr(one))


def activity(value: Value, path: str) -> Activity:
    """What we do with personal data."""
    return Activity(
        id=record_id(value, path),
        name=text(value, "name"),
        purpose=text(value, "purpose"),
        role=text(value, "role"),
        controllers=_controllers(value),
        lawful_basis=text(value, "lawful_basis"),
        subjects=terms(value, "subjects"),
        data=terms(value, "data"),
        retention=text(value, "retention"),
        special_categories=text(value, "special_categories"),
        since=day(value, "since"),
        until=day(value, "until"),
        announced=day(value, "announced"),
        evidence=evidence(value),
        reviewed=day(value, "reviewed"),
        owner=text(value, "owner"),
        visibility=value.get("visibility"),
        origin=path,
    )


def _controllers(value: Value) -> tuple[Controller, ...] | None:
    if "controllers" not in value:
        return None
    found = [
        Controller(
            name=text(item, "name"),
            group=text(item, "group"),
            country=text(item, "country"),
            subject_to=terms(item, "subject_to"),
            authorisation=text(item, "authorisation"),
            safeguards=safeguards(item, route),
            route=route,
        )
        for item, route in named(value, "controllers", "")
    ]
    return tuple(sorted(found, key=repr))


def waiver(value: Value, path: str) -> Waiver:
    """An exception with an end."""
    return Waiver(
        id=record_id(value, path),
        rule=value["rule"],
        subject=value["subject"],
        cause=value.get("cause", ""),
        reason=value["reason"],
        remedy=value["remedy"],
        approved_by=value["approved_by"],
        approved_on=date.fromisoformat(value["approved_on"]),
        expires=date.fromisoformat(value["expires"]),
        origin=path,
    )


_BUILDERS: Final[Mapping[str, Callable[[Value, str], Record]]] = {
    "organisation": organisation,
    "vendor": vendor,
    "activity": activity,
    "waiver": waiver,
}
