"""`onward list`: the records as tables, with the facts that people sort and filter by."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, NamedTuple

from onward.inventory.mechanism import Mechanism, relied
from onward.inventory.value import CONCLUDED, UNKNOWN, Text, Unknown
from onward.inventory.vendor import Agreement, Edge, Links, Vendor
from onward.law.law import Law
from onward.law.territory import EEA
from onward.reports.listings.table import Record, Table, Value
from onward.reports.weighed import Weighed
from onward.terms.months import next_time
from onward.terms.vocabulary import covers
from onward.transfers.place import active, country
from onward.transfers.roles import stage_of
from onward.transfers.status import Status, worst
from onward.transfers.subprocessors import engagements
from onward.wording.english import count

KINDS: Final = ("vendors", "subprocessors", "activities", "agreements", "mechanisms")


FILTERS: Final[Mapping[str, frozenset[str]]] = {
    "vendors": frozenset({"activity", "data", "subjects", "country", "status", "no_agreement"}),
    "subprocessors": frozenset(
        {"activity", "data", "subjects", "country", "status", "no_agreement"}
    ),
    "activities": frozenset({"activity", "data", "subjects"}),
    "agreements": frozenset({"country", "no_agreement"}),
    "mechanisms": frozenset({"country", "status"}),
}
"""Which fields of a `Filter` mean something for each of `KINDS`."""


BESIDE: Final = frozenset(
    (
        *("one_of", "company_number", "lei", "links"),
        *("stages", "forms", "conditions", "emergency"),
        *("verdict", "decided_by", "decided_on", "risk", "certificates"),
        *("objection_days", "emergency_days"),
        *("renews_itself", "renewal_months", "renewal_notice_days"),
        *("relied_on", "listed_as"),
    )
)
"""What a table has no column for: it is in JSON, and on the page of a vendor where recorded."""


COMMON: Final[Mapping[str, tuple[str, ...]]] = {
    "vendors": (
        *("id", "name", "country", "role", "services", "places"),
        *("agreement", "mechanisms", "status", "next"),
    ),
    "subprocessors": (
        *("id", "name", "country", "services", "activities", "places"),
        *("mechanisms", "status", "since", "announced"),
    ),
    "activities": ("id", "name", "role", "lawful_basis", "data", "subjects", "vendors"),
    "agreements": ("id", "subprocessor", "country", "agreement", "signed", "expires", "renewal"),
    "mechanisms": (
        *("id", "subprocessor", "country", "mechanism", "recorded", "signed", "modules"),
        *("assessed", "conclusion", "status"),
    ),
}
"""The columns that a terminal has room for."""


class Filter(NamedTuple):
    """Which rows are kept: those that fit all that is set."""

    activity: str | None = None
    data: str | None = None
    subjects: str | None = None
    country: str | None = None
    status: str | None = None
    no_agreement: bool = False
    """Only where no agreement is recorded as signed or incorporated."""

    def keeps(self, row: Mapping[str, Value]) -> bool:
        """Whether a row fits. What is unknown or not recorded may be what is asked for."""
        places = (*_words(row, "places"), row.get("country") or "unknown")
        own = (row.get("id"),) if "vendors" in row else ()
        served = own or _words(row, "activities") or ("unknown",)
        return (
            (self.activity in (None, *served) or "unknown" in served)
            and _fits(row, "data", self.data)
            and _fits(row, "subjects", self.subjects)
            and (self.country in (None, *places) or not {"unknown", EEA}.isdisjoint(places))
            and self.status in (None, row.get("status"), *_words(row, "statuses"))
            and not (self.no_agreement and row.get("agreement") in CONCLUDED)
        )


def _words(row: Mapping[str, Value], key: str) -> tuple[object, ...]:
    held = row.get(key)
    return held if isinstance(held, tuple) else ()


def _fits(row: Mapping[str, Value], key: str, asked: str | None) -> bool:
    held = row.get(key)
    if asked is None or held is None or held == ("unknown",):
        return True
    words = held if isinstance(held, tuple) else ()
    return any(covers(asked, str(word)) or covers(str(word), asked) for word in words)


_TITLES: Final = {"subprocessors": "Sub-processors"}


def listing(kind: str, held: Weighed, law: Law, kept: Filter) -> Table:
    """A line for each record of one of `KINDS`; columns are named as the keys of JSON."""
    every = {
        "vendors": _vendors(held),
        "subprocessors": _subprocessors(held),
        "activities": _activities(held),
        "agreements": _agreements(held),
        "mechanisms": _mechanisms(held, law),
    }
    records = tuple(each for each in every[kind] if kept.keeps(each))
    columns = tuple(key for key in (records[0] if records else ("id",)) if key not in BESIDE)
    day = held.statuses.day
    return Table(
        command="list",
        title=f"{_TITLES.get(kind, kind.capitalize())} of {held.inventory.id} as of {day}",
        columns=columns,
        rows=tuple(tuple(_cell(each[key]) for key in columns) for each in records),
        records=tuple({"inventory": held.judged.id, "kind": kind, **each} for each in records),
        as_of=day,
        law_checked=law.checked,
        inventories=(held.judged,),
        notes=(f"{count(len(records), 'row')}. An empty cell: not recorded.",),
    )


def _stage(stages: Mapping[str, str]) -> str | None:
    """What stands for the status of a vendor of which nothing is used yet."""
    return "planned" if set(stages.values()) == {"planned"} else None


def _by_service(said: Mapping[str, str | None], usual: str | None) -> tuple[Record, ...]:
    """What is said of each service, where it is not what is usual."""
    return tuple(
        {"service": service, "is": word} for service, word in said.items() if word != usual
    )


def _links(links: Links) -> tuple[Record, ...]:
    """What a vendor publishes about itself, as far as recorded."""
    addresses = {
        "privacy notice": links.privacy_notice,
        "DPA": links.agreement_page,
        "list of sub-processors": links.subprocessor_list,
    }
    return tuple(
        {"to": what, "address": _said(address)}
        for what, address in addresses.items()
        if address is not None
    )


def _cell(value: Value) -> str:
    if isinstance(value, tuple):
        return ", ".join(map(str, value)) or "none"
    return "" if value is None else str(value)


def _vendors(held: Weighed) -> Iterator[Record]:
    for vendor in held.inventory.vendors.values():
        if active(held.statuses.day, None, vendor.until):
            yield _vendor(vendor, held)


def _subprocessors(held: Weighed) -> Iterator[Record]:
    """The vendors that serve an activity in which we act for customers."""
    engaged = engagements(held.inventory, held.statuses.day)
    for name, engagement in engaged.items():
        vendor = held.inventory.vendors[name]
        row = dict(_vendor(vendor, held))
        row["activities"] = engagement.activities
        yield row | {"since": _said(vendor.since), "announced": _said(vendor.announced)}


def _vendor(vendor: Vendor, held: Weighed) -> Record:
    flows = [each for each in held.statuses.judgments if each.flow.importer.id == vendor.id]
    used = {id_ for each in flows for mech in each.mechanisms if (id_ := mech.instrument)}
    agreement, decision = vendor.agreement, vendor.approval
    stages = {each.id: stage_of(each, vendor, held.statuses.day) for each in vendor.services}
    return {
        "id": vendor.id,
        "name": _said(vendor.name),
        "company": _said(vendor.legal_name),
        "country": _said(vendor.country),
        "role": _role(vendor),
        "services": tuple(service.id for service in vendor.services),
        "activities": _union(service.activities for service in vendor.services),
        "data": _union(service.data for service in vendor.services),
        "subjects": _union(service.subjects for service in vendor.services),
        "places": _places(vendor),
        "agreement": _said(agreement.status) if agreement else None,
        "signed": _said(agreement.signed) if agreement else None,
        "mechanisms": tuple(sorted(used)) or _recorded(vendor),
        "status": worst(each.status for each in flows).value if flows else _stage(stages),
        "statuses": tuple(dict.fromkeys(each.status.value for each in flows)),
        "next": min(_coming(vendor, held.statuses.day), default=None),
        "owner": _said(vendor.owner),
        "reviewed": _said(vendor.reviewed),
        "one_of": tuple(
            {"company": _said(each.legal_name), "country": _said(each.country)}
            for each in vendor.one_of
        ),
        "stages": _by_service(stages, "in-use"),
        "forms": _by_service({each.id: _said(each.form) for each in vendor.services}, None),
        "conditions": _by_service({each.id: _said(each.when) for each in vendor.services}, None),
        "emergency": vendor.emergency,
        "company_number": _said(vendor.company_number),
        "lei": _said(vendor.lei),
        "verdict": _said(decision.verdict) if decision else None,
        "decided_by": _said(decision.by) if decision else None,
        "decided_on": _said(decision.given) if decision else None,
        "risk": _said(decision.risk) if decision else None,
        "certificates": tuple(
            {"standard": _said(each.standard), "until": _said(each.until)}
            for each in vendor.certificates or ()
        ),
        "links": _links(vendor.links),
    }


def _recorded(vendor: Vendor) -> tuple[str, ...] | None:
    """The mechanisms of a record, which may be unknown; None where none are recorded."""
    named = relied(vendor.mechanisms)
    return None if named is None else tuple(str(_said(each.instrument)) for each in named)


def _role(vendor: Vendor) -> str | None:
    """The role of a vendor, or those that its services give it."""
    roles = [each.role if each.role is not None else vendor.role for each in vendor.services]
    said = {str(_said(each)) for each in roles if each is not None}
    return ", ".join(sorted(said)) or _said(vendor.role)


def _places(vendor: Vendor) -> tuple[str, ...] | None:
    if all(service.locations is None for service in vendor.services):
        return None
    places = (place for service in vendor.services for place in service.locations or ())
    return tuple(dict.fromkeys(country(place) or "unknown" for place in places))


def _coming(vendor: Vendor, day: date) -> Iterator[date]:
    """The days ahead on which something of a vendor ends or is due."""
    agreement = vendor.agreement
    ends: list[object] = [vendor.until]
    ends += [agreement.expires, agreement.until] if agreement else []
    for mechanism in relied(vendor.mechanisms) or ():
        ends += [mechanism.until, mechanism.certified.due if mechanism.certified else None]
    ends += [each.until for each in vendor.certificates or ()]
    renewal = agreement.renewal if agreement else None
    if renewal and isinstance(renewal.on, date):
        ends.append(next_time(renewal.on, renewal.term_months if renewal.automatic else None, day))
    for edge in vendor.subprocessors or ():
        ends.append(edge.object_by)
    yield from (each for each in ends if isinstance(each, date) and each >= day)


def _activities(held: Weighed) -> Iterator[Record]:
    for activity in held.inventory.activities.values():
        behind = [
            vendor.id
            for vendor in held.inventory.vendors.values()
            for service in vendor.services
            if isinstance(service.activities, tuple) and activity.id in service.activities
        ]
        yield {
            "id": activity.id,
            "name": _said(activity.name),
            "role": _said(activity.role),
            "purpose": _said(activity.purpose),
            "lawful_basis": _said(activity.lawful_basis),
            "data": _terms(activity.data),
            "subjects": _terms(activity.subjects),
            "retention": _said(activity.retention),
            "vendors": tuple(dict.fromkeys(behind)),
            "owner": _said(activity.owner),
            "reviewed": _said(activity.reviewed),
        }


def _agreements(held: Weighed) -> Iterator[Record]:
    """With each vendor that we engage, and between vendors and their sub-processors.

    An unknown sub-processor has none of which anything is to be said.
    """
    for vendor in held.inventory.vendors.values():
        if vendor.engaged == "by-us":
            yield _agreement(vendor, None, vendor.country, vendor.agreement)
        for edge in vendor.subprocessors or ():
            if edge.vendor is not UNKNOWN or edge.agreement is not None:
                yield _agreement(vendor, *_behind(edge, held), edge.agreement)


def _behind(edge: Edge, held: Weighed) -> tuple[str, Text]:
    """The id of a sub-processor, and its country as its own record states it."""
    vendor = held.inventory.vendors.get(edge.vendor) if edge.vendor is not UNKNOWN else None
    return str(_said(edge.vendor)), vendor.country if vendor else None


def _agreement(
    vendor: Vendor, behind: str | None, seat: Text, agreement: Agreement | None
) -> Record:
    held = agreement
    renewal = held.renewal if held else None
    return {
        "id": vendor.id,
        "subprocessor": behind,
        "country": _said(seat),
        "agreement": _said(held.status) if held else None,
        "signed": _said(held.signed) if held else None,
        "document": _said(held.document) if held else None,
        "authorisation": _said(held.authorisation) if held else None,
        "notice_days": _said(held.notice_days) if held else None,
        "expires": _said(held.expires) if held else None,
        "renewal": _said(renewal.on) if renewal else None,
        "objection_days": _said(held.objection_days) if held else None,
        "emergency_days": _said(held.emergency_days) if held else None,
        "renews_itself": renewal.automatic if renewal else None,
        "renewal_months": renewal.term_months if renewal else None,
        "renewal_notice_days": renewal.notice_days if renewal else None,
    }


def _mechanisms(held: Weighed, law: Law) -> Iterator[Record]:
    """Each mechanism that a vendor's record names, for the vendor or a sub-processor of it."""
    for vendor in held.inventory.vendors.values():
        for mechanism in vendor.mechanisms or ():
            yield _mechanism(vendor, (None, vendor.country), mechanism, held, law)
        for edge in vendor.subprocessors or ():
            for mechanism in edge.mechanisms or ():
                yield _mechanism(vendor, _behind(edge, held), mechanism, held, law)


