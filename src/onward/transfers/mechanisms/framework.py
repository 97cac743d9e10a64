"""Frameworks (Safe Harbor, Privacy Shield, DPF): they count for a recipient, as it is listed."""

from datetime import date

from onward.inventory.mechanism import Certificate, Mechanism
from onward.inventory.value import UNKNOWN
from onward.law.instrument import Instrument
from onward.terms.months import after_months
from onward.transfers.mechanisms.adequacy import outside_scope
from onward.transfers.mechanisms.query import Query, soon
from onward.transfers.mechanisms.validity import life
from onward.transfers.status import Code, JudgedMechanism, Reason, Status

LISTED = ("participant", "covered")
GONE = ("inactive", "withdrawn", "not-listed")


def framework(query: Query, mechanism: Mechanism, row: Instrument) -> JudgedMechanism:
    """What an entry on the list of the framework gives on the day."""
    ended = life(query, mechanism, row)
    if ended:
        return JudgedMechanism(row.id, ended)
    reasons = (
        *_recipient(query, row),
        *outside_scope(query, row, (mechanism,)),
        *_contradicted(query, row),
        *_listing(query, mechanism, row),
        *_coverage(query, mechanism, row),
        *_reach(query, mechanism, row),
    )
    at = query.place_of(mechanism)
    holds = query.reason(Code.CERTIFIED, Status.HOLDS, at, row, day=row.since)
    last, ending = soon(query, mechanism, row)
    return JudgedMechanism(row.id, (*reasons, holds, *ending), last)


def _recipient(query: Query, row: Instrument) -> tuple[Reason, ...]:
    country = query.flow.country
    if not isinstance(country, str) or query.law.joins(row, country):
        return ()
    at = query.flow.importer.at._replace(route="/country")
    return (query.reason(Code.OUTSIDE_FRAMEWORK, Status.FAILS, at, row, detail=(country,)),)


def _contradicted(query: Query, row: Instrument) -> tuple[Reason, ...]:
    """An extension is an addition to one entry: without the entry there is nothing to extend.

    Reg. 3(2) of SI 2023/1028: shown on the list as taking part in the extension, and bound by the
    principles on receipt. An entry that the record says is gone contradicts both.
    """
    return tuple(
        query.reason(
            Code.NOT_CERTIFIED,
            Status.FAILS,
            query.place_of(each, "certified/listed_as"),
            query.law.instrument(str(each.instrument)),
            detail=(str(each.certified.listed_as),),
        )
        for each in (*(query.flow.mechanisms or ()), *query.flow.found)
        if each.instrument in row.watch
        and each.certified is not None
        and each.certified.listed_as in GONE
    )


def _listing(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    listing = mechanism.certified

    def because(code: Code, status: Status, key: str, day: date | None = None) -> Reason:
        at = query.place_of(mechanism, key)
        return query.reason(code, status, at, row, day=day)

    if listing is None:
        return (because(Code.LISTING_NOT_RECORDED, Status.REVIEW, ""),)
    if listing.listed_as in (None, UNKNOWN):
        return (because(Code.LISTING_NOT_RECORDED, Status.REVIEW, "certified"),)
    if listing.listed_as not in LISTED:
        at = query.place_of(mechanism, "certified/listed_as")
        said = (str(listing.listed_as),)
        return (query.reason(Code.NOT_CERTIFIED, Status.FAILS, at, row, detail=said),)
    return (*_entity(query, mechanism, listing, row), *_days(query, mechanism, listing, row))


def _entity(
    query: Query, mechanism: Mechanism, listing: Certificate, row: Instrument
) -> tuple[Reason, ...]:
    """The certificate is the importer's own, or one that covers it: then of whom is recorded."""
    importer = query.flow.importer
    at = query.place_of(mechanism, "certified/entity")
    if listing.listed_as == "covered" and isinstance(listing.entity, str):
        return ()
    match importer.is_company(listing.entity):
        case True:
            return ()
        case False:
            names = (str(listing.entity), str(importer.legal_name))
            return (query.reason(Code.OTHER_ENTITY, Status.FAILS, at, row, detail=names),)
        case None:
            return (query.reason(Code.ENTITY_NOT_RECORDED, Status.REVIEW, at, row),)


def _days(
    query: Query, mechanism: Mechanism, listing: Certificate, row: Instrument
) -> tuple[Reason, ...]:
    day = query.day

    def because(code: Code, status: Status, key: str, deciding: date | None) -> tuple[Reason, ...]:
        at = query.place_of(mechanism, f"certified/{key}")
        return (query.reason(code, status, at, row, day=deciding),)

    if isinstance(listing.since, date) and listing.since > day:
        return because(Code.NOT_YET, Status.FAILS, "since", listing.since)
    if not isinstance(listing.verified, date):
        return because(Code.LISTING_NOT_VERIFIED, Status.REVIEW, "verified", None)
    if isinstance(listing.due, date) and listing.due < day:
        return because(Code.CERTIFICATE_PAST_DUE, Status.REVIEW, "due", listing.due)
    if listing.verified > day:
        if isinstance(listing.since, date) and listing.since <= day:
            return ()
        return because(Code.VERIFICATION_LATER, Status.REVIEW, "verified", listing.verified)
    if day > look_again(listing.verified):
        return because(Code.VERIFICATION_OLD, Status.REVIEW, "verified", listing.verified)
    return ()


def look_again(verified: date) -> date:
    """House rule: a list is looked at within twelve months, as its participants certify yearly."""
    return after_months(verified, 12)


def _coverage(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """Data of our own staff need a certificate for HR data; other data one for non-HR data."""
    listing = mechanism.certified
    reasons: list[Reason] = []
    at = query.place_of(mechanism, "certified/covers" if listing else "")
    if listing is not None and listing.listed_as in LISTED:
        if not isinstance(listing.covers, tuple):
            reasons.append(query.reason(Code.COVERAGE_NOT_RECORDED, Status.REVIEW, at, row))
        elif query.staff_data and "hr" not in listing.covers:
            group = query.flow.importer.group
            code = Code.GROUP_STAFF_DATA if group else Code.STAFF_DATA_NOT_CERTIFIED
            status = Status.FAILS if group else Status.REVIEW
            reasons.append(query.reason(code, status, at, row))
        elif not query.staff_data and "non-hr" not in listing.covers:
            reasons.append(query.reason(Code.DATA_NOT_CERTIFIED, Status.FAILS, at, row))
        elif query.flow.staff_unknown and "hr" not in listing.covers:
            reasons.append(query.reason(Code.STAFF_DATA_UNKNOWN, Status.REVIEW, at, row))
    if row.indicative:
        reasons.append(query.reason(Code.INDICATIVE_ONLY, Status.REVIEW, at, row))
    return tuple(reasons)


def _reach(query: Query, mechanism: Mechanism, row: Instrument) -> tuple[Reason, ...]:
    """A place of the recipient outside the country of the framework is not reached by it."""
    if not query.further or query.law.joins(row, query.destination):
        return ()
    at = query.place_of(mechanism)
    where = (query.destination,)
    return (query.reason(Code.PLACE_NOT_REACHED, Status.REVIEW, at, row, detail=where),)
