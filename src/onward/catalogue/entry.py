"""One vendor of the catalogue: facts, each with its source; no fact is concluded or judged.

A fact that was not found is absent: None, or an empty tuple.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Final, NamedTuple

from onward.source.packaged import table
from onward.terms.company import brand_key
from onward.terms.months import after_months

FRESH: Final = 12
"""Months after the day seen, after which a source is stale."""
MARKS: Final = ("domains", "npm", "pypi", "gem", "go", "terraform", "spf", "dns")
"""By what a vendor is recognised: domains, packages, Terraform providers, names in DNS."""


class Source(NamedTuple):
    """Where facts were read."""

    id: str
    title: str
    address: str
    """Web address of the document that states the facts."""
    seen: date
    """Day on which it was read, or on which `via` read it where that is another's reading."""
    dated: date | None = None
    """Day that the text itself carries: its version, or its last change."""
    via: str = ""
    """Where a copy or an extract of it was read; empty where it was read at its address."""
    by: str = ""
    """Who publishes it, where that is not the vendor."""

    def stale(self, day: date) -> bool:
        """Whether it was seen more than twelve months before that day."""
        return day > after_months(self.seen, FRESH)


class Named(NamedTuple):
    """How the vendor is called and spelled."""

    name: str
    source: tuple[str, ...]
    also: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    """Those of the spellings that also mean something else."""


class Company(NamedTuple):
    """A company of the vendor, and the customers with whom it contracts."""

    name: str
    source: tuple[str, ...]
    country: str | None = None
    customers: tuple[str, ...] = ()
    """Places of the customers who contract with it: countries, `EEA`, or `world` for all others."""
    services: tuple[str, ...] = ()
    """Ids of the services for which it contracts; empty: for all."""
    address: str | None = None
    number: str | None = None
    """Its number in the register of companies."""
    lei: str | None = None


class Parent(NamedTuple):
    """The ultimate parent company."""

    name: str
    source: tuple[str, ...]
    country: str | None = None


class Marks(NamedTuple):
    """Identifiers of one kind (one of MARKS) by which the vendor is recognised."""

    kind: str
    values: tuple[str, ...]
    source: tuple[str, ...]


class Service(NamedTuple):
    """One service, as the vendor describes it."""

    id: str
    source: tuple[str, ...]
    purpose: str | None = None
    role: str | None = None
    """The vendor's role for it: processor, controller, joint-controller."""
    products: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()


class Offer(NamedTuple):
    """Places that the vendor names, and what for."""

    source: tuple[str, ...]
    places: tuple[str, ...] = ()
    uses: tuple[str, ...] = ()
    """The key `for`: storage, processing, support, administration, backup, development."""
    services: tuple[str, ...] = ()
    """Ids of the services that it is said of; empty: of all."""
    chosen_by: str | None = None
    """`customer` where the customer chooses one of them."""
    provider: str | None = None
    """The provider whose regions (`onward words aws`) are all on offer."""


class Mechanism(NamedTuple):
    """A transfer mechanism of its agreement, or a framework under which it is certified."""

    instrument: str
    """Id of the law data."""
    source: tuple[str, ...]
    modules: tuple[int, ...] = ()
    entity: str | None = None
    """The company that certified, or to which it applies."""
    listed_as: str | None = None
    """Its status on the list of the framework; None where the list itself was not seen."""
    covers: tuple[str, ...] = ()


class Terms(NamedTuple):
    """What the vendor's DPA says of itself."""

    address: str
    source: tuple[str, ...]
    part_of_terms: bool | None = None
    """True: it applies without a signature of its own; False: it has to be concluded apart."""
    authorisation: str | None = None
    notice_days: int | None = None
    """Days of notice before a new sub-processor."""
    objection_days: int | None = None


class Page(NamedTuple):
    """The address of a page."""

    address: str
    source: tuple[str, ...]


class Certificate(NamedTuple):
    """A certification that the vendor says it holds."""

    standard: str
    source: tuple[str, ...]
    until: date | None = None


