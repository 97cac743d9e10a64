"""What is open in an inventory: every gap of a record, every reason that an answer can close."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

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
from onward.law.law import Law
from onward.reports.questions import unknowns
from onward.reports.questions.phrases import ENGLISH, Phrases
from onward.reports.questions.topics import BY_REASON, Topic
from onward.reports.questions.unknowns import NOT_RECORDED, Gap, Record
from onward.reports.questions.uses import Use, purposes, use
from onward.rules.register.missing_vendor_contact import OPINION
from onward.transfers.assess import Statuses
from onward.transfers.catalogue_facts import uncompared
from onward.transfers.flow import Kind, Role
from onward.transfers.memory import Memory
from onward.transfers.party import UNNAMED
from onward.transfers.processors import processors, unseen, without_contact
from onward.transfers.reason_text import holder, settle, why
from onward.transfers.roles import role_of
from onward.transfers.status import Code, Judgment, Reason, Status
from onward.transfers.subprocessors import starts
from onward.wording.labels import called


class Item(NamedTuple):
    """One thing that a question asks for."""

    code: str
    """The key of the record that is open, or the reason code of what is to be shown."""
    text: str
    about: str = ""
    """The instrument that is to be shown."""
    claim: bool = False
    """Whether the text says what is to be shown, and is no name of a thing."""


class OpenPoint(NamedTuple):
    """One thing that is open."""

    topic: Topic
    subject: str
    at: Place
    reason: str
    """`unknown`, `not-recorded`, or the reason code of a transfer that an answer can close."""
    vendor: Vendor | None = None
    """The vendor that could answer, or is spoken of; None where no vendor is."""
    key: str = ""
    """What it is about, so that nothing is asked twice under one topic."""
    about: Use | str = ""
    items: tuple[Item, ...] = ()
    because: str = ""
    held: bool = False
    """Whether we hold the document that has the answer."""

    @property
    def name(self) -> str:
        """What to call the vendor that is spoken of."""
        return called(self.vendor.name, self.vendor.id) if self.vendor else ""

    @property
    def about_id(self) -> str:
        """The id of the vendor that is spoken of; empty where none is."""
        return self.vendor.id if self.vendor else ""


def open_points(
    inventory: Inventory, statuses: Statuses, law: Law, say: Phrases, memory: Memory
) -> Iterator[OpenPoint]:
    """Everything that is open, in the order of the records."""
    silent = {
        vendor.id
        for vendor in processors(inventory, statuses.flows)
        if vendor.subprocessors is None and isinstance(vendor.country, str)
    }
    for vendor in inventory.vendors.values():
        gaps = memory.once(unknowns.gaps, vendor)
        yield from _in_record(vendor, gaps, inventory, statuses, law, say)
        yield from _not_recorded(vendor, silent)
    yield from _contact_and_access(inventory, statuses, law, say)
    ours: tuple[Record, ...] = (*inventory.activities.values(), inventory.organisation)
    for record in ours:
        for gap in memory.once(unknowns.gaps, record):
            yield _of_gap(gap, None, inventory, law, say)
    for start in starts(inventory, statuses.day) if _informing(statuses, law) else ():
        if key := start.undated(statuses.day):
            id_, at = start.vendor.id, Place(start.vendor.origin)
            point = OpenPoint(Topic.BEGUN, id_, at, NOT_RECORDED, key=id_, about=start.name)
            yield point._replace(items=(_item(say, key),))
    for judgment in statuses.judgments:
        for reason in _settleable(judgment):
            yield from _of_reason(reason, judgment, inventory, statuses, law, say)
    yield from _of_catalogue(inventory, statuses, law, say)


def _informing(statuses: Statuses, law: Law) -> bool:
    """Whether a law of ours, or one that may be ours, speaks of sub-processors."""
    regimes, day = statuses.flows.regimes, statuses.day
    return regimes is None or any(law.article("subprocessor", each, day) for each in regimes)


def _item(say: Phrases, key: str, part: str = "") -> Item:
    """A key of a record in words; those of the part that holds it go first."""
    first, _, letter = key.partition(" ")
    if first == "letters":
        return Item(f"letters.{letter}", say("letters", letter))
    section = part if key in say.table.get(part, ()) else "items"
    return Item(key, say(section, key))


def _in_record(
    vendor: Vendor,
    gaps: Iterable[Gap],
    inventory: Inventory,
    statuses: Statuses,
    law: Law,
    say: Phrases,
) -> Iterator[OpenPoint]:
    """What the record of a vendor leaves open, and the choices of ours that it names."""
    for gap in gaps:
        if _needless(gap):
            continue
        point = _of_gap(gap, vendor, inventory, law, say)
        if point.topic is not Topic.MECHANISM:
            yield point
        elif not _inside(vendor, statuses, law):
            yield point._replace(topic=_for_mechanism(vendor, statuses, law))
    for service in vendor.services:
        if role_of(service, vendor) is None:
            continue
        for place in service.locations or ():
            if place.options and place.chosen_by == "us":
                at, subject = Place(vendor.origin, place.route), f"{vendor.id}/{service.id}"
                point = OpenPoint(Topic.CHOICE, subject, at, Code.CHOICE_OPEN.value, vendor)
                yield point._replace(key=service.id, about=use(service, vendor, inventory, say))


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


def _inside(vendor: Vendor, statuses: Statuses, law: Law) -> bool:
    """Whether its company is inside every regime of ours: then what matters are its places."""
    regimes, country = statuses.flows.regimes or (), vendor.country
    if not regimes or not isinstance(country, str):
        return False
    return all(law.inside(each, country, statuses.day) for each in regimes)


def _for_mechanism(vendor: Vendor, statuses: Statuses, law: Law) -> Topic:
    """How to ask for a mechanism: of a vendor outside a regime of ours there has to be one."""
    regimes, country = statuses.flows.regimes or (), vendor.country
    outside = isinstance(country, str) and any(
        not law.inside(regime, country, statuses.day) for regime in regimes
    )
    return Topic.MECHANISM_OUTSIDE if outside else Topic.MECHANISM


def _not_recorded(vendor: Vendor, silent: set[str]) -> Iterator[OpenPoint]:
    """What every processor has to be asked, and the record does not hold."""
    processor = Role.PROCESSOR in {role_of(service, vendor) for service in vendor.services}
    held = vendor.agreement
    shown = held is not None and (held.status != "stated" or bool(held.signed and held.document))
    if processor and not shown:
        at = Place(vendor.origin, held.route if held else "")
        yield OpenPoint(Topic.AGREEMENT, vendor.id, at, NOT_RECORDED, vendor)
    if vendor.id in silent or (processor and vendor.subprocessors is None):
        yield OpenPoint(Topic.CHAIN, vendor.id, Place(vendor.origin), NOT_RECORDED, vendor)


def _contact_and_access(
    inventory: Inventory, statuses: Statuses, law: Law, say: Phrases
) -> Iterator[OpenPoint]:
    """Of the vendors that we engage: a contact, and from where people access the data."""
    asked = set(statuses.flows.regimes or ()) & set(law.guidance[OPINION].regimes)
    found = without_contact(inventory, statuses.flows, statuses.day) if asked else ()
    lacking = {vendor.id: keys for vendor, keys in found}
    hidden = unseen(statuses)
    for vendor in inventory.vendors.values():
        if vendor.engaged != "by-us":
            continue
        if keys := lacking.get(vendor.id):
            items = tuple(_item(say, key) for key in keys)
            at = Place(vendor.origin)
            yield OpenPoint(Topic.CONTACT, vendor.id, at, NOT_RECORDED, vendor, items=items)
        for service in vendor.services:
            if service.id in hidden.get(vendor.id, ()):
                at = Place(vendor.origin, service.route)
                topic = Topic.PLACES if service.locations is None else Topic.ACCESS
                subject = f"{vendor.id}/{service.id}"
                point = OpenPoint(topic, subject, at, NOT_RECORDED, vendor, service.id)
                yield point._replace(about=use(service, vendor, inventory, say))


def _of_gap(
    gap: Gap, vendor: Vendor | None, inventory: Inventory, law: Law, say: Phrases
) -> OpenPoint:
    topic = unknowns.topic(gap, law)
    items = _items(gap, topic, say)
    point = OpenPoint(topic, inventory.id, gap.at, gap.reason, vendor, items=items)
    match gap.trail:
        case (Vendor() as one, Service() as service, *_):
            subject = f"{one.id}/{service.id}"
            point = point._replace(subject=subject, key=service.id)
            return point._replace(about=use(service, one, inventory, say))
        case (Vendor() as one, Edge() as edge, *_) if isinstance(edge.vendor, str):
            about = _called(edge.vendor, inventory)
            return point._replace(subject=f"{one.id}>{edge.vendor}", key=edge.vendor, about=about)
        case (Vendor() as one, Mechanism() as mechanism, *_) if mechanism.instrument is not UNKNOWN:
            about = say.instrument(mechanism.instrument, law)
            held = mechanism.status in CONCLUDED
            return point._replace(subject=one.id, key=mechanism.instrument, about=about, held=held)
        case (Vendor() as one, AuditCertificate() as shown):
            about = called(shown.standard, say("words", "standard"))
            return point._replace(subject=one.id, key=shown.route, about=about)
        case (Vendor() as one,) if topic is Topic.WHICH:
            companies = (each.legal_name for each in one.one_of)
            said = say.listed((called(each, say("words", "company")) for each in companies), "or")
            return point._replace(subject=one.id, about=said)
        case (Vendor() as one,) if topic is Topic.COUNTRY:
            return point._replace(subject=one.id, about=str(one.legal_name))
        case (Vendor() as one, *_):
            return point._replace(subject=one.id, about=purposes(one, say))
        case _:
            return _of_ours(gap, point, say)


def _items(gap: Gap, topic: Topic, say: Phrases) -> tuple[Item, ...]:
    """The single things that the question about a gap asks for; none where its topic says all."""
    if topic is Topic.CHAIN_PARTY:
        return _of_edge(gap, say)
    if topic is Topic.CONTACT:
        return (_item(say, "address" if gap.key == "address" else "contact"),)
    if not topic.named:
        return ()
    return (_item(say, gap.key, f"of-{type(gap.trail[-1]).__name__.lower()}"),)


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
            item = _item(say, gap.key)
            text = say("holder", holder, item=item.text)
            return point._replace(items=(Item(f"{holder}.{gap.key}", text),))
        case (_, Mechanism()) if gap.key == "instrument":
            return point._replace(items=(_item(say, gap.key, "of-us"),))
        case _:
            return point


def _customer(one: Controller, say: Phrases) -> str:
    """What to call one for whom we act."""
    names = (each for each in (one.name, one.group) if isinstance(each, str))
    return next(names, say("words", "customer"))


_OPEN: Final = (Status.REVIEW, Status.UNKNOWN)
_ASKED_ELSEWHERE: Final = frozenset(
    {Code.EXPORTER_UNKNOWN, Code.LAW_NOT_HELD, Code.CATALOGUE_ALONE, Code.ONWARD_MECHANISM_UNKNOWN}
)
"""What no answer to a question about this flow can close, or is asked once of a record."""
_WHOSE: Final = (Code.IMPORTER_UNKNOWN, Code.ENTITY_NOT_RECORDED, Code.PARTY_NOT_RECORDED)
"""What it settles which of several companies it is."""
_NAMELESS: Final = (Code.ENTITY_NOT_RECORDED, Code.PARTY_NOT_RECORDED)
"""What the full legal name of the vendor can close, where that is not recorded."""


def _settleable(judgment: Judgment) -> tuple[Reason, ...]:
    """The reasons of a judgment that an answer can close.

    What fails is a fault to mend, unless no mechanism is recorded at all: somebody may know of one.
    """
    unasked = judgment.flow.kind is Kind.OWN and judgment.flow.mechanisms is None
    found = judgment.because(Code.NO_MECHANISM) if unasked else ()
    if judgment.status in _OPEN:
        open_ = (each for each in judgment.reasons if each.status is not Status.FAILS)
        found += tuple(each for each in open_ if each.code not in _ASKED_ELSEWHERE)
    return found


def _topic(reason: Reason, judgment: Judgment, vendor: Vendor | None) -> Topic | None:
    """Under which topic a reason is asked; None where an `unknown` in a record asks it already."""
    flow = judgment.flow
    match flow.kind:
        case Kind.CHAIN:
            return Topic.PLACES if flow.importer.id == UNNAMED else Topic.CHAIN_PARTY
        case Kind.CUSTOMER | Kind.INBOUND:
            by_country = reason.code is Code.IMPORTER_UNKNOWN and flow.country is UNKNOWN
            recorded = by_country or reason.code is Code.MECHANISM_UNKNOWN
            return None if recorded else Topic.TO_SETTLE
        case Kind.OWN if vendor is not None and vendor.one_of and reason.code in _WHOSE:
            return None
        case Kind.OWN if reason.code in _NAMELESS and not _has_legal_name(vendor):
            return Topic.ENTITY
        case Kind.OWN if reason.code is Code.REGIME_UNKNOWN:
            return Topic.OURSELVES
        case Kind.OWN:
            return BY_REASON.get(reason.code, Topic.TO_SETTLE)


def _has_legal_name(vendor: Vendor | None) -> bool:
    return vendor is not None and isinstance(vendor.legal_name, str)


def _of_reason(
    reason: Reason,
    judgment: Judgment,
    inventory: Inventory,
    statuses: Statuses,
    law: Law,
    say: Phrases,
) -> Iterator[OpenPoint]:
    flow = judgment.flow
    party = flow.exporter if flow.kind is Kind.CHAIN else flow.importer
    vendor = inventory.vendors.get(party.id)
    topic = _topic(reason, judgment, vendor)
    if topic is None:
        return
    code = reason.code.value
    point = OpenPoint(topic, flow.subject, reason.at, code, vendor)
    if topic in (Topic.PLACES, Topic.CHOICE) and vendor is not None:
        for service in vendor.services:
            if service.id in flow.services:
                yield point._replace(key=service.id, about=use(service, vendor, inventory, say))
    elif topic is Topic.CHAIN_PARTY:
        items = _of_chain(reason, judgment, law, say)
        yield point._replace(key=flow.importer.id, about=flow.importer.name, items=items)
    elif topic is Topic.OURSELVES:
        yield OpenPoint(topic, inventory.id, reason.at, code, items=(_item(say, "country"),))
    elif topic is Topic.TO_SETTLE:
        fix = Item(code, _fix(reason, judgment, law, say))
        key = f"{party.name} {fix.text}"
        point = point._replace(key=key, about=party.name, items=(fix,))
        yield point._replace(because=_because(reason, judgment, law, say))
    elif topic is Topic.ENTITY and vendor is not None:
        yield _entity(point, vendor, say)
    elif topic is Topic.MECHANISM and vendor is not None:
        yield point._replace(topic=_for_mechanism(vendor, statuses, law))
    else:
        conditions = reason.detail if topic is Topic.CONDITION else ()
        items = tuple(Item(each, say.condition(each)) for each in conditions)
        recorded = _recorded(reason, judgment, law)
        id_ = str(recorded[0].instrument) if recorded else reason.instrument
        held = any(each.status in CONCLUDED for each in recorded)
        yield point._replace(key=id_, about=say.instrument(id_, law), items=items, held=held)


def _of_catalogue(
    inventory: Inventory, statuses: Statuses, law: Law, say: Phrases
) -> Iterator[OpenPoint]:
    """Of each record, what is known from the catalogue alone and decides: to be compared by us."""
    for judgment, reason in uncompared(statuses.judgments):
        party = holder(reason, judgment)
        fix = Item(reason.code.value, _fix(reason, judgment, law, say))
        yield OpenPoint(
            Topic.TO_SETTLE,
            party.id,
            reason.at,
            reason.code.value,
            inventory.vendors.get(party.id),
            key=party.id,
            about=party.name,
            items=(fix,),
            because=_because(reason, judgment, law, say),
        )


def _fix(reason: Reason, judgment: Judgment, law: Law, say: Phrases) -> str:
    """What to ask for because of a reason."""
    if say.english:
        return settle(reason, judgment, law)
    return say("settling", "fix", point=say.point(reason, law))


def _because(reason: Reason, judgment: Judgment, law: Law, say: Phrases) -> str:
    """Why it is open."""
    return why(reason, judgment, law) if say.english else say("settling", "because")


def _entity(point: OpenPoint, vendor: Vendor, say: Phrases) -> OpenPoint:
    """What is not recorded of the company that we contract with."""
    if isinstance(vendor.legal_name, str):
        return point._replace(topic=Topic.COUNTRY, about=vendor.legal_name)
    known = {"legal_name": vendor.legal_name, "country": vendor.country}
    items = tuple(_item(say, key) for key, value in known.items() if not isinstance(value, str))
    return point._replace(items=items)


def _recorded(reason: Reason, judgment: Judgment, law: Law) -> list[Mechanism]:
    """The mechanisms of the record that the reason is about, by whatever regime they are named."""
    found: list[Mechanism] = []
    for each in judgment.flow.mechanisms or ():
        if isinstance(each.instrument, str):
            row = law.counterpart(judgment.regime, each.instrument)
            if row is not None and row.id == reason.instrument:
                found.append(each)
    return found


_CHAIN_BY_REASON: Final[Mapping[Code, str]] = {
    Code.IMPORTER_UNKNOWN: "country",
    Code.PLACES_UNKNOWN: "locations",
    Code.CHOICE_OPEN: "locations",
    Code.MECHANISM_UNKNOWN: "mechanisms",
    Code.NO_MECHANISM: "mechanisms",
    Code.CHAIN_MECHANISM_NOT_RECORDED: "mechanisms",
    Code.ONWARD_NOT_SHOWN: "agreement",
}
_CHAIN_BY_TOPIC: Final[Mapping[Topic, str]] = {
    Topic.COUNTRY: "country",
    Topic.WHICH: "country",
    Topic.PLACES: "locations",
    Topic.MECHANISM: "mechanisms",
    Topic.MECHANISM_OUTSIDE: "mechanisms",
    Topic.AGREEMENT: "agreement",
    Topic.TERMS: "agreement",
    Topic.CHAIN: "subprocessors",
    Topic.CHAIN_PARTY: "subprocessors",
    Topic.CONTACT: "contact",
    Topic.PARENT: "parent",
    Topic.ROLE: "role",
    Topic.SUBJECT_TO: "subject_to",
    Topic.CLEAR_TEXT: "clear_text",
    Topic.RETENTION: "retention",
}


def _chain_item(code: str, say: Phrases) -> Item:
    return Item(code, say("chain-items", code))


def _of_chain(reason: Reason, judgment: Judgment, law: Law, say: Phrases) -> tuple[Item, ...]:
    """What to ask for a reason that leaves an onward transfer open; nothing that is on record."""
    asked = _CHAIN_BY_REASON.get(reason.code)
    if asked is None:
        said_ = why(reason, judgment, law) if say.english else say.point(reason, law)
        return (Item(reason.code.value, said_, reason.instrument, claim=True),)
    flow = judgment.flow
    missing = {
        "locations": asked == "country" and not flow.places,
        "mechanisms": asked == "country" and flow.mechanisms is None,
        "agreement": asked in ("country", "mechanisms") and flow.agreement is None,
    }
    return tuple(
        _chain_item(key, say) for key in (asked, *(key for key, open_ in missing.items() if open_))
    )


def _of_edge(gap: Gap, say: Phrases) -> tuple[Item, ...]:
    """What to ask for an `unknown` in an entry of `subprocessors`."""
    match gap.trail[2:]:
        case (Location(), *_):
            return (_chain_item("locations", say),)
        case (Mechanism(), *_):
            return (_chain_item("mechanisms", say),)
        case (Agreement(), *_):
            return (_chain_item("agreement", say),)
        case _ if gap.key in ("locations", "mechanisms"):
            return (_chain_item(gap.key, say),)
        case _:
            return (_item(say, gap.key, "of-edge"),)


def of_party_behind(topic: Topic, items: tuple[Item, ...], say: Phrases) -> tuple[Item, ...]:
    """What to ask the vendor that passes data on for what is open in the record of the party."""
    if topic in _CHAIN_BY_TOPIC:
        return (_chain_item(_CHAIN_BY_TOPIC[topic], say),)
    return items or (_chain_item("mechanisms", say),)


def in_order(items: Sequence[Item]) -> list[Item]:
    """What is open of the disclosure first; then where the party is, and what binds it."""
    order = tuple(ENGLISH.table["chain-items"])
    return sorted(items, key=lambda each: order.index(each.code) if each.code in order else -1)


def _called(id_: str, inventory: Inventory) -> str:
    vendor = inventory.vendors.get(id_)
    return called(vendor.name if vendor else None, id_)
