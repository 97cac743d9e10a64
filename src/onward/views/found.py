"""What is open in an inventory: every `unknown`, and every reason that an answer would settle."""

from collections.abc import Iterator
from typing import NamedTuple

from onward.diagnostic import Place
from onward.inventory.organisation import Activity, Controller, Notice
from onward.inventory.records import Inventory
from onward.inventory.safeguard import Safeguard
from onward.inventory.value import CONCLUDED, UNKNOWN
from onward.inventory.vendor import Agreement, Edge, Location, Service, Vendor
from onward.law.book import Book
from onward.rules._case import Case
from onward.rules.notice.undated_subprocessor import undated
from onward.rules.transfers._chains import processors
from onward.transfers.flow import Kind, Role
from onward.transfers.footing import Judgment, Reason
from onward.transfers.roles import role_of
from onward.transfers.weigh import Footings
from onward.transfers.words import settle, why
from onward.views import clauses, gaps, open_reasons, our_topics, passed_on, topics
from onward.views.gaps import Gap, Record
from onward.views.silent import silent
from onward.views.topic import Topic
from onward.views.unrecorded import unrecorded
from onward.views.uses import Use, purpose, use
from onward.wording.labels import called


class Found(NamedTuple):
    """One thing that is open."""

    topic: Topic
    subject: str
    at: Place
    vendor: Vendor | None = None
    """The vendor that could answer, or is spoken of; None where no vendor is."""
    key: str = ""
    """What it is about, so that nothing is asked twice under one topic."""
    about: Use | str = ""
    items: tuple[str, ...] = ()
    because: str = ""
    held: bool = False
    """Whether we hold what the answer stands in."""

    @property
    def name(self) -> str:
        """What to call the vendor that is spoken of."""
        if self.vendor is None:
            return ""
        return called(self.vendor.name, self.vendor.id)

    @property
    def about_id(self) -> str:
        """The id of the vendor that is spoken of; empty where none is."""
        return self.vendor.id if self.vendor else ""


def found(inventory: Inventory, footings: Footings, book: Book) -> Iterator[Found]:
    """Everything that is open, in the order of the records."""
    case = Case(inventory=inventory, footings=footings, book=book)
    silent_chain = {vendor.id for vendor in processors(case) if vendor.subprocessors is None}
    for vendor in inventory.vendors.values():
        yield from _in_record(vendor, inventory, footings, book)
        yield from _not_recorded(vendor, vendor.id in silent_chain)
    for vendor, lack in unrecorded(inventory, footings, book):
        if lack.contact:
            items = tuple(clauses.CONTACT[each] for each in lack.contact)
            yield Found(topics.CONTACT, vendor.id, Place(vendor.origin), vendor, items=items)
        for service in lack.services:
            at = Place(vendor.origin, service.route)
            topic = topics.PLACES if service.locations is None else topics.ACCESS
            open_ = Found(topic, f"{vendor.id}/{service.id}", at, vendor, service.id)
            yield open_._replace(about=use(service, vendor, inventory))
    ours: tuple[Record, ...] = (*inventory.activities.values(), inventory.organisation)
    for record in ours:
        for gap in (*gaps.gaps(record), *silent(record)):
            yield _of_gap(gap, None, inventory, book)
    for id_, start in undated(case).items():
        at = Place(start.vendor.origin)
        yield Found(our_topics.BEGUN, id_, at, key=id_, about=start.name)
    for judgment in footings.judgments:
        for reason in open_reasons.reasons(judgment):
            yield from _of_reason(reason, judgment, inventory, footings, book)


