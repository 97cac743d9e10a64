"""What the records leave open: each `unknown`, and what every vendor has to be asked."""

from collections.abc import Iterable, Iterator

from onward.diagnostic import Place
from onward.inventory.mechanism import Mechanism
from onward.inventory.organisation import Activity, Controller, Notice
from onward.inventory.records import Inventory
from onward.inventory.value import CONCLUDED, UNKNOWN
from onward.inventory.vendor import (
    Agreement,
    AuditCertificate,
    Company,
    Contact,
    Edge,
    Location,
    Service,
    Vendor,
)
from onward.reports.questions import unknowns
from onward.reports.questions.open_point import Inquiry, Item, OpenPoint, chain_item, item
from onward.reports.questions.phrases import Phrases
from onward.reports.questions.topics import Topic
from onward.reports.questions.unknowns import NOT_RECORDED, Gap
from onward.reports.questions.uses import purposes
from onward.rules.register.missing_vendor_contact import OPINION
from onward.transfers.flow import Role
from onward.transfers.processors import unseen, without_contact
from onward.transfers.roles import role_of
from onward.transfers.status import Code
from onward.wording.labels import called


def of_vendor(vendor: Vendor, gaps: Iterable[Gap], one: Inquiry) -> Iterator[OpenPoint]:
    """What the record of a vendor leaves open, and the choices of ours that it names."""
    for gap in gaps:
        if _needless(gap):
            continue
        point = of_gap(gap, vendor, one)
        if point.topic is not Topic.MECHANISM:
            yield point
        elif not _inside(vendor, one):
            yield point._replace(topic=for_mechanism(vendor, one))
    for service in vendor.services:
        if role_of(service, vendor) is None:
            continue
        for place in service.locations or ():
            if place.open_options and place.chosen_by == "us":
                at, subject = Place(vendor.origin, place.route), f"{vendor.id}/{service.id}"
                point = OpenPoint(Topic.CHOICE, subject, at, Code.CHOICE_OPEN.value, vendor)
                yield point._replace(key=service.id, about=one.about_service(service, vendor))


def _needless(gap: Gap) -> bool:
    """Whether it is of a service without personal data, or of a place that is ours to choose."""
    match gap.trail:
        case (*_, Mechanism(relied_on=False)) | (*_, Mechanism(relied_on=False), _):
            return True
        case (Vendor(one_of=(_, *_)),) | (_, Company()):
            return gap.key in ("legal_name", "country")
        case (_, _, Location(options=options, chosen_by="us")) if options:
            return gap.key == "place"
        case (Vendor() as vendor, Service() as service, *_):
            return gap.key != "role" and role_of(service, vendor) is None
        case _:
            return False


def _inside(vendor: Vendor, one: Inquiry) -> bool:
    """Whether its company is inside every regime of ours: then what matters are its places."""
    regimes, country = one.statuses.flows.regimes or (), vendor.country
    if not regimes or not isinstance(country, str):
        return False
    return all(one.law.inside(each, country, one.statuses.day) for each in regimes)


def for_mechanism(vendor: Vendor, one: Inquiry) -> Topic:
    """How to ask for a mechanism: of a vendor outside a regime of ours there has to be one."""
    regimes, country = one.statuses.flows.regimes or (), vendor.country
    outside = isinstance(country, str) and any(
        not one.law.inside(regime, country, one.statuses.day) for regime in regimes
    )
    return Topic.MECHANISM_OUTSIDE if outside else Topic.MECHANISM


def not_recorded(vendor: Vendor, silent: set[str]) -> Iterator[OpenPoint]:
    """What every processor has to be asked, and the record does not hold."""
    processor = Role.PROCESSOR in {role_of(service, vendor) for service in vendor.services}
    held = vendor.agreement
    shown = held is not None and (held.status != "stated" or bool(held.signed and held.document))
    if processor and not shown:
        at = Place(vendor.origin, held.route if held else "")
        yield OpenPoint(Topic.AGREEMENT, vendor.id, at, NOT_RECORDED, vendor)
    if vendor.id in silent or (processor and vendor.subprocessors is None):
        yield OpenPoint(Topic.CHAIN, vendor.id, Place(vendor.origin), NOT_RECORDED, vendor)


def contact_and_access(one: Inquiry) -> Iterator[OpenPoint]:
    """Of the vendors that we engage: a contact, and from where people access the data."""
    inventory, statuses = one.inventory, one.statuses
    asked = set(statuses.flows.regimes or ()) & set(one.law.guidance[OPINION].regimes)
    found = without_contact(inventory, statuses.flows, statuses.day) if asked else ()
    lacking = {vendor.id: keys for vendor, keys in found}
    hidden = unseen(statuses)
    for vendor in inventory.vendors.values():
        if vendor.engaged != "by-us":
            continue
        if keys := lacking.get(vendor.id):
            items = tuple(item(one.say, key) for key in keys)
            at = Place(vendor.origin)
            yield OpenPoint(Topic.CONTACT, vendor.id, at, NOT_RECORDED, vendor, items=items)
        for service in vendor.services:
            if service.id in hidden.get(vendor.id, ()):
                at = Place(vendor.origin, service.route)
                topic = Topic.PLACES if service.locations is None else Topic.ACCESS
                subject = f"{vendor.id}/{service.id}"
                point = OpenPoint(topic, subject, at, NOT_RECORDED, vendor, service.id)
                yield point._replace(about=one.about_service(service, vendor))


