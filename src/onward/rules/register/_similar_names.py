"""Which records may be one company: by number, by domain, by name, by a former name."""

from collections.abc import Iterator, Mapping
from enum import Enum
from typing import NamedTuple

from onward.catalogue.names import sure_id
from onward.diagnostic import Place
from onward.inventory.organisation import Organisation
from onward.inventory.vendor import Vendor, company_number
from onward.rules.engine.context import RuleContext
from onward.rules.register._active_records import vendors
from onward.syntax.value import extend
from onward.terms.company import brand_keys, without_form

LONG = 6
"""Only in words of so many letters is one that differs a slip and no other name."""
LONGEST = 100
"""Longer names are compared as they stand: the slips of one take the square of its length."""


class Sort(Enum):
    """By what two records are alike, the surest first."""

    LEI = "lei"
    NUMBER = "number"
    """The number in the register of companies of one country."""
    DOMAIN = "domain"
    NAME = "name"
    CATALOGUE = "catalogue"
    """Names that the catalogue has for one vendor."""
    SLIP = "slip"
    """Names between which one letter was changed, left out, put in or swapped."""


class Bearer(NamedTuple):
    """A record, and the domain or name by which it may be recognised."""

    record: Organisation | Vendor
    sort: Sort
    said: str
    """The domain or the name as it is recorded."""
    route: str
    former: bool = False

    @property
    def at(self) -> Place:
        """Where it is recorded."""
        return Place(self.record.origin, self.route)


def shared(context: RuleContext) -> Iterator[list[Bearer]]:
    """The records, ourselves first, that are alike in one thing."""
    records: tuple[Organisation | Vendor, ...] = (context.inventory.organisation, *vendors(context))
    found: dict[str, list[Bearer]] = {}
    for bearer in (*_numbers(records), *_domains(records)):
        key = bearer.said if bearer.sort is not Sort.NUMBER else _number(bearer.record)
        found.setdefault(key, []).append(bearer)
    yield from (bearers for bearers in found.values() if len(bearers) > 1)
    by_name: dict[str, list[Bearer]] = {}
    for record in records:
        for bearer in _names(record):
            for key in sorted(brand_keys(bearer.said)):
                bearers = by_name.setdefault(key, [])
                if not bearers or bearers[-1].record is not record:
                    bearers.append(bearer)
    yield from (bearers for bearers in by_name.values() if len(bearers) > 1)
    yield from _in_catalogue(by_name)
    yield from _slipped([bearers[0] for bearers in by_name.values()])


def _in_catalogue(by_name: Mapping[str, list[Bearer]]) -> Iterator[list[Bearer]]:
    """Of names that differ, those that the catalogue has for one vendor."""
    found: dict[str, list[Bearer]] = {}
    for key, bearers in by_name.items():
        if id_ := sure_id(key):
            found.setdefault(id_, []).append(bearers[0]._replace(sort=Sort.CATALOGUE))
    yield from (bearers for bearers in found.values() if len({b.record.id for b in bearers}) > 1)


def _slipped(names: list[Bearer]) -> Iterator[list[Bearer]]:
    """Of names that differ, those that may be one with a slip: each with the first such."""
    first: dict[str, Bearer] = {}
    for bearer in names:
        met: dict[str, Bearer] = {}
        for slip in slips(bearer.said):
            other = first.setdefault(slip, bearer)
            if other.record is not bearer.record:
                met[other.record.id] = other
        for other in met.values():
            yield [other._replace(sort=Sort.SLIP), bearer._replace(sort=Sort.SLIP)]


def slips(name: str) -> Iterator[str]:
    """The name with one letter of a long word left out, never the first of the word.

    Two names share one of these if a letter was changed, left out, put in or swapped with its
    neighbour. Words with digits are numbers of a series, where one that differs is another thing.
    """
    if not name.isascii() or len(name) > LONGEST:
        return
    words = without_form(name)
    for index, word in enumerate(words):
        if len(word) < LONG or not word.isalpha():
            continue
        before, after = "".join(words[:index]), "".join(words[index + 1 :])
        yield before + word + after
        for left_out in range(1, len(word)):
            yield before + word[:left_out] + word[left_out + 1 :] + after


def _numbers(records: tuple[Organisation | Vendor, ...]) -> Iterator[Bearer]:
    """A number that a company has to itself."""
    for record in records:
        if isinstance(record, Vendor):
            if isinstance(record.lei, str):
                yield Bearer(record, Sort.LEI, record.lei, "/lei")
            if _number(record):
                yield Bearer(record, Sort.NUMBER, str(record.company_number), "/company_number")


def _number(record: Organisation | Vendor) -> str:
    return company_number(record) if isinstance(record, Vendor) else ""


def _domains(records: tuple[Organisation | Vendor, ...]) -> Iterator[Bearer]:
    for record in records:
        if isinstance(record, Vendor):
            for domain in record.domains:
                yield Bearer(record, Sort.DOMAIN, domain, extend("/domains", domain))


def _names(record: Organisation | Vendor) -> Iterator[Bearer]:
    """A record by each of its names."""
    for name, route in ((record.legal_name, "/legal_name"), (record.name, "/name")):
        if isinstance(name, str):
            yield Bearer(record, Sort.NAME, name, route)
    if isinstance(record, Vendor):
        for name in record.also_known_as:
            yield Bearer(record, Sort.NAME, name, extend("/also_known_as", name))
        for name in record.formerly:
            yield Bearer(record, Sort.NAME, name, extend("/formerly", name), former=True)
