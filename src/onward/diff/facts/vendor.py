"""A vendor record as facts: everything in it that a reviewer may have to weigh."""

from collections.abc import Iterator
from functools import partial

from onward.diagnostic import Place
from onward.diff.change import Part
from onward.diff.facts.fact import (
    Fact,
    Facts,
    Key,
    Row,
    dashless,
    evidence,
    items,
    numbered,
    scalars,
    terms,
    words,
)
from onward.diff.facts.mechanism import in_words, mechanisms
from onward.diff.labels import Names, country_name
from onward.inventory.vendor import (
    Agreement,
    Contact,
    Edge,
    Location,
    Parent,
    Renewal,
    Service,
    Vendor,
    VendorApproval,
)
from onward.transfers.place import country
from onward.wording.english import listed


def vendor_facts(vendor: Vendor, names: Names) -> Facts:
    """Everything that a vendor record says."""
    return dict(_vendor(vendor, names))


def _vendor(vendor: Vendor, names: Names) -> Iterator[Row]:
    at = Place(vendor.origin)
    yield from scalars(
        at,
        vendor,
        "name entity group public subject_to since until announced objections_heard emergency "
        "company_number lei address visibility reviewed owner",
    )
    yield from _parent(vendor.parent, at)
    yield from person("contact", vendor.contact, at)
    yield from scalars(at, vendor, "country")
    for company in vendor.one_of:
        said = (company.legal_name, company.country)
        where = country_name(words(company.country))
        worded = f"{words(company.legal_name) or 'a company'} ({where})"
        yield Key("company", (), repr(said)), Fact(said, worded, at._replace(route=company.route))
    yield from scalars(at, vendor, "role stage engaged")
    yield from items("known as", vendor.also_known_as, at)
    yield from items("formerly", vendor.formerly, at)
    yield from items("domain", vendor.domains, at)
    yield from scalars(
        at._replace(route="/links"),
        vendor.links,
        "link_to_privacy_notice link_to_agreement_page link_to_subprocessor_list",
    )
    for service in vendor.services:
        yield from _service(service, at, names)
    yield from _agreement(vendor.agreement, at)
    yield from _certificates(vendor, at)
    yield from _approval(vendor.approval, at)
    yield from mechanisms(vendor.mechanisms, at._replace(route="/mechanisms"), names)
    yield from _chain(vendor, at, names)
    yield from evidence(vendor.evidence, at)


def person(aspect: str, contact: Contact | None, at: Place) -> Iterator[Row]:
    """Who answers, in one line."""
    if contact is None:
        return
    said = (contact.name, contact.position, contact.email, contact.address)
    worded = ", ".join(words(each) for each in said if each is not None)
    if worded:
        yield Key(aspect), Fact(said, worded, at._replace(route=f"{at.route}/{aspect}"))


def _parent(parent: Parent | None, at: Place) -> Iterator[Row]:
    if parent is None:
        return
    where = f" ({country_name(words(parent.country))})" if parent.country is not None else ""
    worded = f"{words(parent.legal_name) or 'a company'}{where}"
    yield (
        Key("parent"),
        Fact((parent.legal_name, parent.country), worded, at._replace(route=f"{at.route}/parent")),
    )


def _service(service: Service, record: Place, names: Names) -> Iterator[Row]:
    at = record._replace(route=service.route)
    about = (Part("service", service.id),)
    yield Key("service", (), service.id), Fact(service.id, summary(service, names), at, head=True)
    yield from scalars(
        at,
        service,
        "purpose nature retention products when since until announced objections_heard emergency "
        "role clear_text form stage frequency",
        about,
    )
    yield from terms("activity", service.activities, at, about, names.activity)
    yield from terms("data", service.data, at, about, names.data)
    yield from terms("subjects", service.subjects, at, about, names.subjects)
    yield from _places(service.locations, at, names, about)


def summary(service: Service, names: Names) -> str:
    """What a service is for, with which data, where."""
    parts = [words(service.purpose) if service.purpose is not None else service.id]
    if isinstance(service.data, tuple) and service.data:
        parts.append(f"with {', '.join(names.data(each) for each in service.data)}")
    elif service.data is not None:
        parts.append("with unknown data" if service.data else "with no personal data")
    places = dict.fromkeys(names.place(each) for each in service.locations or ())
    parts += [f"in {listed(places)}"] if places else []
    parts += [words(service.stage)] if service.stage not in (None, "in-use") else []
    return ", ".join(parts)


