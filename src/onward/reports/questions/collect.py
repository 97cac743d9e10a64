"""What is open in an inventory: every `unknown`, and every reason that an answer would settle."""

from collections.abc import Iterator
from typing import NamedTuple

from onward.diagnostic import Place
from onward.inventory.mechanism import Mechanism
from onward.inventory.organisation import Activity, Controller, Notice
from onward.inventory.records import Inventory
from onward.inventory.value import CONCLUDED, UNKNOWN
from onward.inventory.vendor import Agreement, Edge, Location, Service, Vendor
from onward.law.law import Law
from onward.reports.questions import (
    internal_topics,
    open_reasons,
    phrases,
    subprocessors,
    unknowns,
    vendor_topics,
)
from onward.reports.questions.omissions import silent, unrecorded
from onward.reports.questions.topic import Topic
from onward.reports.questions.unknowns import Gap, Record
from onward.reports.questions.uses import Use, purpose, use
from onward.transfers.assess import Statuses
from onward.transfers.first_uses import starts
from onward.transfers.flow import Kind, Role
from onward.transfers.processors import processors
from onward.transfers.reason_text import settle, why
from onward.transfers.roles import role_of
from onward.transfers.status import Judgment, Reason
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


def found(inventory: Inventory, statuses: Statuses, law: Law) -> Iterator[Found]:
    """Everything that is open, in the order of the records."""
    silent_chain = {
        vendor.id
        for vendor in processors(inventory, statuses.flows)
        if vendor.subprocessors is None and isinstance(vendor.country, str)
    }
    for vendor in inventory.vendors.values():
        yield from _in_record(vendor, inventory, statuses, law)
        yield from _not_recorded(vendor, vendor.id in silent_chain)
    for vendor, lack in unrecorded(inventory, statuses, law):
        if lack.contact:
            items = tuple(phrases.CONTACT[each] for each in lack.contact)
            yield Found(vendor_topics.CONTACT, vendor.id, Place(vendor.origin), vendor, items=items)
        for service in lack.services:
            at = Place(vendor.origin, service.route)
            topic = vendor_topics.PLACES if service.locations is None else vendor_topics.ACCESS
            open_ = Found(topic, f"{vendor.id}/{service.id}", at, vendor, service.id)
            yield open_._replace(about=use(service, vendor, inventory))
    ours: tuple[Record, ...] = (*inventory.activities.values(), inventory.organisation)
    for record in ours:
        for gap in (*unknowns.gaps(record), *silent(record)):
            yield _of_gap(gap, None, inventory, law)
    undated = (each for each in starts(inventory, statuses.day) if each.undated(statuses.day))
    for id_, start in {each.vendor.id: each for each in undated}.items():
        at = Place(start.vendor.origin)
        yield Found(internal_topics.BEGUN, id_, at, key=id_, about=start.name)
    for judgment in statuses.judgments:
        for reason in open_reasons.reasons(judgment):
            yield from _of_reason(reason, judgment, inventory, statuses, law)


def _in_record(
    vendor: Vendor, inventory: Inventory, statuses: Statuses, law: Law
) -> Iterator[Found]:
    """What the record of a vendor leaves open, and the choices of ours that it names."""
    for gap in (*unknowns.gaps(vendor), *silent(vendor)):
        if _needless(gap):
            continue
        one = _of_gap(gap, vendor, inventory, law)
        if one.topic != vendor_topics.MECHANISM:
            yield one
        elif not _inside(vendor, statuses, law):
            yield one._replace(topic=_abroad(vendor, statuses, law))
    for service in vendor.services:
        if role_of(service, vendor) is None:
            continue
        for place in service.locations or ():
            if place.options and place.chosen_by == "us":
                at = Place(vendor.origin, place.route)
                open_ = Found(internal_topics.CHOICE, f"{vendor.id}/{service.id}", at, vendor)
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


def _inside(vendor: Vendor, statuses: Statuses, law: Law) -> bool:
    """Whether its company is inside every regime of ours: then what matters are its places."""
    regimes, country = statuses.flows.regimes or (), vendor.country
    if not regimes or not isinstance(country, str):
        return False
    return all(law.inside(each, country, statuses.day) for each in regimes)


def _abroad(vendor: Vendor, statuses: Statuses, law: Law) -> Topic:
    """How to ask for a mechanism: of a vendor outside a regime of ours there has to be one."""
    regimes = statuses.flows.regimes or ()
    country = vendor.country
    if isinstance(country, str) and any(
        not law.inside(regime, country, statuses.day) for regime in regimes
    ):
        return vendor_topics.MECHANISM_ABROAD
    return vendor_topics.MECHANISM


def _not_recorded(vendor: Vendor, silent_chain: bool) -> Iterator[Found]:  # noqa: FBT001 - one fact more
    """What every processor has to be asked, and of which the record holds nothing."""
    processor = Role.PROCESSOR in {role_of(service, vendor) for service in vendor.services}
    said = vendor.agreement
    if processor and (
        said is None or (said.status == "stated" and not (said.signed and said.document))
    ):
        at = Place(vendor.origin, said.route if said else "")
        yield Found(vendor_topics.AGREEMENT, vendor.id, at, vendor)
    if silent_chain or (processor and vendor.subprocessors is None):
        yield Found(vendor_topics.CHAIN, vendor.id, Place(vendor.origin), vendor)


