"""An instrument: its days, what it asks of a transfer, and how its row is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from onward.source.packaged import table
from onward.terms.spelling import name_words


class InstrumentKind(Enum):
    """What sort of mechanism an instrument is."""

    ADEQUACY = "adequacy"
    """A decision or regulation that finds a country or organisation adequate."""
    FRAMEWORK = "framework"
    """Adequate only for recipients on a list: counts only where a record names it."""
    INDICATIVE = "adequacy-indicative"
    """A published view without binding force: a reviewer confirms it."""
    CLAUSES = "scc"
    ADDENDUM = "scc-addendum"
    RULES = "bcr"
    CODE = "code"
    CERTIFICATION = "certification"
    ADHOC = "adhoc"
    PUBLIC = "public-instrument"
    DEROGATION = "derogation"
    BRIDGE = "deemed-not-transfer"
    """The law says that what is sent there is no transfer."""
    ART28 = "art28-scc"
    """Clauses of Art. 28(7) GDPR: never a transfer mechanism."""
    ANNOUNCED = "scc-announced"
    """Clauses that were announced and not adopted."""


CONTRACTS = frozenset(
    {
        InstrumentKind.CLAUSES,
        InstrumentKind.ADDENDUM,
        InstrumentKind.ART28,
        InstrumentKind.ANNOUNCED,
    }
)
"""Instruments that count by the day on which a contract on them was signed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One row of the law data. Every last day is inclusive; `None` for a day means that none is
    set.
    """

    id: str
    name: str
    """As in a sentence after `the`: `SCC of 2021`, `adequacy decision for Japan`."""
    kind: InstrumentKind
    regime: str
    """The regime under which it is a mechanism."""
    covers: frozenset[str]
    """Destinations: country codes, x- organisations, the zone EEA, or `*` for any."""
    adopted: date | None = None
    since: date | None = None
    """First day; `None` where it was never adopted."""
    last_day: date | None = None
    """Last day on which it may be relied on; for clauses, on which a contract may be signed."""
    end_known: date | None = None
    """Day from which that end was known: of the judgment, or of the act that set it."""
    existing_until: date | None = None
    """Last day for contracts that were signed by `last_day`."""
    signed_from: date | None = None
    """First day of signing that counts, where it is not `since` (a recognition comes later)."""
    ending: str = ""
    """invalidated | repealed | sunset | replaced | withdrawn, or empty."""
    ended_by: str = ""
    case: str = ""
    """The judgment that ended it."""
    act: str
    published: str = ""
    celex: str | None = None
    scope: str = ""
    shown: tuple[str, ...] = ()
    """Conditions that a record must confirm: until then a reviewer decides."""
    shown_for_own_staff: tuple[str, ...] = ()
    """Further conditions, for data of our own staff that go to a company of our own group."""
    private_only: bool = False
    """True: closed to a recipient that a record calls a public body."""
    between_authorities: bool = False
    """True: open to public authorities alone, on both sides."""
    authorised: bool = False
    """True: of a public instrument, one that the supervisory authority has to authorise."""
    notified: str = ""
    """The authority that has to be informed of it beforehand; empty: none."""
    exclusions: tuple[str, ...] = ()
    """Conditions presumed absent: they close the row where a record says that they apply."""
    doubts: tuple[str, ...] = ()
    """Those of `exclusions` that leave the row to a reviewer and do not close it."""
    doubted_by: str = ""
    """Why what one of them names is outside its scope, or may be."""
    doubt_before: str = ""
    """What is not verified about the days before `since`."""
    doubt_after: str = ""
    """What is not verified about contracts after `existing_until`."""
    modules: frozenset[int] = frozenset()
    accepts: tuple[str, ...] = ()
    """Instruments of another regime that a record may name and that count as this row."""
    adapted: str = ""
    """What a record has to say under `adapted` where it names an instrument of `accepts`."""
    beneath: str = ""
    """Of an addendum: the clauses to which it is added, whose modules are its own."""
    processor_contract: bool = False
    """True: clauses with modules that are also a DPA."""
    occasional: bool = False
    """True: of derogations, exceptions for single occasions; else each by its own terms only."""
    watch: tuple[str, ...] = ()
    """Rows of another law whose end does not end this one, and is a reason to look at it again."""
    marked: str = ""
    """What a record shows once the exporter marked the data of `marked_data` for the recipient."""
    marked_data: tuple[str, ...] = ()
    """Data that the recipient protects as sensitive only where the exporter marks them."""
    void_approvals: tuple[str, ...] = ()
    """Names of authorities whose approval has no effect any more from `void_from`."""
    void_from: date | None = None
    void_by: str = ""
    indicative: bool = False
    """A view without binding force: `review`, never `holds`."""
    plural: bool = False
    """True: a verb after the name is one for several (`the SCC of 2021 require`)."""
    usable: bool = True
    """False: no source shows that its terms are met, so that a reviewer always decides."""
    evidence: str
    """seen: read in a stored source; memory: not seen, wants a human check."""
    source: str = ""
    """official | official+secondary | secondary | none: what kind of source was read."""
    checked: date
    """Day of the newest source that was read for this row."""
    unverified: str = ""
    """What was not seen in a source; empty where nothing is open."""
    notes: str = ""
    risk: str = ""
    aliases: tuple[str, ...] = ()
    """What people write instead of the id, lower case: hints, no words of a record."""

    @property
    def home(self) -> str:
        """The country whose organisations alone can join a framework; empty for other rows."""
        return next(iter(self.covers)) if self.kind is InstrumentKind.FRAMEWORK else ""

    def holds(self, day: date, signed: date | None = None) -> bool:
        """Whether it may be relied on that day, for clauses by a contract signed on `signed`.

        Without a day of signing, clauses hold to the last day of signing. A contract signed by
        then counts to `existing_until`; one signed later, or before there was such a text, never;
        and nothing counts on a day before it was signed.
        """
        if self.since is None or day < self.since or (signed is not None and signed > day):
            return False
        if self.kind not in CONTRACTS or signed is None:
            return self.last_day is None or day <= self.last_day
        if signed < (self.signed_from or self.since):
            return False
        if self.last_day is None:
            return True
        return signed <= self.last_day and day <= (self.existing_until or self.last_day)

    def voids(self, approvals_of: str, day: date) -> bool:
        """Whether an approval by that authority has no effect that day, by a word in its name."""
        if self.void_from is None or day < self.void_from:
            return False
        said = f" {' '.join(name_words(approvals_of))} "
        return any(f" {' '.join(name_words(each))} " in said for each in self.void_approvals)

    def end(self, known_by: date) -> date | None:
        """The last day on which it counts at all, if that end was known by the day given."""
        if self.end_known is None or self.end_known > known_by:
            return None
        return self.existing_until or self.last_day

    def runs(self, day: date) -> bool:
        """Whether a contract on it, whenever it was signed, might count that day."""
        last = self.existing_until or self.last_day
        return self.since is not None and self.since <= day and (last is None or day <= last)

    def adopted_by(self, day: date) -> bool:
        """Whether it was adopted by that day; where that day is not known, in force."""
        first = self.adopted or self.since
        return first is not None and first <= day

    def doubt(self, day: date, signed: date | None = None) -> str:
        """Why it is unsettled whether it counts that day, where it does not hold; else empty."""
        if self.since is not None and day < self.since:
            return self.doubt_before
        last = self.existing_until or self.last_day
        if last is None or day <= last or self.last_day is None:
            return ""
        return self.doubt_after if signed is None or signed <= self.last_day else ""


_KINDS = {kind.value: kind for kind in InstrumentKind}
_LISTS = (
    "shown",
    "shown_for_own_staff",
    "exclusions",
    "doubts",
    "accepts",
    "watch",
    "aliases",
    "marked_data",
    "void_approvals",
)


def instruments() -> Mapping[str, Instrument]:
    """Every instrument by its id, in the order of the tables."""
    return {
        id_: _instrument(id_, regime, row)
        for regime in (row["id"] for row in table("onward.law", "regimes")["regime"])
        for id_, row in table("onward.law", f"instruments/{regime.lower()}").items()
    }


def _instrument(id_: str, regime: str, row: dict[str, Any]) -> Instrument:
    for key in _LISTS:
        if key in row:
            row[key] = tuple(row[key])
    row["kind"] = _KINDS[row["kind"]]
    row["covers"] = frozenset(row["covers"].split())
    row["modules"] = frozenset(row.get("modules", ()))
    return Instrument(id=id_, regime=regime, **row)