def _in_record(
    vendor: Vendor, inventory: Inventory, footings: Footings, book: Book
) -> Iterator[Found]:
    """What the record of a vendor leaves open, and the choices of ours that it names."""
    for gap in (*gaps.gaps(vendor), *silent(vendor)):
        if _needless(gap):
            continue
        one = _of_gap(gap, vendor, inventory, book)
        if one.topic != topics.GROUND:
            yield one
        elif not _inside(vendor, footings, book):
            yield one._replace(topic=_abroad(vendor, footings, book))
    for service in vendor.services:
        if role_of(service, vendor) is None:
            continue
        for place in service.locations or ():
            if place.options and place.chosen_by == "us":
                at = Place(vendor.origin, place.route)
                open_ = Found(our_topics.CHOICE, f"{vendor.id}/{service.id}", at, vendor)
                yield open_._replace(key=service.id, about=use(service, vendor, inventory))


def _needless(gap: Gap) -> bool:
    """Whether it is of a service without personal data, or of a place that is ours to choose."""
    match gap.trail:
        case (_, _, Location(options=options, chosen_by="us")) if options:
            return gap.key == "place"
        case (Vendor() as vendor, Service() as service, *_):
            return gap.key != "role" and role_of(service, vendor) is None
        case _:
            return False


def _inside(vendor: Vendor, footings: Footings, book: Book) -> bool:
    """Whether its company is inside every regime of ours: then what matters are its places."""
    regimes, country = footings.flows.regimes or (), vendor.country
    if not regimes or not isinstance(country, str):
        return False
    return all(book.inside(each, country, footings.day) for each in regimes)


def _abroad(vendor: Vendor, footings: Footings, book: Book) -> Topic:
    """How to ask for a ground: of a vendor outside a regime of ours there has to be one."""
    regimes = footings.flows.regimes or ()
    country = vendor.country
    if isinstance(country, str) and any(
        not book.inside(regime, country, footings.day) for regime in regimes
    ):
        return topics.GROUND_ABROAD
    return topics.GROUND


def _not_recorded(vendor: Vendor, silent_chain: bool) -> Iterator[Found]:  # noqa: FBT001 - one fact more
    """What every processor has to be asked, and of which the record holds nothing."""
    processor = Role.PROCESSOR in {role_of(service, vendor) for service in vendor.services}
    said = vendor.agreement
    if processor and (
        said is None or (said.status == "stated" and not (said.signed and said.document))
    ):
        at = Place(vendor.origin, said.route if said else "")
        yield Found(topics.AGREEMENT, vendor.id, at, vendor)
    if silent_chain or (processor and vendor.subprocessors is None):
        yield Found(topics.CHAIN, vendor.id, Place(vendor.origin), vendor)


def _of_gap(gap: Gap, vendor: Vendor | None, inventory: Inventory, book: Book) -> Found:
    open_ = Found(gaps.topic(gap), inventory.id, gap.at, vendor)
    match gap.trail:
        case (Vendor() as one, Service() as service, *_):
            subject = f"{one.id}/{service.id}"
            items = (clauses.clause(gap.key),)
            return open_._replace(
                subject=subject, key=service.id, about=use(service, one, inventory), items=items
            )
        case (Vendor() as one, Edge() as edge, *_) if isinstance(edge.vendor, str):
            about = _called(edge.vendor, inventory)
            open_ = open_._replace(key=edge.vendor, about=about, items=passed_on.of_gap(gap))
            return open_._replace(subject=f"{one.id}>{edge.vendor}")
        case (Vendor() as one, Safeguard() as named, *_) if named.instrument is not UNKNOWN:
            about = _instrument(named.instrument, book)
            held = named.status in CONCLUDED
            key = named.instrument
            return open_._replace(subject=one.id, key=key, about=about, held=held)
        case (Vendor() as one, Agreement(), *_):
            return open_._replace(subject=one.id, items=(clauses.term(gap.key),))
        case (Vendor() as one, *_) if gaps.topic(gap) == topics.CONTACT:
            kind = "address" if gap.key == "address" else "contact"
            return open_._replace(subject=one.id, items=(clauses.CONTACT[kind],))
        case (Vendor() as one,) if gap.key in clauses.ENTITY:
            items = (clauses.ENTITY[gap.key],)
            return open_._replace(subject=one.id, about=str(one.legal_name), items=items)
        case (Vendor() as one, *_):
            purposes = dict.fromkeys(purpose(service) for service in one.services)
            about = ", ".join(purposes) or "no service"
            items = (clauses.clause(gap.key),)
            return open_._replace(subject=one.id, about=about, items=items)
        case _:
            return _of_ours(gap, open_)


