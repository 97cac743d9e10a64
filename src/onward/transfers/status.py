"""The status of a flow on a day, and the reasons that decided it, as values."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from operator import attrgetter
from typing import Final, NamedTuple

from onward.diagnostic import Place
from onward.transfers.flow import Flow


class Status(Enum):
    """What can be said of a flow on a day, from the best to the worst."""

    INSIDE = "inside"
    HOLDS = "holds"
    EXPIRING = "expiring"
    REVIEW = "review"
    UNKNOWN = "unknown"
    FAILS = "fails"

    rank: int
    """0 for the best."""

    def __init__(self, _word: str) -> None:
        self.rank = len(type(self).__members__)

    def worse_than(self, other: "Status") -> bool:
        """Whether this status is the worse of the two."""
        return self.rank > other.rank


_RANK: Final = attrgetter("rank")


def worst(statuses: Iterable[Status]) -> Status:
    """The worst of them; `inside` where there is none."""
    return max(statuses, key=_RANK, default=Status.INSIDE)


class Code(Enum):
    """Why: one word for each thing that can decide a status."""

    # within
    INSIDE = "inside"
    BRIDGED = "bridged"
    RETURNED = "returned"
    # holds
    ADEQUATE = "adequate"
    CERTIFIED = "certified"
    BOUND_BY_CLAUSES = "bound-by-clauses"
    BOUND_BY_BCR = "bound-by-bcr"
    BOUND_BY_TOOL = "bound-by-tool"
    ONWARD_CONTRACT = "onward-contract"
    # lapses
    ENDS_SOON = "ends-soon"
    # review
    CONDITION_NOT_SHOWN = "condition-not-shown"
    INDICATIVE_ONLY = "indicative-only"
    UNSETTLED_PLACE = "unsettled-place"
    SEAT_NOT_SAID = "seat-not-said"
    LISTING_NOT_RECORDED = "listing-not-recorded"
    LISTING_NOT_VERIFIED = "listing-not-verified"
    VERIFICATION_OLD = "verification-old"
    VERIFICATION_LATER = "verification-later"
    CERTIFICATE_PAST_DUE = "certificate-past-due"
    COVERAGE_NOT_RECORDED = "coverage-not-recorded"
    ENTITY_NOT_RECORDED = "entity-not-recorded"
    STAFF_DATA_NOT_CERTIFIED = "staff-data-not-certified"
    STAFF_DATA_UNKNOWN = "staff-data-unknown"
    NOT_SHOWN_SIGNED = "not-shown-signed"
    DAY_NOT_RECORDED = "day-not-recorded"
    PARTY_NOT_RECORDED = "party-not-recorded"
    MODULES_NOT_RECORDED = "modules-not-recorded"
    NO_MODULE_FITS = "no-module-fits"
    MANDATE_NOT_SHOWN = "mandate-not-shown"
    ROLE_DECIDES_MODULE = "role-decides-module"
    NOT_ADAPTED = "not-adapted"
    IMPORTER_UNDER_REGIME = "importer-under-regime"
    NOT_ASSESSED = "not-assessed"
    ASSESSMENT_SILENT = "assessment-silent"
    ASSESSMENT_OPEN = "assessment-open"
    MEASURES_NOT_KNOWN = "measures-not-known"
    MEASURES_NOT_ENOUGH = "measures-not-enough"
    PLACE_NOT_REACHED = "place-not-reached"
    TOOL_NOT_CONFIRMED = "tool-not-confirmed"
    BCR_NOT_CONFIRMED = "bcr-not-confirmed"
    APPROVAL_VOID = "approval-void"
    DEROGATION_TO_CHECK = "derogation-to-check"
    ONWARD_NOT_SHOWN = "onward-not-shown"
    ONWARD_CONTRACT_ALONE = "onward-contract-alone"
    ONWARD_MECHANISM_UNKNOWN = "onward-mechanism-unknown"
    ONWARD_FORBIDDEN = "onward-forbidden"
    OLD_SET_UNDATED = "old-set-undated"
    OLD_SET_UNSETTLED = "old-set-unsettled"
    CHANGE_NOT_KNOWN = "change-not-known"
    LAW_UNSETTLED = "law-unsettled"
    CATALOGUE_ALONE = "catalogue-alone"
    # unknown
    IMPORTER_UNKNOWN = "importer-unknown"
    PLACES_UNKNOWN = "places-unknown"
    CHOICE_OPEN = "choice-open"
    MECHANISM_UNKNOWN = "mechanism-unknown"
    CHAIN_MECHANISM_NOT_RECORDED = "chain-mechanism-not-recorded"
    EXPORTER_UNKNOWN = "exporter-unknown"
    PARTY_UNNAMED = "party-unnamed"
    SUBPROCESSOR_UNNAMED = "subprocessor-unnamed"
    REGIME_UNKNOWN = "regime-unknown"
    LAW_NOT_HELD = "law-not-held"
    # fails
    NO_MECHANISM = "no-mechanism"
    INVALIDATED = "invalidated"
    REPEALED = "repealed"
    ENDED = "ended"
    NO_LONGER_USED = "no-longer-used"
    SIGNED_TOO_LATE = "signed-too-late"
    PROCESSING_CHANGED = "processing-changed"
    SIGNED_BEFORE_TEXT = "signed-before-text"
    NOT_YET = "not-yet"
    NOT_YET_APPROVED = "not-yet-approved"
    PLANNED_ONLY = "planned-only"
    WRONG_REGIME = "wrong-regime"
    NOT_A_MECHANISM = "not-a-mechanism"
    WRONG_MODULE = "wrong-module"
    OTHER_PARTY = "other-party"
    OUTSIDE_FRAMEWORK = "outside-framework"
    NOT_CERTIFIED = "not-certified"
    OTHER_ENTITY = "other-entity"
    DATA_NOT_CERTIFIED = "data-not-certified"
    GROUP_STAFF_DATA = "group-staff-data"
    EXCLUDED = "excluded"
    ASSESSED_NOT_EQUIVALENT = "assessed-not-equivalent"
    ASSESSMENT_NEVER_MADE = "assessment-never-made"
    WRONG_BCR = "wrong-bcr"
    NOT_A_MEMBER = "not-a-member"
    DEROGATION_AS_ROUTINE = "derogation-as-routine"
    DEROGATION_CLOSED = "derogation-closed"


class Reason(NamedTuple):
    """One thing that decided, with its act, its day and the place in the records."""

    code: Code
    status: Status
    at: Place
    instrument: str = ""
    act: str = ""
    article: str = ""
    day: date | None = None
    """The day that decides: an end, a start, a signature, a verification."""
    detail: tuple[str, ...] = ()
    """What the code speaks of: modules, countries, conditions, names."""


@dataclass(frozen=True, slots=True)
class JudgedMechanism:
    """One mechanism weighed for one flow: the worst of its reasons is what it gives."""

    instrument: str
    reasons: tuple[Reason, ...]
    until: date | None = None
    """The last day on which it counts, as far as was known on the day judged."""
    status: Status = field(init=False)
    """What this mechanism alone would give."""
    deciding: tuple[Reason, ...] = field(init=False)
    """The reasons that give it the status it has."""

    def __post_init__(self) -> None:
        status = worst([reason.status for reason in self.reasons])
        deciding = tuple([reason for reason in self.reasons if reason.status is status])
        object.__setattr__(self, "status", status)
        object.__setattr__(self, "deciding", deciding)


@dataclass(frozen=True, slots=True)
class Judgment:
    """The status of one flow under one regime on one day, and how it came about."""

    flow: Flow
    regime: str
    """The id of a regime, or empty where none is known."""
    day: date
    status: Status
    mechanisms: tuple[JudgedMechanism, ...]
    """Those that decided: the best for the worst destination and data, with their equals."""
    staff_data: bool = False
    """Whether the part that decided is data of our own staff."""
    destination: str = ""
    """The country that decided; empty where there is none or it is unknown."""
    option: str = ""
    """The place that was assumed where a customer chooses it."""
    among: tuple["Judgment", ...] = ()
    """Where it is not known which of several companies the importer is: what each would give."""
    parts: tuple["Judgment", ...] = ()
    """Where there are several destinations, or data of our own staff among other data: what each
    would give, of which the worst decided. None where a doubt about all of it decided.
    """
    reasons: tuple[Reason, ...] = field(init=False)
    """The reasons of the deciding mechanisms that gave the status."""

    def __post_init__(self) -> None:
        reasons = tuple(reason for mechanism in self.mechanisms for reason in mechanism.deciding)
        object.__setattr__(self, "reasons", reasons)

    @property
    def until(self) -> date | None:
        """The last day known on which the best mechanism counts."""
        ends = [mechanism.until for mechanism in self.mechanisms]
        return None if not ends or None in ends else max(end for end in ends if end)

    def because(self, *codes: Code) -> tuple[Reason, ...]:
        """The deciding reasons that bear one of these codes."""
        return tuple(reason for reason in self.reasons if reason.code in codes)