def of_gap(gap: Gap, vendor: Vendor | None, one: Inquiry) -> OpenPoint:
    """What an `unknown`, or what is not recorded, leaves open."""
    inventory, law, say = one.inventory, one.law, one.say
    topic = unknowns.topic(gap, law)
    items = _items(gap, topic, say)
    point = OpenPoint(topic, inventory.id, gap.at, gap.reason, vendor, items=items)
    match gap.trail:
        case (Vendor() as it, Service() as service, *_):
            subject = f"{it.id}/{service.id}"
            point = point._replace(subject=subject, key=service.id)
            return point._replace(about=one.about_service(service, it))
        case (Vendor() as it, Edge() as edge, *_) if isinstance(edge.vendor, str):
            about = _called(edge.vendor, inventory)
            return point._replace(subject=f"{it.id}>{edge.vendor}", key=edge.vendor, about=about)
        case (Vendor() as it, Mechanism() as mechanism, *_) if mechanism.instrument is not UNKNOWN:
            about = say.instrument(mechanism.instrument, law)
            held = mechanism.status in CONCLUDED
            return point._replace(subject=it.id, key=mechanism.instrument, about=about, held=held)
        case (Vendor() as it, AuditCertificate() as shown):
            about = called(shown.standard, say("words", "standard"))
            return point._replace(subject=it.id, key=shown.route, about=about)
        case (Vendor() as it,) if topic is Topic.WHICH:
            companies = (each.legal_name for each in it.one_of)
            said = say.listed((called(each, say("words", "company")) for each in companies), "or")
            return point._replace(subject=it.id, about=said)
        case (Vendor() as it,) if topic is Topic.COUNTRY:
            return point._replace(subject=it.id, about=str(it.legal_name))
        case (Vendor() as it, *_):
            return point._replace(subject=it.id, about=purposes(it, say))
        case _:
            return _of_ours(gap, point, say)


def _items(gap: Gap, topic: Topic, say: Phrases) -> tuple[Item, ...]:
    """The single things that the question about a gap asks for; none where its topic says all."""
    if topic is Topic.CHAIN_PARTY:
        return _of_edge(gap, say)
    if topic is Topic.CONTACT:
        return (item(say, "address" if gap.key == "address" else "contact"),)
    if not topic.named:
        return ()
    return (item(say, gap.key, f"of-{type(gap.trail[-1]).__name__.lower()}"),)


def _of_ours(gap: Gap, point: OpenPoint, say: Phrases) -> OpenPoint:
    """What is open in an activity, or about ourselves."""
    match gap.trail:
        case (Activity() as activity, Controller() as one, *_):
            key = f"{activity.id}{one.route}"
            return point._replace(subject=activity.id, key=key, about=_customer(one, say))
        case (Activity() as activity, *_):
            name = (
                say.quoted(activity.name) if isinstance(activity.name, str) else f"`{activity.id}`"
            )
            return point._replace(subject=activity.id, key=activity.id, about=name)
        case (_, Notice() as notice, *_):
            known = isinstance(notice.document, str)
            name = say.quoted(str(notice.document)) if known else say("words", "notice")
            return point._replace(key=notice.route, about=name)
        case (_, Contact()):
            holder = gap.at.route.split("/")[1]
            text = say("holder", holder, item=item(say, gap.key).text)
            return point._replace(items=(Item(f"{holder}.{gap.key}", text),))
        case (_, Mechanism()) if gap.key == "instrument":
            return point._replace(items=(item(say, gap.key, "of-us"),))
        case _:
            return point


def _customer(one: Controller, say: Phrases) -> str:
    """What to call one for whom we act."""
    names = (each for each in (one.name, one.group) if isinstance(each, str))
    return next(names, say("words", "customer"))


def _of_edge(gap: Gap, say: Phrases) -> tuple[Item, ...]:
    """What to ask for an `unknown` in an entry of `subprocessors`."""
    match gap.trail[2:]:
        case (Location(), *_):
            return (chain_item("locations", say),)
        case (Mechanism(), *_):
            return (chain_item("mechanisms", say),)
        case (Agreement(), *_):
            return (chain_item("agreement", say),)
        case _ if gap.key in ("locations", "mechanisms"):
            return (chain_item(gap.key, say),)
        case _:
            return (item(say, gap.key, "of-edge"),)


def _called(id_: str, inventory: Inventory) -> str:
    vendor = inventory.vendors.get(id_)
    return called(vendor.name if vendor else None, id_)
