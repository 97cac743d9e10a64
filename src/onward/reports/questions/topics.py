"""What can be asked: who is able to answer, on which provision it rests, and in which words."""

from collections.abc import Mapping
from enum import Enum
from typing import Final

from onward.law.instrument import InstrumentKind
from onward.reports.questions.phrases import ENGLISH, Phrases
from onward.reports.words.words import capital
from onward.transfers.status import Code


class Who(Enum):
    """Who can answer."""

    VENDOR = "vendor"
    """Only the vendor knows."""
    CONTRACT = "contract"
    """It is in our contract: we look there where we hold one, else the vendor is asked."""
    US = "us"
    """Only we know, or it is ours to find out or to decide."""


class Topic(Enum):
    """One question, in the order of a letter: its code, who answers, the provision behind it.

    Its words lie in the table of each language under the code; its provision is called as in the
    law data.
    """

    ENTITY = "entity", Who.CONTRACT, "transfer"
    WHICH = "which", Who.CONTRACT, "transfer"
    REGISTRATION = "registration", Who.CONTRACT, "processor"
    COUNTRY = "country", Who.CONTRACT, "transfer"
    PARENT = "parent", Who.VENDOR, "foreign-orders"
    SUBJECT_TO = "subject-to", Who.VENDOR, "safeguards"
    CONTACT = "contact", Who.VENDOR, "processor"
    LINKS = "links", Who.VENDOR, "processor"
    ROLE = "role", Who.VENDOR, "processor"
    AGREEMENT = "agreement", Who.VENDOR, "processor"
    TERMS = "terms", Who.CONTRACT, "processor"
    PLACES = "places", Who.VENDOR, "transfer"
    ACCESS = "access", Who.VENDOR, "transfer"
    MECHANISM = "mechanism", Who.VENDOR, "transfer"
    MECHANISM_OUTSIDE = "mechanism-outside", Who.VENDOR, "transfer"
    CLAUSES = "clauses", Who.CONTRACT, "safeguards"
    CONDITION = "condition", Who.VENDOR, "adequacy"
    STAFF = "staff", Who.VENDOR, "adequacy"
    BCR = "bcr", Who.VENDOR, "rules"
    TOOL = "tool", Who.VENDOR, "safeguards"
    MEASURES = "measures", Who.VENDOR, "safeguards"
    CLEAR_TEXT = "clear-text", Who.VENDOR, "safeguards"
    RETENTION = "retention", Who.VENDOR, "processor"
    HELD = "held", Who.VENDOR, "processor"
    CERTIFICATE = "certificate", Who.VENDOR, "processor"
    CHAIN = "chain", Who.VENDOR, "processor"
    CHAIN_PARTY = "chain-party", Who.VENDOR, "onward"
    WHO_IT_IS = "who-it-is", Who.US, "access"
    NO_CONTRACT = "no-contract", Who.US, "onward"
    CHOICE = "choice", Who.US, "transfer"
    LISTING = "listing", Who.US, "adequacy"
    ASSESSMENT = "assessment", Who.US, "safeguards"
    MECHANISM_RECORD = "mechanism-record", Who.US, "transfer"
    SERVICE = "service", Who.US, "register"
    VENDOR = "vendor", Who.US, "register"
    ACTIVITY = "activity", Who.US, "register"
    CUSTOMERS = "customers", Who.US, "transfer"
    APPROVALS = "approvals", Who.US, "subprocessor"
    CHAIN_APPROVAL = "chain-approval", Who.US, "subprocessor"
    OURSELVES = "ourselves", Who.US, "register"
    BEGUN = "begun", Who.US, "subprocessor"
    NOTICE = "notice", Who.US, "information"
    TO_SETTLE = "to-settle", Who.US, ""
    SAME_OR_NEW = "same-or-new", Who.US, ""

    def __init__(self, code: str, who: Who, provision: str) -> None:
        self.code, self.who, self.provision = code, who, provision
        self.number = len(type(self).__members__)

    def question(self, say: Phrases, facts: Mapping[str, object], *, of_vendor: bool) -> str:
        """The question as it is put to the vendor, or to ourselves."""
        key = "ask" if of_vendor and "ask" in say.table[self.code] else "look"
        return capital(say(self.code, key, **facts))

    def why(self, say: Phrases, facts: Mapping[str, object]) -> str:
        """The reason, without its provision."""
        return capital(say(self.code, "why", **facts))

    @property
    def named(self) -> bool:
        """Whether a question names what is open."""
        return "{items}" in ENGLISH.table[self.code]["look"]


