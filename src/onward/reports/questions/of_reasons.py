"""What keeps the judgment of a flow open, and an answer can close."""

from collections.abc import Iterator, Mapping
from typing import Final

from onward.inventory.mechanism import Mechanism
from onward.inventory.value import CONCLUDED, UNKNOWN
from onward.inventory.vendor import Vendor
from onward.law.law import Law
from onward.reports.questions.of_records import for_mechanism
from onward.reports.questions.open_point import Inquiry, Item, OpenPoint, chain_item, item
from onward.reports.questions.phrases import Phrases
from onward.reports.questions.topics import BY_REASON, Topic
from onward.transfers.catalogue_facts import uncompared
from onward.transfers.flow import Kind
from onward.transfers.party import UNNAMED
from onward.transfers.reason_text import holder, settle, why
from onward.transfers.status import Code, Judgment, Reason, Status

_OPEN: Final = (Status.REVIEW, Status.UNKNOWN)
_ASKED_ELSEWHERE: Final = frozenset(
    {Code.EXPORTER_UNKNOWN, Code.LAW_NOT_HELD, Code.CATALOGUE_ALONE, Code.ONWARD_MECHANISM_UNKNOWN}
)
"""What no answer to a question about this flow can close, or is asked once of a record."""
_WHOSE: Final = (Code.IMPORTER_UNKNOWN, Code.ENTITY_NOT_RECORDED, Code.PARTY_NOT_RECORDED)
"""What it settles which of several companies it is."""
_NAMELESS: Final = (Code.ENTITY_NOT_RECORDED, Code.PARTY_NOT_RECORDED)
"""What the full legal name of the vendor can close, where that is not recorded."""
_CHAIN_BY_REASON: Final[Mapping[Code, str]] = {
    Code.IMPORTER_UNKNOWN: "country",
    Code.PLACES_UNKNOWN: "locations",
    Code.CHOICE_OPEN: "locations",
    Code.MECHANISM_UNKNOWN: "mechanisms",
    Code.NO_MECHANISM: "mechanisms",
    Code.CHAIN_MECHANISM_NOT_RECORDED: "mechanisms",
    Code.ONWARD_NOT_SHOWN: "agreement",
}


def of_reasons(one: Inquiry) -> Iterator[OpenPoint]:
    """What keeps judgments open, and an answer can close."""
    for judgment in one.statuses.judgments:
        for reason in _settleable(judgment):
            yield from _of_reason(reason, judgment, one)


def _of_reason(reason: Reason, judgment: Judgment, one: Inquiry) -> Iterator[OpenPoint]:
    flow = judgment.flow
    party = flow.exporter if flow.kind is Kind.CHAIN else flow.importer
    vendor = one.inventory.vendors.get(party.id)
    topic = _topic(reason, judgment, vendor)
    if topic is None:
        return
    code = reason.code.value
    point = OpenPoint(topic, flow.subject, reason.at, code, vendor)
    if topic in (Topic.PLACES, Topic.CHOICE) and vendor is not None:
        for service in vendor.services:
            if service.id in flow.services:
                yield point._replace(key=service.id, about=one.about_service(service, vendor))
    elif topic is Topic.CHAIN_PARTY:
        items = _of_chain(reason, judgment, one)
        yield point._replace(key=flow.importer.id, about=flow.importer.name, items=items)
    elif topic is Topic.OURSELVES:
        yield OpenPoint(topic, one.inventory.id, reason.at, code, items=(item(one.say, "country"),))
    elif topic is Topic.TO_SETTLE:
        fix = Item(code, _fix(reason, judgment, one))
        key = f"{party.name} {fix.text}"
        point = point._replace(key=key, about=party.name, items=(fix,))
        yield point._replace(because=_because(reason, judgment, one))
    elif topic is Topic.ENTITY and vendor is not None:
        yield _entity(point, vendor, one.say)
    elif topic is Topic.MECHANISM and vendor is not None:
        yield point._replace(topic=for_mechanism(vendor, one))
    else:
        conditions = reason.detail if topic is Topic.CONDITION else ()
        items = tuple(Item(each, one.say.condition(each)) for each in conditions)
        recorded = _recorded(reason, judgment, one.law)
        id_ = str(recorded[0].instrument) if recorded else reason.instrument
        held = any(each.status in CONCLUDED for each in recorded)
        yield point._replace(
            key=id_, about=one.say.instrument(id_, one.law), items=items, held=held
        )


def of_catalogue(one: Inquiry) -> Iterator[OpenPoint]:
    """Of each record, what is known from the catalogue alone and decides: to be compared by us."""
    for judgment, reason in uncompared(one.statuses.judgments):
        party = holder(reason, judgment)
        fix = Item(reason.code.value, _fix(reason, judgment, one))
        yield OpenPoint(
            Topic.TO_SETTLE,
            party.id,
            reason.at,
            reason.code.value,
            one.inventory.vendors.get(party.id),
            key=party.id,
            about=party.name,
            items=(fix,),
            because=_because(reason, judgment, one),
        )


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


def _fix(reason: Reason, judgment: Judgment, one: Inquiry) -> str:
    """What to ask for because of a reason."""
    if one.say.english:
        return settle(reason, judgment, one.law)
    return one.say("settling", "fix", point=one.say.point(reason, one.law))


def _because(reason: Reason, judgment: Judgment, one: Inquiry) -> str:
    """Why it is open."""
    return why(reason, judgment, one.law) if one.say.english else one.say("settling", "because")


def _entity(point: OpenPoint, vendor: Vendor, say: Phrases) -> OpenPoint:
    """What is not recorded of the company that we contract with."""
    if isinstance(vendor.legal_name, str):
        return point._replace(topic=Topic.COUNTRY, about=vendor.legal_name)
    known = {"legal_name": vendor.legal_name, "country": vendor.country}
    items = tuple(item(say, key) for key, value in known.items() if not isinstance(value, str))
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


def _of_chain(reason: Reason, judgment: Judgment, one: Inquiry) -> tuple[Item, ...]:
    """What to ask for a reason that leaves an onward transfer open; nothing that is on record."""
    asked = _CHAIN_BY_REASON.get(reason.code)
    if asked is None:
        english = one.say.english
        said_ = why(reason, judgment, one.law) if english else one.say.point(reason, one.law)
        return (Item(reason.code.value, said_, reason.instrument, claim=True),)
    flow = judgment.flow
    missing = {
        "locations": asked == "country" and not flow.places,
        "mechanisms": asked == "country" and flow.mechanisms is None,
        "agreement": asked in ("country", "mechanisms") and flow.agreement is None,
    }
    return tuple(
        chain_item(key, one.say)
        for key in (asked, *(key for key, open_ in missing.items() if open_))
    )
