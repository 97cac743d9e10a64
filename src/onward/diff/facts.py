"""A record as the facts it states: by aspect, by what it is about and by item, in plain words."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from onward.diagnostic import Place
from onward.inventory.records import (
    UNKNOWN,
    Agreement,
    Edge,
    Location,
    Safeguard,
    Service,
    Unknown,
    Vendor,
)


class Key(NamedTuple):
    """Which fact it is; two records say the same where their keys have the same words."""

    aspect: str
    about: str = ""
    item: str = ""


class Fact(NamedTuple):
    """What a record says there, and where."""

    words: str
    at: Place


Facts = Mapping[Key, Fact]


def words(value: object) -> str:
    """A recorded value in words; empty where nothing is recorded."""
    match value:
        case None | False:
            return ""
        case Unknown():
            return "unknown"
        case True:
            return "yes"
        case date():
            return value.isoformat()
        case tuple():
            return ", ".join(words(each) for each in value) or "none"
        case _:
            return str(value)


def vendor_facts(vendor: Vendor) -> Facts:
    """Everything that a vendor record says and a reviewer may have to weigh."""
    return dict(_vendor(vendor))


def _vendor(vendor: Vendor) -> Iterator[tuple[Key, Fact]]:
    at = Place(vendor.origin)
    parent = vendor.parent
    controlled = (parent.legal_name, parent.country) if parent else None
    yield from scalars(
        at,
        name=vendor.name,
        entity=vendor.legal_name,
        country=vendor.country,
        parent=controlled,
        role=vendor.role,
        engaged=vendor.engaged,
        group=vendor.group,
        public=vendor.public,
        subject_to=vendor.subject_to,
        since=vendor.since,
        until=vendor.until,
        announced=vendor.announced,
        address=vendor.address,
        visibility=vendor.visibility,
        reviewed=vendor.reviewed,
        owner=vendor.owner,
    )
    contact = vendor.contact
    if contact:
        told = (contact.name, contact.position, contact.email, contact.address)
        yield from scalars(at, contact=tuple(each for each in told if each is not None))
    yield from _items("known_as", (*vendor.also_known_as, *vendor.formerly), at)
    yield from _items("domain", vendor.domains, at)
    for service in vendor.services:
        yield from _service(service, at)
    yield from _agreement(vendor.agreement, at)
    yield from grounds(vendor.safeguards, at)
    yield from _chain(vendor.subprocessors, at)
    yield from evidence(vendor.evidence, at)


def scalars(at: Place, about: str = "", **values: object) -> Iterator[tuple[Key, Fact]]:
    """Facts that are one value each, by their aspect."""
    for name, value in values.items():
        said = words(value)
        if said:
            route = f"{at.route}/{name}" if at.route else f"/{name}"
            yield Key(name.replace("_", " "), about), Fact(said, at._replace(route=route))


def _items(
    aspect: str, values: Iterable[str], at: Place, about: str = ""
) -> Iterator[tuple[Key, Fact]]:
    for value in values:
        yield Key(aspect.replace("_", " "), about, value), Fact(value, at)


def terms(aspect: str, value: object, at: Place, about: str = "") -> Iterator[tuple[Key, Fact]]:
    """Each word of a list; `unknown` is a word."""
    values = value if isinstance(value, tuple) else () if value is None else ("unknown",)
    yield from _items(aspect, [words(each) for each in values], at, about)


def _service(service: Service, record: Place) -> Iterator[tuple[Key, Fact]]:
    at = record._replace(route=service.route)
    yield Key("service", service.id), Fact(_summary(service), at)
    yield from scalars(
        at,
        service.id,
        purpose=service.purpose,
        role=service.role,
        clear_text=service.clear_text,
        frequency=service.frequency,
        nature=service.nature,
        retention=service.retention,
        products=service.products or None,
        when=service.when,
        since=service.since,
        until=service.until,
        announced=service.announced,
    )
    yield from terms("activity", service.activities, at, service.id)
    yield from terms("data", service.data, at, service.id)
    yield from terms("subjects", service.subjects, at, service.id)
    for location in service.locations or ():
        key = Key("place", service.id, _where(location))
        yield key, Fact(_where(location), at._replace(route=location.route))


def _summary(service: Service) -> str:
    parts = [words(service.purpose) or service.id]
    if isinstance(service.data, tuple) and service.data:
        parts.append(f"data {words(service.data)}")
    if service.locations:
        parts.append(f"places {'; '.join(_where(each) for each in service.locations)}")
    return ", ".join(parts)


def _where(location: Location) -> str:
    place = words(location.place)
    if location.options:
        place = f"{place} of {words(location.options)} chosen by {words(location.chosen_by)}"
    details = [words(location.uses)] if location.uses is not None else []
    if location.by is not None:
        details.append("by itself" if location.by == "self" else f"by {words(location.by)}")
    for name, day in (("from", location.since), ("to", location.until)):
        details.extend([f"{name} {words(day)}"] if day is not None else [])
    return f"{place} ({', '.join(details)})" if details else place


def _agreement(agreement: Agreement | None, record: Place) -> Iterator[tuple[Key, Fact]]:
    if agreement is None:
        return
    at = record._replace(route="/agreement")
    yield Key("agreement"), Fact(words(agreement.status), at)
    letters = tuple(f"{name} {words(said)}" for name, said in sorted(agreement.letters.items()))
    for name, value in (
        ("signed", agreement.signed),
        ("document", agreement.document),
        ("hash", agreement.sha256),
        ("authorisation", agreement.authorisation),
        ("notice days", agreement.notice_days),
        ("letters", letters or None),
        ("cites", agreement.cites or None),
        ("expires", agreement.expires),
    ):
        if value is not None:
            yield Key("agreement terms", "", name), Fact(f"{name}: {words(value)}", at)


def grounds(
    safeguards: tuple[Safeguard, ...] | None, record: Place, about: str = ""
) -> Iterator[tuple[Key, Fact]]:
    """Each ground that is named, with what was done to rest on it."""
    for safeguard in safeguards or ():
        key = Key("ground", about, safeguard.route.rpartition("/")[2])
        yield key, Fact(ground(safeguard), record._replace(route=safeguard.route))


def ground(safeguard: Safeguard) -> str:
    """One ground in words."""
    parts = [words(safeguard.instrument)]
    for name, value in (
        ("", safeguard.status),
        ("signed", safeguard.signed),
        ("with", safeguard.party),
        ("modules", safeguard.modules),
        ("adapted", safeguard.adapted),
        ("letter", safeguard.letter),
        ("variant", safeguard.variant),
        ("approved", safeguard.approved),
        ("members", safeguard.members),
        ("shown", safeguard.shown or None),
        ("excluded by", safeguard.excluded_by or None),
        ("processing changed", safeguard.processing_changed),
        ("measures", safeguard.measures),
        ("restrictions", safeguard.restrictions),
        ("since", safeguard.since),
        ("until", safeguard.until),
    ):
        if value is not None:
            parts.append(f"{name} {words(value)}".strip())
    listing, made = safeguard.certified, safeguard.assessment
    if listing:
        days = (("covers", listing.covers), ("due", listing.due), ("verified", listing.verified))
        told = [words(listing.entity), words(listing.listed_as)]
        told += [f"{name} {words(day)}" for name, day in days if day is not None]
        parts.append("listed: " + " ".join(each for each in told if each))
    if made:
        of = f" for {words(made.countries)}" if made.countries is not None else ""
        parts.append(f"assessment {words(made.conclusion)}{of} {words(made.date)}".strip())
    return ", ".join(parts)


def _chain(edges: tuple[Edge, ...] | None, record: Place) -> Iterator[tuple[Key, Fact]]:
    if edges == ():
        yield Key("chain", "", "none"), Fact("none", record._replace(route="/subprocessors"))
    for edge in edges or ():
        at = record._replace(route=edge.route)
        name = "unknown" if edge.vendor is UNKNOWN else str(edge.vendor)
        parts = [name]
        if edge.locations:
            parts.append("places " + "; ".join(_where(each) for each in edge.locations))
        for label, value in (("for", edge.purpose), ("serves", edge.serves), ("data", edge.data)):
            parts.extend([f"{label} {words(value)}"] if value is not None else [])
        parts += [f"on {ground(each)}" for each in edge.safeguards or ()]
        parts.extend([f"contract {words(edge.agreement.status)}"] if edge.agreement else [])
        yield Key("chain", "", edge.route.rpartition("/")[2]), Fact(", ".join(parts), at)


def evidence(items: Iterable[object], record: Place) -> Iterator[tuple[Key, Fact]]:
    """The evidence as one fact: what it is changes nothing in the flows."""
    told = sorted(repr(each) for each in items)
    if told:
        at = record._replace(route="/evidence")
        yield Key("evidence"), Fact(f"{len(told)} pieces", at)
        for each in told:
            yield Key("evidence", "", each), Fact("a piece of evidence", at)
