"""The record of a vendor of the catalogue: its facts, each with evidence, and what is left to us.

What only we know is `unknown`, with a comment on what to write; what the catalogue does not know
too. Nothing is taken for agreed because a vendor offers it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from onward.catalogue.entry import Company, Entry, Mechanism, Offer, Service
from onward.law.instrument import InstrumentKind
from onward.law.law import Law
from onward.law.territory import EEA
from onward.syntax.write import listed, scalar

_OPTIONS = 12
"""Of more places to choose from, the record does not list them."""
_HEAD = """\
# What the catalogue has on {name} (`onward catalogue {id}`), with its sources under `evidence`.
# Compare it with your contract: until then no transfer holds on it. Then change `how` of the
# evidence to `stated` or `confirmed`, and replace each `unknown` by what you know.
"""


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
    entry = replace(entry, services=services)
    writer = _Writer(entry)
    writer.add(f"kind: vendor\nname: {scalar(entry.called.name)}\n")
    company = _write_company(writer, entry, _contracting(entry, ours, law, day), ours)
    _write_names(writer, entry)
    writer.add("services:\n")
    for service in entry.services or (Service(id_, ()),):
        _write_service(writer, entry, service)
    if other:
        writer.add(f"  # left out, as services of other products: {', '.join(other)}\n")
    _write_contract(writer, entry)
    _write_mechanisms(writer, entry, company, ours, (law, day))
    page = f"  # its list: {entry.subprocessors.address}" if entry.subprocessors else ""
    writer.add(f"subprocessors:{page}\n  - {{vendor: unknown}}\n")
    return _HEAD.format(name=entry.called.name, id=entry.id) + writer.text()


class _Writer:
    """Lines of a record, and which source supports which of its parts."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        self._lines: list[str] = []
        self._supported: dict[str, list[str]] = {}

    def add(self, text: str) -> None:
        self._lines.append(text)

    def fact(self, text: str, route: str, source: Sequence[str]) -> None:
        """A line, and the route for which these sources are the evidence."""
        self.add(text)
        self.support(route, source)

    def support(self, route: str, source: Sequence[str]) -> None:
        for each in source:
            self._supported.setdefault(each, []).append(route)

    def text(self) -> str:
        """All lines, and the evidence: one entry for each source, in the order of the file."""
        found = [source for id_, source in self._entry.sources.items() if id_ in self._supported]
        evidence = "".join(
            f"  - supports: {listed(dict.fromkeys(self._supported[each.id]))}\n"
            f"    document: {scalar(f'{each.title}: {each.address}')}\n"
            f"    how: catalogue\n    seen: {each.seen}\n"
            for each in found
        )
        return "".join(self._lines) + (f"evidence:\n{evidence}" if evidence else "")


def _contracting(entry: Entry, ours: Ours, law: Law, day: date) -> tuple[Company, ...]:
    """The companies that contract with a customer of our country, as far as the catalogue says."""
    if not ours.country:
        return ()
    zone = (EEA,) if law.territories.in_eea(ours.country, day) else ()
    return entry.contracting(ours.country, *zone)


def _write_company(
    writer: _Writer, entry: Entry, found: tuple[Company, ...], ours: Ours
) -> Company | None:
    """The one company that contracts with us; else none, with those that may."""
    company = found[0] if len({each.name for each in found}) == 1 else None
    if company is None:
        hint = f"one of those in `one_of` ({_for(found)})" if found else _others(entry, ours)
        writer.add(f"legal_name: unknown  # {hint}\ncountry: unknown\naddress: unknown\n")
        writer.add("one_of:\n" if found else "")
        for each in found:
            country = f", country: {each.country or 'unknown'}"
            text = f"  - {{legal_name: {scalar(each.name)}{country}}}\n"
            writer.fact(text, "/one_of", each.source)
    else:
        where = f"  # for customers in {ours.country}; compare the head of your contract"
        writer.fact(f"legal_name: {scalar(company.name)}{where}\n", "/legal_name", company.source)
        facts = {
            "country": company.country,
            "company_number": company.number,
            "lei": company.lei,
            "address": company.address,
        }
        for key, said in facts.items():
            if said is not None:
                writer.fact(f"{key}: {scalar(said)}\n", f"/{key}", company.source)
            elif key in ("country", "address"):
                writer.add(f"{key}: unknown\n")
    parent = entry.parent
    if parent is not None and (company is None or parent.name != company.name):
        country = f", country: {parent.country}" if parent.country else ""
        text = f"parent: {{legal_name: {scalar(parent.name)}{country}}}\n"
        writer.fact(text, "/parent", parent.source)
    return company


