"""The sentences for what fails."""

from collections.abc import Mapping
from typing import Final

from onward.transfers.footing import Code
from onward.transfers.sentences import Words

REFUSALS: Final[Mapping[Code, Words]] = {
    Code.NO_GROUND: Words(
        "no ground is recorded for the transfer",
        "record the ground under `safeguards`, or say `unknown` and ask",
    ),
    Code.INVALIDATED: Words(
        "{name} ({act}) ended by {ended_by}: it counted to {day}",
        "agree on another ground before any data flow, or stop the transfer",
    ),
    Code.REPEALED: Words(
        "{name} ({act}) counted to {day} and no longer",
        "sign the clauses now in force, or agree on another ground",
    ),
    Code.ENDED: Words("{name} ({act}) counted to {day}", "agree on another ground, and record it"),
    Code.NO_LONGER_USED: Words(
        "{name} is recorded as in use to {day}, and nothing that follows it",
        "record the ground on which the data flow now",
    ),
    Code.SIGNED_TOO_LATE: Words(
        "{name} were signed on {day}, when no new contract could rest on them any more",
        "sign the clauses now in force",
    ),
    Code.PROCESSING_CHANGED: Words(
        "{name} counted for processing that stays as it was, and it changed ({day})",
        "sign the clauses now in force",
    ),
    Code.SIGNED_BEFORE_TEXT: Words(
        "{name} were signed on {day}, before that text was in force",
        "record the day on which they were signed, or have them signed again",
    ),
    Code.NOT_YET: Words("{name}: {later} {day}", "record what carries the transfer until then"),
    Code.NOT_YET_APPROVED: Words(
        "{name} were approved only on {day}", "record what carries the transfer until then"
    ),
    Code.PLANNED_ONLY: Words(
        "{name}: planned, and a plan is no ground",
        "put in place what is planned, and record since when",
    ),
    Code.WRONG_REGIME: Words("{name}: no ground under {law}", "agree on an instrument of that law"),
    Code.NOT_A_GROUND: Words(
        "{name} is no ground for this transfer", "agree on an instrument that is"
    ),
    Code.WRONG_MODULE: Words(
        "{name} lack module {detail}, which the roles on this edge need",
        "have module {detail} agreed",
    ),
    Code.OTHER_PARTY: Words(
        "{name} were agreed with another company than {importer} ({detail})",
        "have them signed with the entity that receives the data",
    ),
    Code.NOT_AMERICAN: Words(
        "{name} is open to organisations in the United States only, and {importer} is in {detail}",
        "agree on another ground",
    ),
    Code.NOT_CERTIFIED: Words(
        "{importer} is no participant of {name}: the list has it as {detail}",
        "agree on another ground, or have {importer} certify",
    ),
    Code.OTHER_ENTITY: Words(
        "the certificate under {name} is not that of {importer} ({detail})",
        "record which entry names {importer} as covered, or agree on another ground",
    ),
    Code.DATA_NOT_CERTIFIED: Words(
        "{importer} certified under {name} for HR data alone, and these data are others",
        "have it certify for non-HR data, or agree on another ground",
    ),
    Code.GROUP_STAFF_DATA: Words(
        "{importer} of our own group receives staff data, and its certificate under {name} leaves"
        " HR data out",
        "have it certify for HR data, or agree on another ground",
    ),
    Code.EXCLUDED: Words("{name} leaves out: {detail}", "agree on another ground"),
    Code.ASSESSED_NOT_EQUIVALENT: Words(
        "the assessment for {name} found no equivalent protection",
        "stop the transfer, or record measures that close the gap",
    ),
    Code.ASSESSMENT_NEVER_MADE: Words(
        "{name} ask for an assessment, and it is recorded as never made",
        "make the {assessment}",
    ),
    Code.WRONG_RULES: Words(
        "these binding corporate rules do not reach what flows here (needed: for a {detail})",
        "agree on another ground, or on the rules that fit",
    ),
    Code.NOT_A_MEMBER: Words(
        "{detail} is no member bound by the binding corporate rules", "agree on another ground"
    ),
    Code.DEROGATION_AS_ROUTINE: Words(
        "a derogation{letter} carries a standing service",
        "agree on a safeguard that can carry a standing service",
    ),
    Code.DEROGATION_CLOSED: Words(
        "Art. 49(3) closes letter {detail} to a public authority", "agree on another ground"
    ),
}
