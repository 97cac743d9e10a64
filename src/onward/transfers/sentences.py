"""The sentences for what carries a flow, for what is to be checked, and for what nobody knows."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from onward.transfers.footing import Code


class Words(NamedTuple):
    """The sentences for one code; `{importer}` and the like are filled in by `_facts`."""

    why: str
    settle: str = ""


SENTENCES: Final[Mapping[Code, Words]] = {
    Code.INSIDE: Words("{importer} is inside"),
    Code.BRIDGED: Words("deemed no transfer that day ({act})"),
    Code.RETURNED: Words(
        "{importer} is the controller for whom we act: handing the data back is no transfer ({act})"
    ),
    Code.ADEQUATE: Words("{name} ({act})"),
    Code.CERTIFIED: Words("{name}: {importer} is on the list ({act})"),
    Code.BOUND_BY_CLAUSES: Words("{name} bind {importer} ({act})"),
    Code.BOUND_BY_RULES: Words("binding corporate rules bind {importer}"),
    Code.BOUND_BY_TOOL: Words("{name} bind {importer}"),
    Code.ONWARD_CONTRACT: Words("an onward contract is recorded"),
    Code.ENDS_SOON: Words(
        "{name} carries the transfer to {day}, and nothing recorded or adopted follows",
        "record a fallback, or watch for the act that prolongs it",
    ),
    Code.CONDITION_NOT_SHOWN: Words(
        "{name} covers a recipient only where it is shown: {detail}",
        "have {importer} confirm it, and record {words} under `shown` of the safeguard"
        " {instrument}",
    ),
    Code.INDICATIVE_ONLY: Words(
        "{name} was a view without binding force: the exporter answers for it",
        "record who examined the protection in that country, and when",
    ),
    Code.UNSETTLED_PLACE: Words(
        "{detail}", "have counsel decide it, and record a ground that holds either way"
    ),
    Code.LISTING_NOT_RECORDED: Words(
        "{name} counts for listed recipients, and no listing of {importer} is recorded",
        "look {importer} up on the list and record `certified` with the day",
    ),
    Code.LISTING_NOT_VERIFIED: Words(
        "nobody recorded when the listing of {importer} under {name} was looked at",
        "look it up and record `verified`",
    ),
    Code.VERIFICATION_OLD: Words(
        "the listing of {importer} under {name} was last looked at on {day}, over 12 months before",
        "look it up again and record `verified`",
    ),
    Code.VERIFICATION_LATER: Words(
        "the listing of {importer} under {name} was first looked at on {day}, after the day judged",
        "record since when {importer} is listed (`certified.since`)",
    ),
    Code.CERTIFICATE_PAST_DUE: Words(
        "{importer} had to certify again under {name} by {day}",
        "look it up again and record the new `due`",
    ),
    Code.COVERAGE_NOT_RECORDED: Words(
        "for which data {importer} certified under {name} is not recorded",
        "record `certified.covers` as the list says it: hr, non-hr",
    ),
    Code.STAFF_DATA_NOT_CERTIFIED: Words(
        "data of our own staff reach {importer}, whose certificate under {name} leaves out HR data",
        "have {importer} say which data it certified, or rest these data on another ground",
    ),
    Code.ENTITY_NOT_RECORDED: Words(
        "whether the certificate under {name} is that of {importer} can't be seen: a legal name is"
        " missing",
        "record {legal_name}, and `certified.entity` of the safeguard",
    ),
    Code.NOT_SHOWN_SIGNED: Words(
        "{name} are named, and not shown as signed with {importer}",
        "record `status: signed` or `incorporated`, with the day and the party",
    ),
    Code.DAY_NOT_RECORDED: Words(
        "{name} are recorded without the day of signing", "record `signed`"
    ),
    Code.PARTY_NOT_RECORDED: Words(
        "whether {name} reach {importer} can't be seen: a full legal name is missing",
        "record {legal_name}, and `with` of the safeguard",
    ),
    Code.MODULES_NOT_RECORDED: Words(
        "{name} are recorded without their modules", "record `modules`"
    ),
    Code.NO_MODULE_FITS: Words(
        "{name} have no module for a processor that discloses to a controller not its customer",
        "settle whether the customer exports, or we act as controller{own_purposes}",
    ),
    Code.MANDATE_NOT_SHOWN: Words(
        "{name} are made for a controller, and {exporter} is a processor: a mandate of the"
        " controller to sign them in its name is not recorded",
        "have module 3 of the clauses of 2021 agreed, or counsel confirm the mandate",
    ),
    Code.NOT_ADAPTED: Words(
        "{name} count for Switzerland with the FDPIC's adaptations, which are not recorded",
        "record `adapted: [ch]` once the contract has them",
    ),
    Code.IMPORTER_UNDER_REGIME: Words(
        "{name} are not made for {importer}, which is itself under the GDPR",
        "see first whether {fitting}; else keep them, and record why they are relied on until the"
        " announced set is adopted",
    ),
    Code.NOT_ASSESSED: Words(
        "no assessment of the law at the destination is recorded for {name}",
        "make the {assessment} and record `assessment`",
    ),
    Code.ASSESSMENT_SILENT: Words(
        "the assessment recorded for {name} does not speak of {detail}",
        "extend the assessment to {detail}",
    ),
    Code.ASSESSMENT_OPEN: Words(
        "the assessment recorded for {name} has no known conclusion", "record its conclusion"
    ),
    Code.MEASURES_NOT_KNOWN: Words(
        "the assessment for {name} depends on measures, and none is recorded",
        "record under `measures` what the assessment depends on, or assess again without it",
    ),
    Code.MEASURES_NOT_ENOUGH: Words(
        "the assessment for {name} depends on measures, and those recorded ({detail}) leave open"
        " data that {importer} may read in the clear",
        "record a measure that keeps the data unreadable, or `clear_text: not-needed` if {importer}"
        " does not read them",
    ),
    Code.PLACE_NOT_REACHED: Words(
        "{importer} also works from {detail}, which {name} does not reach",
        "record a ground for {detail}, or have {importer} give up that place",
    ),
    Code.TOOL_NOT_CONFIRMED: Words(
        "{name} ({act}): nothing recorded shows that it is in place ({detail})",
        "record who approved it, when, and that {importer} is bound",
    ),
    Code.RULES_NOT_CONFIRMED: Words(
        "binding corporate rules are named, and the record does not show that they fit: {detail}",
        "record `{detail}` of the rules",
    ),
    Code.APPROVAL_VOID: Words(
        "these binding corporate rules were approved by {detail}, whose approval has no effect in"
        " the EEA from {day} on ({void_by})",
        "record as `authority` the one in the EEA that approved the rules, or agree on another"
        " ground",
    ),
    Code.DEROGATION_TO_CHECK: Words(
        "{derogation}",
        "record why {conditions}, or another ground",
    ),
    Code.ONWARD_NOT_SHOWN: Words(
        "{exporter} passes data on to {importer}, and no contract for it is recorded",
        "have {exporter} show the contract, and record it at the edge",
    ),
    Code.ONWARD_CONTRACT_ALONE: Words(
        "a contract is recorded for what {exporter} passes on to {importer}, and it came under"
        " {detail}: that asks for an adequate country, or clauses or rules that bind {importer}",
        "have {exporter} show the clauses or rules with {importer} and the assessment, and record"
        " them at the edge under `safeguards`",
    ),
    Code.ONWARD_MECHANISM_UNKNOWN: Words(
        "a contract is recorded for what {exporter} passes on to {importer}, and by which mechanism"
        " the data reached {exporter} is not known",
        "record the mechanism for {exporter}: whether a contract suffices follows from it",
    ),
    Code.ONWARD_FORBIDDEN: Words(
        "{exporter} undertook to pass the data on to nobody outside (`no-onward-transfer`), and"
        " passes them on to {importer}",
        "have {exporter} stop, or take back the measure and assess the transfer again without it",
    ),
    Code.OLD_SET_UNDATED: Words(
        "{name} count only where signed by {day}, and the day of signing is not recorded",
        "record `signed`, or sign the clauses now in force",
    ),
    Code.OLD_SET_UNSETTLED: Words(
        "{detail}", "have counsel decide it, or sign the clauses of 2021"
    ),
    Code.LAW_UNSETTLED: Words(
        "{detail}", "have counsel decide it, and record a ground that holds either way"
    ),
    Code.IMPORTER_UNKNOWN: Words(
        "the country of {importer} is not known",
        "ask which legal entity it is, and in which country",
    ),
    Code.PLACES_UNKNOWN: Words(
        "where {importer} keeps the data and from where it reaches them is not known",
        "ask for every place of storage, support and administration",
    ),
    Code.CHOICE_OPEN: Words(
        "the place is a choice of ours that is not made", "choose one and record it"
    ),
    Code.GROUND_UNKNOWN: Words(
        "the ground is recorded as unknown", "find out on what the transfer rests, and record it"
    ),
    Code.CHAIN_GROUND_NOT_RECORDED: Words(
        "{exporter} passes data on to {importer}, and no ground for it is recorded",
        "ask {exporter} on what ground, and record it at the edge",
    ),
    Code.EXPORTER_UNKNOWN: Words(
        "the country of {exporter} is not known, and so not which law binds what it passes on",
        "ask {exporter} which entity it is",
    ),
    Code.PARTY_UNNAMED: Words(
        "who runs the place in {place} is not recorded", "ask {exporter} who runs it"
    ),
    Code.SUBPROCESSOR_UNNAMED: Words(
        "{exporter} passes data on to a sub-processor that is not named",
        "ask {exporter} which company it is, and make a record of it",
    ),
    Code.LAW_NOT_HELD: Words(
        "{exporter} exports under a law that the book does not hold",
        "have counsel judge it by {act}",
    ),
    Code.REGIME_UNKNOWN: Words(
        "which law we are under is not known", "record our country, or set `regimes`"
    ),
}