def _of_gap(gap: Gap, vendor: Vendor | None, inventory: Inventory, law: Law) -> Found:
    open_ = Found(unknowns.topic(gap), inventory.id, gap.at, vendor)
    match gap.trail:
        case (Vendor() as one, Service() as service, *_):
            subject = f"{one.id}/{service.id}"
            items = (phrases.clause(gap.key),)
            return open_._replace(
                subject=subject, key=service.id, about=use(service, one, inventory), items=items
            )
        case (Vendor() as one, Edge() as edge, *_) if isinstance(edge.vendor, str):
            about = _called(edge.vendor, inventory)
            open_ = open_._replace(key=edge.vendor, about=about, items=subprocessors.of_gap(gap))
            return open_._replace(subject=f"{one.id}>{edge.vendor}")
        case (Vendor() as one, Mechanism() as named, *_) if named.instrument is not UNKNOWN:
            about = _instrument(named.instrument, law)
            held = named.status in CONCLUDED
            key = named.instrument
            return open_._replace(subject=one.id, key=key, about=about, held=held)
        case (Vendor() as one, Agreement(), *_):
            return open_._replace(subject=one.id, items=(phrases.term(gap.key),))
        case (Vendor() as one, *_) if unknowns.topic(gap) == vendor_topics.CONTACT:
            kind = "address" if gap.key == "address" else "contact"
            return open_._replace(subject=one.id, items=(phrases.CONTACT[kind],))
        case (Vendor() as one,) if gap.key in phrases.ENTITY:
            items = (phrases.ENTITY[gap.key],)
            return open_._replace(subject=one.id, about=str(one.legal_name), items=items)
        case (Vendor() as one, *_):
            purposes = dict.fromkeys(purpose(service) for service in one.services)
            about = ", ".join(purposes) or "no service"
            items = (phrases.clause(gap.key),)
            return open_._replace(subject=one.id, about=about, items=items)
        case _:
            return _of_ours(gap, open_)


def _of_ours(gap: Gap, open_: Found) -> Found:
    """What is open in an activity, or about ourselves."""
    items: tuple[str, ...] = (phrases.clause(gap.key),)
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
            return open_._replace(items=(phrases.own(gap.key),))


def _customer(one: Controller) -> str:
    """What to call one for whom we act."""
    names = (each for each in (one.name, one.group) if isinstance(each, str))
    return next(names, "a customer whose name is not known")


def _entity(open_: Found, vendor: Vendor) -> Found:
    """What is not recorded of the company that we contract with."""
    if isinstance(vendor.legal_name, str):
        return open_._replace(topic=vendor_topics.COUNTRY, about=vendor.legal_name)
    known = {"legal_name": vendor.legal_name, "country": vendor.country}
    items = [text for key, text in phrases.ENTITY.items() if not isinstance(known[key], str)]
    return open_._replace(items=tuple(items))


def _of_reason(
    reason: Reason, judgment: Judgment, inventory: Inventory, statuses: Statuses, law: Law
) -> Iterator[Found]:
    flow = judgment.flow
    party = flow.exporter if flow.kind is Kind.CHAIN else flow.importer
    vendor = inventory.vendors.get(party.id)
    topic = open_reasons.topic(reason, judgment, vendor)
    if topic is None:
        return
    open_ = Found(topic, flow.subject, reason.at, vendor, because=why(reason, judgment, law))
    items: tuple[str, ...] = ()
    if topic in (vendor_topics.PLACES, internal_topics.CHOICE) and vendor is not None:
        for service in vendor.services:
            if service.id in flow.services:
                yield open_._replace(key=service.id, about=use(service, vendor, inventory))
    elif topic == vendor_topics.CHAIN_PARTY:
        items = subprocessors.of_reason(reason, judgment, law)
        yield open_._replace(key=flow.importer.id, about=flow.importer.name, items=items)
    elif topic == internal_topics.OURSELVES:
        items = (phrases.own("country"),)
        yield Found(topic, inventory.id, reason.at, items=items)
    elif topic == internal_topics.TO_SETTLE:
        items = (settle(reason, judgment, law),)
        yield open_._replace(key=f"{party.name} {items}", about=party.name, items=items)
    elif topic == vendor_topics.ENTITY and vendor is not None:
        yield _entity(open_, vendor)
    elif topic == vendor_topics.MECHANISM and vendor is not None:
        yield open_._replace(topic=_abroad(vendor, statuses, law))
    else:
        items = tuple(phrases.condition(each) for each in reason.detail)
        about = _instrument(reason.instrument, law)
        held = topic == vendor_topics.CLAUSES and _signed(reason, judgment)
        yield open_._replace(key=reason.instrument, about=about, items=items, held=held)


def _signed(reason: Reason, judgment: Judgment) -> bool:
    mechanisms = judgment.flow.mechanisms or ()
    named = [mechanism for mechanism in mechanisms if mechanism.instrument == reason.instrument]
    return any(mechanism.status in CONCLUDED for mechanism in named)


def _instrument(id_: str, law: Law) -> str:
    row = law.instruments.get(id_)
    return row.name if row else id_


def _called(id_: str, inventory: Inventory) -> str:
    vendor = inventory.vendors.get(id_)
    return called(vendor.name if vendor else None, id_)
