"""The sentences for what carries a flow, for what is to be checked, and for what nobody knows."""

from collections.abc import Mapping
from typing import Final, NamedTuple

from onward.law.instrument import Kind as Instruments
from onward.law.law import Law
from onward.law.tables import said
from onward.terms.place import the
from onward.transfers.flow import Kind
from onward.transfers.status import Code, Judgment, Reason
from onward.wording.english import listed


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
    Code.BOUND_BY_BCR: Words("binding corporate rules bind {importer}"),
    Code.BOUND_BY_TOOL: Words("{name} bind {importer}"),
    Code.ONWARD_CONTRACT: Words("an onward contract is recorded"),
    Code.ENDS_SOON: Words(
        "{name} carries the transfer to {day}, and nothing recorded or adopted follows",
        "record a fallback, or watch for the act that prolongs it",
    ),
    Code.CONDITION_NOT_SHOWN: Words(
        "{name} covers a recipient only where it is shown: {detail}",
        "have {importer} confirm it, and record {words} under `shown` of the transfer mechanism"
        " {instrument}",
    ),
    Code.INDICATIVE_ONLY: Words(
        "{name} was a view without binding force: the exporter answers for it",
        "record who examined the protection in that country, and when",
    ),
    Code.UNSETTLED_PLACE: Words(
        "{detail}", "have counsel decide it, and record a transfer mechanism that holds either way"
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
        "have {importer} say which data it certified, or rest these data on another transfer"
        " mechanism",
    ),
    Code.ENTITY_NOT_RECORDED: Words(
        "whether the certificate under {name} is that of {importer} can't be seen: a legal name is"
        " missing",
        "record {legal_name}, and `certified.entity` of the transfer mechanism",
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
        "record {legal_name}, and `with` of the transfer mechanism",
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
        "record a transfer mechanism for {detail}, or have {importer} give up that place",
    ),
    Code.TOOL_NOT_CONFIRMED: Words(
        "{name} ({act}): nothing recorded shows that it is in place ({detail})",
        "record who approved it, when, and that {importer} is bound",
    ),
    Code.BCR_NOT_CONFIRMED: Words(
        "binding corporate rules are named, and the record does not show that they fit: {detail}",
        "record `{detail}` of the rules",
    ),
    Code.APPROVAL_VOID: Words(
        "these binding corporate rules were approved by {detail}, whose approval has no effect in"
        " the EEA from {day} on ({void_by})",
        "record as `authority` the one in the EEA that approved the rules, or agree on another"
        " transfer mechanism",
    ),
    Code.DEROGATION_TO_CHECK: Words(
        "{derogation}",
        "record why {conditions}, or another transfer mechanism",
    ),
    Code.ONWARD_NOT_SHOWN: Words(
        "{exporter} passes data on to {importer}, and no contract for it is recorded",
        "have {exporter} show the contract, and record it at the edge",
    ),
    Code.ONWARD_CONTRACT_ALONE: Words(
        "a contract is recorded for what {exporter} passes on to {importer}, and it came under"
        " {detail}: that asks for an adequate country, or clauses or rules that bind {importer}",
        "have {exporter} show the clauses or rules with {importer} and the assessment, and record"
        " them at the edge under `mechanisms`",
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
        "{detail}", "have counsel decide it, and record a transfer mechanism that holds either way"
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
    Code.MECHANISM_UNKNOWN: Words(
        "the transfer mechanism is recorded as unknown",
        "find out on what the transfer rests, and record it",
    ),
    Code.CHAIN_MECHANISM_NOT_RECORDED: Words(
        "{exporter} passes data on to {importer}, and no transfer mechanism for it is recorded",
        "ask {exporter} under which transfer mechanism, and record it at the edge",
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
        "{exporter} exports under a law that the law data do not hold",
        "have counsel judge it by {act}",
    ),
    Code.REGIME_UNKNOWN: Words(
        "which law we are under is not known", "record our country, or set `regimes`"
    ),
}


