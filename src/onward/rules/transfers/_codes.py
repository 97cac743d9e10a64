"""Which rule tells which reason: every code that decides that a footing is not good."""

from collections.abc import Mapping
from typing import Final

from onward.transfers.footing import Code

GROUNDS: Final[Mapping[Code, str]] = {
    Code.NO_GROUND: "groundless-transfer",
    Code.NOT_A_GROUND: "groundless-transfer",
    Code.EXCLUDED: "groundless-transfer",
    Code.ENDED: "groundless-transfer",
    Code.NO_LONGER_USED: "groundless-transfer",
    Code.INVALIDATED: "invalidated-ground",
    Code.REPEALED: "repealed-clauses",
    Code.SIGNED_TOO_LATE: "repealed-clauses",
    Code.PROCESSING_CHANGED: "repealed-clauses",
    Code.OLD_SET_UNDATED: "repealed-clauses",
    Code.OLD_SET_UNSETTLED: "repealed-clauses",
    Code.PLANNED_ONLY: "unsigned-safeguard",
    Code.OTHER_PARTY: "unsigned-safeguard",
    Code.NOT_SHOWN_SIGNED: "unsigned-safeguard",
    Code.DAY_NOT_RECORDED: "unsigned-safeguard",
    Code.PARTY_NOT_RECORDED: "unsigned-safeguard",
    Code.MODULES_NOT_RECORDED: "unsigned-safeguard",
    Code.RULES_NOT_CONFIRMED: "unsigned-safeguard",
    Code.TOOL_NOT_CONFIRMED: "unsigned-safeguard",
    Code.APPROVAL_VOID: "unsigned-safeguard",
    Code.NOT_YET: "ground-not-yet-in-force",
    Code.SIGNED_BEFORE_TEXT: "ground-not-yet-in-force",
    Code.ENDS_SOON: "lapsing-ground",
    Code.WRONG_REGIME: "wrong-regime-instrument",
    Code.NOT_ADAPTED: "missing-swiss-adaptation",
    Code.WRONG_MODULE: "wrong-clause-module",
    Code.MANDATE_NOT_SHOWN: "wrong-clause-module",
    Code.IMPORTER_UNDER_REGIME: "clauses-outside-their-scope",
    Code.NO_MODULE_FITS: "clauses-outside-their-scope",
    Code.NOT_AMERICAN: "uncertified-recipient",
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
    Code.GROUP_STAFF_DATA: "certification-out-of-scope",
    Code.DATA_NOT_CERTIFIED: "certification-out-of-scope",
    Code.DEROGATION_AS_ROUTINE: "derogation-as-routine",
    Code.DEROGATION_CLOSED: "derogation-closed",
    Code.WRONG_RULES: "rules-out-of-scope",
    Code.NOT_A_MEMBER: "rules-out-of-scope",
    Code.NOT_YET_APPROVED: "rules-out-of-scope",
    Code.CONDITION_NOT_SHOWN: "unconfirmed-scope",
    Code.INDICATIVE_ONLY: "unconfirmed-scope",
    Code.UNSETTLED_PLACE: "unconfirmed-scope",
    Code.PLACE_NOT_REACHED: "unconfirmed-scope",
    Code.LAW_UNSETTLED: "unconfirmed-scope",
    Code.DEROGATION_TO_CHECK: "unconfirmed-scope",
}
"""The codes of the grounds themselves: what is named, signed, certified, approved."""

PARTIES_AND_ASSESSMENTS: Final[Mapping[Code, str]] = {
    Code.NOT_ASSESSED: "unassessed-transfer",
    Code.ASSESSMENT_SILENT: "unassessed-transfer",
    Code.ASSESSMENT_OPEN: "unassessed-transfer",
    Code.MEASURES_NOT_KNOWN: "unassessed-transfer",
    Code.MEASURES_NOT_ENOUGH: "unassessed-transfer",
    Code.ASSESSMENT_NEVER_MADE: "unassessed-transfer",
    Code.ASSESSED_NOT_EQUIVALENT: "failed-assessment",
    Code.IMPORTER_UNKNOWN: "unknown-destination",
    Code.PLACES_UNKNOWN: "unknown-destination",
    Code.CHOICE_OPEN: "unknown-destination",
    Code.PARTY_UNNAMED: "unknown-destination",
    Code.SUBPROCESSOR_UNNAMED: "unknown-destination",
    Code.GROUND_UNKNOWN: "unknown-ground",
    Code.CHAIN_GROUND_NOT_RECORDED: "unknown-ground",
    Code.REGIME_UNKNOWN: "unsettled-regime",
    Code.LAW_NOT_HELD: "unsettled-regime",
    Code.ONWARD_NOT_SHOWN: "unconfirmed-onward",
    Code.ONWARD_CONTRACT_ALONE: "unconfirmed-onward",
    Code.ONWARD_FORBIDDEN: "unconfirmed-onward",
}
"""The codes of parties, places, chains and assessments."""

OWNERS: Final[Mapping[Code, str]] = {**GROUNDS, **PARTIES_AND_ASSESSMENTS}
"""The one rule that tells each code."""


def owned(rule: str) -> tuple[Code, ...]:
    """The codes that a rule tells."""
    return tuple(code for code, name in OWNERS.items() if name == rule)