def _of_ours(gap: Gap, open_: Found) -> Found:
    """What is open in an activity, or about ourselves."""
    items: tuple[str, ...] = (clauses.clause(gap.key),)
    match gap.trail:
        case (Activity() as activity, Controller() as one, *_):
            name = _customer(one)
            subject, key = activity.id, f"{activity.id} {one.route}"
            return open_._replace(subject=subject, key=key, about=name, items=items)
        case (Activity() as activity, *_):
            name = called(activity.name, activity.id)
            return open_._replace(subject=activity.id, key=activity.id, about=name, items=items)
        case (_, Notice() as notice, *_):
            name = notice.document if isinstance(notice.document, str) else "notice"
            return open_._replace(key=notice.route, about=name, items=items)
        case _:
            return open_._replace(items=(clauses.own(gap.key),))


def _customer(one: Controller) -> str:
    """What to call one for whom we act."""
    names = (each for each in (one.name, one.group) if isinstance(each, str))
    return next(names, "a customer whose name is not known")


def _entity(open_: Found, vendor: Vendor) -> Found:
    """What is not recorded of the company that we contract with."""
    if isinstance(vendor.legal_name, str):
        return open_._replace(topic=topics.COUNTRY, about=vendor.legal_name)
    known = {"legal_name": vendor.legal_name, "country": vendor.country}
    items = [text for key, text in clauses.ENTITY.items() if not isinstance(known[key], str)]
    return open_._replace(items=tuple(items))


def _of_reason(
    reason: Reason, judgment: Judgment, inventory: Inventory, footings: Footings, book: Book
) -> Iterator[Found]:
    flow = judgment.flow
    party = flow.exporter if flow.kind is Kind.CHAIN else flow.importer
    vendor = inventory.vendors.get(party.id)
    topic = open_reasons.topic(reason, judgment, vendor)
    if topic is None:
        return
    open_ = Found(topic, flow.subject, reason.at, vendor, because=why(reason, judgment, book))
    items: tuple[str, ...] = ()
    if topic in (topics.PLACES, our_topics.CHOICE) and vendor is not None:
        for service in vendor.services:
            if service.id in flow.services:
                yield open_._replace(key=service.id, about=use(service, vendor, inventory))
    elif topic == topics.CHAIN_PARTY:
        items = passed_on.of_reason(reason, judgment, book)
        yield open_._replace(key=flow.importer.id, about=flow.importer.name, items=items)
    elif topic == our_topics.OURSELVES:
        items = (clauses.own("country"),)
        yield Found(topic, inventory.id, reason.at, items=items)
    elif topic == our_topics.TO_SETTLE:
        items = (settle(reason, judgment, book),)
        yield open_._replace(key=f"{party.name} {items}", about=party.name, items=items)
    elif topic == topics.ENTITY and vendor is not None:
        yield _entity(open_, vendor)
    elif topic == topics.GROUND and vendor is not None:
        yield open_._replace(topic=_abroad(vendor, footings, book))
    else:
        items = tuple(clauses.condition(each) for each in reason.detail)
        about = _instrument(reason.instrument, book)
        held = topic == topics.CLAUSES and _signed(reason, judgment)
        yield open_._replace(key=reason.instrument, about=about, items=items, held=held)


def _signed(reason: Reason, judgment: Judgment) -> bool:
    grounds = judgment.flow.grounds or ()
    named = [ground for ground in grounds if ground.instrument == reason.instrument]
    return any(ground.status in CONCLUDED for ground in named)


def _instrument(id_: str, book: Book) -> str:
    row = book.instruments.get(id_)
    return row.name if row else id_


def _called(id_: str, inventory: Inventory) -> str:
    vendor = inventory.vendors.get(id_)
    return called(vendor.name if vendor else None, id_)