REFUSALS: Final[Mapping[Code, Words]] = {
    Code.NO_MECHANISM: Words(
        "no transfer mechanism is recorded for the transfer",
        "record the transfer mechanism under `mechanisms`, or say `unknown` and ask",
    ),
    Code.INVALIDATED: Words(
        "{name} ({act}) ended by {ended_by}: it counted to {day}",
        "agree on another transfer mechanism before any data flow, or stop the transfer",
    ),
    Code.REPEALED: Words(
        "{name} ({act}) counted to {day} and no longer",
        "sign the clauses now in force, or agree on another transfer mechanism",
    ),
    Code.ENDED: Words(
        "{name} ({act}) counted to {day}", "agree on another transfer mechanism, and record it"
    ),
    Code.NO_LONGER_USED: Words(
        "{name} is recorded as in use to {day}, and nothing that follows it",
        "record the transfer mechanism on which the data flow now",
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
        "{name}: planned, and a plan is no transfer mechanism",
        "put in place what is planned, and record since when",
    ),
    Code.WRONG_REGIME: Words(
        "{name}: no transfer mechanism under {law}", "agree on an instrument of that law"
    ),
    Code.NOT_A_MECHANISM: Words(
        "{name} is no transfer mechanism for this transfer", "agree on an instrument that is"
    ),
    Code.WRONG_MODULE: Words(
        "{name} lack module {detail}, which the roles on this edge need",
        "have module {detail} agreed",
    ),
    Code.OTHER_PARTY: Words(
        "{name} were agreed with another company than {importer} ({detail})",
        "have them signed with the entity that receives the data",
    ),
    Code.OUTSIDE_FRAMEWORK: Words(
        "{name} is open to organisations in {home} only, and {importer} is in {detail}",
        "agree on another transfer mechanism",
    ),
    Code.NOT_CERTIFIED: Words(
        "{importer} is no participant of {name}: the list has it as {detail}",
        "agree on another transfer mechanism, or have {importer} certify",
    ),
    Code.OTHER_ENTITY: Words(
        "the certificate under {name} is not that of {importer} ({detail})",
        "record which entry names {importer} as covered, or agree on another transfer mechanism",
    ),
    Code.DATA_NOT_CERTIFIED: Words(
        "{importer} certified under {name} for HR data alone, and these data are others",
        "have it certify for non-HR data, or agree on another transfer mechanism",
    ),
    Code.GROUP_STAFF_DATA: Words(
        "{importer} of our own group receives staff data, and its certificate under {name} leaves"
        " HR data out",
        "have it certify for HR data, or agree on another transfer mechanism",
    ),
    Code.EXCLUDED: Words("{name} leaves out: {detail}", "agree on another transfer mechanism"),
    Code.ASSESSED_NOT_EQUIVALENT: Words(
        "the assessment for {name} found no equivalent protection",
        "stop the transfer, or record measures that close the gap",
    ),
    Code.ASSESSMENT_NEVER_MADE: Words(
        "{name} ask for an assessment, and it is recorded as never made",
        "make the {assessment}",
    ),
    Code.WRONG_BCR: Words(
        "these binding corporate rules do not reach what flows here (needed: for a {detail})",
        "agree on another transfer mechanism, or on the rules that fit",
    ),
    Code.NOT_A_MEMBER: Words(
        "{detail} is no member bound by the binding corporate rules",
        "agree on another transfer mechanism",
    ),
    Code.DEROGATION_AS_ROUTINE: Words(
        "a derogation{letter} carries a standing service",
        "agree on a transfer mechanism that can carry a standing service",
    ),
    Code.DEROGATION_CLOSED: Words(
        "{closed_by} closes letter {detail} to a public authority",
        "agree on another transfer mechanism",
    ),
}


WORDS: Final[Mapping[Code, Words]] = {**SENTENCES, **REFUSALS}


