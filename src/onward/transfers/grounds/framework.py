"""Frameworks (Safe Harbor, Privacy Shield, DPF): they count for a recipient, as it is listed."""

from datetime import date

from onward.inventory.safeguard import Certificate, Safeguard
from onward.inventory.value import UNKNOWN
from onward.law.instrument import Instrument
from onward.terms.company import same_company
from onward.transfers.footing import Code, Footing, Ground, Reason
from onward.transfers.grounds.life import life
from onward.transfers.grounds.question import Question, soon
from onward.transfers.grounds.scope import outside_scope

LISTED = ("participant", "covered")
GONE = ("inactive", "withdrawn", "not-listed")
AMERICAN = frozenset({"US", "AS", "GU", "MP", "PR", "UM", "VI"})


def framework(question: Question, safeguard: Safeguard, row: Instrument) -> Ground:
    """What an entry on the list of the framework gives on the day."""
    ended = life(question, safeguard, row)
    if ended:
        return Ground(row.id, ended)
    reasons = (
        *_recipient(question, row),
        *outside_scope(question, row, (safeguard,)),
        *_contradicted(question, row),
        *_listing(question, safeguard, row),
        *_coverage(question, safeguard, row),
        *_reach(question, safeguard, row),
    )
    at = question.place_of(safeguard)
    holds = question.reason(Code.CERTIFIED, Footing.HOLDS, at, row, day=row.since)
    last, ending = soon(question, safeguard, row)
    return Ground(row.id, (*reasons, holds, *ending), last)


def _recipient(question: Question, row: Instrument) -> tuple[Reason, ...]:
    country = question.flow.country
    if not isinstance(country, str) or country in AMERICAN:
        return ()
    at = question.flow.importer.at._replace(route="/country")
    return (question.reason(Code.NOT_AMERICAN, Footing.FAILS, at, row, detail=(country,)),)


def _contradicted(question: Question, row: Instrument) -> tuple[Reason, ...]:
    """An extension is an addition to one entry: without the entry there is nothing to extend.

    Reg. 3(2) of SI 2023/1028: shown on the list as taking part in the extension, and bound by the
    principles on receipt. An entry that the record says is gone contradicts both.
    """
    return tuple(
        question.reason(
            Code.NOT_CERTIFIED,
            Footing.FAILS,
            question.place_of(each, "certified/listed_as"),
            question.book.instrument(str(each.instrument)),
            detail=(str(each.certified.listed_as),),
        )
        for each in question.flow.grounds or ()
        if each.instrument in row.watch
        and each.certified is not None
        and each.certified.listed_as in GONE
    )


def _listing(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    listing = safeguard.certified

    def told(code: Code, footing: Footing, key: str, day: date | None = None) -> Reason:
        at = question.place_of(safeguard, key)
        return question.reason(code, footing, at, row, day=day)

    if listing is None:
        return (told(Code.LISTING_NOT_RECORDED, Footing.REVIEW, ""),)
    if listing.listed_as in (None, UNKNOWN):
        return (told(Code.LISTING_NOT_RECORDED, Footing.REVIEW, "certified"),)
    if listing.listed_as not in LISTED:
        at = question.place_of(safeguard, "certified/listed_as")
        said = (str(listing.listed_as),)
        return (question.reason(Code.NOT_CERTIFIED, Footing.FAILS, at, row, detail=said),)
    return (
        *_entity(question, safeguard, listing, row),
        *_days(question, safeguard, listing, row),
    )


def _entity(
    question: Question, safeguard: Safeguard, listing: Certificate, row: Instrument
) -> tuple[Reason, ...]:
    """The certificate is the importer's own, or one that covers it: then of whom is recorded."""
    importer = question.flow.importer
    own = importer.legal_name if isinstance(importer.legal_name, str) else None
    at = question.place_of(safeguard, "certified/entity")
    if listing.listed_as == "covered" and isinstance(listing.entity, str):
        return ()
    match same_company(listing.entity, own):
        case True:
            return ()
        case False:
            names = (str(listing.entity), str(own))
            return (question.reason(Code.OTHER_ENTITY, Footing.FAILS, at, row, detail=names),)
        case None:
            return (question.reason(Code.ENTITY_NOT_RECORDED, Footing.REVIEW, at, row),)


def _days(
    question: Question, safeguard: Safeguard, listing: Certificate, row: Instrument
) -> tuple[Reason, ...]:
    day = question.day

    def told(code: Code, footing: Footing, key: str, deciding: date | None) -> tuple[Reason, ...]:
        at = question.place_of(safeguard, f"certified/{key}")
        return (question.reason(code, footing, at, row, day=deciding),)

    if isinstance(listing.since, date) and listing.since > day:
        return told(Code.NOT_YET, Footing.FAILS, "since", listing.since)
    if not isinstance(listing.verified, date):
        return told(Code.LISTING_NOT_VERIFIED, Footing.REVIEW, "verified", None)
    if isinstance(listing.due, date) and listing.due < day:
        return told(Code.CERTIFICATE_PAST_DUE, Footing.REVIEW, "due", listing.due)
    if listing.verified > day:
        if isinstance(listing.since, date) and listing.since <= day:
            return ()
        return told(Code.VERIFICATION_LATER, Footing.REVIEW, "verified", listing.verified)
    if day > _a_year_after(listing.verified):
        return told(Code.VERIFICATION_OLD, Footing.REVIEW, "verified", listing.verified)
    return ()


def _a_year_after(day: date) -> date:
    """House rule: a list is looked at within twelve months, as its participants certify yearly."""
    leap_day = day.month == 2 and day.day == 29
    return day.replace(year=day.year + 1, day=28 if leap_day else day.day)


def _coverage(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """Data of our own staff need a certificate for HR data; other data one for non-HR data."""
    listing = safeguard.certified
    reasons: list[Reason] = []
    at = question.place_of(safeguard, "certified/covers" if listing else "")
    if listing is not None and listing.listed_as in LISTED:
        if not isinstance(listing.covers, tuple):
            reasons.append(question.reason(Code.COVERAGE_NOT_RECORDED, Footing.REVIEW, at, row))
        elif question.staff_data and "hr" not in listing.covers:
            group = question.flow.importer.group
            code = Code.GROUP_STAFF_DATA if group else Code.STAFF_DATA_NOT_CERTIFIED
            footing = Footing.FAILS if group else Footing.REVIEW
            reasons.append(question.reason(code, footing, at, row))
        elif not question.staff_data and "non-hr" not in listing.covers:
            reasons.append(question.reason(Code.DATA_NOT_CERTIFIED, Footing.FAILS, at, row))
    if row.indicative:
        reasons.append(question.reason(Code.INDICATIVE_ONLY, Footing.REVIEW, at, row))
    return tuple(reasons)


def _reach(question: Question, safeguard: Safeguard, row: Instrument) -> tuple[Reason, ...]:
    """A place of the recipient outside the United States is not reached by the framework."""
    if not question.further or question.destination in AMERICAN:
        return ()
    at = question.place_of(safeguard)
    where = (question.destination,)
    return (question.reason(Code.PLACE_NOT_REACHED, Footing.REVIEW, at, row, detail=where),)