def _places(
    locations: tuple[Location, ...] | None, record: Place, names: Names, about: tuple[Part, ...]
) -> Iterator[Row]:
    if locations == ():
        yield Key("place", about, "none"), Fact((), "none", record, head=True)
    found = sorted(locations or (), key=repr)
    for id_, location in zip(numbered(words(each.place) for each in found), found, strict=True):
        at = record._replace(route=location.route)
        uses = f" for {words(location.uses)}" if isinstance(location.uses, tuple) else ""
        worded = f"{names.place(location)}{uses}"
        yield (
            Key("place", about, id_),
            Fact(country(location) or location.place, worded, at, head=True, tail=uses),
        )
        part = (*about, Part("place", id_))
        yield from terms("use", location.uses, at, part)
        yield from scalars(at, location, "since until", part)
        yield from scalars(at, location, "run_by", part, names.party)
        yield from scalars(at, location, "claimed_country", part)
        if location.options:
            said = (tuple(sorted(location.options)), location.chosen_by)
            yield Key("choice", part), Fact(said, names.place(location), at)


def _agreement(
    agreement: Agreement | None, record: Place, about: tuple[Part, ...] = ()
) -> Iterator[Row]:
    if agreement is None:
        return
    at = record._replace(route=agreement.route)
    said = agreement.status
    there = at._replace(route=f"{at.route}/status")
    yield Key("agreement", about), Fact(said, dashless(words(said)), there)
    about = (*about, Part("agreement"))
    yield from scalars(
        at,
        agreement,
        "notice_days objection_days emergency_days agreement_signed agreement_document "
        "agreement_hash authorisation cites expires since until",
        about,
    )
    for letter, answer in sorted(agreement.letters.items()):
        there = at._replace(route=f"{at.route}/letters/{letter}")
        yield Key("letters", about, letter), Fact(answer, f"({letter}) {words(answer)}", there)
    place = at._replace(route=f"{at.route}/renewal")
    yield from _renewal(agreement.renewal, place, about)


def _renewal(renewal: Renewal | None, at: Place, about: tuple[Part, ...]) -> Iterator[Row]:
    if renewal is None:
        return
    yield from scalars(at, renewal, "renewed_on renews_itself renewed_for notice_of_renewal", about)


def _approval(approval: VendorApproval | None, record: Place) -> Iterator[Row]:
    if approval is None:
        return
    at = record._replace(route="/approval")
    yield from scalars(at, approval, "verdict risk decided_on decided_by")


def _certificates(vendor: Vendor, record: Place) -> Iterator[Row]:
    if vendor.certificates == ():
        at = record._replace(route="/certificates")
        yield Key("certificate", (), "none"), Fact((), "none", at)
    found = sorted(vendor.certificates or (), key=repr)
    for id_, each in zip(numbered(words(one.standard) for one in found), found, strict=True):
        at = record._replace(route=each.route)
        parts = [f"until {words(each.until)}"] if each.until is not None else []
        parts += [words(each.document)] if each.document is not None else []
        more = f" ({'; '.join(parts)})" if parts else ""
        said = (each.standard, each.until, each.document)
        yield Key("certificate", (), id_), Fact(said, f"{words(each.standard)}{more}", at)


def _chain(vendor: Vendor, record: Place, names: Names) -> Iterator[Row]:
    edges = vendor.subprocessors
    if edges == ():
        at = record._replace(route="/subprocessors")
        yield Key("chain", (), "none"), Fact((), "none", at, head=True)
    found = sorted(edges or (), key=repr)
    for id_, edge in zip(numbered(words(each.vendor) for each in found), found, strict=True):
        at = record._replace(route=edge.route)
        about = (Part("chain", id_),)
        yield Key("chain", (), id_), Fact(edge.vendor, _edge(edge, names), at, head=True)
        yield from scalars(at, edge, "purpose since until notified object_by", about)
        if edge.approved is not None:
            given = at._replace(route=f"{at.route}/approved")
            yield Key("chain approved", about), Fact(edge.approved, words(edge.approved), given)
        yield from terms("serves", edge.serves, at, about, partial(names.service, vendor.id))
        yield from terms("data", edge.data, at, about, names.data)
        yield from _places(edge.locations, at, names, about)
        yield from _agreement(edge.agreement, at, about)
        yield from mechanisms(edge.mechanisms, at, names, about)


def _edge(edge: Edge, names: Names) -> str:
    """The party to which data are passed on: where, for what, under which mechanism."""
    party = names.vendor(edge.vendor) if isinstance(edge.vendor, str) else "unknown companies"
    parts = [f"for {edge.purpose}"] if isinstance(edge.purpose, str) else []
    places = dict.fromkeys(names.place(each) for each in edge.locations or ())
    parts += [f"in {listed(places)}"] if places else []
    parts += [f"under {in_words(each, names)}" for each in edge.mechanisms or ()]
    return ", ".join([party, *parts])