def _for(companies: Sequence[Company]) -> str:
    """For which services each contracts."""
    return "; ".join(
        f"{each.name} for {' and '.join(each.services) or 'the rest'}" for each in companies
    )


def _others(entry: Entry, ours: Ours) -> str:
    """What to write where the catalogue does not say which company contracts with us."""
    if not entry.companies:
        return "the company with which we have the contract, as the contract names it"
    named = "; ".join(
        f"{each.name} ({each.country or 'country unknown'})" for each in entry.companies
    )
    where = ours.country or "a country that is not recorded"
    return f"which one contracts with customers in {where} was not found; its companies: {named}"


def _write_names(writer: _Writer, entry: Entry) -> None:
    """Other names, domains, links and the contact."""
    called = entry.called
    for key, names in (("also_known_as", called.also), ("formerly", called.formerly)):
        if names:
            writer.fact(f"{key}: {listed(names)}\n", f"/{key}", called.source)
    domains = [each for each in entry.marks if each.kind == "domains"]
    if domains:
        values = dict.fromkeys(value for each in domains for value in each.values)
        source = dict.fromkeys(one for each in domains for one in each.source)
        writer.fact(f"domains: {listed(values)}\n", "/domains", tuple(source))
    links = (
        ("privacy_notice", entry.notice),
        ("agreement_page", entry.agreement),
        ("subprocessor_list", entry.subprocessors),
    )
    if any(page for _, page in links):
        writer.add("links:\n")
        for key, page in links:
            if page is not None:
                writer.fact(f"  {key}: {scalar(page.address)}\n", f"/links/{key}", page.source)
    contact = entry.contact
    name = scalar(contact.name) if contact and contact.name else "unknown"
    email = scalar(contact.email) if contact and contact.email else "unknown"
    text = f"contact: {{name: {name}, email: {email}}}\n"
    writer.fact(text, "/contact", contact.source if contact else ())


def _write_service(writer: _Writer, entry: Entry, service: Service) -> None:
    route = f"/services/{service.id}"
    more = "  # delete it if we do not use it" if len(entry.services) > 1 else ""
    writer.add(f"  - id: {service.id}{more}\n")
    for key, fact in (("purpose", service.purpose), ("role", service.role)):
        if fact is None:
            writer.add(f"    {key}: unknown\n")
        else:
            writer.fact(f"    {key}: {scalar(fact)}\n", f"{route}/{key}", service.source)
    if service.products:
        text = f"    products: {listed(service.products)}\n"
        writer.fact(text, f"{route}/products", service.source)
    writer.add("    activities: [unknown]  # ids of records in activities/\n")
    words = {
        "data": (service.data, "what it gets from us (`onward words data`)"),
        "subjects": (service.subjects, "whose data it is (`onward words subjects`)"),
    }
    for key, (said, what) in words.items():
        if said:
            usual = "  # as usual; compare what it gets from us"
            writer.fact(f"    {key}: {listed(said)}{usual}\n", f"{route}/{key}", service.source)
        else:
            writer.add(f"    {key}: [unknown]  # {what}\n")
    _write_places(writer, entry, service)


def _write_places(writer: _Writer, entry: Entry, service: Service) -> None:
    """The places of a service; where the customer chooses, the choice is left to us.

    A controller answers for its own places: those that are not known are not asked for.
    """
    offers = [each for each in entry.places if not each.services or service.id in each.services]
    if service.role == "controller" and not offers:
        return
    writer.add("    locations:\n")
    for offer in offers:
        ours = offer.provider or (offer.chosen_by and len(offer.places) > 1)
        for line in _offered(offer) if ours else _named(offer):
            writer.add(f"      - {line}\n")
        if not ours:
            writer.support(f"/services/{service.id}/locations", offer.source)
    named = {use for offer in offers for use in offer.uses}
    if "storage" not in named:
        writer.add("      - {place: unknown, for: [storage]}\n")
    if not named & {"support", "administration"}:
        writer.add("      - {place: unknown, for: [support]}  # from where people access it\n")


