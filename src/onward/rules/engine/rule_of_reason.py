"""Which rule reports which reason: every code that decides that a status is not good."""

from collections.abc import Mapping
from typing import Final

from onward.transfers.status import Code

MECHANISMS: Final[Mapping[Code, str]] = {
    Code.NO_MECHANISM: "missing-mechanism",
    Code.NOT_A_MECHANISM: "missing-mechanism",
    Code.EXCLUDED: "missing-mechanism",
    Code.ENDED: "missing-mechanism",
    Code.NO_LONGER_USED: "missing-mechanism",
    Code.INVALIDATED: "invalidated-mechanism",
    Code.REPEALED: "repealed-clauses",
    Code.SIGNED_TOO_LATE: "repealed-clauses",
    Code.PROCESSING_CHANGED: "repealed-clauses",
    Code.OLD_SET_UNDATED: "repealed-clauses",
    Code.OLD_SET_UNSETTLED: "repealed-clauses",
    Code.CHANGE_NOT_KNOWN: "repealed-clauses",
    Code.PLANNED_ONLY: "unsigned-mechanism",
    Code.OTHER_PARTY: "unsigned-mechanism",
    Code.NOT_SHOWN_SIGNED: "unsigned-mechanism",
    Code.DAY_NOT_RECORDED: "unsigned-mechanism",
    Code.PARTY_NOT_RECORDED: "unsigned-mechanism",
    Code.MODULES_NOT_RECORDED: "unsigned-mechanism",
    Code.BCR_NOT_CONFIRMED: "unsigned-mechanism",
    Code.TOOL_NOT_CONFIRMED: "unsigned-mechanism",
    Code.APPROVAL_VOID: "unsigned-mechanism",
    Code.NOT_YET: "mechanism-not-yet-in-force",
    Code.SIGNED_BEFORE_TEXT: "mechanism-not-yet-in-force",
    Code.ENDS_SOON: "expiring-mechanism",
    Code.WRONG_REGIME: "wrong-regime-instrument",
    Code.NOT_ADAPTED: "missing-swiss-adaptation",
    Code.WRONG_MODULE: "wrong-clause-module",
    Code.MANDATE_NOT_SHOWN: "wrong-clause-module",
    Code.ROLE_DECIDES_MODULE: "wrong-clause-module",
    Code.IMPORTER_UNDER_REGIME: "clauses-out-of-scope",
    Code.NO_MODULE_FITS: "clauses-out-of-scope",
    Code.OUTSIDE_FRAMEWORK: "uncertified-recipient",
    Code.NOT_CERTIFIED: "uncertified-recipient",
    Code.OTHER_ENTITY: "uncertified-recipient",
    Code.LISTING_NOT_RECORDED: "unconfirmed-certification",
    Code.LISTING_NOT_VERIFIED: "unconfirmed-certification",
    Code.VERIFICATION_OLD: "unconfirmed-certification",
    Code.VERIFICATION_LATER: "unconfirmed-certification",
    Code.CERTIFICATE_PAST_DUE: "unconfirmed-certification",
    Code.COVERAGE_NOT_RECORDED: "unconfirmed-certification",
    Code.ENTITY_NOT_RECORDED: "unconfirmed-certification",
    Code.STAFF_DATA_NOT_CERTIFIED: "certification-out-of-scope",
    Code.STAFF_DATA_UNKNOWN: "certification-out-of-scope",
    Code.GROUP_STAFF_DATA: "certification-out-of-scope",
    Code.DATA_NOT_CERTIFIED: "certification-out-of-scope",
    Code.DEROGATION_AS_ROUTINE: "derogation-as-routine",
    Code.DEROGATION_CLOSED: "derogation-closed",
    Code.WRONG_BCR: "bcr-out-of-scope",
    Code.NOT_A_MEMBER: "bcr-out-of-scope",
    Code.NOT_YET_APPROVED: "bcr-out-of-scope",
    Code.CATALOGUE_ALONE: "unconfirmed-catalogue-fact",
    Code.CONDITION_NOT_SHOWN: "unconfirmed-scope",
    Code.INDICATIVE_ONLY: "unconfirmed-scope",
    Code.UNSETTLED_PLACE: "unconfirmed-scope",
    Code.PLACE_NOT_REACHED: "unconfirmed-scope",
    Code.LAW_UNSETTLED: "unconfirmed-scope",
    Code.DEROGATION_TO_CHECK: "unconfirmed-scope",
}
"""The codes of the mechanisms themselves: what is named, signed, certified, approved."""

PARTIES_AND_ASSESSMENTS: Final[Mapping[Code, str]] = {
    Code.NOT_ASSESSED: "unassessed-transfer",
    Code.ASSESSMENT_SILENT: "unassessed-transfer",
    Code.ASSESSMENT_OPEN: "unassessed-transfer",
    Code.MEASURES_NOT_KNOWN: "unassessed-transfer",
    Code.MEASURES_NOT_ENOUGH: "unassessed-transfer",
    Code.ASSESSMENT_NEVER_MADE: "unassessed-transfer",
    Code.ASSESSED_NOT_EQUIVALENT: "failed-assessment",
    Code.IMPORTER_UNKNOWN: "unknown-destination",
    Code.SEAT_NOT_SAID: "unknown-destination",
    Code.PLACES_UNKNOWN: "unknown-destination",
    Code.CHOICE_OPEN: "unknown-destination",
    Code.PARTY_UNNAMED: "unknown-destination",
    Code.SUBPROCESSOR_UNNAMED: "unknown-destination",
    Code.MECHANISM_UNKNOWN: "unknown-mechanism",
    Code.CHAIN_MECHANISM_NOT_RECORDED: "unknown-mechanism",
    Code.REGIME_UNKNOWN: "unsettled-regime",
    Code.LAW_NOT_HELD: "unsettled-regime",
    Code.ONWARD_NOT_SHOWN: "unconfirmed-onward-transfer",
    Code.ONWARD_CONTRACT_ALONE: "unconfirmed-onward-transfer",
    Code.ONWARD_FORBIDDEN: "unconfirmed-onward-transfer",
}
"""The codes of parties, places, chains and assessments."""

OWNERS: Final[Mapping[Code, str]] = {**MECHANISMS, **PARTIES_AND_ASSESSMENTS}
"""The one rule that reports each code."""


def owned(rule: str) -> tuple[Code, ...]:
    """The codes that a rule reports."""
    return tuple(code for code, name in OWNERS.items() if name == rule)
