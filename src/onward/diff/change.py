"""What changed in meaning between two inventories, as values."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from onward.diagnostic import Diagnostic, Place
from onward.diff.side import Side
from onward.transfers.footing import Footing, Judgment

NOWHERE = Place("")


class How(Enum):
    """What became of a fact."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"

    @property
    def mirrored(self) -> "How":
        """What it is seen from the other side."""
        return {How.ADDED: How.REMOVED, How.REMOVED: How.ADDED}.get(self, self)


class Sense(Enum):
    """Whether a change leaves the data better or worse protected, as far as that can be told."""

    BETTER = "better"
    WORSE = "worse"
    NEUTRAL = "neutral"

    @property
    def mirrored(self) -> "Sense":
        """What it is seen from the other side."""
        return {Sense.BETTER: Sense.WORSE, Sense.WORSE: Sense.BETTER}.get(self, self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of meaning: of which party, in which respect, from what to what."""

    inventory: str
    party: str
    """The id of a vendor, an activity or a waiver, or `us`."""
    name: str
    """What to call the party."""
    aspect: str
    """vendor, name, entity, parent, role, place, ground, agreement, data, chain, country..."""
    how: How
    sense: Sense
    before: str = ""
    after: str = ""
    about: str = ""
    """The service, edge or activity that it concerns; empty for the whole record."""
    special: bool = False
    """Data under Art. 9 or 10 GDPR."""
    at: Place = NOWHERE

    @property
    def key(self) -> tuple[str, ...]:
        """By which changes are told apart and put in order."""
        return (self.inventory, self.party, self.aspect, self.about, self.before, self.after)


@dataclass(frozen=True, slots=True)
class FlowChange:
    """One flow on both sides; None where it is not there."""

    inventory: str
    before: Judgment | None
    after: Judgment | None

    @property
    def either(self) -> Judgment:
        """The flow as it is now, else as it was."""
        found = self.after or self.before
        if found is None:
            raise AssertionError("a flow that is on neither side")
        return found

    @property
    def sense(self) -> Sense:
        """Worse where the footing is; a flow that was not there counts as one that holds.

        A transfer on a ground that holds is no worse than none: between `within` and `holds` there
        is no better and no worse.
        """
        before, after = _level(self.before), _level(self.after)
        if before == after:
            return Sense.NEUTRAL
        return Sense.WORSE if after > before else Sense.BETTER

    @property
    def changed(self) -> bool:
        """Whether anything in it differs: there or not, its footing, or what decides it."""
        if self.before is None or self.after is None:
            return True
        return _outcome(self.before) != _outcome(self.after)


def _level(judgment: Judgment | None) -> int:
    return max(judgment.footing.rank, Footing.HOLDS.rank) if judgment else Footing.HOLDS.rank


def _outcome(judgment: Judgment) -> tuple[object, ...]:
    grounds = tuple(sorted(ground.instrument for ground in judgment.grounds))
    codes = tuple(sorted({reason.code.value for reason in judgment.reasons}))
    return judgment.footing, grounds, codes


@dataclass(frozen=True, slots=True)
class Told:
    """What our customers have to be told of a sub-processor that is new or replaced."""

    inventory: str
    vendor: str
    name: str
    replaced: bool
    """An entity that was replaced, not an addition."""
    activities: tuple[str, ...]
    promised: int | None
    announced: date | None
    since: date | None
    earliest: date
    """The first day of use that keeps the promise, if they are told by the day judged."""
    kept: bool | None
    """None: it can't be said, for a day or the promise is not recorded."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What became of the findings."""

    introduced: tuple[Diagnostic, ...] = ()
    worsened: tuple[tuple[Diagnostic, Diagnostic], ...] = ()
    """Before and after: graver, or covering more."""
    fixed: tuple[Diagnostic, ...] = ()
    unchanged: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Two sides compared: everything that a reviewer has to see."""

    before: str
    """What the first side is, in words: a revision, a day, the law as it is."""
    after: str
    as_of: date
    """The day for which the second side was judged."""
    law_checked: date
    inventories: tuple[str, ...]
    changes: tuple[Change, ...]
    flows: tuple[FlowChange, ...]
    """Those that changed, the worst first."""
    still: int
    """How many flows are as they were."""
    findings: Findings
    told: tuple[Told, ...]
    faults: tuple[Diagnostic, ...] = ()
    """Faults of records on the second side: what bears them is not compared."""
    base_faults: tuple[Diagnostic, ...] = ()
    """Faults on the first side: all of the second side counts as new there."""
    pairs: tuple[tuple[Side | None, Side | None], ...] = field(
        default=(), compare=False, repr=False
    )
    """The sides themselves, one pair an inventory: for questions and for the picture."""

    @property
    def nothing(self) -> bool:
        """No change in meaning."""
        parts = (self.changes, self.flows, self.told, self.faults, self.base_faults)
        told = (self.findings.introduced, self.findings.worsened, self.findings.fixed)
        return not any((*parts, *told))
