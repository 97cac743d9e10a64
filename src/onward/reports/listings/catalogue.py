"""`onward catalogue`: the vendors of the catalogue, or every fact of one with source and day."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from onward.catalogue.entry import Company, Entry, Offer, Parent, Source
from onward.reports.listings.table import Record, Table
from onward.terms.place import PlaceKind, name_of, resolve
from onward.wording.english import count, listed

_COLUMNS = ("id", "name", "contracts as", "roles", "facts", "seen")
_OF_ONE = ("fact", "value", "source", "seen")
_WHAT = (
    "What vendors publish, as it was read on the days below: no statement that it is lawful or"
    " still so. `onward new vendor ID` writes a record with it, to be compared."
)


class Stated(NamedTuple):
    """One fact in words, and the ids of its sources."""

    fact: str
    value: str
    source: tuple[str, ...]


def catalogue(entries: Iterable[Entry], today: date, law_checked: date) -> Table:
    """A row for each vendor; as records all their facts."""
    known = tuple(entries)
    stale = [entry.id for entry in known if entry.stale(today)]
    return Table(
        command="catalogue",
        title=count(len(known), "vendor"),
        columns=_COLUMNS,
        rows=tuple(_row(entry, today) for entry in known),
        records=tuple(_record(entry, today) for entry in known),
        as_of=today,
        law_checked=law_checked,
        notes=(_WHAT, "`onward catalogue ID` has every fact of one, with its source.")
        + ((f"Stale, seen more than 12 months ago: {', '.join(stale)}.",) if stale else ()),
    )


def of_one(entry: Entry, today: date, law_checked: date) -> Table:
    """A row for each fact of one vendor, and below them its sources."""
    stated = tuple(facts(entry))
    return Table(
        command="catalogue",
        title=f"{entry.called.name} ({entry.id}): {count(len(stated), 'fact')}",
        columns=_OF_ONE,
        rows=tuple(
            (each.fact, each.value, ", ".join(each.source), _seen(entry, each, today))
            for each in stated
        ),
        records=(_record(entry, today),),
        as_of=today,
        law_checked=law_checked,
        notes=(_WHAT, *(_source(each, today) for each in entry.sources.values())),
    )


def _row(entry: Entry, today: date) -> tuple[str, ...]:
    companies = (_company(each) for each in entry.companies if each.customers)
    roles = dict.fromkeys(each.role for each in entry.services if each.role)
    days = [each.seen for each in entry.sources.values()]
    stale = " (stale)" if entry.stale(today) else ""
    number = sum(1 for _ in facts(entry))
    return (
        entry.id,
        entry.called.name,
        "; ".join(companies),
        ", ".join(roles),
        str(number),
        f"{min(days)}{stale}",
    )


def _seen(entry: Entry, each: Stated, today: date) -> str:
    """The day of its oldest source."""
    sources = entry.seen(each.source)
    stale = " (stale)" if any(one.stale(today) for one in sources) else ""
    return f"{min(one.seen for one in sources)}{stale}"


def _source(source: Source, today: date) -> str:
    """A source in one sentence."""
    said = [f"{source.id}: {source.title}, {source.address}"]
    said += [f"by {source.by}"] if source.by else []
    said += [f"its text of {source.dated}"] if source.dated else []
    via = f" in a {source.via}" if source.via == "stored copy" else ""
    via = via or (f" in {source.via}" if source.via else "")
    said.append(f"seen {source.seen}{via}")
    said += ["stale, more than 12 months ago"] if source.stale(today) else []
    return ", ".join(said) + "."


def facts(entry: Entry) -> Iterator[Stated]:
    """Every fact, in words."""
    called = entry.called
    yield Stated("name", called.name, called.source)
    for label, names in (("also known as", called.also), ("formerly", called.formerly)):
        if names:
            yield Stated(label, ", ".join(names), called.source)
    if called.ambiguous:
        yield Stated("may mean others", ", ".join(called.ambiguous), called.source)
    yield from _companies(entry)
    for mark in entry.marks:
        yield Stated(mark.kind, ", ".join(mark.values), mark.source)
    yield from _services(entry)
    for offer in entry.places:
        yield Stated("places", _places(offer), offer.source)
    yield from _terms(entry)


def _companies(entry: Entry) -> Iterator[Stated]:
    for company in entry.companies:
        more = [_for(company.customers)] if company.customers else []
        more += [f"for {', '.join(company.services)}"] if company.services else []
        more += [each for each in (company.address, company.number) if each]
        more += [f"LEI {company.lei}"] if company.lei else []
        label = "contracts as" if company.customers else "company"
        yield Stated(label, "; ".join((_company(company), *more)), company.source)
    if entry.parent is not None:
        yield Stated("parent", _company(entry.parent), entry.parent.source)


def _company(one: Company | Parent) -> str:
    return f"{one.name} ({name_of(one.country)})" if one.country else one.name


def _for(customers: tuple[str, ...]) -> str:
    """With whom a company contracts."""
    if customers == ("world",):
        return "with customers everywhere"
    named = ("all others" if each == "world" else name_of(each) for each in customers)
    return f"with customers in {listed(named)}"


def _services(entry: Entry) -> Iterator[Stated]:
    for service in entry.services:
        said = [service.purpose or "purpose not found"]
        said += [f"as {service.role}"] if service.role else []
        said += [f"products {', '.join(service.products)}"] if service.products else []
        said += [f"data {', '.join(service.data)}"] if service.data else []
        said += [f"data subjects {', '.join(service.subjects)}"] if service.subjects else []
        yield Stated(f"service {service.id}", "; ".join(said), service.source)


def _places(offer: Offer) -> str:
    said = [f"all regions of {offer.provider}"] if offer.provider else []
    said += [_place(each) for each in offer.places]
    more = f", for {listed(offer.uses)}" if offer.uses else ""
    more += f", of {listed(offer.services)}" if offer.services else ""
    more += "; the customer chooses" if offer.chosen_by == "customer" else ""
    return f"{', '.join(said)}{more}"


def _place(place: str) -> str:
    site = resolve(place)
    if site.kind is PlaceKind.REGION and site.country:
        return f"{place} ({name_of(site.country)})"
    return place if site.kind is PlaceKind.REGION else name_of(place)


def _terms(entry: Entry) -> Iterator[Stated]:
    for mechanism in entry.mechanisms:
        said = [mechanism.instrument]
        if mechanism.modules:
            modules = listed(map(str, mechanism.modules))
            said.append(f"module{'s' if len(mechanism.modules) > 1 else ''} {modules}")
        said += [mechanism.entity] if mechanism.entity else []
        said += [f"on the list as {mechanism.listed_as}"] if mechanism.listed_as else []
        said += [f"covers {listed(mechanism.covers)}"] if mechanism.covers else []
        yield Stated("mechanism offered", ", ".join(said), mechanism.source)
    terms = entry.agreement
    if terms is not None:
        said = [terms.address]
        parts = {True: "part of the terms of service", False: "to be concluded apart"}
        said += [parts[terms.part_of_terms]] if terms.part_of_terms is not None else []
        said += [f"{terms.authorisation} authorisation"] if terms.authorisation else []
        if terms.notice_days is not None:
            said.append(f"{count(terms.notice_days, 'day')} of notice before a new sub-processor")
        if terms.objection_days is not None:
            said.append(f"{count(terms.objection_days, 'day')} to object")
        yield Stated("DPA", "; ".join(said), terms.source)
    pages = (("list of sub-processors", entry.subprocessors), ("privacy notice", entry.notice))
    for label, page in pages:
        if page is not None:
            yield Stated(label, page.address, page.source)
    if entry.contact is not None:
        said = [each for each in (entry.contact.name, entry.contact.email) if each]
        yield Stated("contact", ", ".join(said), entry.contact.source)
    for certificate in entry.certificates:
        until = f", until {certificate.until}" if certificate.until else ""
        yield Stated("certificate", f"{certificate.standard}{until}", certificate.source)


def _record(entry: Entry, today: date) -> Record:
    """A vendor as a machine reads it: its facts in words, and its sources."""
    return {
        "id": entry.id,
        "name": entry.called.name,
        "stale": bool(entry.stale(today)),
        "facts": tuple(
            {"fact": each.fact, "value": each.value, "sources": each.source}
            for each in facts(entry)
        ),
        "sources": tuple(
            {
                "id": each.id,
                "title": each.title,
                "address": each.address,
                "seen": each.seen,
                "dated": each.dated,
                "via": each.via or None,
                "by": each.by or None,
                "stale": each.stale(today),
            }
            for each in entry.sources.values()
        ),
    }
