"""Reasons that leave a flow to review or unknown, and under which topic each is asked."""

from collections.abc import Mapping
from typing import Final

from onward.inventory.value import UNKNOWN
from onward.inventory.vendor import Vendor
from onward.transfers.flow import Kind
from onward.transfers.footing import Code, Footing, Judgment, Reason
from onward.transfers.party import UNNAMED
from onward.views import our_topics, topics
from onward.views.topic import Topic

_OPEN: Final = (Footing.REVIEW, Footing.UNKNOWN)
_TOPICS: Final[Mapping[Code, Topic]] = {
    Code.IMPORTER_UNKNOWN: topics.ENTITY,
    Code.PLACES_UNKNOWN: topics.PLACES,
    Code.CHOICE_OPEN: our_topics.CHOICE,
    Code.GROUND_UNKNOWN: topics.GROUND,
    Code.NO_GROUND: topics.GROUND,
    Code.CONDITION_NOT_SHOWN: topics.CONDITION,
    Code.NOT_SHOWN_SIGNED: topics.CLAUSES,
    Code.DAY_NOT_RECORDED: topics.CLAUSES,
    Code.PARTY_NOT_RECORDED: topics.CLAUSES,
    Code.MODULES_NOT_RECORDED: topics.CLAUSES,
    Code.OLD_SET_UNDATED: topics.CLAUSES,
    Code.LISTING_NOT_RECORDED: our_topics.LISTING,
    Code.LISTING_NOT_VERIFIED: our_topics.LISTING,
    Code.VERIFICATION_OLD: our_topics.LISTING,
    Code.VERIFICATION_LATER: our_topics.LISTING,
    Code.CERTIFICATE_PAST_DUE: our_topics.LISTING,
    Code.COVERAGE_NOT_RECORDED: our_topics.LISTING,
    Code.ENTITY_NOT_RECORDED: our_topics.LISTING,
    Code.STAFF_DATA_NOT_CERTIFIED: topics.STAFF,
    Code.RULES_NOT_CONFIRMED: topics.RULES,
    Code.APPROVAL_VOID: topics.RULES,
    Code.TOOL_NOT_CONFIRMED: topics.TOOL,
    Code.NOT_ASSESSED: our_topics.ASSESSMENT,
    Code.ASSESSMENT_OPEN: our_topics.ASSESSMENT,
    Code.ASSESSMENT_SILENT: our_topics.ASSESSMENT,
    Code.MEASURES_NOT_KNOWN: topics.MEASURES,
    Code.MEASURES_NOT_ENOUGH: topics.MEASURES,
}
_ASKED_ELSEWHERE: Final = frozenset({Code.EXPORTER_UNKNOWN, Code.LAW_NOT_HELD})
"""What no answer to a question about this flow would settle."""
_NAMELESS: Final = (Code.ENTITY_NOT_RECORDED, Code.PARTY_NOT_RECORDED)
"""What the full legal name of the vendor would settle, where that is not recorded."""


def reasons(judgment: Judgment) -> tuple[Reason, ...]:
    """The reasons of a judgment that an answer would settle.

    Those of a flow that fails are faults to mend, save that no ground is recorded at all: somebody
    may know of one.
    """
    if judgment.footing in _OPEN:
        return tuple(each for each in judgment.reasons if each.code not in _ASKED_ELSEWHERE)
    if judgment.flow.kind is Kind.OWN and judgment.flow.grounds is None:
        return judgment.because(Code.NO_GROUND)
    return ()


def topic(reason: Reason, judgment: Judgment, vendor: Vendor | None) -> Topic | None:
    """Under which topic a reason is asked; None where an `unknown` in a record asks it already."""
    flow = judgment.flow
    match flow.kind:
        case Kind.CHAIN if flow.importer.id == UNNAMED:
            return topics.PLACES
        case Kind.CHAIN:
            return topics.CHAIN_PARTY
        case Kind.CUSTOMER | Kind.INBOUND:
            return None if _recorded(reason, judgment) else our_topics.TO_SETTLE
        case Kind.OWN if reason.code in _NAMELESS and not _named(vendor):
            return topics.ENTITY
        case Kind.OWN if reason.code is Code.REGIME_UNKNOWN:
            return our_topics.OURSELVES
        case Kind.OWN:
            return _TOPICS.get(reason.code, our_topics.TO_SETTLE)


def _named(vendor: Vendor | None) -> bool:
    return vendor is not None and isinstance(vendor.legal_name, str)


def _recorded(reason: Reason, judgment: Judgment) -> bool:
    """Whether the record of a customer says itself that this is unknown."""
    by_country = reason.code is Code.IMPORTER_UNKNOWN and judgment.flow.country is UNKNOWN
    return by_country or reason.code is Code.GROUND_UNKNOWN
