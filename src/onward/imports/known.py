"""What the catalogue has on a vendor of a list, beside what the list says and apart from it."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from onward.catalogue.entry import Entry, load
from onward.catalogue.names import meant
from onward.law.territory import EEA, Territories


class Fact(NamedTuple):
    """A fact of the catalogue: a key of the record, its value, and where it was read."""

    key: str
    value: object
    document: str
    seen: date


def facts(
    names: Sequence[str], customer: str, territories: Territories, day: date
) -> tuple[Fact, ...]:
    """What is known of the one vendor that a name means; none where it may mean several.

    `customer` is the country of the customer with whom it contracts; empty where that is not known.
    """
    found = next((each for each in map(meant, names) if each.sure), None)
    return tuple(_facts(load(found.ids[0]), customer, territories, day)) if found else ()


def _facts(entry: Entry, customer: str, territories: Territories, day: date) -> Iterator[Fact]:
    def fact(key: str, value: object, source: tuple[str, ...]) -> Iterator[Fact]:
        for each in entry.seen(source[:1]):
            yield Fact(key, value, f"{each.title}: {each.address}", each.seen)

    zone = (EEA,) if customer and territories.in_eea(customer, day) else ()
    companies = entry.contracting(customer, *zone) if customer else ()
    if len({each.name for each in companies}) == 1:
        company = companies[0]
        yield from fact("legal_name", company.name, company.source)
        if company.country is not None:
            yield from fact("country", company.country, company.source)
    if entry.parent is not None:
        parent = {"legal_name": entry.parent.name, "country": entry.parent.country or "unknown"}
        yield from fact("parent", parent, entry.parent.source)
    domains, source = entry.domains
    if domains:
        yield from fact("domains", sorted(domains), source)
    pages = entry.pages
    for page in tuple(pages.values())[:1]:
        links = {key: each.address for key, each in pages.items()}
        yield from fact("links", links, page.source)