def _offered(offer: Offer) -> Iterator[str]:
    """Places to choose from: the one that we chose is ours to write."""
    if offer.provider or len(offer.places) > _OPTIONS:
        words = f"`onward words {offer.provider}`" if offer.provider else "`onward catalogue`"
        yield f"{{place: unknown{_uses(offer)}}}  # the region that we chose ({words} lists them)"
    else:
        options = f"options: {listed(offer.places)}, chosen_by: us"
        yield f"{{place: unknown{_uses(offer)}, {options}}}  # write as `place` the one we chose"


def _named(offer: Offer) -> Iterator[str]:
    return (f"{{place: {scalar(place)}{_uses(offer)}}}" for place in offer.places)


def _uses(offer: Offer) -> str:
    return f", for: {listed(offer.uses)}" if offer.uses else ""


def _write_contract(writer: _Writer, entry: Entry) -> None:
    """The DPA is offered; whether and when we concluded it is ours to know."""
    terms = entry.agreement
    if terms is None:
        writer.add("agreement: {status: unknown}  # signed, with the day and the document\n")
        return
    how = {
        True: "it is part of the terms: `incorporated`, with `signed`, the day we accepted them",
        False: "it is to be concluded apart: `signed`, with the day and the document",
        None: "`signed` or `incorporated`, with `signed`, the day",
    }
    writer.add(f"agreement:\n  status: unknown  # {how[terms.part_of_terms]}\n")
    facts: Mapping[str, str | int | None] = {
        "authorisation": terms.authorisation,
        "notice_days": terms.notice_days,
        "objection_days": terms.objection_days,
    }
    for key, said in facts.items():
        if said is not None:
            writer.fact(f"  {key}: {said}\n", f"/agreement/{key}", terms.source)


def _write_mechanisms(
    writer: _Writer, entry: Entry, company: Company | None, ours: Ours, law: tuple[Law, date]
) -> None:
    """Those that its agreement offers and that our law knows, where one is needed."""
    data, day = law
    country = company.country if company else None
    if country and ours.regimes and all(_free(data, each, country, day) for each in ours.regimes):
        return
    found = [
        each
        for each in entry.mechanisms
        if not ours.regimes or any(data.counterpart(one, each.instrument) for one in ours.regimes)
    ]
    if not found:
        writer.add(
            "mechanisms:  # transfer mechanisms (`onward law` lists them); [] if there is none\n"
        )
        writer.add("  - {instrument: unknown}\n")
        return
    writer.add("mechanisms:  # what its agreement offers; delete what we do not rely on\n")
    for mechanism in found:
        writer.add(f"  - instrument: {mechanism.instrument}\n{_details(mechanism, data)}")
        writer.support(f"/mechanisms/{mechanism.instrument}", mechanism.source)


def _free(law: Law, regime: str, country: str, day: date) -> bool:
    """Whether a company there needs no mechanism: it is inside, or a decision asks for nothing."""
    decisions = law.adequacy(regime, country, day)
    return law.inside(regime, country, day) or any(not each.shown for each in decisions)


def _details(mechanism: Mechanism, law: Law) -> str:
    """What is recorded of a mechanism: of a certification its entry, of clauses what is offered."""
    if law.instrument(mechanism.instrument).kind is InstrumentKind.FRAMEWORK:
        entity = scalar(mechanism.entity) if mechanism.entity else "unknown"
        covers = listed(mechanism.covers) if mechanism.covers else "[unknown]"
        return (
            f"    certified:  # look it up on the list, and write `verified`, the day\n"
            f"      entity: {entity}\n      listed_as: {mechanism.listed_as or 'unknown'}\n"
            f"      covers: {covers}\n"
        )
    modules = (
        f"    modules: [{', '.join(map(str, mechanism.modules))}]\n" if mechanism.modules else ""
    )
    return (
        "    status: stated  # `signed` or `incorporated` once agreed, with `signed` and `with`\n"
        f"{modules}"
    )