def _mechanism(
    vendor: Vendor, importer: tuple[str | None, Text], mechanism: Mechanism, held: Weighed, law: Law
) -> Record:
    """`importer`: the sub-processor, None where it is the vendor itself; and its country."""
    behind, seat = importer
    named, certified, made = mechanism.instrument, mechanism.certified, mechanism.assessment
    ends = (vendor.id, behind) if behind else ("us", vendor.id)
    judged = [
        weighed.status
        for each in held.statuses.judgments
        if (each.flow.exporter.id, each.flow.importer.id) == ends
        for weighed in each.mechanisms
        if weighed.instrument == named
    ]
    modules, relied_on = mechanism.modules, mechanism.relied_on is not False
    row = law.instruments.get(named) if isinstance(named, str) else None
    return {
        "id": vendor.id,
        "subprocessor": behind,
        "country": _said(seat),
        "mechanism": _said(named),
        "name": row.name if row else None,
        "recorded": _said(mechanism.status) if relied_on else "not relied on",
        "signed": _said(mechanism.signed),
        "with": _said(mechanism.party),
        "modules": tuple(map(str, modules)) if isinstance(modules, tuple) else _said(modules),
        "due": _said(certified.due) if certified else None,
        "verified": _said(certified.verified) if certified else None,
        "assessed": _said(made.date) if made else None,
        "conclusion": _said(made.conclusion) if made else None,
        "status": worst(judged).value if judged and relied_on else None,
        "relied_on": relied_on,
        "listed_as": _said(certified.listed_as) if certified else None,
    }


def statuses() -> tuple[str, ...]:
    """The words of a status."""
    return tuple(each.value for each in Status)


def _said(fact: object) -> str | None:
    if fact is None:
        return None
    return "unknown" if isinstance(fact, Unknown) else str(fact)


def _terms(terms: object) -> tuple[str, ...] | None:
    if terms is None:
        return None
    return tuple(map(str, terms)) if isinstance(terms, tuple) else ("unknown",)


def _union(several: Iterator[object]) -> tuple[str, ...] | None:
    """All words of several lists; None where none of them is recorded."""
    held = [each for each in map(_terms, several) if each is not None]
    return tuple(dict.fromkeys(word for each in held for word in each)) if held else None
