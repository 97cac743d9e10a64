"""Reasons that leave a flow to review or unknown, and under which topic each is asked."""

from collections.abc import Mapping
from typing import Final

from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import Vendor
from onward.reports.questions import internal_topics, vendor_topics
from onward.reports.questions.topic import Topic
from onward.transfers.flow import Kind
from onward.transfers.party import UNNAMED
from onward.transfers.status import Code, Judgment, Reason, Status

_OPEN: Final = (Status.REVIEW, Status.UNKNOWN)
_TOPICS: Final[Mapping[Code, Topic]] = {
    Code.IMPORTER_UNKNOWN: vendor_topics.ENTITY,
    Code.PLACES_UNKNOWN: vendor_topics.PLACES,
    Code.CHOICE_OPEN: internal_topics.CHOICE,
    Code.MECHANISM_UNKNOWN: vendor_topics.MECHANISM,
    Code.NO_MECHANISM: vendor_topics.MECHANISM,
    Code.CONDITION_NOT_SHOWN: vendor_topics.CONDITION,
    Code.NOT_SHOWN_SIGNED: vendor_topics.CLAUSES,
    Code.DAY_NOT_RECORDED: vendor_topics.CLAUSES,
    Code.PARTY_NOT_RECORDED: vendor_topics.CLAUSES,
    Code.MODULES_NOT_RECORDED: vendor_topics.CLAUSES,
    Code.OLD_SET_UNDATED: vendor_topics.CLAUSES,
    Code.LISTING_NOT_RECORDED: internal_topics.LISTING,
    Code.LISTING_NOT_VERIFIED: internal_topics.LISTING,
    Code.VERIFICATION_OLD: internal_topics.LISTING,
    Code.VERIFICATION_LATER: internal_topics.LISTING,
    Code.CERTIFICATE_PAST_DUE: internal_topics.LISTING,
    Code.COVERAGE_NOT_RECORDED: internal_topics.LISTING,
    Code.ENTITY_NOT_RECORDED: internal_topics.LISTING,
    Code.STAFF_DATA_NOT_CERTIFIED: vendor_topics.STAFF,
    Code.BCR_NOT_CONFIRMED: vendor_topics.RULES,
    Code.APPROVAL_VOID: vendor_topics.RULES,
    Code.TOOL_NOT_CONFIRMED: vendor_topics.TOOL,
    Code.NOT_ASSESSED: internal_topics.ASSESSMENT,
    Code.ASSESSMENT_OPEN: internal_topics.ASSESSMENT,
    Code.ASSESSMENT_SILENT: internal_topics.ASSESSMENT,
    Code.MEASURES_NOT_KNOWN: vendor_topics.MEASURES,
    Code.MEASURES_NOT_ENOUGH: vendor_topics.MEASURES,
}
_ASKED_ELSEWHERE: Final = frozenset({Code.EXPORTER_UNKNOWN, Code.LAW_NOT_HELD})
"""What no answer to a question about this flow would settle."""
_NAMELESS: Final = (Code.ENTITY_NOT_RECORDED, Code.PARTY_NOT_RECORDED)
"""What the full legal name of the vendor would settle, where that is not recorded."""


def reasons(judgment: Judgment) -> tuple[Reason, ...]:
    """The reasons of a judgment that an answer would settle.

    Those of a flow that fails are faults to mend, save that no mechanism is recorded at all:
    somebody may know of one.
    """
    if judgment.status in _OPEN:
        return tuple(each for each in judgment.reasons if each.code not in _ASKED_ELSEWHERE)
    if judgment.flow.kind is Kind.OWN and judgment.flow.mechanisms is None:
        return judgment.because(Code.NO_MECHANISM)
    return ()


def topic(reason: Reason, judgment: Judgment, vendor: Vendor | None) -> Topic | None:
    """Under which topic a reason is asked; None where an `unknown` in a record asks it already."""
    flow = judgment.flow
    match flow.kind:
        case Kind.CHAIN if flow.importer.id == UNNAMED:
            return vendor_topics.PLACES
        case Kind.CHAIN:
            return vendor_topics.CHAIN_PARTY
        case Kind.CUSTOMER | Kind.INBOUND:
            return None if _recorded(reason, judgment) else internal_topics.TO_SETTLE
        case Kind.OWN if reason.code in _NAMELESS and not _named(vendor):
            return vendor_topics.ENTITY
        case Kind.OWN if reason.code is Code.REGIME_UNKNOWN:
            return internal_topics.OURSELVES
        case Kind.OWN:
            return _TOPICS.get(reason.code, internal_topics.TO_SETTLE)


def _named(vendor: Vendor | None) -> bool:
    return vendor is not None and isinstance(vendor.legal_name, str)


def _recorded(reason: Reason, judgment: Judgment) -> bool:
    """Whether the record of a customer says itself that this is unknown."""
    by_country = reason.code is Code.IMPORTER_UNKNOWN and judgment.flow.country is UNKNOWN
    return by_country or reason.code is Code.MECHANISM_UNKNOWN