BY_REASON: Final[Mapping[Code, Topic]] = {
    Code.IMPORTER_UNKNOWN: Topic.ENTITY,
    Code.SEAT_NOT_SAID: Topic.ENTITY,
    Code.PLACES_UNKNOWN: Topic.PLACES,
    Code.CHOICE_OPEN: Topic.CHOICE,
    Code.MECHANISM_UNKNOWN: Topic.MECHANISM,
    Code.NO_MECHANISM: Topic.MECHANISM,
    Code.CONDITION_NOT_SHOWN: Topic.CONDITION,
    Code.NOT_SHOWN_SIGNED: Topic.CLAUSES,
    Code.DAY_NOT_RECORDED: Topic.CLAUSES,
    Code.PARTY_NOT_RECORDED: Topic.CLAUSES,
    Code.MODULES_NOT_RECORDED: Topic.CLAUSES,
    Code.OLD_SET_UNDATED: Topic.CLAUSES,
    Code.CHANGE_NOT_KNOWN: Topic.CLAUSES,
    Code.LISTING_NOT_RECORDED: Topic.LISTING,
    Code.LISTING_NOT_VERIFIED: Topic.LISTING,
    Code.VERIFICATION_OLD: Topic.LISTING,
    Code.VERIFICATION_LATER: Topic.LISTING,
    Code.CERTIFICATE_PAST_DUE: Topic.LISTING,
    Code.COVERAGE_NOT_RECORDED: Topic.LISTING,
    Code.ENTITY_NOT_RECORDED: Topic.LISTING,
    Code.STAFF_DATA_NOT_CERTIFIED: Topic.STAFF,
    Code.STAFF_DATA_UNKNOWN: Topic.STAFF,
    Code.BCR_NOT_CONFIRMED: Topic.BCR,
    Code.APPROVAL_VOID: Topic.BCR,
    Code.TOOL_NOT_CONFIRMED: Topic.TOOL,
    Code.NOT_ASSESSED: Topic.ASSESSMENT,
    Code.ASSESSMENT_OPEN: Topic.ASSESSMENT,
    Code.ASSESSMENT_SILENT: Topic.ASSESSMENT,
    Code.MEASURES_NOT_KNOWN: Topic.MEASURES,
    Code.MEASURES_NOT_ENOUGH: Topic.MEASURES,
}
"""Under which topic a reason of a flow of ours to a vendor is asked."""

OF_VENDOR: Final[Mapping[str, Topic]] = {
    "name": Topic.WHO_IT_IS,
    "one_of": Topic.WHICH,
    "legal_name": Topic.ENTITY,
    "country": Topic.ENTITY,
    "company_number": Topic.REGISTRATION,
    "lei": Topic.REGISTRATION,
    "address": Topic.CONTACT,
    "role": Topic.ROLE,
    "subject_to": Topic.SUBJECT_TO,
}
"""Under which topic a key of a vendor is asked, where it is not one of the record itself."""
OF_SERVICE: Final[Mapping[str, Topic]] = {
    "role": Topic.ROLE,
    "clear_text": Topic.CLEAR_TEXT,
    "form": Topic.CLEAR_TEXT,
    "held": Topic.HELD,
    "retention": Topic.RETENTION,
}
IN_CLAUSES: Final = frozenset({"status", "signed", "party", "modules"})
"""The keys of a mechanism that the clauses themselves answer."""
OF_BCR: Final = frozenset({"status", "variant", "approved", "authority", "members"})
OF_TOOL: Final = frozenset({"status", "signed", "party", "approved", "authority"})
CLAUSES: Final = frozenset({InstrumentKind.CLAUSES, InstrumentKind.ADDENDUM, InstrumentKind.ART28})
TOOLS: Final = frozenset(
    {InstrumentKind.CODE, InstrumentKind.CERTIFICATION, InstrumentKind.ADHOC, InstrumentKind.PUBLIC}
)