IN_FORCE = "in force only from"
_LATER = {
    "signed": "signed only on",
    "approved": "approved only on",
    "certified/since": "listed there only from",
    "since": "in use only from",
}
"""What comes later than the day judged, by the key of the record that says so."""
_LEGAL_NAMES = {
    Kind.CUSTOMER: "`name` of the customer",
    Kind.INBOUND: "our own `legal_name`",
}


def why(reason: Reason, judgment: Judgment, law: Law) -> str:
    """Why, in one clause without a full stop."""
    return WORDS[reason.code].why.format_map(_facts(reason, judgment, law))


def settle(reason: Reason, judgment: Judgment, law: Law) -> str:
    """How to fix it; empty where there is nothing to settle."""
    return WORDS[reason.code].settle.format_map(_facts(reason, judgment, law))


def later(reason: Reason) -> str:
    """Whether it is the law that begins only on the day of the reason, or what a record tells."""
    route = reason.at.route
    return next((said for key, said in _LATER.items() if route.endswith(f"/{key}")), IN_FORCE)


def _facts(reason: Reason, judgment: Judgment, law_data: Law) -> dict[str, str]:
    row, law = law_data.instruments.get(reason.instrument), law_data.regimes.get(judgment.regime)
    own_purposes = law.article("own-purposes", judgment.day) if law else ""
    closed_by = law.article("derogation-authorities", judgment.day) if law else ""
    flow = judgment.flow
    details = reason.detail
    if reason.code is Code.CONDITION_NOT_SHOWN:
        details = tuple(map(said, details))
    detail = ", ".join(details).rstrip(".") or "not recorded"
    return {
        "name": row.name if row else "the transfer mechanism",
        "instrument": reason.instrument,
        "act": reason.act,
        "ended_by": (row.case or row.ended_by) if row else "",
        "later": later(reason),
        "void_by": row.void_by if row else "",
        "day": reason.day.isoformat() if reason.day else "a day not set",
        "detail": detail,
        "words": listed(f"`{each}`" for each in reason.detail),
        "letter": f" (letter {detail})",
        **_exception(reason, judgment, detail, law_data),
        **_fitting(reason, judgment, law_data),
        "assessment": law_data.assessment_name(reason.article),
        "own_purposes": f" ({own_purposes})" if own_purposes else "",
        "closed_by": closed_by,
        "home": the(row.home) if row and row.home else "",
        "importer": flow.importer.name,
        "exporter": flow.exporter.name,
        "place": flow.code,
        "legal_name": _LEGAL_NAMES.get(flow.kind, "`legal_name` of the vendor"),
        "law": law.law if law else "the law that binds the exporter",
    }


def _exception(reason: Reason, judgment: Judgment, detail: str, law: Law) -> dict[str, str]:
    """What a derogation asks: to be occasional, or the terms of its letter and no more."""
    if reason.code is not Code.DEROGATION_TO_CHECK:
        return {}
    if law.instrument(reason.instrument).occasional:
        return {
            "derogation": f"a derogation (letter {detail}) is an exception for single occasions",
            "conditions": "it is occasional and necessary",
        }
    row = law.clauses.derogation(judgment.regime, "".join(reason.detail))
    terms = f"{detail}: {row.text}" if row else detail
    return {
        "derogation": f"an exception (letter {terms}) counts only on its own terms",
        "conditions": "its terms are met",
    }


def _fitting(reason: Reason, judgment: Judgment, law: Law) -> dict[str, str]:
    """What is made for an importer itself under the GDPR: a framework first, where one is open."""
    if reason.code is not Code.IMPORTER_UNDER_REGIME:
        return {}
    open_ = (
        f"{judgment.flow.importer.name} can certify to {row.name}, or "
        for row in law.instruments.values()
        if row.kind is Instruments.FRAMEWORK
        and row.regime == judgment.regime
        and row.holds(judgment.day)
        and law.covers(row, judgment.destination)
    )
    others = "binding corporate rules or clauses authorised by the authority fit"
    return {"fitting": f"{next(open_, '')}{others}"}
