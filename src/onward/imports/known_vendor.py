"""The record of a vendor of the catalogue: its facts, each with evidence, and what is left to us.

What only we know is `unknown`, with a comment on what to write; what the catalogue does not know
too. Nothing is taken for agreed because a vendor offers it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from onward.catalogue.entry import Company, Entry, Mechanism, Offer, Service
from onward.imports.parts import UNKNOWN
from onward.law.instrument import InstrumentKind
from onward.law.law import Law
from onward.law.territory import EEA
from onward.syntax.write import Noted, record

Plain = dict[str, object]

_OPTIONS = 12
"""Of more places to choose from, the record does not list them."""
_HEAD = """\
# What the catalogue has on {name} (`onward catalogue {id}`), with its sources under `evidence`.
# Compare it with your contract: until then no transfer holds on it. Then change `how` of the
# evidence to `stated` or `confirmed`, and replace each `unknown` by what you know.
"""
_AGREED = {
    True: "it is part of the terms: `incorporated`, with `signed`, the day we accepted them",
    False: "it is to be concluded apart: `signed`, with the day and the document",
    None: "`signed` or `incorporated`, with `signed`, the day",
}
"""What to write as the status of a DPA, by whether it is part of the terms of service."""


class Ours(NamedTuple):
    """What is known of the organisation for which the record is written."""

    country: str
    """Empty where it is not known: then neither is the company that contracts with it."""
    regimes: tuple[str, ...]


def vendor_record(
    id_: str, entry: Entry, ours: Ours, law: Law, day: date, spelled: Iterable[str] = ("",)
) -> str:
    """The text of the record, without the line for an editor.

    Where every spelling names a product, it has no services of other products.
    """
    services = entry.services_of(spelled)
    other = [each.id for each in entry.services if each not in services]
    draft = _Draft(replace(entry, services=services), ours, law, day)
    left_out = f"left out, as services of other products: {', '.join(other)}" if other else ""
    company = draft.company()
    parts = {
        "kind": "vendor",
        "name": entry.called.name,
        **draft.contracting(company),
        **draft.names(),
        "services": Noted(
            [draft.service(each) for each in services or (Service(id_, ()),)], left_out
        ),
        "agreement": draft.agreement(),
        **draft.mechanisms(company),
        "subprocessors": Noted([{"vendor": UNKNOWN}], draft.list_of_its_own()),
        "evidence": draft.evidence() or None,
    }
    return _HEAD.format(name=entry.called.name, id=entry.id) + record(parts)


@dataclass
class _Draft:
    """The parts of a record, and which source supports which of its routes."""

    entry: Entry
    ours: Ours
    law: Law
    day: date
    supported: dict[str, list[str]] = field(default_factory=dict)

    def said(
        self, value: object, route: str, source: Sequence[str], absent: object = None
    ) -> object:
        """A value, which these sources support; where there is none, what stands for it."""
        if not value:
            return absent
        for each in source:
            self.supported.setdefault(each, []).append(route)
        return value

    def evidence(self) -> list[Plain]:
        """One entry for each source, in the order of the file."""
        return [
            {
                "supports": list(dict.fromkeys(self.supported[id_])),
                "document": f"{each.title}: {each.address}",
                "how": "catalogue",
                "seen": str(each.seen),
            }
            for id_, each in self.entry.sources.items()
            if id_ in self.supported
        ]

    def _candidates(self) -> tuple[Company, ...]:
        """The companies that contract with a customer of our country, as far as is known."""
        country = self.ours.country
        zone = (EEA,) if country and self.law.territories.in_eea(country, self.day) else ()
        return self.entry.contracting(country, *zone) if country else ()

    def company(self) -> Company | None:
        """The one company that contracts with us."""
        found = self._candidates()
        return found[0] if len({each.name for each in found}) == 1 else None

    def contracting(self, company: Company | None) -> Plain:
        """The company; where it is not one, those that may be; and the parent."""
        made = self._undecided() if company is None else self._decided(company)
        parent = self.entry.parent
        if parent is not None and (company is None or parent.name != company.name):
            said = {"legal_name": parent.name, "country": parent.country}
            made["parent"] = self.said(said, "/parent", parent.source)
        return made

    def _decided(self, company: Company) -> Plain:
        where = f"for customers in {self.ours.country}; compare the head of your contract"

        def said(value: object, key: str, absent: object = None) -> object:
            return self.said(value, f"/{key}", company.source, absent)

        return {
            "legal_name": Noted(said(company.name, "legal_name"), where),
            "country": said(company.country, "country", UNKNOWN),
            "company_number": said(company.number, "company_number"),
            "lei": said(company.lei, "lei"),
            "address": said(company.address, "address", UNKNOWN),
        }

    def _undecided(self) -> Plain:
        found = self._candidates()
        several = [{"legal_name": each.name, "country": each.country or UNKNOWN} for each in found]
        source = [one for each in found for one in each.source]
        return {
            "legal_name": Noted(UNKNOWN, _choice(found) if found else self._others()),
            "country": UNKNOWN,
            "address": UNKNOWN,
            "one_of": self.said(several, "/one_of", source),
        }

    def _others(self) -> str:
        """What to write where the catalogue does not say which company contracts with us."""
        if not self.entry.companies:
            return "the company with which we have the contract, as the contract names it"
        named = "; ".join(
            f"{each.name} ({each.country or 'country unknown'})" for each in self.entry.companies
        )
        where = self.ours.country or "a country that is not recorded"
        return (
            f"which one contracts with customers in {where} was not found; its companies: {named}"
        )

    def names(self) -> Plain:
        """Other names, domains, links and the contact."""
        called, contact = self.entry.called, self.entry.contact
        domains, cited = self.entry.domains
        links = {
            key: self.said(page.address, f"/links/{key}", page.source)
            for key, page in self.entry.pages.items()
        }
        reach = {
            "name": contact.name if contact and contact.name else UNKNOWN,
            "email": contact.email if contact and contact.email else UNKNOWN,
        }
        return {
            "also_known_as": self.said(called.also, "/also_known_as", called.source),
            "formerly": self.said(called.formerly, "/formerly", called.source),
            "domains": self.said(domains, "/domains", cited),
            "links": links or None,
            "contact": self.said(reach, "/contact", contact.source if contact else ()),
        }

    def service(self, service: Service) -> Plain:
        """A service; where the customer chooses a place, the choice is left to us."""
        route = f"/services/{service.id}"

        def said(value: object, key: str, absent: object = None) -> object:
            return self.said(value, f"{route}/{key}", service.source, absent)

        def words(usual: Sequence[str], key: str, what: str) -> Noted:
            hint = "as usual; compare what it gets from us" if usual else what
            return Noted(said(usual, key, [UNKNOWN]), hint)

        several = len(self.entry.services) > 1
        return {
            "id": Noted(service.id, "delete it if we do not use it" if several else ""),
            "purpose": said(service.purpose, "purpose", UNKNOWN),
            "role": said(service.role, "role", UNKNOWN),
            "products": said(service.products, "products"),
            "activities": Noted([UNKNOWN], "ids of records in activities/"),
            "data": words(service.data, "data", "what it gets from us (`onward words data`)"),
            "subjects": words(
                service.subjects, "subjects", "whose data it is (`onward words subjects`)"
            ),
            "locations": list(self._places(service)) or None,
        }

    def _places(self, service: Service) -> Iterator[object]:
        """A controller answers for its own places: those that are not known are not asked for."""
        every = self.entry.places
        offers = [each for each in every if not each.services or service.id in each.services]
        if service.role == "controller" and not offers:
            return
        for offer in offers:
            if offer.provider or (offer.chosen_by and len(offer.places) > 1):
                yield _offered(offer)
                continue
            places = [_place(each, offer.uses) for each in offer.places]
            self.said(places, f"/services/{service.id}/locations", offer.source)
            yield from places
        named = {use for offer in offers for use in offer.uses}
        if "storage" not in named:
            yield _place(UNKNOWN, ("storage",))
        if not named & {"support", "administration"}:
            yield Noted(_place(UNKNOWN, ("support",)), "from where people access it")

    def agreement(self) -> object:
        """The DPA is offered; whether and when we concluded it is ours to know."""
        terms = self.entry.agreement
        if terms is None:
            return Noted({"status": UNKNOWN}, "signed, with the day and the document")
        facts: Mapping[str, object] = {
            "authorisation": terms.authorisation,
            "notice_days": terms.notice_days,
            "objection_days": terms.objection_days,
        }
        known = {
            key: self.said(str(each), f"/agreement/{key}", terms.source) and each
            for key, each in facts.items()
            if each is not None
        }
        return {"status": Noted(UNKNOWN, _AGREED[terms.part_of_terms]), **known}

    def mechanisms(self, company: Company | None) -> Plain:
        """Those that its agreement offers and that our law knows, where one is needed."""
        law, regimes = self.law, self.ours.regimes
        country = company.country if company else None
        if country and regimes and all(self._free(each, country) for each in regimes):
            return {}
        found = [
            each
            for each in self.entry.mechanisms
            if not regimes or any(law.counterpart(one, each.instrument) for one in regimes)
        ]
        if not found:
            hint = "transfer mechanisms (`onward law` lists them); [] if there is none"
            return {"mechanisms": Noted([{"instrument": UNKNOWN}], hint)}
        made = [
            self.said(_details(each, law), f"/mechanisms/{each.instrument}", each.source)
            for each in found
        ]
        hint = "what its agreement offers; delete what we do not rely on"
        return {"mechanisms": Noted(made, hint)}

    def _free(self, regime: str, country: str) -> bool:
        """Whether a company there needs no mechanism: inside, or a decision asks for nothing."""
        decisions = self.law.adequacy(regime, country, self.day)
        inside = self.law.inside(regime, country, self.day)
        return inside or any(not each.shown for each in decisions)

    def list_of_its_own(self) -> str:
        """Where its own sub-processors are listed."""
        page = self.entry.subprocessors
        return f"its list: {page.address}" if page else ""


def _choice(companies: Sequence[Company]) -> str:
    """For which services each contracts."""
    named = (f"{each.name} for {' and '.join(each.services) or 'the rest'}" for each in companies)
    return f"one of those in `one_of` ({'; '.join(named)})"


def _place(place: str, uses: Sequence[str]) -> Plain:
    return {"place": place, "for": uses or None}


def _offered(offer: Offer) -> Noted:
    """Places to choose from: the one that we chose is ours to write."""
    unknown = _place(UNKNOWN, offer.uses)
    if offer.provider or len(offer.places) > _OPTIONS:
        words = f"`onward words {offer.provider}`" if offer.provider else "`onward catalogue`"
        return Noted(unknown, f"the region that we chose ({words} lists them)")
    options = {"options": offer.places, "chosen_by": "us"}
    return Noted(unknown | options, "write as `place` the one we chose")


def _details(mechanism: Mechanism, law: Law) -> Mapping[str, object]:
    """What is recorded of a mechanism: of a certification its entry, of clauses what is offered."""
    named: Plain = {"instrument": mechanism.instrument}
    if law.instrument(mechanism.instrument).kind is InstrumentKind.FRAMEWORK:
        entry = {
            "entity": mechanism.entity or UNKNOWN,
            "listed_as": mechanism.listed_as or UNKNOWN,
            "covers": mechanism.covers or [UNKNOWN],
        }
        return named | {
            "certified": Noted(entry, "look it up on the list, and write `verified`, the day")
        }
    agreed = "`signed` or `incorporated` once agreed, with `signed` and `with`"
    return named | {"status": Noted("stated", agreed), "modules": mechanism.modules or None}