class Contact(NamedTuple):
    """Its contact for data protection."""

    source: tuple[str, ...]
    email: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """All that the catalogue has of one vendor."""

    id: str
    sources: Mapping[str, Source]
    called: Named
    companies: tuple[Company, ...] = ()
    parent: Parent | None = None
    marks: tuple[Marks, ...] = ()
    services: tuple[Service, ...] = ()
    places: tuple[Offer, ...] = ()
    mechanisms: tuple[Mechanism, ...] = ()
    agreement: Terms | None = None
    subprocessors: Page | None = None
    notice: Page | None = None
    contact: Contact | None = None
    certificates: tuple[Certificate, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every name by which it is known: today's, others, former ones."""
        return (self.called.name, *self.called.also, *self.called.formerly)

    @property
    def domains(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Its domains, and the ids of the sources that have them."""
        marks = [each for each in self.marks if each.kind == "domains"]
        values = dict.fromkeys(value for each in marks for value in each.values)
        return tuple(values), tuple(dict.fromkeys(one for each in marks for one in each.source))

    @property
    def pages(self) -> "Mapping[str, Page | Terms]":
        """Its pages, by the key under which a record links to them."""
        every = {
            "privacy_notice": self.notice,
            "agreement_page": self.agreement,
            "subprocessor_list": self.subprocessors,
        }
        return {key: page for key, page in every.items() if page is not None}

    def services_of(self, spelled: Iterable[str]) -> tuple[Service, ...]:
        """Those of the products that the spellings name, and those that have no product: they may
        come with it. All, where a spelling names no product.
        """
        keys = set(map(brand_key, spelled))
        own = self.called.name
        named = {
            each.id: {brand_key(said) for one in each.products for said in (one, f"{own} {one}")}
            for each in self.services
        }
        if not keys <= set().union(*named.values()):
            return self.services
        return tuple(each for each in self.services if not each.products or keys & named[each.id])

    def contracting(self, *customers: str) -> tuple[Company, ...]:
        """The companies with whom such a customer contracts: by the first of these words for where
        it is that a company names, its country before its zone; last come those for all others.
        """
        for where in (*customers, "world"):
            if found := tuple(each for each in self.companies if where in each.customers):
                return found
        return ()

    def seen(self, cited: tuple[str, ...]) -> tuple[Source, ...]:
        """The sources of a fact."""
        return tuple(self.sources[each] for each in cited)

    def stale(self, day: date) -> tuple[Source, ...]:
        """The sources that were seen more than twelve months before that day."""
        return tuple(each for each in self.sources.values() if each.stale(day))


@cache
def load(id_: str) -> Entry:
    """One vendor; FileNotFoundError where the catalogue does not have it."""
    return entry_of(id_, table("onward.catalogue", f"vendors/{id_}"))


def entry_of(id_: str, whole: Mapping[str, Any]) -> Entry:
    """The entry that a file says; a key that no fact has raises TypeError."""
    rest = {key: _value(value) for key, value in whole.items() if key not in _SHAPES}
    facts = {key: make(whole[key]) for key, make in _SHAPES.items() if key in whole}
    return Entry(id=id_, **facts, **rest)


def _value(value: Any) -> Any:
    """Lists as tuples."""
    return tuple(value) if isinstance(value, list) else value


def _fact(make: Any, row: Mapping[str, Any]) -> Any:
    said = {("uses" if key == "for" else key): _value(value) for key, value in row.items()}
    if isinstance(said.get("source"), str):
        said["source"] = (said["source"],)
    return make(**said)


def _marks(rows: list[dict[str, Any]]) -> Iterator[Marks]:
    for row in rows:
        cited = row["source"] if isinstance(row["source"], list) else [row["source"]]
        for kind, values in row.items():
            if kind != "source":
                yield Marks(kind, tuple(values), tuple(cited))


def _one(make: Any) -> Any:
    return lambda row: _fact(make, row)


def _many(make: Any) -> Any:
    return lambda rows: tuple(_fact(make, row) for row in rows)


_SHAPES: Final[Mapping[str, Any]] = {
    "sources": lambda rows: {id_: Source(id=id_, **row) for id_, row in rows.items()},
    "called": _one(Named),
    "companies": _many(Company),
    "parent": _one(Parent),
    "marks": lambda rows: tuple(_marks(rows)),
    "services": _many(Service),
    "places": _many(Offer),
    "mechanisms": _many(Mechanism),
    "agreement": _one(Terms),
    "subprocessors": _one(Page),
    "notice": _one(Page),
    "contact": _one(Contact),
    "certificates": _many(Certificate),
}
